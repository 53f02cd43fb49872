// Regenerates db/schema.sql from the migrations: the schema as one readable file, which a test compares.
// Run inside Electron's Node: node scripts/make-schema.mjs
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { runAsNode } from './lib/electron.mjs';
import { fromRoot } from './lib/paths.mjs';

if (!process.versions.electron) {
  process.exitCode = await runAsNode([fromRoot('scripts', 'make-schema.mjs')]);
} else {
  const { default: Database } = await import('better-sqlite3');
  const folder = mkdtempSync(path.join(tmpdir(), 'plandesk-schema-'));
  const db = new Database(path.join(folder, 'schema.db'));
  const migrations = fromRoot('db', 'migrations');
  for (const name of readdirSync(migrations)
    .filter((each) => each.endsWith('.sql'))
    .sort())
    db.exec(readFileSync(path.join(migrations, name), 'utf8'));
  /** @type {any[]} */
  const rows = db
    .prepare(
      `SELECT sql FROM sqlite_schema
        WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_index_%' AND name NOT LIKE 'search_characters_%'
        ORDER BY CASE type WHEN 'table' THEN 0 ELSE 1 END, tbl_name, name`,
    )
    .all();
  db.close();
  rmSync(folder, { recursive: true, force: true });
  writeFileSync(
    fromRoot('db', 'schema.sql'),
    `-- Regenerated from the migrations by scripts/make-schema.mjs; read it, do not edit it.\n\n${rows.map((row) => `${row.sql};`).join('\n\n')}\n`,
  );
}
