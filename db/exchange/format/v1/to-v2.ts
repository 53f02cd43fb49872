import type { WriteDb } from '../../../connection';
import { STATEMENTS_V2 } from '../v2/tables';

/** A manifest of format 2. */
export function manifestToV2(manifest: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return { ...manifest, formatVersion: 2 };
}

/** Gives data of format 1 the tables of format 2: more columns of a case, and tables that were not there yet. */
export function dataToV2(db: WriteDb): void {
  // The schema has to be format 2's letter by letter: what ALTER TABLE writes is not.
  db.exec('PRAGMA foreign_keys = OFF; PRAGMA legacy_alter_table = ON; BEGIN');
  db.exec('ALTER TABLE filing_case RENAME TO former_case');
  for (const statement of STATEMENTS_V2.values()) db.exec(statement);
  const columns = db
    .all<{ name: string }>('PRAGMA table_info(former_case)')
    .map((column) => column.name)
    .join(', ');
  db.exec(`INSERT INTO filing_case (${columns}) SELECT ${columns} FROM former_case ORDER BY rowid`);
  db.exec('DROP TABLE former_case; COMMIT');
}
