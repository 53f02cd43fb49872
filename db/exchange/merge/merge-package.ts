import type { WriteDb } from '../../connection';
import type { Core, Deps } from '../../core';
import { PlanDeskError } from '../../domain/errors';
import type { StatedBelow } from '../../domain/exchange/totals';
import { standingBlocks, type Vouched } from '../../domain/exchange/vouching';
import { topicsOf } from '../../repositories/tables';
import { beginSearchBatch, noteSearchIncomplete } from '../../services/search/complete-index';
import { noteMerge } from '../desk/note-merge';
import { TABLES } from '../format/index';
import { keyringOf } from '../keyring';
import { noteForwardedSigners } from '../known-keys';
import { packageError } from '../problems';
import type { Progress } from '../progress';
import { refuseRevoked } from '../read/signer';
import { noteReceipt } from '../receipts/note-receipt';
import { type RehearsedPackage, rehearsalFiles } from '../rehearse/rehearse-package';
import { applyDocuments } from './apply-documents';
import { noteStandings } from './apply-offices';
import { type ApplyContext, applyTable, markEveryUnit } from './apply-table';
import { keepOriginal } from './keep-original';
import { markSubjects } from './mark-duties';

export type TableCounts = {
  table: string;
  added: number;
  changed: number;
  same: number;
  conflict: number;
  refused: number;
};

export interface MergeOrder extends Vouched {
  rehearsed: RehearsedPackage;
  scratchFolder: string;
  fileName: string;
  /** `mergeMark` taken when the rehearsal was made. */
  mark: string;
  /** With whom, over what, the user has compared a key that is new here. */
  confirmedHow?: string | undefined;
}

export interface MergeTools {
  depsFor: (db: WriteDb) => Deps;
  /** Appends the audit entry inside the transaction. */
  audit: (db: WriteDb, batchId: string, details: Readonly<Record<string, unknown>>) => void;
  progress: (progress: Progress) => void;
  signal: AbortSignal;
}

export interface MergeOutcome {
  batchId: string;
  tables: TableCounts[];
}

/** Counts per table as screens and the batch tell them. */
export function tableCounts(rehearsed: Pick<RehearsedPackage, 'tables'>): TableCounts[] {
  return rehearsed.tables.map(({ table, counts }) => ({ table, ...counts }));
}

/** Whether a merge of this package would write anything to the registers. */
export function changesAnything(rehearsed: Pick<RehearsedPackage, 'tables'>): boolean {
  return rehearsed.tables.some(({ counts }) => counts.added + counts.changed > 0);
}

/** A text that differs once any batch has been applied or undone: what a rehearsal found may then no longer hold. */
export function mergeMark(db: Pick<WriteDb, 'value'>): string {
  return String(
    db.value<string>(
      `SELECT (SELECT COUNT(*) || ':' || COUNT(undone_at) FROM merge_batch) || '/' || (SELECT COUNT(*) || ':' || COUNT(undone_at) FROM import_batch)`,
    ),
  );
}

/**
 * The batch that merged this very package, when merging it again would change nothing: then nothing is written at all.
 */
export function mergedAlready(db: Pick<WriteDb, 'value'>, rehearsed: RehearsedPackage): string | null {
  if (changesAnything(rehearsed)) return null;
  const batchId = db.value<string>(
    'SELECT id FROM merge_batch WHERE package_id = @id AND undone_at IS NULL ORDER BY applied_at DESC, id DESC LIMIT 1',
    { id: rehearsed.manifest.packageId },
  );
  return batchId ?? null;
}

/**
 * @throws PlanDeskError SENDER_KEY_CHANGED, ORIGIN_ON_TWO_DESKS, FORWARDED_KEY_*, PACKAGE_BASE_MISSING: what stands in the way
 *   of merging and was not vouched for
 */
export function refuseIfBlocked(rehearsed: RehearsedPackage, vouched: Vouched): void {
  const [block] = standingBlocks(rehearsed.blocks, vouched);
  if (block)
    throw packageError(block.code, block.where, {
      sender: rehearsed.manifest.sender.name,
      keyId: rehearsed.signer.keyId,
    });
}

/**
 * Merges a rehearsed package in one transaction that gives way every few milliseconds: all of it, or on a throw, a
 * cancel or a kill nothing of it.
 * @throws PlanDeskError REHEARSAL_STALE, SENDER_KEY_REVOKED, PACKAGE_VALUES_UNFIT, PACKAGE_ID_TAKEN, and those of `refuseIfBlocked`
 */
export async function mergePackage(
  core: Pick<Core, 'longTransaction' | 'read'>,
  order: MergeOrder,
  tools: MergeTools,
): Promise<MergeOutcome> {
  const { rehearsed, scratchFolder } = order;
  refuseIfBlocked(rehearsed, order);
  const tables = tableCounts(rehearsed);
  const before = mergedAlready(core.read, rehearsed);
  if (before !== null) return { batchId: before, tables };
  const { data, files, findings } = rehearsalFiles(scratchFolder);
  try {
    return await core.longTransaction(
      async (db, pause) => {
        if (mergeMark(db) !== order.mark) throw stale();
        return { batchId: await apply(db, pause, order, tables, tools), tables };
      },
      tools.signal,
      // quick_check has held every row against the CHECKs of its format, which are those of this database.
      { attach: { pack: data, packed: files, findings }, withoutChecks: true },
    );
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    // What the rehearsal could not see: two rows of the package itself under one key.
    if (code.startsWith('SQLITE_CONSTRAINT'))
      throw packageError('PACKAGE_VALUES_UNFIT', '重复或悬空的记录', {}, error);
    throw error;
  }
}

async function apply(
  db: WriteDb,
  pause: () => Promise<void>,
  order: MergeOrder,
  tables: TableCounts[],
  tools: MergeTools,
): Promise<string> {
  const { rehearsed } = order;
  const { manifest } = rehearsed;
  const deps = tools.depsFor(db);
  // Somebody may have revoked the key since the rehearsal, on the telephone with its office.
  refuseRevoked(keyringOf(db, deps.self), rehearsed.signer.keyId, manifest.sender.name);
  const batchId = deps.newId();
  let seq = 0;
  // References may point forward within a table, and keys are parked for a moment: checked at commit.
  db.exec('PRAGMA defer_foreign_keys = ON');
  beginSearchBatch(db);
  const enterprises = rehearsed.tables.find(({ table }) => table === 'enterprise')?.counts;
  // A full package holds the unit of each of its rows: when every unit is written anyway, they are marked in one go.
  const everyUnit =
    manifest.base.kind === 'full' &&
    enterprises !== undefined &&
    enterprises.added + enterprises.changed === manifest.counts.enterprise;
  const context: ApplyContext = {
    db,
    batchId,
    nextSeq: () => ++seq,
    pause,
    omitted: manifest.profile.omitted,
    fillable: rehearsed.fillable,
    markEachRow: !everyUnit,
  };
  for (const [done, table] of TABLES.entries()) {
    tools.progress({ done, total: TABLES.length, label: 'package-merge' });
    const counts = rehearsed.tables[done]?.counts;
    if (!counts || counts.added + counts.changed === 0) continue;
    const applied =
      table.kind === 'document' ? await applyDocuments(context) : await applyTable(context, table, counts);
    if (applied.added !== counts.added || applied.changed !== counts.changed) throw stale();
  }
  if (everyUnit) await markEveryUnit(context);
  if (changesAnything(rehearsed)) {
    markSubjects(db, 'office', 'p', 'pack.office p');
    noteSearchIncomplete(db, 'begun');
  }
  noteStandings(context, manifest, rehearsed.signer);
  refuseTakenId(db, rehearsed);
  noteMerge(deps, batchId, order.rehearsed, {
    fileName: order.fileName,
    tables,
    confirmedHow: order.confirmedHow,
    below: statedBelow(rehearsed),
  });
  noteForwardedSigners(deps, manifest.packageId, rehearsed.forwarded);
  noteReceipt(deps, order.rehearsed);
  if (rehearsed.keptOriginal) await keepOriginal(context, deps, rehearsed);
  tools.audit(db, batchId, {
    packageId: manifest.packageId,
    sender: manifest.sender.name,
    sequence: manifest.sequence,
    ...(rehearsed.blocks.length > 0 && {
      vouchedFor: rehearsed.blocks.map(({ code, where }) => ({ code, where })),
    }),
    tables: tables.filter((table) => table.added + table.changed + table.conflict + table.refused > 0),
  });
  for (const topic of topicsOf(
    tables.filter(({ added, changed }) => added + changed > 0).map(({ table }) => table),
  ))
    deps.changed(topic);
  deps.changed('duties');
  deps.changed('exchange');
  return batchId;
}

/** What the counties stated that the sender sends on; of one whose signed package does not lie inside it is not known. */
function statedBelow({ forwarded, unsigned }: RehearsedPackage): StatedBelow[] {
  return [
    ...forwarded.map(({ officeId, stated }) => ({ officeId, stated })),
    ...unsigned.map((officeId) => ({ officeId, stated: null })),
  ];
}

/**
 * The log, the receipt and what was signed are kept under the package's id: another file under the same one, whoever it comes
 * from, would take the place of what is there.
 */
function refuseTakenId(db: WriteDb, { manifest, sha256 }: RehearsedPackage): void {
  const id = manifest.packageId;
  const kept = db.value<string>('SELECT sha256 FROM package_log WHERE id = @id', { id });
  if (typeof kept === 'string' && kept !== sha256) throw packageError('PACKAGE_ID_TAKEN', id);
}

function stale(): PlanDeskError {
  return new PlanDeskError('REHEARSAL_STALE', '预演之后数据又有变动，没有合并。请重新预演后再确认。', {});
}
