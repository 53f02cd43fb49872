import type { Deps } from '../../core';
import { drillSubmissionTable } from '../../repositories/drill-submission';
import { keepPartner } from '../filing/partners';
import { type Change, keepBatch, receivedAlready } from '../filing/record-batch';
import { link, linksOf } from '../filing/source-links';
import { packageError } from '../problems';
import type { ProvenPackage } from '../read/prove-package';
import { type Adoption, adoptRows, notes } from './adopt-rows';
import type { ReportReceived } from './apply-report';
import type { DrillRows } from './drill-rows';
import { lookAtDrillResult } from './look-at-result';

/** Why an answer that was noted here gives way. */
const CORRECTED = '接收机关的回执另有答复';

/**
 * Takes an office's answer into the unit's own report: receipt or return, and the orders to correct after spot checks. What
 * the office says of a round takes the place of what was noted here by hand. An answer that is known changes nothing.
 * @throws PlanDeskError the first block of `lookAtDrillResult`
 */
export function applyDrillResult(
  deps: Deps,
  order: { proven: ProvenPackage; rows: DrillRows; fileName: string; confirmedHow?: string | undefined },
): ReportReceived {
  const { db } = deps;
  const { rows, proven } = order;
  const { sender, packageId } = proven.manifest;
  const look = lookAtDrillResult({ db, self: deps.self, today: deps.clock.today(), sender }, rows);
  const { own } = look;
  const [block] = look.blocks;
  if (block || own === null) throw packageError(block?.code ?? 'DRILL_RESULT_UNKNOWN', block?.where);
  const about = { submissionId: own.id, enterpriseId: own.enterpriseId };
  if (look.known) return { written: false, batchId: receivedAlready(db, packageId), ...about, tables: [] };

  const adoption: Adoption = { deps, sender: sender.id, links: linksOf(db, sender.id), became: new Map() };
  notes(adoption, 'drill_submission', rows.submission.id, own.id);
  notes(adoption, 'enterprise', rows.unit.id, own.enterpriseId);
  const news = new Set(look.news.map(({ id }) => id));
  const fresh = (rows.rows.drill_submission_answer ?? []).filter(({ id }) => news.has(String(id)));
  const changes = new Map<string, readonly Change[]>([
    [
      'drill_submission_answer',
      [
        ...look.news.flatMap(({ round }) => giveWay(deps, own.id, round)),
        ...adoptRows(adoption, 'drill_submission_answer', fresh),
      ],
    ],
    ['notice', adoptRows(adoption, 'notice', rows.rows.notice ?? [])],
    ['drill_submission', [touched(deps, own)]],
  ]);
  link(db, sender.id, 'drill_submission', { sourceId: rows.submission.id, ownId: own.id });
  keepPartner(db, proven.manifest);
  const batch = keepBatch(deps, changes, {
    proven,
    fileName: order.fileName,
    confirmedHow: order.confirmedHow,
    newDocuments: [],
  });
  deps.changed('drills', []);
  return { written: true, ...batch, ...about };
}

/** An undo must notice when the unit has gone on with its report since. */
function touched({ db, clock }: Deps, own: { id: string; version: number; updatedAt: string }): Change {
  const record = drillSubmissionTable.find(db, own.id);
  const version = own.version + 1;
  if (record) drillSubmissionTable.update(db, { ...record, version, updatedAt: clock.now() });
  return [own.id, version, { version: own.version, updated_at: own.updatedAt }];
}

function giveWay({ db, clock }: Deps, submissionId: string, round: number): Change[] {
  const standing = db.all<{ id: string; version: number; updated_at: string }>(
    `SELECT id, version, updated_at FROM drill_submission_answer
      WHERE submission_id = @submissionId AND round = @round AND voided_at IS NULL`,
    { submissionId, round },
  );
  return standing.map(({ id, version, updated_at }): Change => {
    db.run(
      `UPDATE drill_submission_answer SET voided_at = @now, void_reason = @reason, updated_at = @now, version = version + 1 WHERE id = @id`,
      { id, now: clock.now(), reason: CORRECTED },
    );
    return [id, version + 1, { version, updated_at, voided_at: null, void_reason: null }];
  });
}
