import type { Deps } from '../../core';
import { PlanDeskError } from '../../domain/errors';
import { findOffice } from '../../repositories/office';
import { type ReceiptRecord, receiptTable } from '../../repositories/receipt';
import { type PreparedPackage, prepareSelection } from '../desk/outgoing';

/** A receipt that is about to be written. */
export interface PreparedReceipt extends PreparedPackage {
  receiptId: string;
  officeName: string;
  sequence: number;
  /** As it was, should the file not come about. */
  before: ReceiptRecord;
  /** Answers of persons that go out with it. */
  attached: readonly string[];
}

/**
 * Signs one receipt: it takes along what persons have returned to this office since the last one, and counts as given from
 * now on. Writing it again gives the same receipt with a higher version.
 * @throws PlanDeskError RECEIPT_NOT_POSSIBLE: nothing of that package is merged here
 */
export function prepareReceipt(deps: Deps, packageId: string, note: string | null): PreparedReceipt {
  const { db, self, clock, actor } = deps;
  const before = receiptTable.select(
    db,
    'WHERE package_id = @packageId AND origin = @self AND voided_at IS NULL',
    { packageId, self },
  )[0];
  const office = before && findOffice(db, before.officeId);
  if (!before || !office)
    throw new PlanDeskError(
      'RECEIPT_NOT_POSSIBLE',
      '这个包没有合并在本数据库，或合并已经撤销，不能出具回执。请先合并这个包。',
      { packageId },
    );
  const now = clock.now();
  const attached = db
    .all<{ id: string }>(
      'SELECT id FROM receipt_answer WHERE office_id = @office AND origin = @self AND receipt_id IS NULL AND voided_at IS NULL ORDER BY id',
      { office: office.id, self },
    )
    .map(({ id }) => id);
  db.run(
    `UPDATE receipt_answer SET receipt_id = @receipt, version = version + 1, updated_at = @now
      WHERE id IN (SELECT value FROM json_each(@attached))`,
    { receipt: before.id, now, attached: JSON.stringify(attached) },
  );
  receiptTable.update(db, {
    ...before,
    returned: before.returned + attached.length,
    note: note ?? before.note,
    answeredOn: clock.today(),
    answeredBy: actor.name,
    version: before.version + 1,
    updatedAt: now,
  });
  deps.changed('exchange');
  return {
    ...prepareSelection(deps, {
      kind: 'receipt',
      recipient: { id: office.id, name: office.name },
      partner: office.id,
    }),
    receiptId: before.id,
    officeName: office.name,
    sequence: before.sequence,
    before,
    attached,
  };
}

/** The file did not come about: the receipt stands as it stood. */
export function takeBackReceipt(deps: Deps, { before, attached }: PreparedReceipt): void {
  receiptTable.update(deps.db, before);
  deps.db.run(
    'UPDATE receipt_answer SET receipt_id = NULL WHERE id IN (SELECT value FROM json_each(@attached))',
    { attached: JSON.stringify(attached) },
  );
  deps.changed('exchange');
}
