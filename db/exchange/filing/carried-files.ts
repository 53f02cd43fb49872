import type { WriteDb } from '../../connection';

/**
 * Keeps a document that a package names, with its bytes where they came along. The scratch file of proven bytes must be
 * attached as `packed`.
 * @returns true when the document was not here before, not even by its hash
 */
export function keepCarried(
  db: WriteDb,
  document: { sha256: string; size: number; kind: string },
  now: string,
): boolean {
  const { sha256 } = document;
  const known = db.get<{ stored: number }>(
    'SELECT bytes IS NOT NULL AS stored FROM main.document WHERE sha256 = @sha256',
    { sha256 },
  );
  if (known?.stored === 1) return false;
  const carried = db.value<number>('SELECT EXISTS (SELECT 1 FROM packed.file WHERE sha256 = @sha256)', {
    sha256,
  });
  if (known === undefined)
    db.run(
      `INSERT INTO main.document (sha256, size, kind, encoding, bytes, created_at)
       SELECT @sha256, COALESCE(f.size, @size), @kind, COALESCE(f.encoding, 'raw'), f.bytes, @now
         FROM (SELECT 1) LEFT JOIN packed.file f ON f.sha256 = @sha256`,
      { sha256, size: document.size, kind: document.kind, now },
    );
  else if (carried === 1)
    db.run(
      `UPDATE main.document SET (size, encoding, bytes) = (SELECT size, encoding, bytes FROM packed.file WHERE sha256 = @sha256)
        WHERE sha256 = @sha256`,
      { sha256 },
    );
  if (carried === 1)
    db.run(`INSERT INTO document_text (sha256, state) VALUES (@sha256, 'pending') ON CONFLICT DO NOTHING`, {
      sha256,
    });
  return known === undefined;
}

/** The name under which a file came: what a package calls it may be anything. */
export function carriedName(fileName: string): string {
  const tidy = fileName
    // Marks that turn the direction of writing show a program as a picture.
    .replace(/[\p{Cc}\p{Cf}\\/:*?"<>|]/gu, '')
    .trim();
  return tidy.slice(0, 180) || '文件';
}
