import type { WriteDb } from '../../../connection';
import { TABLES_V2 } from '../v2/tables';
import { TABLES_V3 } from '../v3/tables';

/** A manifest of format 3. */
export function manifestToV3(manifest: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return { ...manifest, formatVersion: 3 };
}

/** Makes the tables of format 2 those of format 3: keys without an index, more columns of an expert, new tables. */
export function dataToV3(db: WriteDb): void {
  // The schema has to be format 3's letter by letter: what ALTER TABLE writes is not.
  db.exec('PRAGMA foreign_keys = OFF; PRAGMA legacy_alter_table = ON; BEGIN');
  const former = new Map(TABLES_V2.map((table) => [table.name, table.columns.join(', ')]));
  for (const { name, createSql } of TABLES_V3) {
    const columns = former.get(name);
    if (columns !== undefined) db.exec(`ALTER TABLE ${name} RENAME TO former`);
    db.exec(createSql);
    if (columns === undefined) continue;
    db.exec(
      `INSERT INTO ${name} (${columns}) SELECT ${columns} FROM former ORDER BY rowid; DROP TABLE former`,
    );
  }
  db.exec('COMMIT');
}
