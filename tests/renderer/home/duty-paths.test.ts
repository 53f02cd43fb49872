import { describe, expect, it } from 'vitest';
import { dutyPath } from '../../../renderer/features/duties/duty-paths';

type Duty = Parameters<typeof dutyPath>[0];

const duty = (kind: Duty['action']['kind'], id: string | null, given: Partial<Duty> = {}): Duty => ({
  subjectId: 'e1',
  owner: 'enterprise',
  ownerName: '示恒化工',
  rule: 'R-DRILL-PLAN',
  ruleTitle: '制定本单位的年度应急演练计划',
  period: '2026',
  refId: '',
  refTitle: '',
  due: null,
  daysLeft: null,
  state: 'open',
  late: false,
  leads: false,
  action: { kind, id },
  ...given,
});

describe('the way to the next step of a duty', () => {
  it.each<[string, Duty, string]>([
    ['a year plan', duty('plan-drills', 'e1'), '/drills/plan?enterprise=e1&year=2026'],
    [
      'a half-yearly report',
      duty('report-drills', 'e1', { period: '2026H1' }),
      '/drills/reports?period=2026H1',
    ],
    ['a drill of a unit', duty('record-drill', 'e1'), '/drills/new?enterprise=e1'],
    ['a drill of the office', duty('record-drill', null), '/drills/new'],
    ['checks of drills', duty('inspect-drills', null), '/inspections'],
    ['no step of its own', duty('none', null), '/enterprises/e1'],
  ])('leads to %s', (_, given, path) => {
    expect(dutyPath(given)).toBe(path);
  });
});
