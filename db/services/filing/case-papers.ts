import type { ReadDb } from '../../connection';
import { PlanDeskError } from '../../domain/errors';
import { isDocumentStored } from '../../repositories/document';
import { filingDocumentTable } from '../../repositories/filing-document';
import { planDocumentTable } from '../../repositories/plan-document';
import { found } from '../own-row';
import { assertInSight } from '../own-sight';

/**
 * Which bytes a file of a case stands for, whether it was attached to the case or to a plan version in it.
 * @throws PlanDeskError NOT_FOUND, DOCUMENT_NOT_STORED
 */
export function locatePaper(db: ReadDb, documentId: string): { sha256: string; fileName: string } {
  const paper = filingDocumentTable.find(db, documentId);
  if (paper) assertInSight(db, 'filing_case', paper.caseId);
  else assertInSight(db, 'plan_document', documentId);
  const { sha256, fileName } = paper ?? found(planDocumentTable.find(db, documentId), '文件', documentId);
  if (!isDocumentStored(db, sha256))
    throw new PlanDeskError('DOCUMENT_NOT_STORED', '包里没有带来这份文件的原件，请向发出单位索取。', {
      documentId,
      fileName,
    });
  return { sha256, fileName };
}
