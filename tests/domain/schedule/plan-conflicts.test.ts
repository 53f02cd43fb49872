import { describe, expect, it } from 'vitest';
import {
  dutiesLost,
  isGrave,
  type PlanGround,
  type PlanSlot,
  planConflicts,
} from '../../../db/domain/schedule/plan-conflicts';
import { d } from '../../builders/duty-subjects';

const slot = (over: Partial<PlanSlot> = {}): PlanSlot => ({
  id: 'a',
  date: d('2026-03-10'),
  startsAt: null,
  endsAt: null,
  enterpriseId: 'e1',
  planKind: 'onsite',
  planId: null,
  open: true,
  resources: [],
  ...over,
});
const ground = (over: Partial<PlanGround> = {}): PlanGround => ({
  year: 2026,
  today: d('2026-01-04'),
  daysOff: {},
  refusals: [],
  requirements: [],
  gapDays: 14,
  bookings: [],
  ...over,
});
const team = { key: 'team:1', name: '示例救援队' };
const siteH1 = {
  rule: 'R-DRILL-6M-SITE',
  period: '2026H1',
  from: d('2026-01-01'),
  to: d('2026-06-30'),
  kindMask: 4,
  planId: null,
};
const kinds = (slots: PlanSlot[], over: Partial<PlanGround> = {}) =>
  planConflicts(slots, ground(over)).map(({ kind, drillId, about }) => `${drillId ?? '-'} ${kind} ${about}`);

describe('planConflicts', () => {
  it.each<[string, PlanSlot[], Partial<PlanGround>, string[]]>([
    ['nothing', [slot()], {}, []],
    ['a day that has passed', [slot({ date: d('2026-01-02') })], {}, ['a past 2026-01-02']],
    ['another year', [slot({ date: d('2027-03-10') })], {}, ['a other-year 2027']],
    ['a day off', [slot()], { daysOff: { '2026-03-10': '星期日' } }, ['a day-off 星期日']],
    [
      'a refused stretch',
      [slot()],
      { refusals: [{ from: d('2026-03-01'), to: d('2026-03-31'), reason: '检修' }] },
      ['a refused 检修'],
    ],
    [
      'two drills of the unit on one day',
      [slot(), slot({ id: 'b' })],
      {},
      ['a same-day 2026-03-10', 'b same-day 2026-03-10'],
    ],
    ['two of two units on one day', [slot(), slot({ id: 'b', enterpriseId: 'e2' })], {}, []],
    ['too near', [slot(), slot({ id: 'b', date: d('2026-03-20') })], {}, ['a close 14', 'b close 14']],
    [
      'a duty left',
      [slot({ planKind: 'special' })],
      { requirements: [siteH1] },
      ['- duty R-DRILL-6M-SITE|2026H1'],
    ],
    ['a duty met', [slot()], { requirements: [siteH1] }, []],
    [
      'a duty on its last day',
      [],
      { requirements: [siteH1], today: siteH1.to },
      ['- duty R-DRILL-6M-SITE|2026H1'],
    ],
    ['a duty that no drill can meet any more', [], { requirements: [siteH1], today: d('2026-07-01') }, []],
    [
      'a team at two units',
      [slot({ resources: [team] }), slot({ id: 'b', enterpriseId: 'e2', resources: [team] })],
      {},
      ['a double-booked 示例救援队', 'b double-booked 示例救援队'],
    ],
    [
      'a team in the morning and another drill in the afternoon',
      [
        slot({ resources: [team], startsAt: '09:00', endsAt: '11:00' }),
        slot({ id: 'b', enterpriseId: 'e2', resources: [team], startsAt: '11:00', endsAt: '12:00' }),
      ],
      {},
      [],
    ],
    [
      'an expert who reviews that day',
      [slot({ resources: [{ key: 'expert:1', name: '样某' }] })],
      {
        bookings: [
          { key: 'expert:1', date: d('2026-03-10'), startsAt: null, endsAt: null, what: '示例预案评审' },
        ],
      },
      ['a double-booked 样某'],
    ],
    ['a drill that was held', [slot({ date: d('2026-01-02'), open: false })], {}, []],
  ])('finds %s', (_name, slots, over, expected) => {
    expect(kinds(slots, over)).toEqual(expected);
  });

  it('tells what a move would cost', () => {
    const before = [slot()];
    const after = [slot({ date: d('2026-07-02') })];
    expect(dutiesLost([siteH1], before, after)).toEqual([siteH1]);
    expect(dutiesLost([siteH1], after, before)).toEqual([]);
    expect(['duty', 'double-booked', 'past', 'other-year'].every((kind) => isGrave(kind as 'duty'))).toBe(
      true,
    );
    expect(isGrave('day-off')).toBe(false);
  });
});
