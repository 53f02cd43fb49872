import type { ReadDb, WriteDb } from '../connection';

/** A document as it is kept: by the SHA-256 of its original bytes, packed where that helps. */
export interface PackedDocument {
  sha256: string;
  /** Of the original, bytes. */
  size: number;
  encoding: 'raw' | 'deflate';
  bytes: Uint8Array;
}

/**
 * Keeps a document once. A row that a package brought without its file gets the bytes now.
 * Returns true when the bytes were kept already.
 */
export function storeDocument(db: WriteDb, document: PackedDocument, kind: string, now: string): boolean {
  const known = db.get<{ stored: number }>(
    'SELECT bytes IS NOT NULL AS stored FROM document WHERE sha256 = @sha256',
    {
      sha256: document.sha256,
    },
  );
  if (known?.stored === 1) return true;
  db.run(
    `INSERT INTO document (sha256, size, kind, encoding, bytes, created_at) VALUES (@sha256, @size, @kind, @encoding, @bytes, @now)
     ON CONFLICT (sha256) DO UPDATE SET encoding = excluded.encoding, bytes = excluded.bytes, kind = excluded.kind`,
    {
      sha256: document.sha256,
      size: document.size,
      kind,
      encoding: document.encoding,
      bytes: document.bytes,
      now,
    },
  );
  return false;
}

/** The packed bytes, or undefined when a package brought the row without the file (or there is no such row). */
export function readPackedDocument(db: ReadDb, sha256: string): PackedDocument | undefined {
  return db.get<PackedDocument>(
    'SELECT sha256, size, encoding, bytes FROM document WHERE sha256 = @sha256 AND bytes IS NOT NULL',
    {
      sha256,
    },
  );
}

/** Whether the bytes of a document are here, not only its row. */
export function isDocumentStored(db: ReadDb, sha256: string): boolean {
  return db.value<number>('SELECT bytes IS NOT NULL FROM document WHERE sha256 = @sha256', { sha256 }) === 1;
}

/** Sets what a document truly is, as its content tells. */
export function setDocumentKind(db: WriteDb, sha256: string, kind: string): void {
  db.run('UPDATE document SET kind = @kind WHERE sha256 = @sha256', { sha256, kind });
}

/**
 * Forgets documents that no plan, filing case, review or drill holds any more, not even a voided attachment, with everything read
 * from them.
 */
export function dropOrphanDocuments(db: WriteDb, sha256s: readonly string[]): void {
  const orphans = JSON.stringify(
    sha256s.filter(
      (sha256) =>
        db.value<number>(
          `SELECT EXISTS (SELECT 1 FROM plan_document WHERE sha256 = @sha256)
               OR EXISTS (SELECT 1 FROM filing_document WHERE sha256 = @sha256)
               OR EXISTS (SELECT 1 FROM form_template WHERE sha256 = @sha256)
               OR EXISTS (SELECT 1 FROM review_paper WHERE sha256 = @sha256)
               OR EXISTS (SELECT 1 FROM drill_attachment WHERE sha256 = @sha256)
               OR EXISTS (SELECT 1 FROM mark WHERE sha256 = @sha256)`,
          { sha256 },
        ) === 0,
    ),
  );
  if (orphans === '[]') return;
  for (const table of ['document_text', 'document'])
    db.run(`DELETE FROM ${table} WHERE sha256 IN (SELECT value FROM json_each(@orphans))`, { orphans });
}
