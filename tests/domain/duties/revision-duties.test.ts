import { describe, expect, it } from 'vitest';
import { traceDuty } from '../../../db/domain/duties/trace';
import {
  d,
  makeDutyPlan,
  makeDutySubject,
  shippedCalendar,
  shippedRules,
} from '../../builders/duty-subjects';
import { duties as ask } from './ask';

const trigger = (id: string, raisedOn: string, dealtOn: string | null = null) => ({
  id,
  raisedOn: d(raisedOn),
  dealtOn: dealtOn === null ? null : d(dealtOn),
});
const unit = (...triggers: ReturnType<typeof trigger>[]) =>
  makeDutySubject({ plans: [makeDutyPlan({ triggers })] });
const duties = (subject: ReturnType<typeof makeDutySubject>, asOf: string, rule = 'R-REVISE-6') =>
  ask(subject, asOf, rule);

describe('R-REVISE-6', () => {
  it.each([
    ['none raised', [], []],
    ['one open', [trigger('a', '2026-10-10')], [{ state: 'open', due: null, refId: 'plan-1' }]],
    [
      'one of two open',
      [trigger('a', '2026-10-10', '2026-10-12'), trigger('b', '2026-10-11')],
      [{ state: 'open' }],
    ],
    [
      'all dealt with',
      [trigger('a', '2026-10-10', '2026-11-01'), trigger('b', '2026-10-11', '2026-10-20')],
      [{ state: 'met', metOn: '2026-11-01', evidence: [{ kind: 'revision', id: 'a' }] }],
    ],
    ['dealt with later than the day asked', [trigger('a', '2026-10-10', '2026-12-01')], [{ state: 'open' }]],
    ['raised later than the day asked', [trigger('a', '2026-12-10')], []],
    ['raised before the law', [trigger('a', '2018-10-10')], []],
  ] as const)('%s', (_, triggers, expected) => {
    expect(duties(unit(...triggers), '2026-11-20')).toMatchObject(expected);
    expect(duties(unit(...triggers), '2026-11-20')).toHaveLength(expected.length);
  });

  it('changes by itself on the day a trigger is dated ahead to be settled', () => {
    expect(duties(unit(trigger('a', '2026-10-10', '2026-12-01')), '2026-11-20')[0]?.nextChangeOn).toBe(
      '2026-12-01',
    );
  });

  it('asks nothing of a closed unit or of a withdrawn plan', () => {
    const closed = makeDutySubject({
      facts: { establishedOn: null, status: 'closed', regionCode: '220283' },
      plans: [makeDutyPlan({ triggers: [trigger('a', '2026-10-10')] })],
    });
    expect(duties(closed, '2026-11-20')).toMatchObject([{ state: 'not-applicable' }]);
    const withdrawn = makeDutySubject({
      plans: [makeDutyPlan({ versionState: 'withdrawn', triggers: [trigger('a', '2026-10-10')] })],
    });
    expect(duties(withdrawn, '2026-11-20')).toEqual([]);
  });

  it('is asked of an office for the plans it keeps by its own rule', () => {
    const office = makeDutySubject({
      kind: 'office',
      plans: [makeDutyPlan({ kind: 'government', triggers: [trigger('a', '2026-10-10')] })],
    });
    expect(duties(office, '2026-11-20', 'R-REVISE-GOV')).toMatchObject([{ state: 'open' }]);
    expect(duties(office, '2026-11-20')).toEqual([]);
  });

  it('tells in its trace which triggers are still open', () => {
    const trace = traceDuty(
      unit(trigger('a', '2026-10-10')),
      shippedRules,
      shippedCalendar,
      d('2026-11-20'),
      { rule: 'R-REVISE-6', period: '', refId: 'plan-1' },
    );
    expect(trace?.considered).toMatchObject([{ id: 'a', counted: false }]);
  });
});
