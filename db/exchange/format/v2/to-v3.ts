import type { WriteDb } from '../../../connection';
import { STATEMENTS_V3 } from '../v3/tables';

/** A manifest of format 3. */
export function manifestToV3(manifest: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return { ...manifest, formatVersion: 3 };
}

/** Gives data of format 2 the tables of format 3: more columns of an expert, and tables that were not there yet. */
export function dataToV3(db: WriteDb): void {
  // The schema has to be format 3's letter by letter: what ALTER TABLE writes is not.
  db.exec('PRAGMA foreign_keys = OFF; PRAGMA legacy_alter_table = ON; BEGIN');
  db.exec('ALTER TABLE expert RENAME TO former_expert');
  for (const statement of STATEMENTS_V3.values()) db.exec(statement);
  const columns = db
    .all<{ name: string }>('PRAGMA table_info(former_expert)')
    .map((column) => column.name)
    .join(', ');
  db.exec(`INSERT INTO expert (${columns}) SELECT ${columns} FROM former_expert ORDER BY rowid`);
  db.exec('DROP TABLE former_expert; COMMIT');
}
