import type { Deps } from '../../core';
import type { CallOutcome } from '../../domain/reports/missing';
import type { MissingItem, ReminderTarget } from '../../repositories/missing-filing';
import type { NoticeRecord } from '../../repositories/notice';
import { newBookkeeping } from '../own-row';

/** A call that was made, as it was written down afterwards. */
export interface ReminderCall {
  readonly on: string;
  readonly outcome: CallOutcome;
  readonly said: string | null;
  readonly by: string;
}

/** What a reminder keeps of itself: the items as they stood, the letter's words, the calls that followed. */
export interface ReminderDetails {
  readonly batch: string | null;
  readonly items: readonly Omit<MissingItem, 'unitId'>[];
  readonly cause: string | null;
  readonly contact: string | null;
  readonly phone: string | null;
  readonly calls: readonly ReminderCall[];
  /** By when the unit said it would file. */
  readonly promisedOn: string | null;
}

/** A reminder to a unit that is not kept yet: without a number, and without a day by which to act. */
export function newReminder(
  deps: Pick<Deps, 'self' | 'clock' | 'newId'>,
  unit: Pick<ReminderTarget, 'id' | 'name'>,
  issuedOn: string,
  details: ReminderDetails,
): NoticeRecord {
  return {
    ...newBookkeeping(deps),
    id: deps.newId(),
    kind: 'reminder',
    number: null,
    enterpriseId: unit.id,
    caseId: null,
    round: null,
    recipient: unit.name,
    issuedOn,
    dueOn: null,
    deliveredOn: null,
    deliveredHow: null,
    details: { ...details },
    remark: null,
  };
}

/** What a reminder keeps of itself; rows from elsewhere may lack parts. */
export function detailsOf(letter: NoticeRecord): ReminderDetails {
  const details = letter.details as Partial<ReminderDetails>;
  return {
    batch: details.batch ?? null,
    items: details.items ?? [],
    cause: details.cause ?? null,
    contact: details.contact ?? null,
    phone: details.phone ?? null,
    calls: details.calls ?? [],
    promisedOn: details.promisedOn ?? null,
  };
}
