import { PACK_KIND, TEMPLATE_KIND } from '../packs/pack-format';
import type { ApplyContext } from './apply-table';

interface DocumentRow {
  sha256: string;
  /** Here already. */
  known: number;
  /** Its bytes came along. */
  packed: number;
  /** As they are here; null for a new document. */
  size: number | null;
  kind: string | null;
  /** As the package has it. */
  brought: string;
}

/** What a roster hands down is no text of anybody's plan: nobody searches it. */
const NEVER_READ: ReadonlySet<string> = new Set([PACK_KIND, TEMPLATE_KIND]);

/** Rows of a batch entry about documents: [hash, 0, null] was added, [hash, 0, {…}] got its bytes. */
type DocumentChange = [
  sha256: string,
  version: 0,
  before: null | { size: number | null; kind: string | null },
];

/** Adds the documents that are new, and the bytes of those known by hash alone. */
export async function applyDocuments(context: ApplyContext): Promise<{ added: number; changed: number }> {
  const { db, batchId, nextSeq, pause } = context;
  const wanted = db.all<DocumentRow>(
    `SELECT p.sha256, o.sha256 IS NOT NULL AS known, f.sha256 IS NOT NULL AS packed, o.size, o.kind, p.kind AS brought
       FROM pack.document p LEFT JOIN main.document o ON o.sha256 = p.sha256 LEFT JOIN packed.file f ON f.sha256 = p.sha256
      WHERE o.sha256 IS NULL OR (o.bytes IS NULL AND f.sha256 IS NOT NULL)`,
  );
  const changes: DocumentChange[] = [];
  let added = 0;
  for (const { sha256, known, packed, size, kind, brought } of wanted) {
    if (known === 1)
      db.run(
        `UPDATE main.document SET (size, encoding, bytes) = (SELECT size, encoding, bytes FROM packed.file WHERE sha256 = @sha256) WHERE sha256 = @sha256`,
        { sha256 },
      );
    else
      db.run(
        `INSERT INTO main.document (sha256, size, kind, encoding, bytes, created_at)
         SELECT p.sha256, COALESCE(f.size, p.size), p.kind, COALESCE(f.encoding, 'raw'), f.bytes, p.created_at
           FROM pack.document p LEFT JOIN packed.file f ON f.sha256 = p.sha256 WHERE p.sha256 = @sha256`,
        { sha256 },
      );
    if (packed === 1 && !NEVER_READ.has(kind ?? brought))
      db.run(`INSERT INTO document_text (sha256, state) VALUES (@sha256, 'pending') ON CONFLICT DO NOTHING`, {
        sha256,
      });
    if (known === 0) added += 1;
    changes.push([sha256, 0, known === 1 ? { size, kind } : null]);
    await pause();
  }
  if (changes.length > 0)
    db.run(
      `INSERT INTO batch_change (batch_id, seq, table_name, rows) VALUES (@batchId, @seq, 'document', @rows)`,
      {
        batchId,
        seq: nextSeq(),
        rows: JSON.stringify(changes),
      },
    );
  return { added, changed: changes.length - added };
}
