import type { ReadDb } from '../connection';
import type { NoticeKind } from '../domain/filing/case-codes';
import type { Bookkeeping } from './bookkeeping';
import { defineTable, json, plain } from './table';

/** A letter that the office has sent out. Dates are civil dates. */
export interface NoticeRecord extends Bookkeeping {
  id: string;
  kind: NoticeKind;
  /** 文号. */
  number: string | null;
  enterpriseId: string | null;
  caseId: string | null;
  round: number | null;
  recipient: string;
  issuedOn: string;
  /** By when the recipient is to act. */
  dueOn: string | null;
  deliveredOn: string | null;
  deliveredHow: string | null;
  /** What it said: items, rule ids. */
  details: Readonly<Record<string, unknown>>;
  remark: string | null;
}

export const noticeTable = defineTable<NoticeRecord>('notice', {
  id: plain('id'),
  kind: plain('kind'),
  number: plain('number'),
  enterpriseId: plain('enterprise_id'),
  caseId: plain('case_id'),
  round: plain('round'),
  recipient: plain('recipient'),
  issuedOn: plain('issued_on'),
  dueOn: plain('due_on'),
  deliveredOn: plain('delivered_on'),
  deliveredHow: plain('delivered_how'),
  details: json('details'),
  remark: plain('remark'),
});

/** Letters about a case, oldest first. */
export function noticesOfCase(db: ReadDb, caseId: string): NoticeRecord[] {
  return noticeTable.select(
    db,
    'WHERE case_id = @caseId AND voided_at IS NULL ORDER BY issued_on, created_at, id',
    {
      caseId,
    },
  );
}

/** Every number this office has given to letters of a kind, those of voided letters included. */
export function noticeNumbers(db: ReadDb, origin: string, kind: NoticeKind): string[] {
  return db
    .all<{ number: string }>(
      'SELECT number FROM notice WHERE kind = @kind AND origin = @origin AND number IS NOT NULL',
      { kind, origin },
    )
    .map((row) => row.number);
}
