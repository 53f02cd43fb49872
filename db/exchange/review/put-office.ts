import type { SqlRow, WriteDb } from '../../connection';
import { findOffice } from '../../repositories/office';
import type { Change } from '../filing/record-batch';

/** An office that reports nothing here stands as the owner of its rows: who organises a review, who answers a package. */
export function putOfficeOnce(db: WriteDb, offices: readonly SqlRow[]): Change[] {
  return offices.flatMap((row): Change[] => {
    if (findOffice(db, String(row.id))) return [];
    db.run(
      `INSERT INTO main.office (id, name, level, region_code, origin, version, created_at, updated_at)
       VALUES (@id, @name, @level, @region_code, @origin, @version, @created_at, @updated_at)`,
      Object.fromEntries(
        ['id', 'name', 'level', 'region_code', 'origin', 'version', 'created_at', 'updated_at'].map(
          (column) => [column, row[column] ?? null],
        ),
      ),
    );
    return [[String(row.id), Number(row.version), null]];
  });
}
