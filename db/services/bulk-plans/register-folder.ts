import type { Deps } from '../../core';
import { PlanDeskError } from '../../domain/errors';
import type { EnterprisePlanKind } from '../../domain/plan/kinds';
import type { PackedDocument } from '../../repositories/document';
import { insertImportBatch } from '../../repositories/import-batch';
import { findAttachment } from '../../repositories/plan-document';
import { BatchRecorder } from '../batches/recorder';
import { attachDocument, type Extraction } from '../plans/documents';
import { addVersion, registerPlan } from '../plans/save-plan';
import { placePlan } from './place-plan';

/** One file to be registered, as the person left it. */
export interface FolderDecision {
  seq: number;
  enterpriseId: string;
  kind: EnterprisePlanKind;
  title: string;
  publishedOn: string | null;
  versionLabel: string | null;
}

/** A file's content, fetched when its turn comes. */
export interface KeptFile {
  fileName: string;
  packed: PackedDocument;
  extraction: Extraction;
}

export interface RegisteredFolder {
  batchId: string;
  plans: number;
  versions: number;
  documents: number;
}

/** What is wrong with one row of the grid. */
export interface RowProblem {
  seq: number;
  code: string;
  message: string;
}

/**
 * Registers the files of a folder: plans, versions and documents in one transaction, kept as one batch that `undoImport`
 * takes back. A row that cannot be registered refuses the whole, with every such row named, so that nobody has to find
 * out which files are in and which are not. Belongs into one long transaction.
 * @throws PlanDeskError BULK_ROWS_INVALID {rows: [{seq, code, message}]}
 */
export async function registerFolder(
  deps: Deps,
  input: {
    folderName: string;
    decisions: readonly FolderDecision[];
    skipped: number;
    file: (seq: number) => KeptFile;
  },
  pause: () => Promise<void>,
  progress: (done: number, total: number) => void,
): Promise<RegisteredFolder> {
  const batchId = deps.newId();
  const recorder = new BatchRecorder(deps.db, batchId);
  const done = { plans: 0, versions: 0, documents: 0 };
  const problems: RowProblem[] = [];
  for (const [i, decision] of input.decisions.entries()) {
    try {
      const kept = input.file(decision.seq);
      const place = versionFor(deps, recorder, decision, done);
      const standing = findAttachment(deps.db, place, kept.packed.sha256) !== undefined;
      const attached = attachDocument(deps, {
        versionId: place,
        role: 'text',
        fileName: kept.fileName,
        packed: kept.packed,
        extraction: kept.extraction,
      });
      if (!standing) recorder.note('plan_document', [attached.documentId, 1, null]);
      done.documents += 1;
    } catch (error) {
      if (!(error instanceof PlanDeskError) || error.code === 'DISK_FULL') throw error;
      problems.push({ seq: decision.seq, code: error.code, message: error.message });
    }
    progress(i + 1, input.decisions.length);
    await pause();
  }
  if (problems.length > 0)
    throw new PlanDeskError(
      'BULK_ROWS_INVALID',
      `有 ${problems.length} 个文件不能登记，全部没有写入。请按标出的原因更正或改为跳过。`,
      { rows: problems },
    );
  recorder.flush();
  insertImportBatch(deps.db, {
    id: batchId,
    kind: 'plan-folder',
    fileName: input.folderName,
    fileSha256: '',
    counts: {
      read: input.decisions.length + input.skipped,
      created: done.plans,
      updated: done.documents - done.plans,
      rejected: input.skipped,
    },
    actor: deps.actor.name,
    appliedAt: deps.clock.now(),
  });
  deps.changed('plans');
  deps.changed('imports', [batchId]);
  deps.changed('duties');
  return { batchId, ...done };
}

/** The version that takes the document, made where there is none; what was written for it is noted for the undo. */
function versionFor(
  deps: Deps,
  recorder: BatchRecorder,
  decision: FolderDecision,
  done: { plans: number; versions: number },
): string {
  const { enterpriseId, kind, title, publishedOn } = decision;
  const target = placePlan(deps.db, deps.self, { enterpriseId, kind, title, publishedOn });
  if (target.kind === 'same-version') return target.versionId;
  const version = {
    label: decision.versionLabel ?? (publishedOn === null ? '第1版' : `${publishedOn}版`),
    reviewWay: null,
    reviewDate: null,
    reviewResult: null,
    signedOn: null,
    publishedOn,
    expiresOn: null,
    remark: null,
  };
  if (target.kind === 'new-plan') {
    const made = registerPlan(deps, { plan: { enterpriseId, kind, title, remark: null }, version });
    recorder.note('plan', [made.id, 1, null]);
    noteVersions(deps, recorder, made.id, new Map());
    done.plans += 1;
    done.versions += 1;
    return made.versionId;
  }
  const before = versionRows(deps, target.planId);
  const made = addVersion(deps, { planId: target.planId, version });
  noteVersions(deps, recorder, target.planId, before);
  done.versions += 1;
  return made.versionId;
}

function versionRows(deps: Deps, planId: string) {
  const rows = deps.db.all('SELECT * FROM plan_version WHERE plan_id = @planId', { planId });
  return new Map(rows.map((row) => [String(row.id), row]));
}

/** A further version supersedes the one before: both are part of the batch. */
function noteVersions(
  deps: Deps,
  recorder: BatchRecorder,
  planId: string,
  before: ReturnType<typeof versionRows>,
): void {
  for (const [id, row] of versionRows(deps, planId)) {
    const earlier = before.get(id);
    if (earlier?.version !== row.version)
      recorder.note('plan_version', [id, Number(row.version), earlier ?? null]);
  }
}
