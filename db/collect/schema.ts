import { FORMAT_VERSION, TABLES } from '../exchange/format/index';
import { collectError } from './problems';
import type { Server } from './server';
import { quoted, SCHEMA, tableName, typeOf } from './tables';
import { viewStatements } from './views';

/** Raised when the bookkeeping tables or the views below change; the tables of packages follow their format by themselves. */
const SCHEMA_VERSION = 1;
/** No two collect into one database at once: a number of our own for PostgreSQL's advisory locks. */
const LOCK = 0x504c4e44;

const BOOKKEEPING = `
CREATE TABLE IF NOT EXISTS ${SCHEMA}.collect_state (key text PRIMARY KEY, value text NOT NULL);
-- Whose rows come through whom.
CREATE TABLE IF NOT EXISTS ${SCHEMA}.office_standing (office_id text PRIMARY KEY, via_id text NOT NULL);
-- Keys that packages were signed with. An administrator who sets a state to 'revoked' has nothing more read that it signs.
CREATE TABLE IF NOT EXISTS ${SCHEMA}.office_key (
  office_id text, key_id text, office_name text NOT NULL, public_key text NOT NULL,
  state text NOT NULL CHECK (state IN ('first-contact', 'confirmed', 'superseded', 'revoked')),
  first_package_id text NOT NULL, first_seen_at text NOT NULL, PRIMARY KEY (office_id, key_id));
-- Packages taken in, each in one transaction.
CREATE TABLE IF NOT EXISTS ${SCHEMA}.collected_package (
  id text PRIMARY KEY, sender_id text NOT NULL, sequence bigint NOT NULL, sha256 text NOT NULL, period text, base text NOT NULL,
  created_at text NOT NULL, file_name text NOT NULL, manifest jsonb NOT NULL, counts jsonb NOT NULL, at text NOT NULL);
-- Periods reported for, and what the program's own reports counted in them: the rows that the views t1 … t9 are made of.
CREATE TABLE IF NOT EXISTS ${SCHEMA}.report_period (
  sender_id text, period text, label text NOT NULL, from_on date NOT NULL, to_on date NOT NULL, as_of date NOT NULL,
  package_id text NOT NULL, PRIMARY KEY (sender_id, period));
CREATE TABLE IF NOT EXISTS ${SCHEMA}.report_unit (
  sender_id text, period text, unit_id text, office_id text NOT NULL, name text NOT NULL, apart bigint NOT NULL,
  region_key text NOT NULL, region text NOT NULL, industry_key text NOT NULL, industry text NOT NULL,
  set_key text NOT NULL, sets text NOT NULL, PRIMARY KEY (sender_id, period, unit_id));
CREATE TABLE IF NOT EXISTS ${SCHEMA}.report_fact (
  sender_id text NOT NULL, period text NOT NULL, report text NOT NULL, kind text NOT NULL, record_id text NOT NULL,
  unit_id text NOT NULL, title text NOT NULL, happened_on text, note text NOT NULL, amount double precision, flags text[] NOT NULL);
CREATE INDEX IF NOT EXISTS report_fact_of ON ${SCHEMA}.report_fact (sender_id, period, report);
CREATE TABLE IF NOT EXISTS ${SCHEMA}.report_line (
  sender_id text, period text, report text, place bigint, record_id text NOT NULL, cells jsonb NOT NULL,
  PRIMARY KEY (sender_id, period, report, place));
`;

/**
 * Makes or completes the tables and views, holds the lock until the connection ends, and remembers whose database it is.
 * @param office id of the office that collects; null leaves what is known
 * @returns the office the database belongs to, or null
 * @throws PlanDeskError COLLECT_BUSY, COLLECT_ENCODING, COLLECT_SCHEMA_NEWER, COLLECT_SCHEMA_FOREIGN, COLLECT_OTHER_OFFICE,
 *   COLLECT_RIGHTS_MISSING
 */
export async function prepareSchema(server: Server, office: string | null): Promise<string | null> {
  const [encoding] = await server.all<{ server_encoding: string }>('SHOW server_encoding');
  if (encoding?.server_encoding !== 'UTF8')
    throw collectError('COLLECT_ENCODING', { encoding: encoding?.server_encoding ?? null });
  const [lock] = await server.all<{ held: boolean }>('SELECT pg_try_advisory_lock($1) AS held', [LOCK]);
  if (!lock?.held) throw collectError('COLLECT_BUSY');
  return server.transaction(async () => {
    const state = await readState(server);
    refuseOther(state, office);
    if (state?.get('schema') !== String(SCHEMA_VERSION) || state.get('format') !== String(FORMAT_VERSION))
      await build(server, state !== null);
    if (office !== null) await writeState(server, 'office', office);
    return office ?? state?.get('office') ?? null;
  });
}

/** What the database says of itself; null before the schema is there. @throws PlanDeskError COLLECT_SCHEMA_FOREIGN */
async function readState(server: Server): Promise<Map<string, string> | null> {
  const [found] = await server.all<{ schema: string | null; state: string | null }>(
    'SELECT to_regnamespace($1)::text AS schema, to_regclass($2)::text AS state',
    [SCHEMA, `${SCHEMA}.collect_state`],
  );
  if (!found?.schema) return null;
  if (!found.state) {
    const [{ tables } = { tables: 0 }] = await server.all<{ tables: number }>(
      'SELECT COUNT(*)::int AS tables FROM pg_class WHERE relnamespace = to_regnamespace($1)',
      [SCHEMA],
    );
    if (tables > 0) throw collectError('COLLECT_SCHEMA_FOREIGN');
    return null;
  }
  const rows = await server.all<{ key: string; value: string }>(
    `SELECT key, value FROM ${SCHEMA}.collect_state`,
  );
  return new Map(rows.map(({ key, value }) => [key, value]));
}

function refuseOther(state: Map<string, string> | null, office: string | null): void {
  if (state === null) return;
  const [schema, format] = [Number(state.get('schema')), Number(state.get('format'))];
  if (schema > SCHEMA_VERSION || format > FORMAT_VERSION)
    throw collectError('COLLECT_SCHEMA_NEWER', { schema, format, supported: FORMAT_VERSION });
  const known = state.get('office');
  if (office !== null && known !== undefined && known !== office)
    throw collectError('COLLECT_OTHER_OFFICE', { known });
}

/** Tables of the newest format; columns that a later format brought are added to those an earlier program made. */
async function build(server: Server, older: boolean): Promise<void> {
  // Where the schema has been made for a user without the right to make schemas, it must not be tried.
  const [there] = await server.all<{ schema: string | null }>('SELECT to_regnamespace($1)::text AS schema', [
    SCHEMA,
  ]);
  if (!there?.schema) await server.exec(`CREATE SCHEMA ${SCHEMA}`);
  await server.exec(BOOKKEEPING);
  for (const table of TABLES) {
    const columns = table.columns.map((column) => `${quoted(column)} ${typeOf(table, column)}`);
    await server.exec(
      [
        `CREATE TABLE IF NOT EXISTS ${tableName(table)} (${columns.join(', ')}, PRIMARY KEY (${quoted(table.key)}))`,
        ...(older
          ? columns.map((column) => `ALTER TABLE ${tableName(table)} ADD COLUMN IF NOT EXISTS ${column}`)
          : []),
        ...(table.columns.includes('origin')
          ? [`CREATE INDEX IF NOT EXISTS ${quoted(`${table.name}_origin`)} ON ${tableName(table)} (origin)`]
          : []),
        // Not unique: two owners of keys may exchange them in one package. The judging of rows keeps them apart.
        ...table.keys.map(
          ({ columns: key }, at) =>
            `CREATE INDEX IF NOT EXISTS ${quoted(`${table.name}_key_${at}`)} ON ${tableName(table)} (${key.map(quoted).join(', ')})`,
        ),
      ].join(';\n'),
    );
  }
  for (const statement of viewStatements()) await server.exec(statement);
  await writeState(server, 'schema', String(SCHEMA_VERSION));
  await writeState(server, 'format', String(FORMAT_VERSION));
}

async function writeState(server: Server, key: string, value: string): Promise<void> {
  await server.run(
    `INSERT INTO ${SCHEMA}.collect_state (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
    [key, value],
  );
}
