import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../db/domain/dates/civil-date';
import type { DutySubject } from '../../../db/domain/duties/duty';
import { evaluateDuties } from '../../../db/domain/duties/evaluate';
import { type DutyTrace, traceDuty } from '../../../db/domain/duties/trace';
import {
  d,
  dutySubjects,
  makeDutyDrill,
  makeDutyPlan,
  makeDutySubject,
  makeFiling,
  shippedCalendar,
  shippedRules,
} from '../../builders/duty-subjects';

function trace(subject: DutySubject, asOf: string, rule: string, period = '', refId = ''): DutyTrace {
  const found = traceDuty(subject, shippedRules, shippedCalendar, d(asOf), { rule, period, refId });
  if (found === null) throw new Error(`no duty ${rule} ${period} ${refId}`);
  return found;
}

const line = (found: DutyTrace, label: string) => found.lines.find((l) => l.label === label)?.text;

describe('traceDuty', () => {
  it('shows the arithmetic of a deadline with every skipped day', () => {
    const plans = [makeDutyPlan({ publishedOn: d('2026-09-21') })];
    const found = trace(
      makeDutySubject({ sets: ['SET-A'], plans }),
      '2026-10-27',
      'R-FILE-20WD',
      '',
      'plan-1-v1',
    );
    expect(line(found, '期限')).toBe('2026-09-21 为起算日（不计），第20个工作日为 2026-10-26');
    expect(found.skipped).toHaveLength(15);
    expect(found.skipped[0]).toEqual({ date: '2026-09-25', why: '中秋' });
    expect(line(found, '出处')).toContain('第二十六条');
    expect(line(found, '出处')).toContain('部分核对');
    expect(line(found, '结论')).toBe('截至2026年10月27日尚未完成，已超过期限2026年10月26日');
    expect(found.calendarVersion).toBe(shippedCalendar.version);
    expect(found.packVersion).toContain(shippedRules.version);
  });

  it('says of each drill why it does not count', () => {
    const drills = [
      makeDutyDrill({ id: 'a', planKind: 'onsite' }),
      makeDutyDrill({ id: 'b', evaluated: false, state: 'ended' }),
      makeDutyDrill({ id: 'c', state: 'cancelled' }),
      makeDutyDrill({ id: 'd', state: 'planned' }),
      makeDutyDrill({ id: 'e', planKind: null }),
      makeDutyDrill({ id: 'f', endOn: d('2026-08-08') }),
      makeDutyDrill({ id: 'g', endOn: d('2025-08-08') }),
    ];
    const found = trace(makeDutySubject({ drills }), '2026-06-01', 'R-DRILL-1Y', '2026');
    expect(Object.fromEntries(found.considered.map((r) => [r.id, r.why]))).toEqual({
      a: '所演练的预案种类不符合本条要求，不计',
      b: '演练已完成，但没有评估记录，补齐后计入',
      c: '演练已取消，不计',
      d: '演练尚未完成，不计',
      e: '没有注明所演练的预案种类，不计',
      f: '日期在统计日之后，暂不计',
    });
    expect(line(found, '期间')).toBe('2026：2026-01-01 至 2026-12-31');
    expect(line(found, '依据')).toContain('都不能计入');
  });

  it('explains filings that were returned, void or handed in', () => {
    const filings = [
      makeFiling({ id: 'a', state: 'returned', submittedOn: d('2025-03-10'), returnedOn: d('2025-03-12') }),
      makeFiling({ id: 'b', state: 'void', submittedOn: d('2025-03-10') }),
      makeFiling({ id: 'c', state: 'filed', submittedOn: d('2025-03-20') }),
    ];
    const subject = makeDutySubject({ sets: ['SET-A'], plans: [makeDutyPlan({ filings })] });
    const found = trace(subject, '2026-06-01', 'R-FILE-20WD', '', 'plan-1-v1');
    expect(found.considered.map((r) => [r.id, r.counted, r.why])).toEqual([
      ['a', false, '已告知补正，尚未重新提交，不计'],
      ['b', false, '案卷已注销，不计'],
      ['c', true, '符合条件，计入'],
    ]);
    expect(line(found, '结论')).toBe('已按期完成');
  });

  it('names the stricter rule that leads', () => {
    const subject = makeDutySubject({ sets: ['SET-A', 'SET-SEED-HR'] });
    expect(line(trace(subject, '2026-06-01', 'R-DRILL-6M-KEY', '2026H1'), '并列')).toContain(
      'R-DRILL-SEED-6M',
    );
    expect(line(trace(subject, '2026-06-01', 'R-DRILL-SEED-6M', '2026H1'), '并列')).toBeUndefined();
  });

  it('lists the choices in force', () => {
    const key = { rule: 'R-DRILL-1Y', period: '2026', refId: '' };
    const settings = { dueSoonDays: 30, switches: { 'R-DRILL-1Y': { requireEvaluation: 'no' } } };
    const found = traceDuty(makeDutySubject(), shippedRules, shippedCalendar, d('2026-06-01'), key, settings);
    expect(found?.switches).toContainEqual(
      expect.objectContaining({ key: 'requireEvaluation', value: 'no', isDefault: false }),
    );
  });

  it('answers null for a duty that the subject does not have', () => {
    const key = { rule: 'R-FILE-20WD', period: '', refId: 'nothing' };
    expect(traceDuty(makeDutySubject(), shippedRules, shippedCalendar, d('2026-06-01'), key)).toBeNull();
  });

  it('explains every duty of every subject, with the answer the evaluation gives', () => {
    fc.assert(
      fc.property(dutySubjects, fc.integer({ min: 0, max: 1400 }), (subject, days) => {
        const asOf = addDays(d('2023-06-01'), days);
        for (const duty of evaluateDuties(subject, shippedRules, shippedCalendar, asOf)) {
          const found = traceDuty(subject, shippedRules, shippedCalendar, asOf, duty);
          expect(found?.duty).toEqual(duty);
          const counted = new Set(found?.considered.filter((r) => r.counted).map((r) => r.id));
          for (const { id, kind } of duty.evidence) if (kind !== 'decision') expect(counted).toContain(id);
          if (duty.state === 'overdue' && duty.rule !== 'R-FILE-5WD') expect([...counted]).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });
});
