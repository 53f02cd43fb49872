import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACCIDENT_GRADES, accidentGrade } from '../../../db/domain/codes/accident-grade';
import { chineseMoment, dayOfMoment, spanText, timeOfMoment } from '../../../db/domain/dates/moment';
import { suggestGrade } from '../../../db/domain/incident/grade-suggestion';
import { officesAbove, type ReportFacts, reportClocks } from '../../../db/domain/incident/report-clocks';
import { loadLaw } from '../../../db/law';
import { resourcesFolder } from '../../builders/database';

const law = loadLaw(resourcesFolder);
const rules = law.accidentReporting;
const at = (clock: string) => Date.parse(`2026-11-22T${clock}:00+08:00`);
const facts: ReportFacts = {
  desk: 'office',
  level: 'county',
  now: at('08:30'),
  happenedAt: at('07:40'),
  learnedAt: at('08:05'),
  unitLearnedAt: null,
  tollChangedAt: null,
  accidentKind: '中毒和窒息',
  grade: null,
  issued: [],
};
const clocks = (given: Partial<ReportFacts> = {}) => reportClocks({ ...facts, ...given }, rules);
const office = (given: Partial<ReportFacts> = {}) => clocks(given).find(({ rule }) => rule === 'R-ACC-2H');
const supplement = (given: Partial<ReportFacts> = {}) =>
  clocks(given).find(({ rule }) => rule === 'R-ACC-SUPP');

describe('the clocks of reporting (493 arts 9-13)', () => {
  it('gives the office two hours from learning, over nights and holidays', () => {
    expect(office()).toMatchObject({ startAt: at('08:05'), dueAt: at('10:05'), metAt: null, state: 'open' });
    expect(office({ now: at('09:50') })?.state).toBe('soon');
    expect(office({ now: at('10:05') })?.state).toBe('soon');
    expect(office({ now: at('10:06') })?.state).toBe('overdue');
    expect(office({ issued: [{ kind: 'first', at: at('10:05') }] })?.state).toBe('met');
    expect(office({ issued: [{ kind: 'first', at: at('10:06') }] })?.state).toBe('met-late');
    expect(office()?.trace.join('')).toContain('时限2小时');
    expect(office()?.article).toContain('第十一条');
  });

  it('gives the head of the unit one hour, met at an office when it learned of it', () => {
    const unit = (given: Partial<ReportFacts>) => clocks(given).find(({ rule }) => rule === 'R-ACC-1H');
    expect(unit({})).toBeUndefined();
    expect(unit({ unitLearnedAt: at('07:45') })).toMatchObject({ state: 'met', metAt: at('08:05') });
    expect(unit({ unitLearnedAt: at('07:00') })?.state).toBe('met-late');
    const own = { desk: 'enterprise' } as const;
    expect(unit(own)).toMatchObject({ dueAt: at('09:05'), state: 'open' });
    expect(unit({ ...own, issued: [{ kind: 'first', at: at('09:00') }] })?.state).toBe('met');
    expect(clocks(own).map(({ rule }) => rule)).toEqual(['R-ACC-1H']);
  });

  it.each([
    ['county', null, ['市级应急管理部门']],
    ['county', 'ordinary', ['市级应急管理部门']],
    ['county', 'larger', ['市级应急管理部门', '省级应急管理部门']],
    ['county', 'major', ['市级应急管理部门', '省级应急管理部门', '国务院应急管理部门']],
    ['city', 'ordinary', []],
    ['city', 'larger', ['省级应急管理部门']],
    ['province', 'extraordinary', ['国务院应急管理部门']],
  ] as const)('passes a report of %s office, grade %s, up to %j', (level, grade, to) => {
    expect(officesAbove(level, grade, rules)).toEqual(to);
    expect(office({ level, grade })?.state === 'not-applicable').toBe(to.length === 0);
  });

  it('asks for a supplement where the toll changed after the first report, within thirty days, seven for fire', () => {
    const issued = [{ kind: 'first', at: at('09:00') }] as const;
    expect(supplement({ issued, tollChangedAt: at('08:50') })).toBeUndefined();
    expect(supplement({ tollChangedAt: at('08:50') })).toBeUndefined();
    expect(supplement({ issued, tollChangedAt: at('09:10') })).toMatchObject({
      state: 'soon',
      dueAt: null,
      lastDay: '2026-12-22',
    });
    expect(supplement({ issued, tollChangedAt: at('09:10'), accidentKind: '火灾' })?.lastDay).toBe(
      '2026-11-29',
    );
    const later = at('09:10') + 31 * 86_400_000;
    expect(supplement({ issued, tollChangedAt: later })?.state).toBe('not-applicable');
    const both = [...issued, { kind: 'supplement', at: at('09:20') }] as const;
    expect(supplement({ issued: both, tollChangedAt: at('09:10') })?.state).toBe('met');
    expect(supplement({ issued: both, tollChangedAt: at('09:30') })?.state).toBe('soon');
  });

  it('holds for any moments: a report is late exactly after its term, and time passing never mends it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 600 }), (late, more) => {
        const now = facts.learnedAt + late * 60_000;
        const open = office({ now })?.state;
        expect(open === 'overdue').toBe(late > 120);
        if (open === 'overdue') expect(office({ now: now + more * 60_000 })?.state).toBe('overdue');
        expect(office({ now: now + more * 60_000, issued: [{ kind: 'first', at: now }] })?.state).toBe(
          late > 120 ? 'met-late' : 'met',
        );
      }),
    );
  });
});

describe('the grade that a toll suggests (493 art. 3)', () => {
  const toll = { deaths: 0, seriousInjuries: 0, missing: 0, trapped: 0, directLoss: null };

  it('names value, limit reached and next limit of every criterion, and the worst that may come', () => {
    const { grade, worst, criteria } = suggestGrade({ ...toll, deaths: 2, trapped: 8 }, law.accidentGrades);
    expect([grade, worst]).toEqual(['ordinary', 'major']);
    expect(criteria[0]).toEqual({ criterion: 'deaths', value: 2, grade: 'ordinary', reached: 1, next: 3 });
    expect(criteria[1]).toEqual({
      criterion: 'seriousInjuries',
      value: 0,
      grade: null,
      reached: null,
      next: 1,
    });
    const most = suggestGrade({ ...toll, directLoss: 2e8 }, law.accidentGrades).criteria[2];
    expect(most).toMatchObject({ grade: 'extraordinary', reached: 1e8, next: null });
  });

  it('agrees with the table for any toll, and missing people never lower it', () => {
    const number = fc.integer({ min: 0, max: 200 });
    fc.assert(
      fc.property(number, number, number, fc.option(fc.integer({ min: 0, max: 3e8 })), (d, s, m, l) => {
        const given = { ...toll, deaths: d, seriousInjuries: s, missing: m, directLoss: l };
        const { grade, worst } = suggestGrade(given, law.accidentGrades);
        expect(grade).toBe(
          accidentGrade({ deaths: d, seriousInjuries: s, directLoss: l ?? 0 }, law.accidentGrades),
        );
        const rank = (one: typeof grade) => (one === null ? -1 : ACCIDENT_GRADES.indexOf(one));
        expect(rank(worst)).toBeGreaterThanOrEqual(rank(grade));
      }),
    );
  });
});

describe('moments in words', () => {
  it('are those of China, whatever the PC says', () => {
    const late = Date.parse('2026-12-31T23:59:00Z');
    expect([dayOfMoment(late), timeOfMoment(late), chineseMoment(late, true)]).toEqual([
      '2027-01-01',
      '07:59',
      '2027年1月1日7时59分',
    ]);
    expect([spanText(59_999), spanText(3_600_000), spanText(-3_900_000)]).toEqual([
      '0分钟',
      '1小时',
      '1小时05分钟',
    ]);
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 4e12 }), (moment) => {
        const china = new Date(moment + 8 * 3_600_000).toISOString();
        expect(`${dayOfMoment(moment)} ${timeOfMoment(moment)}`).toBe(
          `${china.slice(0, 10)} ${china.slice(11, 16)}`,
        );
      }),
    );
  });
});
