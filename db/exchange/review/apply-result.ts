import type { SqlRow, WriteDb } from '../../connection';
import type { Deps } from '../../core';
import { reviewAssignmentTable } from '../../repositories/review';
import { nextBookkeeping } from '../../services/own-row';
import { keepPartner } from '../filing/partners';
import { type Change, keepBatch, receivedAlready } from '../filing/record-batch';
import { type ExchangedTable, TABLES, tableNamed } from '../format/index';
import { packageError } from '../problems';
import { type ReviewOrder, type ReviewReceived, refuseBlocked } from './apply-pack';
import { lookAtResult } from './look-at-result';
import { partnerOf } from './outgoing-review';
import { putRows } from './put-rows';

const WORK = ['review_opinion', 'checklist_answer', 'mark'] as const;

/**
 * Receives an expert's result at the organiser's desk: opinion, answers and marks as they came, closed to everybody until
 * collecting ends. Results come in any order and any number of times: of one desk the latest stands. One batch, that can
 * be undone until the results are opened.
 * @throws PlanDeskError the first block of `lookAtResult`
 */
export function applyResult(deps: Deps, order: ReviewOrder): ReviewReceived {
  const { proven, rows, fileName, acceptKey, confirmedHow } = order;
  const { db } = deps;
  const { manifest, signer } = proven;
  const look = lookAtResult(
    { db, law: deps.law, self: deps.self, today: deps.clock.today() },
    { manifest, signer },
    rows,
  );
  refuseBlocked(look.blocks, acceptKey);
  const { assignment, review } = look;
  if (!assignment || !review) throw packageError('RESULT_OTHER_REVIEW', rows.review.title);
  const about = { reviewId: review.id, assignmentId: assignment.id };
  if (look.known)
    return { written: false, batchId: receivedAlready(db, manifest.packageId), ...about, tables: [] };
  const changes = new Map<string, readonly Change[]>();
  for (const table of TABLES.filter(({ name }) => WORK.some((work) => work === name))) {
    const brought = rows.rows[table.name] ?? [];
    // What went away since, first: its place may be taken.
    const gone = voidOthers(deps, table, assignment.id, brought);
    changes.set(table.name, [...gone, ...putRows(db, table, brought, true)]);
  }
  const saved = nextBookkeeping(deps, {
    ...assignment,
    state: 'returned' as const,
    returnedAt: deps.clock.now(),
    late: look.late,
    keyId: signer.keyId,
  });
  const before = rowOf(db, assignment.id);
  reviewAssignmentTable.update(db, saved);
  changes.set('review_assignment', [changeOf(before, rowOf(db, assignment.id))]);
  keepPartner(db, manifest);
  const kept = keepBatch(deps, changes, {
    proven,
    fileName,
    confirmedHow,
    newDocuments: [],
    partner: partnerOf(assignment.id),
  });
  deps.changed('reviews', [review.id]);
  return { written: true, ...kept, ...about };
}

/** Takes living rows of the assignment that the new result no longer has out of account, with the reason. */
function voidOthers(
  deps: Deps,
  { name }: ExchangedTable,
  assignmentId: string,
  brought: readonly SqlRow[],
): Change[] {
  const { db } = deps;
  const kept = JSON.stringify(brought.map(({ id }) => id));
  const others = db.all<{ id: string; version: number; updated_at: string }>(
    `SELECT id, version, updated_at FROM ${name} WHERE assignment_id = @assignmentId AND voided_at IS NULL
       AND id NOT IN (SELECT value FROM json_each(@kept)) ORDER BY id`,
    { assignmentId, kept },
  );
  return others.map(({ id, version, updated_at }): Change => {
    const now = deps.clock.now();
    db.run(
      `UPDATE ${name} SET voided_at = @now, void_reason = @reason, updated_at = @now, version = version + 1 WHERE id = @id`,
      { id, now, reason: '专家交回的新结果里已不再有' },
    );
    return [id, version + 1, { version, updated_at, voided_at: null, void_reason: null }];
  });
}

function rowOf(db: WriteDb, id: string): SqlRow {
  const columns = tableNamed('review_assignment')?.columns ?? [];
  return db.get<SqlRow>(`SELECT ${columns.join(', ')} FROM review_assignment WHERE id = @id`, { id }) ?? {};
}

function changeOf(before: SqlRow, after: SqlRow): Change {
  const changed = Object.keys(after).filter((column) => before[column] !== after[column]);
  return [
    String(after.id),
    Number(after.version),
    Object.fromEntries(changed.map((column) => [column, before[column] ?? null])),
  ];
}
