import type { ReadDb, WriteDb } from '../../connection';
import type { Deps } from '../../core';
import type { CivilDate } from '../../domain/dates/civil-date';
import { yearOf } from '../../domain/dates/civil-date';
import { PlanDeskError } from '../../domain/errors';
import { formatFilingNumber, parseFilingNumber } from '../../domain/filing/filing-number';
import { DEFAULT_NOTICE_TEMPLATES } from '../../domain/filing/notice-number';
import type { MissingReason } from '../../domain/reports/missing';
import {
  lettersOf,
  type MissingItem,
  missingItems,
  type ReminderTarget,
  reminderNumbers,
  reminderTargets,
} from '../../repositories/missing-filing';
import { type NoticeRecord, noticeTable } from '../../repositories/notice';
import { selfOffice } from '../../repositories/office';
import { readSetting } from '../../repositories/setting';
import { NOTICE_TEMPLATES_SETTING } from '../notices/issue-notice';
import { assertEditable, found, nextBookkeeping } from '../own-row';
import { sightOf } from '../own-sight';
import { detailsOf, newReminder } from './reminder-record';

/** Units read at once while letters are made. */
const SLICE = 100;

/** What all letters of one go have in common. */
export interface ReminderWords {
  readonly issuedOn: CivilDate;
  readonly dueOn: CivilDate;
  /** Added to the first paragraph. */
  readonly cause: string | null;
  readonly contact: string | null;
  readonly phone: string | null;
}

export interface RemindRequest extends ReminderWords {
  readonly unitIds: readonly string[];
  /** Reasons to write about; overdue assessments only when they are among them. */
  readonly reasons: readonly MissingReason[];
}

export interface RemindOutcome {
  readonly batch: string;
  readonly letters: number;
  /** Units that meanwhile owe nothing, or that are not ours to write to. */
  readonly left: number;
}

/**
 * Keeps one letter a unit under the next numbers of the series, inside the caller's long transaction; giving up takes all
 * of them back.
 * @throws PlanDeskError REMINDER_DATES, NOTHING_TO_REMIND
 */
export async function issueReminders(
  deps: Deps,
  request: RemindRequest,
  pause: () => Promise<void>,
  progress: (done: number, total: number) => void,
): Promise<RemindOutcome> {
  if (request.dueOn < request.issuedOn)
    throw new PlanDeskError('REMINDER_DATES', '办理期限早于发文日期，请核对。', {
      issuedOn: request.issuedOn,
      dueOn: request.dueOn,
    });
  const ids = [...new Set(request.unitIds)];
  const nextNumber = numberSeries(deps, request.issuedOn);
  const batch = deps.newId();
  const written: string[] = [];
  for (let at = 0; at < ids.length; at += SLICE) {
    const slice = ids.slice(at, at + SLICE);
    for (const { unit, items } of lettersFor(deps.db, slice, request.reasons)) {
      const record = newReminder(deps, unit, request.issuedOn, {
        batch,
        items,
        cause: request.cause,
        contact: request.contact,
        phone: request.phone,
        calls: [],
        promisedOn: null,
      });
      noticeTable.insert(deps.db, { ...record, number: nextNumber(), dueOn: request.dueOn });
      written.push(record.id);
    }
    progress(Math.min(at + SLICE, ids.length), ids.length);
    await pause();
  }
  if (written.length === 0)
    throw new PlanDeskError('NOTHING_TO_REMIND', '选中的单位已没有需要催报的事项，请刷新名单。', {
      units: ids.length,
    });
  deps.changed('filing', written);
  return { batch, letters: written.length, left: ids.length - written.length };
}

/** Units with what they are to be told, in the order of towns and names; those without anything are left out. */
export function lettersFor(
  db: ReadDb,
  unitIds: readonly string[],
  reasons: readonly MissingReason[],
): { unit: ReminderTarget; items: Omit<MissingItem, 'unitId'>[] }[] {
  const byUnit = new Map<string, Omit<MissingItem, 'unitId'>[]>();
  for (const { unitId, ...item } of missingItems(db, unitIds)) {
    if (!reasons.includes(item.reason)) continue;
    const items = byUnit.get(unitId) ?? [];
    items.push(item);
    byUnit.set(unitId, items);
  }
  return reminderTargets(db, unitIds, sightOf(db)).flatMap((unit) => {
    const items = byUnit.get(unit.id);
    return items === undefined ? [] : [{ unit, items }];
  });
}

/** Gives number after number of the office's series without reading it anew for each letter. */
function numberSeries(deps: Pick<Deps, 'db' | 'self'>, issuedOn: CivilDate): () => string {
  const own = readSetting<{ reminder?: string }>(deps.db, NOTICE_TEMPLATES_SETTING, {});
  const template = own.reminder ?? DEFAULT_NOTICE_TEMPLATES.reminder;
  const parts = { region6: selfOffice(deps.db)?.regionCode ?? '', year: yearOf(issuedOn) };
  const taken = new Set(reminderNumbers(deps.db, deps.self));
  let seq = 0;
  for (const number of taken) {
    const read = parseFilingNumber(template, number);
    if (read !== null && read.year === parts.year) seq = Math.max(seq, read.seq);
  }
  return () => {
    let number: string;
    do {
      seq += 1;
      number = formatFilingNumber(template, { ...parts, seq });
    } while (taken.has(number));
    return number;
  };
}

/**
 * Takes the letters of one go, or those of these ids, back: as far as nobody has received them yet, no call followed and
 * they are this desk's own. Their numbers stay given.
 * @throws PlanDeskError NOT_FOUND, REMINDERS_DELIVERED when none is left to take back
 */
export async function undoReminders(
  deps: Deps,
  wanted: { batch: string | null; ids: readonly string[] | null },
  pause: () => Promise<void>,
): Promise<{ undone: number; kept: number }> {
  const letters = lettersInSight(deps.db, wanted);
  if (letters.length === 0) found(undefined, '催报函', wanted.batch ?? wanted.ids?.[0] ?? '');
  const open = letters.filter(
    (letter) =>
      letter.origin === deps.self && letter.deliveredOn === null && detailsOf(letter).calls.length === 0,
  );
  if (open.length === 0)
    throw new PlanDeskError('REMINDERS_DELIVERED', '这批催报函都已送达或已有通话记录，不能撤回。', {
      letters: letters.length,
    });
  for (const letter of open) {
    const now = deps.clock.now();
    noticeTable.update(deps.db, {
      ...nextBookkeeping(deps, letter),
      voidedAt: now,
      voidReason: '送达前撤回',
    });
    await pause();
  }
  deps.changed(
    'filing',
    open.map(({ id }) => id),
  );
  return { undone: open.length, kept: letters.length - open.length };
}

/** Notes that letters have arrived. @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, REMINDER_DATES before it was written */
export function deliverReminders(
  deps: Deps,
  input: { ids: readonly string[]; deliveredOn: string; deliveredHow: string | null },
): { delivered: number } {
  for (const id of input.ids) {
    const letter = openReminder(deps.db, id);
    assertEditable(deps, letter);
    if (input.deliveredOn < letter.issuedOn || input.deliveredOn > deps.clock.today())
      throw new PlanDeskError('REMINDER_DATES', '送达日期应在发文日期之后，并且不晚于今天，请核对。', {
        number: letter.number,
        issuedOn: letter.issuedOn,
        deliveredOn: input.deliveredOn,
      });
    noticeTable.update(deps.db, {
      ...nextBookkeeping(deps, letter),
      deliveredOn: input.deliveredOn,
      deliveredHow: input.deliveredHow,
    });
  }
  deps.changed('filing', [...input.ids]);
  return { delivered: input.ids.length };
}

/** The living letters of one go, or those of these ids, as far as this desk may see them. */
export function lettersInSight(
  db: ReadDb,
  wanted: { batch: string | null; ids: readonly string[] | null },
): NoticeRecord[] {
  const sight = sightOf(db);
  return lettersOf(db, wanted).filter((letter) => sight === null || letter.origin === sight);
}

function openReminder(db: ReadDb | WriteDb, id: string): NoticeRecord {
  const letter = noticeTable.find(db, id);
  return found(letter?.kind === 'reminder' ? letter : undefined, '催报函', id);
}
