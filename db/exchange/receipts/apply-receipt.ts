import type { SqlRow } from '../../connection';
import type { Deps } from '../../core';
import { receiptTable } from '../../repositories/receipt';
import { type Change, keepBatch, receivedAlready } from '../filing/record-batch';
import { tableNamed } from '../format/index';
import type { TableCounts } from '../merge/merge-package';
import { packageError } from '../problems';
import { putOfficeOnce } from '../review/put-office';
import { putRows } from '../review/put-rows';
import { lookAtReceipt } from './look-at-receipt';
import type { ReceiptPackage } from './read-receipt';

export interface ReceiptReceived {
  /** False when everything was known. */
  written: boolean;
  /** The batch that received it, now or before. */
  batchId: string | null;
  tables: TableCounts[];
}

/**
 * Takes in the answer to a package of this desk: one batch that can be undone. A receipt that is known, or older than the
 * one that is here, changes nothing, in whatever order they come.
 * @param order.acceptKey a person vouches for a key that is new or was never seen
 * @throws PlanDeskError RECEIPT_PACKAGE_UNKNOWN, RECEIPT_PACKAGE_DIFFERS, RECEIPT_OTHER_OFFICE, SENDER_KEY_*, PACKAGE_KEY_UNSEEN
 */
export function applyReceipt(
  deps: Deps,
  order: ReceiptPackage & { fileName: string; acceptKey: boolean; confirmedHow?: string | undefined },
): ReceiptReceived {
  const { db, self, clock } = deps;
  const { proven, rows, fileName, acceptKey, confirmedHow } = order;
  const { manifest, signer } = proven;
  const look = lookAtReceipt(db, self, order);
  const block = look.blocks.find(({ code }) => !(code === 'SENDER_KEY_CHANGED' && acceptKey));
  if (block) throw packageError(block.code, block.where);
  if (look.standing === 'first-contact' && !acceptKey)
    throw packageError('PACKAGE_KEY_UNSEEN', manifest.sender.name);
  if (look.known) return { written: false, batchId: receivedAlready(db, manifest.packageId), tables: [] };
  const replaced: Change[] = [];
  if (look.replaces !== null) {
    const { id, version } = look.replaces;
    receiptTable.update(db, { ...look.replaces, voidedAt: clock.now(), voidReason: '由新的回执代替' });
    replaced.push([id, version, { voided_at: null, void_reason: null }]);
  }
  const put = (name: 'receipt' | 'receipt_answer'): Change[] => {
    const table = tableNamed(name);
    return table ? putRows(db, table, name === 'receipt' ? rows[name] : rows[name].map(settled), false) : [];
  };
  // What was noted here of an answer stays with its newer state.
  const settled = (row: SqlRow): SqlRow => ({
    ...row,
    settled_on: null,
    settled_note: null,
    ...db.get<SqlRow>('SELECT settled_on, settled_note FROM receipt_answer WHERE id = @id', {
      id: row.id ?? null,
    }),
  });
  const changes = new Map<string, readonly Change[]>([
    ['office', putOfficeOnce(db, rows.office)],
    ['receipt', [...replaced, ...put('receipt')]],
    ['receipt_answer', put('receipt_answer')],
  ]);
  keepSender(deps, manifest.sender, signer);
  return { written: true, ...keepBatch(deps, changes, { proven, fileName, confirmedHow, newDocuments: [] }) };
}

/** The answering office is known by its key from now on. */
function keepSender(
  { db }: Pick<Deps, 'db'>,
  sender: { id: string },
  { keyId, publicKey }: { keyId: string; publicKey: string },
): void {
  db.run('UPDATE office SET key_id = @keyId, public_key = @publicKey WHERE id = @id AND is_self = 0', {
    keyId,
    publicKey,
    id: sender.id,
  });
}
