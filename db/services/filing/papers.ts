import type { ReadDb } from '../../connection';
import type { Deps } from '../../core';
import { PlanDeskError } from '../../domain/errors';
import { MATERIAL_OF_ROLE } from '../../domain/filing/materials';
import { deskLaw } from '../../law/desk-law';
import { type PackedDocument, storeDocument } from '../../repositories/document';
import { filingCaseTable } from '../../repositories/filing-case';
import {
  documentsOfCase,
  type FilingDocumentRecord,
  type FilingDocumentView,
  filingDocumentTable,
  findFilingDocument,
  planDocumentsOfCase,
} from '../../repositories/filing-document';
import { assertEditable, found, newBookkeeping, nextBookkeeping } from '../own-row';
import { type Extraction, storeExtraction } from '../plans/documents';
import { openDossier } from './dossier';

/** Papers that belong to no material of the list. */
const OTHER = 'other';

/** A paper of a case as the check screen shows it beside its material. */
export interface PaperView extends Omit<FilingDocumentView, 'id'> {
  /** Null for a document that the plan itself keeps. */
  id: string | null;
}

/** Papers handed in with a case, and what its plan versions keep of the same materials; each content once a material. */
export function papersOfCase(db: ReadDb, caseId: string, round: number): PaperView[] {
  const handedIn: PaperView[] = documentsOfCase(db, caseId);
  const seen = new Set(handedIn.map((paper) => `${paper.material}/${paper.sha256}`));
  const kept = planDocumentsOfCase(db, caseId).flatMap(({ role, stored, ...rest }): PaperView[] => {
    const material = MATERIAL_OF_ROLE[role];
    if (material === undefined || seen.has(`${material}/${rest.sha256}`)) return [];
    seen.add(`${material}/${rest.sha256}`);
    return [{ ...rest, id: null, round, material, stored: stored === 1 }];
  });
  return [...handedIn, ...kept];
}

/**
 * Puts a file into the present round of a case, the original once by its hash. The same file for the same material again
 * answers with the one that stands.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, FILING_CLOSED, MATERIAL_UNKNOWN
 */
export function attachPaper(
  deps: Deps,
  input: { id: string; material: string; fileName: string; packed: PackedDocument; extraction: Extraction },
): { documentId: string; sha256: string } {
  const dossier = openDossier(deps.db, deskLaw(deps.db, deps.law), input.id);
  const { record } = dossier;
  assertEditable(deps, record);
  if (record.state === 'void')
    throw new PlanDeskError('FILING_CLOSED', '案卷已经注销，不能再加入材料。', { id: record.id });
  if (input.material !== OTHER && !dossier.materials.some(({ key }) => key === input.material))
    throw new PlanDeskError('MATERIAL_UNKNOWN', '有的材料不在清单里，请刷新后重试。', {
      keys: [input.material],
    });
  const { sha256 } = input.packed;
  const place = { caseId: record.id, round: record.round, material: input.material, sha256 };
  storeDocument(deps.db, input.packed, input.extraction.kind, deps.clock.now());
  const paper: FilingDocumentRecord = findFilingDocument(deps.db, place) ?? {
    ...newBookkeeping(deps),
    id: deps.newId(),
    ...place,
    fileName: input.fileName,
    pages: input.extraction.pages?.length ?? null,
  };
  if (filingDocumentTable.find(deps.db, paper.id) === undefined) filingDocumentTable.insert(deps.db, paper);
  storeExtraction(deps, sha256, input.extraction);
  deps.changed('filing', [record.id]);
  return { documentId: paper.id, sha256 };
}

/**
 * Takes a paper out of a case with a reason; row and bytes stay, so that a decision can always show what it rested on.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, FILING_CLOSED (the case is decided)
 */
export function removePaper(
  deps: Deps,
  input: { documentId: string; reason: string },
): { caseId: string; fileName: string } {
  const before = found(filingDocumentTable.find(deps.db, input.documentId), '材料文件', input.documentId);
  assertEditable(deps, before);
  const record = found(filingCaseTable.find(deps.db, before.caseId), '备案案卷', before.caseId);
  if (before.round < record.round || !['draft', 'submitted', 'checking'].includes(record.state))
    throw new PlanDeskError('FILING_CLOSED', '这一轮已经答复，材料是答复的依据，不能移除。', {
      id: record.id,
    });
  filingDocumentTable.update(deps.db, {
    ...nextBookkeeping(deps, before),
    voidedAt: deps.clock.now(),
    voidReason: input.reason,
  });
  deps.changed('filing', [record.id]);
  return { caseId: record.id, fileName: before.fileName };
}
