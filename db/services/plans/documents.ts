import type { ReadDb } from '../../connection';
import type { Deps } from '../../core';
import type { ExtractedDocument } from '../../documents/types';
import { PlanDeskError } from '../../domain/errors';
import {
  isDocumentStored,
  type PackedDocument,
  setDocumentKind,
  storeDocument,
} from '../../repositories/document';
import { forgetChecks } from '../../repositories/document-finding';
import { listPendingDocuments, saveDocumentText } from '../../repositories/document-text';
import { planTable } from '../../repositories/plan';
import { findAttachment, type PlanDocumentRecord, planDocumentTable } from '../../repositories/plan-document';
import { planVersionTable } from '../../repositories/plan-version';
import { assertEditable, found, newBookkeeping, nextBookkeeping } from '../own-row';
import { assertInSight } from '../own-sight';
import { reindexDocument } from '../search/reindex';
import { afterPlanChange } from './save-plan';

/** The part of an extraction that is kept. */
export type Extraction = Pick<
  ExtractedDocument,
  'state' | 'kind' | 'text' | 'pages' | 'outline' | 'warnings'
> &
  Partial<Pick<ExtractedDocument, 'headersFooters'>>;

export interface Attached {
  documentId: string;
  planId: string;
  sha256: string;
  textState: string;
  /** The same bytes were in the database before, for this plan or another. */
  alreadyKept: boolean;
}

/**
 * Puts a file into a version: the original once by its hash, what extraction found of its text, the search index.
 * Attaching the same file to the same version again answers with the attachment that stands.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED
 */
export function attachDocument(
  deps: Deps,
  input: {
    versionId: string;
    role: PlanDocumentRecord['role'];
    fileName: string;
    packed: PackedDocument;
    extraction: Extraction;
  },
): Attached {
  const version = found(planVersionTable.find(deps.db, input.versionId), '预案版本', input.versionId);
  assertEditable(deps, version);
  const plan = found(planTable.find(deps.db, version.planId), '预案', version.planId);
  const { sha256 } = input.packed;
  const alreadyKept = storeDocument(deps.db, input.packed, input.extraction.kind, deps.clock.now());
  const standing = findAttachment(deps.db, version.id, sha256);
  const record: PlanDocumentRecord = standing ?? {
    id: deps.newId(),
    planVersionId: version.id,
    sha256,
    fileName: input.fileName,
    role: input.role,
    ...newBookkeeping(deps),
  };
  if (!standing) planDocumentTable.insert(deps.db, record);
  storeExtraction(deps, sha256, input.extraction);
  afterPlanChange(deps, plan);
  return { documentId: record.id, planId: plan.id, sha256, textState: input.extraction.state, alreadyKept };
}

/** Keeps what was found in a document that is stored already, and makes it searchable in every plan that holds it. */
export function storeExtraction(
  deps: Pick<Deps, 'db' | 'clock'>,
  sha256: string,
  extraction: Extraction,
): void {
  const { state, kind, text, pages, outline, warnings, headersFooters: headers = [] } = extraction;
  setDocumentKind(deps.db, sha256, kind);
  saveDocumentText(deps.db, {
    sha256,
    state,
    text,
    pages,
    outline,
    warnings,
    headers,
    extractedAt: deps.clock.now(),
  });
  forgetChecks(deps.db, sha256);
  reindexDocument(deps.db, sha256);
}

/**
 * Takes a document off a version. The row and the bytes stay: a filed plan can always show what was handed in.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED
 */
export function detachDocument(
  deps: Deps,
  input: { documentId: string; reason: string },
): { planId: string; fileName: string } {
  const before = found(planDocumentTable.find(deps.db, input.documentId), '文件', input.documentId);
  assertEditable(deps, before);
  planDocumentTable.update(deps.db, {
    ...nextBookkeeping(deps, before),
    voidedAt: deps.clock.now(),
    voidReason: input.reason,
  });
  const version = found(
    planVersionTable.find(deps.db, before.planVersionId),
    '预案版本',
    before.planVersionId,
  );
  const plan = found(planTable.find(deps.db, version.planId), '预案', version.planId);
  afterPlanChange(deps, plan);
  return { planId: plan.id, fileName: before.fileName };
}

/**
 * Which bytes an attachment stands for and under which name it came.
 * @throws PlanDeskError NOT_FOUND, DOCUMENT_NOT_STORED (a package brought the row without the file)
 */
export function locateDocument(
  db: ReadDb,
  documentId: string,
): { sha256: string; fileName: string; planId: string } {
  assertInSight(db, 'plan_document', documentId);
  const record = found(planDocumentTable.find(db, documentId), '文件', documentId);
  if (!isDocumentStored(db, record.sha256))
    throw new PlanDeskError(
      'DOCUMENT_NOT_STORED',
      '上报包没有带来这份文件的原件，请向上报单位索取带文件的包。',
      {
        documentId,
        fileName: record.fileName,
      },
    );
  const version = found(planVersionTable.find(db, record.planVersionId), '预案版本', record.planVersionId);
  return { sha256: record.sha256, fileName: record.fileName, planId: version.planId };
}

/** Documents that are stored but not read yet: they came in by a package. */
export function pendingDocuments(db: ReadDb, limit: number): { sha256: string; fileName: string }[] {
  return listPendingDocuments(db, limit);
}
