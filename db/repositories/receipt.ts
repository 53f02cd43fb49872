import type { RowRefusal } from '../domain/exchange/row-decision';
import type { Bookkeeping } from './bookkeeping';
import { defineTable, plain } from './table';

/** An upper office's answer to one package: how many rows it took, and on which it has a word to say. */
export interface ReceiptRecord extends Bookkeeping {
  id: string;
  packageId: string;
  /** Of the whole file. */
  packageSha256: string;
  packageKind: string;
  /** Whose package it was. */
  officeId: string;
  sequence: number;
  period: string | null;
  /** Moment. */
  mergedAt: string;
  accepted: number;
  returned: number;
  note: string | null;
  answeredOn: string;
  answeredBy: string | null;
}

export const receiptTable = defineTable<ReceiptRecord>('receipt', {
  id: plain('id'),
  packageId: plain('package_id'),
  packageSha256: plain('package_sha256'),
  packageKind: plain('package_kind'),
  officeId: plain('office_id'),
  sequence: plain('sequence'),
  period: plain('period'),
  mergedAt: plain('merged_at'),
  accepted: plain('accepted'),
  returned: plain('returned'),
  note: plain('note'),
  answeredOn: plain('answered_on'),
  answeredBy: plain('answered_by'),
});

/** The word on one record. */
export interface ReceiptAnswerRecord extends Bookkeeping {
  id: string;
  /** NULL while it waits for the next receipt. */
  receiptId: string | null;
  /** Who is answered. */
  officeId: string;
  tableName: string;
  rowId: string;
  rowVersion: number;
  title: string;
  outcome: 'accepted' | 'returned';
  /** The merge's own reason; NULL where a person returned it. */
  refusal: RowRefusal | 'conflict' | null;
  reason: string | null;
  madeBy: string | null;
  /** At the lower desk. */
  settledOn: string | null;
  settledNote: string | null;
}

export const receiptAnswerTable = defineTable<ReceiptAnswerRecord>('receipt_answer', {
  id: plain('id'),
  receiptId: plain('receipt_id'),
  officeId: plain('office_id'),
  tableName: plain('table_name'),
  rowId: plain('row_id'),
  rowVersion: plain('row_version'),
  title: plain('title'),
  outcome: plain('outcome'),
  refusal: plain('refusal'),
  reason: plain('reason'),
  madeBy: plain('made_by'),
  settledOn: plain('settled_on'),
  settledNote: plain('settled_note'),
});
