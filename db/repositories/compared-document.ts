import type { ReadDb } from '../connection';
import type { OutlineEntry } from '../documents/types';

/** A document of a plan version with its text, as it is compared. */
export interface ComparedDocument {
  id: string;
  planId: string;
  planTitle: string;
  versionId: string;
  versionLabel: string;
  fileName: string;
  textState: string;
  text: string;
  outline: OutlineEntry[];
}

/** The document of an attachment with its text; undefined when there is no such live attachment. */
export function findComparedDocument(db: ReadDb, documentId: string): ComparedDocument | undefined {
  const row = db.get(
    `SELECT pd.id, p.id AS planId, p.title AS planTitle, v.id AS versionId, v.label AS versionLabel,
            pd.file_name AS fileName, COALESCE(t.state, 'pending') AS textState, COALESCE(t.text, '') AS text,
            COALESCE(t.outline, '[]') AS outline
       FROM plan_document pd
       JOIN plan_version v ON v.id = pd.plan_version_id
       JOIN plan p ON p.id = v.plan_id
       LEFT JOIN document_text t ON t.sha256 = pd.sha256
      WHERE pd.id = @documentId AND pd.voided_at IS NULL`,
    { documentId },
  );
  return (
    row &&
    ({ ...row, outline: JSON.parse(row.outline as string) as OutlineEntry[] } as unknown as ComparedDocument)
  );
}
