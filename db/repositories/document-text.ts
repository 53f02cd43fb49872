import type { ReadDb, WriteDb } from '../connection';
import type { DocumentNote, ExtractionState, OutlineEntry, PageStart } from '../documents/types';

/** What extraction found in a document; `pending` while nobody has looked. */
export interface DocumentText {
  sha256: string;
  state: ExtractionState | 'pending';
  text: string;
  pages: readonly PageStart[] | null;
  outline: readonly OutlineEntry[];
  warnings: readonly DocumentNote[];
  extractedAt: string | null;
}

/** Keeps what extraction found. */
export function saveDocumentText(db: WriteDb, text: DocumentText): void {
  db.run(
    `INSERT INTO document_text (sha256, state, text, pages, outline, warnings, extracted_at)
     VALUES (@sha256, @state, @text, @pages, @outline, @warnings, @extractedAt)
     ON CONFLICT (sha256) DO UPDATE SET state = excluded.state, text = excluded.text, pages = excluded.pages,
       outline = excluded.outline, warnings = excluded.warnings, extracted_at = excluded.extracted_at`,
    {
      sha256: text.sha256,
      state: text.state,
      text: text.text,
      pages: text.pages === null ? null : JSON.stringify(text.pages),
      outline: JSON.stringify(text.outline),
      warnings: JSON.stringify(text.warnings),
      extractedAt: text.extractedAt,
    },
  );
}

/** Documents that are kept but have not been read yet, with a file name they came under. */
export function listPendingDocuments(db: ReadDb, limit: number): { sha256: string; fileName: string }[] {
  return db.all(
    `SELECT d.sha256, (SELECT file_name FROM plan_document pd WHERE pd.sha256 = d.sha256 LIMIT 1) AS fileName
       FROM document d LEFT JOIN document_text t ON t.sha256 = d.sha256
      WHERE d.bytes IS NOT NULL AND (t.sha256 IS NULL OR t.state = 'pending')
        AND EXISTS (SELECT 1 FROM plan_document pd WHERE pd.sha256 = d.sha256 AND pd.voided_at IS NULL)
      ORDER BY d.created_at, d.sha256 LIMIT @limit`,
    { limit },
  );
}
