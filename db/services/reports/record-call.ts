import type { Deps } from '../../core';
import { PlanDeskError } from '../../domain/errors';
import type { CallOutcome } from '../../domain/reports/missing';
import {
  latestReminder,
  missingItems,
  type ReminderTarget,
  reminderTargets,
} from '../../repositories/missing-filing';
import { type NoticeRecord, noticeTable } from '../../repositories/notice';
import { found, nextBookkeeping } from '../own-row';
import { sightOf } from '../own-sight';
import { detailsOf, newReminder, type ReminderCall, type ReminderDetails } from './reminder-record';

export interface CallInput {
  readonly enterpriseId: string;
  readonly on: string;
  readonly outcome: CallOutcome;
  readonly said: string | null;
  readonly promisedOn: string | null;
}

/**
 * Writes down what a call came to: beside the unit's latest letter, or as a reminder of its own where there was none.
 * @throws PlanDeskError NOT_FOUND, REMINDER_DATES for a day to come
 */
export function recordCall(deps: Deps, input: CallInput): { id: string; version: number } {
  if (input.on > deps.clock.today())
    throw new PlanDeskError('REMINDER_DATES', '通话日期晚于今天，请核对。', { on: input.on });
  const db = deps.db;
  const [unit] = reminderTargets(db, [input.enterpriseId], sightOf(db));
  const target = found(unit, '单位', input.enterpriseId);
  const call: ReminderCall = {
    on: input.on,
    outcome: input.outcome,
    said: input.said,
    by: deps.actor.name,
  };
  const last = latestReminder(db, target.id, deps.self);
  const kept = last === undefined ? firstCall(deps, target, call) : withCall(deps, last, call);
  const record = {
    ...kept,
    details: {
      ...kept.details,
      promisedOn: input.promisedOn ?? (kept.details as Partial<ReminderDetails>).promisedOn ?? null,
    },
  };
  if (last === undefined) noticeTable.insert(db, record);
  else noticeTable.update(db, record);
  deps.changed('filing', [record.id]);
  return { id: record.id, version: record.version };
}

function firstCall(deps: Deps, unit: ReminderTarget, call: ReminderCall): NoticeRecord {
  const record = newReminder(deps, unit, call.on, {
    batch: null,
    items: missingItems(deps.db, [unit.id]).map(({ unitId: _unit, ...item }) => item),
    cause: null,
    contact: null,
    phone: null,
    calls: [call],
    promisedOn: null,
  });
  // A call that was taken is its own delivery.
  return call.outcome === 'reached' ? { ...record, deliveredOn: call.on, deliveredHow: '电话' } : record;
}

function withCall(deps: Deps, letter: NoticeRecord, call: ReminderCall): NoticeRecord {
  const details = detailsOf(letter);
  return { ...nextBookkeeping(deps, letter), details: { ...details, calls: [...details.calls, call] } };
}
