import type { Deps } from '../../core';
import { PlanDeskError } from '../../domain/errors';
import { type PackedDocument, storeDocument } from '../../repositories/document';
import { type FilingCaseRecord, filingCaseTable } from '../../repositories/filing-case';
import { filingDocumentTable, findFilingDocument } from '../../repositories/filing-document';
import { assertEditable, found, newBookkeeping, nextBookkeeping } from '../own-row';
import { type Extraction, storeExtraction } from '../plans/documents';
import { openForUnit } from './unit-filing';
import { unitMaterials, workingRound } from './unit-materials';

/**
 * Puts a file beside a material of the hand-in that is being got ready. After a notice only what it asks for is open.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, FILING_NOT_OPEN, MATERIAL_UNKNOWN, FILING_NOT_REQUESTED
 */
export function attachMaterial(
  deps: Deps,
  input: {
    id: string;
    expectedVersion: number;
    material: string;
    fileName: string;
    packed: PackedDocument;
    extraction: Extraction;
  },
): { id: string; version: number } {
  const { dossier } = openForUnit(deps, input);
  const material = unitMaterials(deps.db, dossier).find(({ key }) => key === input.material);
  if (!material)
    throw new PlanDeskError('MATERIAL_UNKNOWN', '有的材料不在清单里，请刷新后重试。', {
      keys: [input.material],
    });
  if (!material.open)
    throw new PlanDeskError('FILING_NOT_REQUESTED', `备案机关没有要求补正“${material.label}”，不能改动。`, {
      material: material.key,
    });
  keepPaper(deps, dossier.record, input);
  return touched(deps, dossier.record);
}

/** Keeps a file of the round that is being collected. */
export function keepPaper(
  deps: Deps,
  record: FilingCaseRecord,
  paper: { material: string; fileName: string; packed: PackedDocument; extraction: Extraction },
): void {
  const { sha256 } = paper.packed;
  storeDocument(deps.db, paper.packed, paper.extraction.kind, deps.clock.now());
  storeExtraction(deps, sha256, paper.extraction);
  const place = { caseId: record.id, round: workingRound(record), material: paper.material, sha256 };
  if (findFilingDocument(deps.db, place)) return;
  filingDocumentTable.insert(deps.db, {
    id: deps.newId(),
    ...place,
    fileName: paper.fileName,
    pages: paper.extraction.pages?.length ?? null,
    ...newBookkeeping(deps),
  });
}

function touched(deps: Deps, before: FilingCaseRecord): { id: string; version: number } {
  const record = nextBookkeeping(deps, before);
  filingCaseTable.update(deps.db, record);
  deps.changed('filing', [record.id]);
  return { id: record.id, version: record.version };
}

/**
 * Takes a file off the hand-in that is being got ready; files of earlier rounds stay where they are.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, FILING_NOT_OPEN, FILING_NOT_REQUESTED
 */
export function detachMaterial(
  deps: Deps,
  input: { id: string; expectedVersion: number; documentId: string },
): { id: string; version: number } {
  const { dossier } = openForUnit(deps, input);
  const paper = found(filingDocumentTable.find(deps.db, input.documentId), '文件', input.documentId);
  if (paper.caseId !== input.id || paper.round !== workingRound(dossier.record))
    throw new PlanDeskError('FILING_NOT_REQUESTED', `“${paper.fileName}”已经提交，不能改动。`, {
      material: paper.material,
    });
  assertEditable(deps, paper);
  filingDocumentTable.update(deps.db, {
    ...nextBookkeeping(deps, paper),
    voidedAt: deps.clock.now(),
    voidReason: '提交前取下',
  });
  return touched(deps, dossier.record);
}
