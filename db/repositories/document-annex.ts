import type { WriteDb } from '../connection';
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
