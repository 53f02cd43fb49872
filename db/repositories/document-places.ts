import type { ReadDb } from '../connection';
import type { DocumentNote } from '../documents/types';
import type { PlanDocumentRecord } from './plan-document';

/** A plan version that a document is attached to. */
export interface DocumentPlace {
  documentId: string;
  fileName: string;
  role: PlanDocumentRecord['role'];
  planId: string;
  planTitle: string;
  versionLabel: string;
  /** null: a plan of the office itself. */
  enterprise: string | null;
}

/** A document without its bytes and text. */
export interface DocumentHead {
  sha256: string;
  kind: string;
  size: number;
  stored: boolean;
  textState: string;
  notes: DocumentNote[];
}

export function findDocument(db: ReadDb, sha256: string): DocumentHead | undefined {
  const row = db.get<{
    kind: string;
    size: number;
    stored: number;
    state: string | null;
    warnings: string | null;
  }>(
    `SELECT d.kind, d.size, d.bytes IS NOT NULL AS stored, t.state, t.warnings
       FROM document d LEFT JOIN document_text t ON t.sha256 = d.sha256 WHERE d.sha256 = @sha256`,
    { sha256 },
  );
  if (!row) return undefined;
  return {
    sha256,
    kind: row.kind,
    size: row.size,
    stored: row.stored === 1,
    textState: row.state ?? 'pending',
    notes: JSON.parse(row.warnings ?? '[]') as DocumentNote[],
  };
}

/** Where a document is attached, live attachments before detached ones, newest first; `origin`: by this owner only. */
export function placesOfDocument(db: ReadDb, sha256: string, origin: string | null): DocumentPlace[] {
  return db.all<DocumentPlace>(
    `SELECT pd.id AS documentId, pd.file_name AS fileName, pd.role, p.id AS planId, p.title AS planTitle,
            v.label AS versionLabel, e.name AS enterprise
       FROM plan_document pd JOIN plan_version v ON v.id = pd.plan_version_id JOIN plan p ON p.id = v.plan_id
            LEFT JOIN enterprise e ON e.id = p.enterprise_id
      WHERE pd.sha256 = @sha256 AND (@origin IS NULL OR pd.origin = @origin)
      ORDER BY pd.voided_at IS NOT NULL, pd.created_at DESC, pd.id LIMIT 50`,
    { sha256, origin },
  );
}
