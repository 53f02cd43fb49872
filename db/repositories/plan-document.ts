import type { ReadDb, SqlRow } from '../connection';
import type { DocumentNote, OutlineEntry } from '../documents/types';
import type { DocumentRole } from '../domain/plan/codes';
import type { Bookkeeping } from './bookkeeping';
import { defineTable, plain } from './table';

/** A document that belongs to a plan version, under the name it was handed in with. */
export interface PlanDocumentRecord extends Bookkeeping {
  id: string;
  planVersionId: string;
  sha256: string;
  fileName: string;
  role: DocumentRole;
}

export const planDocumentTable = defineTable<PlanDocumentRecord>('plan_document', {
  id: plain('id'),
  planVersionId: plain('plan_version_id'),
  sha256: plain('sha256'),
  fileName: plain('file_name'),
  role: plain('role'),
});

/** A plan's document with what is known of its content, but without the text itself. */
export interface PlanDocumentView {
  id: string;
  versionId: string;
  fileName: string;
  role: PlanDocumentRecord['role'];
  kind: string;
  size: number;
  sha256: string;
  textState: string;
  warnings: DocumentNote[];
  characters: number;
  pages: number | null;
  outline: OutlineEntry[];
  stored: boolean;
}

function rowToView(row: SqlRow): PlanDocumentView {
  return {
    id: row.id as string,
    versionId: row.plan_version_id as string,
    fileName: row.file_name as string,
    role: row.role as PlanDocumentView['role'],
    kind: row.kind as string,
    size: row.size as number,
    sha256: row.sha256 as string,
    textState: (row.state as string | null) ?? 'pending',
    warnings: JSON.parse((row.warnings as string | null) ?? '[]') as DocumentNote[],
    characters: (row.characters as number | null) ?? 0,
    pages: row.pages as number | null,
    outline: JSON.parse((row.outline as string | null) ?? '[]') as OutlineEntry[],
    stored: row.stored === 1,
  };
}

/** Documents of all versions of a plan in the order they were attached, detached ones aside. */
export function listPlanDocuments(db: ReadDb, planId: string): PlanDocumentView[] {
  return db
    .all(
      `SELECT pd.id, pd.plan_version_id, pd.file_name, pd.role, d.kind, d.size, d.sha256, d.bytes IS NOT NULL AS stored,
              t.state, t.warnings, t.outline, LENGTH(t.text) AS characters, json_array_length(t.pages) AS pages
         FROM plan_version v
         JOIN plan_document pd ON pd.plan_version_id = v.id AND pd.voided_at IS NULL
         JOIN document d ON d.sha256 = pd.sha256
         LEFT JOIN document_text t ON t.sha256 = d.sha256
        WHERE v.plan_id = @planId ORDER BY pd.created_at, pd.id`,
      { planId },
    )
    .map(rowToView);
}

/** The live attachment of a document to a version, if it has one already. */
export function findAttachment(
  db: ReadDb,
  planVersionId: string,
  sha256: string,
): PlanDocumentRecord | undefined {
  return planDocumentTable.select(
    db,
    'WHERE plan_version_id = @planVersionId AND sha256 = @sha256 AND voided_at IS NULL ORDER BY created_at, id',
    { planVersionId, sha256 },
  )[0];
}

/** Plans that a document belongs to in any version. */
export function plansOfDocument(db: ReadDb, sha256: string): string[] {
  return db
    .all<{ plan_id: string }>(
      `SELECT DISTINCT v.plan_id FROM plan_document pd JOIN plan_version v ON v.id = pd.plan_version_id
        WHERE pd.sha256 = @sha256 AND pd.voided_at IS NULL`,
      { sha256 },
    )
    .map((row) => row.plan_id);
}
