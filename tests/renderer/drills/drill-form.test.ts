import { beforeEach, describe, expect, it } from 'vitest';
import { loadNamespaces, startI18n } from '../../../renderer/app/i18n';
import { civilDaysBetween, daysInMonth, weekdayOf } from '../../../renderer/features/drills/civil-days';
import {
  completeDrillForm,
  type DrillEntry,
  drillForm,
  emptyDrill,
  fieldsOf,
} from '../../../renderer/features/drills/drill-form';

beforeEach(async () => {
  await startI18n();
  await loadNamespaces(['drills']);
});

const entry = (given: Partial<DrillEntry>): DrillEntry => ({
  ...emptyDrill('e1'),
  title: '火灾实战演练',
  ...given,
});
const problems = (given: Partial<DrillEntry>) => {
  const parsed = drillForm.safeParse(entry(given));
  return parsed.success ? [] : parsed.error.issues.map((issue) => issue.path.join('.'));
};

describe('an entry of a drill', () => {
  it.each([
    ['planned without a day', {}, ['plannedOn']],
    ['planned', { plannedOn: '2026-12-01' }, []],
    ['held without a day', { held: true }, ['startOn']],
    ['held, one day', { held: true, startOn: '2026-11-01' }, []],
    ['held, ends too early', { held: true, startOn: '2026-11-02', endOn: '2026-11-01' }, ['endOn']],
    [
      'evaluated before its only day',
      { held: true, startOn: '2026-11-02', evaluatedOn: '2026-11-01' },
      ['evaluatedOn'],
    ],
    ['times in order', { plannedOn: '2026-12-01', startsAt: '9:00', endsAt: '1130' }, []],
    ['no time at all', { plannedOn: '2026-12-01', startsAt: '上午' }, ['startsAt']],
    [
      'ends before it begins',
      { held: true, startOn: '2026-11-02', endOn: '2026-11-02', startsAt: '14:00', endsAt: '09:30' },
      ['endsAt'],
    ],
    ['no date at all', { plannedOn: '下月初' }, ['plannedOn']],
  ] as const)('%s', (_name, given, expected) => {
    expect(problems(given)).toEqual(expected);
  });

  it('lets a drill of one day end on the day it began, and leaves a planned one without an end', () => {
    expect(fieldsOf(drillForm.parse(entry({ held: true, startOn: '2026-11-02' })))).toMatchObject({
      startOn: '2026-11-02',
      endOn: '2026-11-02',
    });
    const planned = fieldsOf(drillForm.parse(entry({ plannedOn: '2026-12-01' })));
    expect(planned.endOn).toBeNull();
    expect(planned).not.toHaveProperty('held');
  });

  it('writes times of day in one way', () => {
    const told = fieldsOf(
      drillForm.parse(entry({ plannedOn: '2026-12-01', startsAt: '9：05', endsAt: ' ' })),
    );
    expect([told.startsAt, told.endsAt]).toEqual(['09:05', null]);
  });

  it('is of the unit, or of the office when no unit is chosen', () => {
    expect([emptyDrill('e1').level, emptyDrill(null).level]).toEqual(['enterprise', 'department']);
  });
});

it('completes a drill only with days in order', () => {
  const told = { startOn: '2026-11-02', endOn: null, participants: null, place: null, evaluationNote: null };
  expect(completeDrillForm.safeParse({ ...told, evaluatedOn: '2026-11-02' }).success).toBe(true);
  expect(completeDrillForm.safeParse({ ...told, evaluatedOn: '2026-11-01' }).success).toBe(false);
  expect(completeDrillForm.safeParse({ ...told, endOn: '2026-11-01', evaluatedOn: null }).success).toBe(
    false,
  );
});

it('counts civil days without a clock', () => {
  expect(civilDaysBetween('2026-02-28', '2026-03-01')).toBe(1);
  expect(civilDaysBetween('2026-11-21', '2026-11-20')).toBe(-1);
  expect([daysInMonth(2024, 2), daysInMonth(2026, 2), daysInMonth(2026, 12)]).toEqual([29, 28, 31]);
  expect([weekdayOf('2026-11-22'), weekdayOf('2026-11-23')]).toEqual([7, 1]);
});
