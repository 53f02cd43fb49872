import type { WriteDb } from '../../connection';
import type { ExchangedTable } from './table';

/**
 * Makes the tables of one format those of another that has more columns and more tables: what a column did not say before
 * is its default. Tables whose statement stays are left as they are.
 */
export function remake(db: WriteDb, from: readonly ExchangedTable[], to: readonly ExchangedTable[]): void {
  // The schema has to be the new format's letter by letter: what ALTER TABLE writes is not.
  db.exec('PRAGMA foreign_keys = OFF; PRAGMA legacy_alter_table = ON; BEGIN');
  const former = new Map(from.map((table) => [table.name, table]));
  for (const { name, createSql } of to) {
    const before = former.get(name);
    if (before?.createSql === createSql) continue;
    if (before !== undefined) db.exec(`ALTER TABLE ${name} RENAME TO former`);
    db.exec(createSql);
    if (before === undefined) continue;
    const columns = before.columns.join(', ');
    db.exec(
      `INSERT INTO ${name} (${columns}) SELECT ${columns} FROM former ORDER BY rowid; DROP TABLE former`,
    );
  }
  db.exec('COMMIT');
}
