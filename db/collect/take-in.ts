import { openForReading, type ReadDb } from '../connection';
import { type KnownOffice, refusalOfOrigin } from '../domain/exchange/origins';
import { omittedIn } from '../domain/exchange/profile';
import { noOutcomes, type OutcomeCounts } from '../domain/exchange/row-decision';
import { type ExchangedTable, type PackageManifest, TABLES } from '../exchange/format/index';
import { judgeRows } from './judge';
import type { Server } from './server';
import { copyLine, quoted, SCHEMA, stageName, tableName, verdictName } from './tables';

/** Rows that are handed to COPY in one piece. */
const PIECE = 2000;

export interface TakenRows {
  tables: ({ table: string } & OutcomeCounts)[];
  /** Owners whose rows the package may bring. */
  owners: string[];
  /** True when the rows here are those of the package, no more and no other. */
  whole: boolean;
}

/**
 * Puts the rows of a proven package into the tables, inside the caller's transaction: COPY into tables of its own, a verdict
 * on every row, then one statement a table.
 * @param standing.latest later than everything taken in from this sender
 * @param standing.fillable 'table.column' that may come later without a new version of its row
 */
export async function takeInRows(
  server: Server,
  dataFile: string,
  manifest: PackageManifest,
  { self, latest, fillable }: { self: string | null; latest: boolean; fillable: readonly string[] },
): Promise<TakenRows> {
  const { db, close } = openForReading(dataFile);
  try {
    const counts = new Map<string, number>();
    for (const table of TABLES) {
      const rows = manifest.counts[table.name] ?? 0;
      if (rows === 0) continue;
      await stage(server, db, table);
      counts.set(table.name, rows);
    }
    const { owners, refused } = await judgeOwners(server, db, manifest, self);
    const since = manifest.base.kind === 'since';
    const { omitted } = manifest.profile;
    const judged = await judgeRows(server, {
      counts,
      ownersRefused: refused,
      latest,
      since,
      omitted,
      fillable,
    });
    const tables: TakenRows['tables'] = [];
    for (const table of TABLES) {
      if (!counts.has(table.name)) continue;
      const found =
        table.kind === 'document'
          ? await addDocuments(server, table, counts.get(table.name) ?? 0)
          : (judged.get(table.name) ?? noOutcomes());
      if (table.kind !== 'document' && found.added + found.changed > 0) await apply(server, table, omitted);
      tables.push({ table: table.name, ...found });
    }
    await noteChannels(server, manifest.sender.id, owners);
    const partial =
      since ||
      !latest ||
      omitted.length > 0 ||
      tables.some(({ refused, conflict }) => refused + conflict > 0);
    return { tables, owners, whole: !partial && !(await keepsMore(server, owners, counts)) };
  } finally {
    close();
  }
}

async function stage(server: Server, db: ReadDb, table: ExchangedTable): Promise<void> {
  const name = stageName(table);
  const columns = table.columns.map(quoted).join(', ');
  await server.exec(`CREATE TEMP TABLE ${name} (LIKE ${tableName(table)}) ON COMMIT DROP`);
  await server.copyIn(`COPY ${name} (${columns}) FROM STDIN`, linesOf(db, table));
  await server.exec(`CREATE UNIQUE INDEX ON ${name} (${quoted(table.key)}); ANALYZE ${name}`);
}

/** The rows of a table in COPY's text format, some thousand at a time. */
function* linesOf(db: ReadDb, table: ExchangedTable): Generator<string> {
  const sql = `SELECT MAX(row), group_concat(line, char(10)) FROM (
      SELECT rowid AS row, ${copyLine(table)} AS line FROM ${table.name} WHERE rowid > @after ORDER BY rowid LIMIT ${PIECE})`;
  for (let after = 0; ; ) {
    const [piece = []] = db.allRaw(sql, { after });
    const [last, lines] = piece;
    if (typeof last !== 'number') return;
    yield `${lines}\n`;
    after = last;
  }
}

/** Decides for every owner that occurs on either side whether the package may bring its rows. */
async function judgeOwners(
  server: Server,
  db: ReadDb,
  manifest: PackageManifest,
  self: string | null,
): Promise<{ owners: string[]; refused: boolean }> {
  const listed = new Set(db.all<{ id: string }>('SELECT id FROM office').map(({ id }) => id));
  const known = new Map(
    (
      await server.all<KnownOffice>(
        `SELECT o.id, s.via_id AS "viaId" FROM ${SCHEMA}.office o LEFT JOIN ${SCHEMA}.office_standing s ON s.office_id = o.id`,
      )
    ).map((office) => [office.id, office]),
  );
  await server.exec('CREATE TEMP TABLE owner_verdict (origin text PRIMARY KEY, refusal text) ON COMMIT DROP');
  const question = { receiver: self ?? '', sender: manifest.sender.id, listed, known };
  const judged = [...new Set([...listed, ...known.keys()])].map((origin) => ({
    origin,
    refusal: refusalOfOrigin(origin, question),
  }));
  await server.run(
    'INSERT INTO owner_verdict SELECT * FROM jsonb_to_recordset($1::jsonb) AS v (origin text, refusal text)',
    [JSON.stringify(judged)],
  );
  return {
    owners: judged
      .filter(({ origin, refusal }) => refusal === null && listed.has(origin))
      .map(({ origin }) => origin),
    refused: judged.some(({ origin, refusal }) => refusal !== null && listed.has(origin)),
  };
}

async function addDocuments(server: Server, table: ExchangedTable, rows: number): Promise<OutcomeCounts> {
  const columns = table.columns.map(quoted).join(', ');
  const added = await server.run(
    `INSERT INTO ${tableName(table)} (${columns}) SELECT ${columns} FROM ${stageName(table)} ON CONFLICT DO NOTHING`,
  );
  return { ...noOutcomes(), added, same: rows - added };
}

/** What the sender left out stays as it is known. */
async function apply(server: Server, table: ExchangedTable, omitted: readonly string[]): Promise<void> {
  const columns = table.columns.map(quoted);
  const left = omittedIn(table.name, omitted);
  const set = table.columns
    .slice(1)
    .filter((column) => !left.has(column))
    .map((column) => `${quoted(column)} = excluded.${quoted(column)}`);
  await server.exec(
    `INSERT INTO ${tableName(table)} (${columns.join(', ')})
     SELECT ${columns.map((column) => `p.${column}`).join(', ')} FROM ${stageName(table)} p JOIN ${verdictName(table)} v ON v.id = p.id
      WHERE v.outcome IN ('added', 'changed')
     ON CONFLICT (id) DO UPDATE SET ${set.join(', ')}`,
  );
}

/** Through whom an office's rows come: the sender of the latest package that brought them. */
async function noteChannels(server: Server, sender: string, owners: readonly string[]): Promise<void> {
  await server.run(
    `INSERT INTO ${SCHEMA}.office_standing (office_id, via_id) SELECT id, $2 FROM unnest($1::text[]) AS o (id)
     ON CONFLICT (office_id) DO UPDATE SET via_id = excluded.via_id`,
    [owners, sender],
  );
}

/** Whether rows of these owners are here that the package did not have: its sender voids and never deletes, yet it happens. */
async function keepsMore(
  server: Server,
  owners: readonly string[],
  counts: ReadonlyMap<string, number>,
): Promise<boolean> {
  for (const table of TABLES) {
    if (table.kind === 'document') continue;
    const [{ rows } = { rows: 0 }] = await server.all<{ rows: number }>(
      `SELECT COUNT(*)::int AS rows FROM ${tableName(table)} WHERE origin = ANY ($1)`,
      [owners],
    );
    if (rows !== (counts.get(table.name) ?? 0)) return true;
  }
  return false;
}
