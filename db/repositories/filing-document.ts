import type { ReadDb } from '../connection';
import type { DocumentRole } from '../domain/plan/codes';
import type { Bookkeeping } from './bookkeeping';
import { defineTable, plain } from './table';

/** One file of one material, in the round it was handed in with. */
export interface FilingDocumentRecord extends Bookkeeping {
  id: string;
  caseId: string;
  round: number;
  /** 'M1'..'M5' (办法 27), a local extra, or 'other'. */
  material: string;
  sha256: string;
  fileName: string;
  pages: number | null;
}

export const filingDocumentTable = defineTable<FilingDocumentRecord>('filing_document', {
  id: plain('id'),
  caseId: plain('case_id'),
  round: plain('round'),
  material: plain('material'),
  sha256: plain('sha256'),
  fileName: plain('file_name'),
  pages: plain('pages'),
});

/** A file of a case with what is known of its content. */
export interface FilingDocumentView {
  id: string;
  round: number;
  material: string;
  sha256: string;
  fileName: string;
  pages: number | null;
  kind: string;
  /** Bytes of the original. */
  size: number;
  /** False when a package brought the row without the file. */
  stored: boolean;
}

/** Files of a case in the order they came, withdrawn ones aside. */
export function documentsOfCase(db: ReadDb, caseId: string): FilingDocumentView[] {
  return db
    .all<Omit<FilingDocumentView, 'stored'> & { stored: number }>(
      `SELECT fd.id, fd.round, fd.material, fd.sha256, fd.file_name AS fileName,
         COALESCE(fd.pages, json_array_length(t.pages)) AS pages, d.kind, d.size, d.bytes IS NOT NULL AS stored
       FROM filing_document fd JOIN document d ON d.sha256 = fd.sha256
       LEFT JOIN document_text t ON t.sha256 = fd.sha256
       WHERE fd.case_id = @caseId AND fd.voided_at IS NULL ORDER BY fd.round, fd.material, fd.created_at, fd.id`,
      { caseId },
    )
    .map((row) => ({ ...row, stored: row.stored === 1 }));
}

/** The live attachment of a document to a material of a round, if there is one. */
export function findFilingDocument(
  db: ReadDb,
  place: { caseId: string; round: number; material: string; sha256: string },
): FilingDocumentRecord | undefined {
  return filingDocumentTable.select(
    db,
    `WHERE case_id = @caseId AND round = @round AND material = @material AND sha256 = @sha256 AND voided_at IS NULL
     ORDER BY created_at, id`,
    place,
  )[0];
}

/** A document of a plan version that is in a case, as the plan keeps it. */
export interface CasePlanDocument {
  role: DocumentRole;
  sha256: string;
  fileName: string;
  pages: number | null;
  kind: string;
  size: number;
  stored: number;
}

/** Documents that the plan versions of a case hold, comprehensive plans first. */
export function planDocumentsOfCase(db: ReadDb, caseId: string): CasePlanDocument[] {
  return db.all<CasePlanDocument>(
    `SELECT pd.role, pd.sha256, pd.file_name AS fileName, json_array_length(t.pages) AS pages, d.kind, d.size,
       d.bytes IS NOT NULL AS stored
     FROM filing_case_plan fp
     JOIN plan_document pd ON pd.plan_version_id = fp.plan_version_id AND pd.voided_at IS NULL
     JOIN document d ON d.sha256 = pd.sha256 LEFT JOIN document_text t ON t.sha256 = pd.sha256
     WHERE fp.case_id = @caseId AND fp.voided_at IS NULL ORDER BY pd.created_at, pd.id`,
    { caseId },
  );
}

/** The name under which a document came in with a case; `origin`: with a case of this owner only. */
export function paperNameOf(db: ReadDb, sha256: string, origin: string | null): string | undefined {
  return db.value<string>(
    `SELECT file_name FROM filing_document WHERE sha256 = @sha256 AND (@origin IS NULL OR origin = @origin)
     ORDER BY voided_at IS NOT NULL, created_at DESC, id LIMIT 1`,
    { sha256, origin },
  );
}
