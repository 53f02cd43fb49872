import type { ReadDb, WriteDb } from '../../connection';
import type { Deps } from '../../core';
import type { RowRefusal } from '../../domain/exchange/row-decision';
import { findOffice } from '../../repositories/office';
import { receiptAnswerTable, receiptTable } from '../../repositories/receipt';
import { TABLES } from '../format/index';
import type { RehearsedPackage } from '../rehearse/rehearse-package';

/** More rows of one package than this are not named one by one; the counts hold all of them. */
export const MOST_ANSWERS = 2000;

interface Refused {
  id: string;
  version: number;
  title: string | null;
  refusal: RowRefusal | 'conflict';
}

/**
 * Takes down what is to be answered to the sender of a report while the rehearsal's findings are there: how many rows
 * were taken, and each that was not with its reason. It goes out when somebody writes the receipt (`answeredBy`).
 * The writer must have the package attached as `pack`, its findings as `findings`.
 */
export function noteReceipt(deps: Deps, rehearsed: RehearsedPackage): void {
  const { db, self, clock } = deps;
  const { manifest, sha256, tables } = rehearsed;
  // A roster comes from above; nobody up there waits for an answer.
  if (manifest.kind !== 'upload') return;
  const now = clock.now();
  const own = { origin: self, version: 1, createdAt: now, updatedAt: now, voidedAt: null, voidReason: null };
  const receiptId = deps.newId();
  const sum = (of: (counts: (typeof tables)[number]['counts']) => number) =>
    tables.reduce((total, { counts }) => total + of(counts), 0);
  withdrawReceipt(deps, manifest.packageId, '同一包重新合并');
  receiptTable.insert(db, {
    id: receiptId,
    packageId: manifest.packageId,
    packageSha256: sha256,
    packageKind: manifest.kind,
    officeId: manifest.sender.id,
    sequence: manifest.sequence,
    period: manifest.period,
    mergedAt: now,
    accepted: sum(({ added, changed, same }) => added + changed + same),
    returned: sum(({ conflict, refused }) => conflict + refused),
    note: null,
    answeredOn: clock.today(),
    answeredBy: null,
    ...own,
  });
  let left = MOST_ANSWERS;
  for (const { table, counts } of tables) {
    if (counts.conflict + counts.refused === 0 || left === 0) continue;
    const rows = refusedRows(db, table, left);
    left -= rows.length;
    for (const { id, version, title, refusal } of rows)
      receiptAnswerTable.insert(db, {
        id: deps.newId(),
        receiptId,
        officeId: manifest.sender.id,
        tableName: table,
        rowId: id,
        rowVersion: version,
        title: (title ?? id).slice(0, 200),
        outcome: 'returned',
        refusal,
        reason: null,
        madeBy: null,
        settledOn: null,
        settledNote: null,
        ...own,
      });
  }
}

function refusedRows(db: WriteDb, name: string, limit: number): Refused[] {
  const table = TABLES.find((each) => each.name === name);
  if (!table || table.kind === 'document') return [];
  return db.all<Refused>(
    `SELECT p.id, p.version, ${table.title.replaceAll('{row}', 'p')} AS title,
            IIF(x.outcome = 'conflict', 'conflict', x.refusal) AS refusal
       FROM findings.${name} x JOIN pack.${name} p ON p.rowid = x.row
      WHERE x.outcome IN ('conflict','refused') ORDER BY p.rowid LIMIT @limit`,
    { limit },
  );
}

/**
 * The merge that a receipt speaks of was undone. One that nobody has seen goes; one that went out is void, and the next
 * merge of the package makes another, which replaces it at the sender's desk.
 */
export function withdrawReceipt(
  deps: Pick<Deps, 'db' | 'self' | 'clock'>,
  packageId: string,
  reason: string,
): void {
  const { db, self, clock } = deps;
  const receipt = receiptTable.select(
    db,
    'WHERE package_id = @packageId AND origin = @self AND voided_at IS NULL',
    { packageId, self },
  )[0];
  if (!receipt) return;
  if (receipt.answeredBy === null) {
    // What a person returned was said of the record, not of the package: it waits for the next receipt.
    db.run('UPDATE receipt_answer SET receipt_id = NULL WHERE receipt_id = @id AND refusal IS NULL', {
      id: receipt.id,
    });
    db.run('DELETE FROM receipt_answer WHERE receipt_id = @id', { id: receipt.id });
    db.run('DELETE FROM receipt WHERE id = @id', { id: receipt.id });
    return;
  }
  db.run(
    'UPDATE receipt SET voided_at = @now, void_reason = @reason, version = version + 1, updated_at = @now WHERE id = @id',
    { now: clock.now(), reason, id: receipt.id },
  );
}

/** Name of the office that brings this office's rows here: whom a receipt about them goes to; null when none does. */
export function answeredOffice(db: ReadDb, origin: string): { id: string; name: string } | null {
  const via = db.value<string>('SELECT via_id FROM office WHERE id = @origin AND is_self = 0', { origin });
  const office = via ? findOffice(db, via) : undefined;
  return office ? { id: office.id, name: office.name } : null;
}
