import { closeSync, openSync, readSync } from 'node:fs';
import { integrityFindings, openUntrusted, type ReadDb, type WriteDb } from '../../connection';
import type { ExchangedTable, StatedFacts } from '../format/index';
import { packageError } from '../problems';

/** Findings of SQLite that are about values rather than about the file's structure. */
const ABOUT_VALUES =
  /^(CHECK constraint failed|NULL value in|non-\w+ value in|NUMERIC value in|TEXT value in)/;

/**
 * Proves a package's data.sqlite: exactly the tables of its format, sound, as many rows as the manifest says, every
 * value in its form, every reference answered. Only then may it be attached to anything.
 * @param tables those of the version the data are in
 * @throws PlanDeskError PACKAGE_SCHEMA_UNKNOWN, PACKAGE_TAMPERED, PACKAGE_COUNT_MISMATCH, PACKAGE_VALUES_UNFIT,
 *   PACKAGE_REFERENCES_BROKEN, PACKAGE_SENDER_MISMATCH
 */
export function checkData(
  file: string,
  manifest: StatedFacts,
  tables: readonly ExchangedTable[],
  step: () => void = () => undefined,
): void {
  checkHeader(file);
  const { db, prepare, close } = opened(file);
  try {
    checkSchema(db, tables);
    step();
    // Structure, types and CHECKs. The full check also compares each index entry with its row; a lie there shows itself
    // in the references below, or stops the merge at the latest when its own keys and references are checked.
    const findings = integrityFindings(db, 'quick');
    const [first] = findings;
    if (first !== undefined)
      throw packageError(
        ABOUT_VALUES.test(first) ? 'PACKAGE_VALUES_UNFIT' : 'PACKAGE_TAMPERED',
        `data.sqlite：${first.slice(0, 120)}`,
      );
    step();
    prepare((writable) => indexKeys(writable, tables));
    checkCounts(db, manifest, tables);
    for (const table of tables) checkValues(db, table);
    step();
    checkSender(db, manifest);
    // A package of changes hangs on rows that were sent before; the rehearsal looks those up.
    if (manifest.base.kind !== 'since') checkReferences(db);
  } catch (error) {
    // SQLite itself stumbling over the file: damaged, whatever the check was.
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    // A disk without room for the index says nothing about the file.
    throw code.startsWith('SQLITE_') && code !== 'SQLITE_FULL'
      ? packageError('PACKAGE_TAMPERED', 'data.sqlite', {}, error)
      : error;
  } finally {
    close();
  }
}

/** A plain UTF-8 database without a write-ahead log: anything else could not be attached, or would open other files. */
function checkHeader(file: string): void {
  const header = Buffer.alloc(100);
  const handle = openSync(file, 'r');
  readSync(handle, header, 0, 100, 0);
  closeSync(handle);
  const plain =
    header.subarray(0, 16).toString('latin1') === 'SQLite format 3\0' && header[18] === 1 && header[19] === 1;
  if (!plain || header.readUInt32BE(56) !== 1) throw packageError('PACKAGE_SCHEMA_UNKNOWN', 'data.sqlite');
}

function opened(file: string) {
  try {
    return openUntrusted(file);
  } catch (error) {
    throw packageError('PACKAGE_SCHEMA_UNKNOWN', 'data.sqlite', {}, error);
  }
}

function checkSchema(db: ReadDb, tables: readonly ExchangedTable[]): void {
  const rows = db.all<{ type: string; name: string; tbl_name: string; sql: string | null }>(
    'SELECT type, name, tbl_name, sql FROM sqlite_schema',
  );
  const expected = new Map(tables.map((table) => [table.name, table.createSql]));
  for (const row of rows) {
    const automatic =
      row.type === 'index' && row.sql === null && row.name === `sqlite_autoindex_${row.tbl_name}_1`;
    if (automatic) continue;
    if (row.type !== 'table' || row.tbl_name !== row.name || expected.get(row.name) !== row.sql)
      throw packageError('PACKAGE_SCHEMA_UNKNOWN', `${String(row.type)} ${String(row.name).slice(0, 60)}`);
    expected.delete(row.name);
  }
  const [missing] = expected.keys();
  if (missing !== undefined) throw packageError('PACKAGE_SCHEMA_UNKNOWN', `缺少表 ${missing}`);
}

/**
 * Makes the index over the keys that newer formats leave out: what follows looks rows up by them.
 * @throws PlanDeskError PACKAGE_VALUES_UNFIT when two rows have one key
 */
function indexKeys(db: WriteDb, tables: readonly ExchangedTable[]): void {
  for (const { name, key, label, createSql } of tables) {
    if (createSql.includes('PRIMARY KEY')) continue;
    try {
      db.exec(`CREATE UNIQUE INDEX ${name}_key ON ${name} (${key})`);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      throw code.startsWith('SQLITE_CONSTRAINT')
        ? packageError('PACKAGE_VALUES_UNFIT', `${label} 编号重复`, { table: name }, error)
        : error;
    }
  }
}

function checkCounts(db: ReadDb, manifest: StatedFacts, tables: readonly ExchangedTable[]): void {
  for (const table of tables) {
    const { rows, lowest, highest } = db.get<{ rows: number; lowest: number | null; highest: number | null }>(
      `SELECT COUNT(*) AS rows, MIN(rowid) AS lowest, MAX(rowid) AS highest FROM ${table.name}`,
    ) ?? { rows: 0, lowest: null, highest: null };
    const stated = manifest.counts[table.name];
    // Rows are walked by their number; one that is no exact number in JavaScript would be walked past.
    if ((lowest ?? 1) < 1 || (highest ?? 1) > Number.MAX_SAFE_INTEGER)
      throw packageError('PACKAGE_VALUES_UNFIT', `${table.label} 行号`);
    if (rows !== stated)
      throw packageError('PACKAGE_COUNT_MISMATCH', `${table.label} 清单 ${stated ?? '未列'}，实有 ${rows}`, {
        table: table.name,
        stated: stated ?? null,
        rows,
      });
  }
}

/** Conditions under which a row of a table is not in its form. */
function unfitness(table: ExchangedTable): string {
  const { key } = table;
  if (table.kind === 'document')
    return `LENGTH(sha256) <> 64 OR sha256 GLOB '*[^0-9a-f]*' OR size < 0 OR LENGTH(kind) > 40`;
  const conditions = [
    `octet_length(${key}) NOT BETWEEN 1 AND 64`,
    // Whoever owns a row is introduced in the package.
    'origin NOT IN (SELECT id FROM office)',
    'version NOT BETWEEN 1 AND 1000000000',
    // A date that the calendar knows is its own normal form.
    // An endless number cannot be kept as it was for an undo.
    ...table.reals.map((real) => `ABS(${real}) > 1e300`),
    // One that is no exact number in JavaScript could be read, but neither shown nor written again.
    ...table.integers.map(
      (column) => `${column} NOT BETWEEN -${Number.MAX_SAFE_INTEGER} AND ${Number.MAX_SAFE_INTEGER}`,
    ),
    ...table.counts.map((column) => `${column} < 0`),
    ...table.unfit,
    ...table.dates.map((date) => `(${date} IS NOT NULL AND ${date} IS NOT date(${date}))`),
    ...table.lists.map(
      (list) =>
        `(${list} <> '[]' AND (json_type(${list}) <> 'array' OR EXISTS (SELECT 1 FROM json_each(${list}) WHERE type <> 'text')))`,
    ),
  ];
  if (table.kind === 'office') conditions.push('origin <> id');
  if (table.kind === 'owned' && table.columns.includes('region_code'))
    conditions.push(`region_code NOT GLOB '[0-9][0-9][0-9][0-9][0-9][0-9]'`);
  return conditions.join(' OR ');
}

/**
 * Key of a row that is not in its form, or undefined when all are.
 * @param range row numbers to look at: beyond `after`, and no higher than `upTo`
 */
export function unfitRow(
  db: ReadDb,
  table: ExchangedTable,
  range?: { after: number; upTo: number },
): string | undefined {
  const within = range ? 'rowid > @after AND rowid <= @upTo AND' : '';
  const row = db.value<string>(
    `SELECT ${table.key} FROM ${table.name} WHERE ${within} (${unfitness(table)}) LIMIT 1`,
    { ...range },
  );
  return row === undefined ? undefined : String(row).slice(0, 64);
}

function checkValues(db: ReadDb, table: ExchangedTable): void {
  const row = unfitRow(db, table);
  if (row !== undefined)
    throw packageError('PACKAGE_VALUES_UNFIT', `${table.label} ${row}`, { table: table.name });
}

/** The manifest and the data must name the same sender: the one is what people see, the other what is merged. */
function checkSender(db: ReadDb, { sender }: StatedFacts): void {
  const office = db.get<{ name: string; level: string; region_code: string }>(
    'SELECT name, level, region_code FROM office WHERE id = @id',
    { id: sender.id },
  );
  if (
    !office ||
    office.name !== sender.name ||
    office.level !== sender.level ||
    office.region_code !== sender.regionCode
  )
    throw packageError('PACKAGE_SENDER_MISMATCH');
}

function checkReferences(db: ReadDb): void {
  const broken = db.get<{ table: string; parent: string }>(
    'SELECT "table", parent FROM pragma_foreign_key_check LIMIT 1',
  );
  if (broken) throw packageError('PACKAGE_REFERENCES_BROKEN', `${broken.table} → ${broken.parent}`);
}
