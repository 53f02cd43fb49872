import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asCivilDate } from '../../db/domain/dates/civil-date';
import {
  halfYearSpan,
  halfYearsBack,
  hasBegun,
  judgeReport,
  reportGaps,
  reportStanding,
} from '../../db/domain/drill/half-year-report';

const H1 = halfYearSpan('2026H1');
const drill = {
  state: 'evaluated' as const,
  startOn: '2026-06-30',
  endOn: '2026-06-30',
  planId: 'p',
  planTitle: null,
  hasReport: true,
  openFindings: 0,
};

describe('half-years of reports', () => {
  it.each([
    ['2026H1', '2026-01-01', '2026-06-30'],
    ['2024H2', '2024-07-01', '2024-12-31'],
  ])('%s goes from %s to %s', (period, start, end) => {
    expect(halfYearSpan(period)).toMatchObject({ period, start, end });
  });
  it.each(['2026', '2026H3', '26H1', '2026h1', '', '0000H1'])('%j is none', (text) => {
    expect(halfYearSpan(text)).toBeNull();
  });
  it('go back from the one that runs to the one the unit began in', () => {
    const back = (from: string, most = 5) =>
      halfYearsBack(asCivilDate('2026-11-09'), asCivilDate(from), most).map(({ period }) => period);
    expect(back('2025-08-01')).toEqual(['2026H2', '2026H1', '2025H2']);
    expect(back('2020-01-01', 2)).toEqual(['2026H2', '2026H1']);
    expect(back('2026-11-09')).toEqual(['2026H2']);
  });
});

describe('a drill in a report', () => {
  const today = asCivilDate('2026-07-10');
  it.each([
    ['whole', {}, []],
    [
      'held over the turn of the half-year counts with its last day',
      { startOn: '2026-06-30', endOn: '2026-07-01' },
      ['outside'],
    ],
    ['to come', { state: 'planned' as const }, ['not-held']],
    ['marked as held on a day to come', { startOn: '2026-07-11', endOn: '2026-07-11' }, ['not-held']],
    ['that ends before it begins', { startOn: '2026-06-30', endOn: '2026-06-01' }, ['not-held']],
    ['without days', { startOn: null, endOn: null }, ['not-held']],
    ['not evaluated', { state: 'ended' as const }, ['not-evaluated']],
    [
      'without a report, with findings',
      { hasReport: false, openFindings: 2 },
      ['no-report', 'findings-open'],
    ],
    ['of no plan', { planId: null }, ['no-plan']],
    ['of a plan by its title', { planId: null, planTitle: '火灾' }, []],
  ])('%s', (_what, change, gaps) => {
    if (H1 === null) throw new Error('no half-year');
    expect(reportGaps({ ...drill, ...change }, H1, today)).toEqual(gaps);
  });
});

describe('rounds of a report', () => {
  it.each([
    [null, 1, 'first'],
    [null, 3, 'first'],
    [{ round: 1, answered: false }, 1, 'again'],
    [{ round: 1, answered: true }, 1, 'known'],
    [{ round: 1, answered: true }, 2, 'next-round'],
    [{ round: 2, answered: false }, 1, 'known'],
  ])('%o, then round %i: %s', (own, round, as) => {
    expect(judgeReport(own, round, true)).toBe(as);
  });
  it('never go back, and what was answered stays, in whatever order packages come', () => {
    const round = fc.integer({ min: 1, max: 4 });
    fc.assert(
      fc.property(fc.array(fc.tuple(round, fc.boolean(), fc.boolean()), { maxLength: 12 }), (packages) => {
        let own: { round: number; answered: boolean } | null = null;
        for (const [next, latest, answer] of packages) {
          const as = judgeReport(own, next, latest);
          if (as === 'known') continue;
          expect(own === null || next > own.round || (!own.answered && latest)).toBe(true);
          own = { round: next, answered: answer };
        }
      }),
    );
  });
  it.each([
    [null, null, 'none'],
    [{ state: 'draft' as const }, 'returned' as const, 'draft'],
    [{ state: 'handed-in' as const }, null, 'handed-in'],
    [{ state: 'handed-in' as const }, 'received' as const, 'received'],
  ])('%o with the word %s stands as %s', (submission, verdict, standing) => {
    expect(reportStanding(submission, verdict)).toBe(standing);
  });
  it('go before what a ledger says of their drills', () => {
    expect(reportStanding(null, null, { on: null })).toBe('in-ledger');
    expect(reportStanding({ state: 'draft' }, null, { on: '2026-07-02' })).toBe('draft');
  });
  it('begin with their half-year', () => {
    const window = halfYearSpan('2027H1');
    expect(window && [hasBegun(window, '2026-12-31'), hasBegun(window, '2027-01-01')]).toEqual([false, true]);
  });
});
