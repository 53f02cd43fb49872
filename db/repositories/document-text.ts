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
  /** Texts of page headers and footers. */
  headers: readonly string[];
  extractedAt: string | null;
}

/** Keeps what extraction found. */
export function saveDocumentText(db: WriteDb, text: DocumentText): void {
  db.run(
    `INSERT INTO document_text (sha256, state, text, pages, outline, warnings, headers, extracted_at)
     VALUES (@sha256, @state, @text, @pages, @outline, @warnings, @headers, @extractedAt)
     ON CONFLICT (sha256) DO UPDATE SET state = excluded.state, text = excluded.text, pages = excluded.pages,
       outline = excluded.outline, warnings = excluded.warnings, headers = excluded.headers,
       extracted_at = excluded.extracted_at`,
    {
      sha256: text.sha256,
      state: text.state,
      text: text.text,
      pages: text.pages === null ? null : JSON.stringify(text.pages),
      outline: JSON.stringify(text.outline),
      warnings: JSON.stringify(text.warnings),
      headers: JSON.stringify(text.headers),
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

/** As much of a text as is checked: a plan of three hundred pages has a seventh of it. More would keep screens waiting. */
const CHECKED_CHARACTERS = 2_000_000;

/** Whether a document's text may have become another since it was looked at: its state and when it was read. */
export function textStamp(db: ReadDb, sha256: string): string {
  const row = db.get<{ state: string; at: string | null }>(
    'SELECT state, extracted_at AS at FROM document_text WHERE sha256 = @sha256',
    { sha256 },
  );
  return row ? `${row.state} ${row.at}` : '';
}

/** A document's text as the checks read it, or undefined while nobody has looked into the document. */
export function readTextForChecks(
  db: ReadDb,
  sha256: string,
): Pick<DocumentText, 'state' | 'text' | 'pages' | 'outline' | 'headers'> | undefined {
  const row = db.get<{
    state: DocumentText['state'];
    text: string;
    pages: string | null;
    outline: string;
    headers: string;
  }>('SELECT state, text, pages, outline, headers FROM document_text WHERE sha256 = @sha256', { sha256 });
  return (
    row && {
      state: row.state,
      text: row.text.slice(0, CHECKED_CHARACTERS),
      pages: row.pages === null ? null : (JSON.parse(row.pages) as PageStart[]),
      outline: JSON.parse(row.outline) as OutlineEntry[],
      headers: JSON.parse(row.headers) as string[],
    }
  );
}

/** The first characters of a document's text; '' while nobody has looked into the document. */
export function readTextBeginning(db: ReadDb, sha256: string, length: number): string {
  return (
    db.value<string>('SELECT substr(text, 1, @length) FROM document_text WHERE sha256 = @sha256', {
      sha256,
      length,
    }) ?? ''
  );
}

/** What extraction found in a document, or undefined while nobody has looked. */
export function readDocumentText(
  db: ReadDb,
  sha256: string,
): Pick<DocumentText, 'state' | 'text' | 'pages' | 'outline'> | undefined {
  const row = db.get<{ state: DocumentText['state']; text: string; pages: string | null; outline: string }>(
    'SELECT state, text, pages, outline FROM document_text WHERE sha256 = @sha256',
    { sha256 },
  );
  return (
    row && {
      state: row.state,
      text: row.text,
      pages: row.pages === null ? null : (JSON.parse(row.pages) as PageStart[]),
      outline: JSON.parse(row.outline) as OutlineEntry[],
    }
  );
}
