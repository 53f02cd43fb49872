import type { ReadDb, WriteDb } from '../connection';
import type { AnnexRow } from '../domain/plan/text-checks/annex-lists';

/** Replaces the rows that were lifted out of a document's tables. */
export function saveAnnexRows(db: WriteDb, documentId: string, rows: readonly AnnexRow[]): void {
  removeAnnexRows(db, documentId);
  rows.forEach((row, seq) => {
    const { kind, name, start, ...details } = row;
    db.run(
      `INSERT INTO document_annex (document_id, seq, kind, name, details, start)
       VALUES (@documentId, @seq, @kind, @name, @details, @start)`,
      { documentId, seq, kind, name, details: JSON.stringify(details), start },
    );
  });
}

export function removeAnnexRows(db: WriteDb, documentId: string): void {
  db.run('DELETE FROM document_annex WHERE document_id = @documentId', { documentId });
}

/** Every lifted row, document by document; for a worker. */
export function* iterateAnnexes(db: ReadDb): Generator<{ documentId: string; rows: AnnexRow[] }> {
  let documentId: unknown = null;
  let rows: AnnexRow[] = [];
  for (const [id, kind, name, details, start] of db.iterateRaw(
    'SELECT document_id, kind, name, details, start FROM document_annex ORDER BY document_id, seq',
  )) {
    if (id !== documentId) {
      if (rows.length > 0) yield { documentId: String(documentId), rows };
      [documentId, rows] = [id, []];
    }
    rows.push({ ...(JSON.parse(String(details)) as object), kind, name, start } as AnnexRow);
  }
  if (rows.length > 0) yield { documentId: String(documentId), rows };
}
