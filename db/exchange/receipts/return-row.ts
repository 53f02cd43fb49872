import type { ReadDb } from '../../connection';
import type { Deps } from '../../core';
import { PlanDeskError } from '../../domain/errors';
import { receiptAnswerTable } from '../../repositories/receipt';
import { tableNamed } from '../format/index';
import { answeredOffice } from './note-receipt';

/** The office below to which a word on a record would go; null where the record is our own or came from above. */
export function returnsTo(
  { db }: { db: ReadDb },
  tableName: string,
  rowId: string,
): { id: string; name: string } | null {
  const table = tableNamed(tableName);
  const origin = table && db.value<string>(`SELECT origin FROM ${table.name} WHERE id = @rowId`, { rowId });
  return origin ? answeredOffice(db, origin) : null;
}

/**
 * Returns one record to the office that brings it, with a reason. The record stays as it is: it is its owner's to correct.
 * @throws PlanDeskError RETURN_NOT_POSSIBLE, RETURN_WAITING
 */
export function returnRow(
  deps: Deps,
  { table: tableName, rowId, reason }: { table: string; rowId: string; reason: string },
): { id: string; version: number } {
  const { db, self, clock, actor } = deps;
  const table = tableNamed(tableName);
  const to = returnsTo(deps, tableName, rowId);
  const row =
    table &&
    db.get<{ version: number; title: string | null }>(
      `SELECT t.version, ${table.title.replaceAll('{row}', 't')} AS title FROM ${table.name} t WHERE t.id = @rowId`,
      { rowId },
    );
  if (!row || to === null)
    throw new PlanDeskError(
      'RETURN_NOT_POSSIBLE',
      '只有下级报来的记录可以退回，这条记录由本单位维护，请直接更正。',
      {
        table: tableName,
        rowId,
      },
    );
  const waiting = db.value<string>(
    `SELECT id FROM receipt_answer WHERE table_name = @tableName AND row_id = @rowId AND origin = @self
        AND receipt_id IS NULL AND voided_at IS NULL`,
    { tableName, rowId, self },
  );
  if (waiting)
    throw new PlanDeskError(
      'RETURN_WAITING',
      '这条记录已经退回，等待随下一份回执发出。需要改写原因的，请先收回。',
      {
        id: waiting,
      },
    );
  const now = clock.now();
  const id = deps.newId();
  receiptAnswerTable.insert(db, {
    id,
    receiptId: null,
    officeId: to.id,
    tableName,
    rowId,
    rowVersion: row.version,
    title: (row.title ?? rowId).slice(0, 200),
    outcome: 'returned',
    refusal: null,
    reason,
    madeBy: actor.name,
    settledOn: null,
    settledNote: null,
    origin: self,
    version: 1,
    createdAt: now,
    updatedAt: now,
    voidedAt: null,
    voidReason: null,
  });
  deps.changed('exchange', [rowId]);
  return { id, version: 1 };
}

/** Takes a word back that has not gone out. @throws PlanDeskError RETURN_GONE_OUT, STALE_VERSION */
export function withdrawReturn(
  { db, clock, self, changed }: Deps,
  { id, expectedVersion }: { id: string; expectedVersion: number },
): { id: string } {
  const answer = receiptAnswerTable.find(db, id);
  if (!answer || answer.origin !== self || answer.receiptId !== null || answer.voidedAt !== null)
    throw new PlanDeskError('RETURN_GONE_OUT', '这条退回意见已经随回执发出或已收回，不能再收回。', { id });
  if (answer.version !== expectedVersion)
    throw new PlanDeskError('STALE_VERSION', '这条记录刚刚被改动过，请刷新后再改。', { id });
  const now = clock.now();
  receiptAnswerTable.update(db, {
    ...answer,
    voidedAt: now,
    voidReason: '收回',
    version: answer.version + 1,
    updatedAt: now,
  });
  changed('exchange', [answer.rowId]);
  return { id };
}

/**
 * Notes at the lower desk that an answer was dealt with, or opens it again. The row stays the upper office's: its version
 * is left alone, and a newer receipt does not touch the note.
 * @throws PlanDeskError NOT_FOUND
 */
export function settleAnswer(
  { db, clock, self, changed }: Deps,
  { id, note }: { id: string; note: string | null },
): { id: string } {
  const answer = receiptAnswerTable.find(db, id);
  if (!answer || answer.origin === self || answer.receiptId === null)
    throw new PlanDeskError('NOT_FOUND', '找不到这条记录，它可能已被删除，请刷新后重试。', { id });
  db.run('UPDATE receipt_answer SET settled_on = @on, settled_note = @note WHERE id = @id', {
    id,
    on: note === null ? null : clock.today(),
    note,
  });
  changed('exchange', [id]);
  return { id };
}
