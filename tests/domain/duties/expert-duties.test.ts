import { describe, expect, it } from 'vitest';
import { evaluateDuties, prepareDuties } from '../../../db/domain/duties/evaluate';
import { DEFAULT_DUTY_SETTINGS } from '../../../db/domain/duties/rule-book';
import { traceDuty } from '../../../db/domain/duties/trace';
import { d, makeDutySubject, shippedCalendar, shippedRules } from '../../builders/duty-subjects';

const office = makeDutySubject({
  id: 'office-1',
  kind: 'office',
  experts: [
    { id: 'x1', name: '示例一', termTo: d('2026-12-10') },
    { id: 'x2', name: '样例二', termTo: d('2027-03-31') },
  ],
});
const terms = (asOf: string, settings = DEFAULT_DUTY_SETTINGS) =>
  evaluateDuties(office, shippedRules, shippedCalendar, d(asOf), settings)
    .filter(({ rule }) => rule === 'R-EXPERT-TERM')
    .map(({ refId, due, state }) => [refId, due, state]);

describe('R-EXPERT-TERM', () => {
  it.each([
    ['2026-11-09', []],
    ['2026-11-10', [['x1', '2026-12-10', 'due-soon']]],
    ['2026-12-10', [['x1', '2026-12-10', 'due-soon']]],
    ['2026-12-11', [['x1', '2026-12-10', 'overdue']]],
    [
      '2027-03-01',
      [
        ['x1', '2026-12-10', 'overdue'],
        ['x2', '2027-03-31', 'due-soon'],
      ],
    ],
  ])('as of %s', (asOf, expected) => {
    expect(terms(asOf)).toEqual(expected);
  });

  it('follows the office’s days of warning, and is silent when switched off', () => {
    expect(terms('2026-10-11', { ...DEFAULT_DUTY_SETTINGS, dueSoonDays: 60 })).toHaveLength(1);
    const off = { ...DEFAULT_DUTY_SETTINGS, switches: { 'R-EXPERT-TERM': { enabled: 'no' } } };
    expect(terms('2026-12-11', off)).toEqual([]);
  });

  it('names the next day on which an answer changes by itself', () => {
    const next = (asOf: string) =>
      prepareDuties(shippedRules, shippedCalendar, d(asOf)).evaluate({ ...office, plans: [] }).nextChangeOn;
    expect(next('2026-10-01') ?? '').toBe('2026-11-10');
    expect(next('2026-11-10') ?? '').toBe('2026-12-11');
    expect(next('2026-12-11') ?? '').toBe('2027-03-01');
  });

  it('is no duty of a unit, and explains itself', () => {
    const unit = makeDutySubject({ experts: office.experts });
    expect(
      evaluateDuties(unit, shippedRules, shippedCalendar, d('2027-06-01')).filter(
        ({ rule }) => rule === 'R-EXPERT-TERM',
      ),
    ).toEqual([]);
    const key = { rule: 'R-EXPERT-TERM', period: '', refId: 'x1' };
    const trace = traceDuty(office, shippedRules, shippedCalendar, d('2026-12-11'), key);
    expect(trace?.lines.map(({ text }) => text).join()).toContain('聘期至 2026-12-10');
  });
});
