import { openScratch, type ReadDb, type SqlParams, type WriteDb } from '../../connection';
import { omittedIn } from '../../domain/exchange/profile';
import { type ExchangedTable, TABLES } from '../format/index';
import { copyWithoutStrangers } from './leave-strangers';
import { type Matter, matterCopy } from './matter';

export interface DataScope {
  /** The live database; read only, though SQLite gives an attached file the rights of the main one. */
  databaseFile: string;
  /** Moment (UTC) from which on a row counts as changed; null takes every row. */
  changedSince: string | null;
  /** What a package of chosen rows is about, with all it refers to, and nothing else. */
  matter?: Matter | undefined;
  /**
   * Reads more from the snapshot that the rows are taken from, before they are: all tables are the live ones then, by their
   * plain names as well.
   */
  alongside?: ((db: ReadDb) => void) | undefined;
  /** 'table.column' that travel empty; packages of one matter have their own. */
  omitted?: readonly string[];
}

export interface BuiltData {
  /** Rows per table. */
  counts: Record<string, number>;
  /** Every row of the database travels; so what they refer to does as well. */
  wholly: boolean;
}

/** Tables whose rows name documents. */
const NAMING_DOCUMENTS = TABLES.filter(
  (table) => !table.chosenOnly && table.parents.some((parent) => parent.table === 'document'),
).map((table) => table.name);

/** Offices whose rows travel: the desk's own, and those that reported to it and are forwarded. */
const OWNERS = 'SELECT id FROM live.office WHERE is_self = 1 OR via_id IS NOT NULL';

/**
 * Writes data.sqlite of the newest format: every row this desk owns or forwards.
 * @param file a new scratch file
 */
export function buildData(file: string, scope: DataScope): BuiltData {
  const { db, close } = openScratch(file);
  try {
    // References are the live database's business here; with them on SQLite would take every row apart.
    // Large pages and a small cache: the file is written once from front to back.
    db.exec(
      'PRAGMA page_size = 16384; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -8000; PRAGMA wal_autocheckpoint = 0',
    );
    db.run('ATTACH @live AS live', { live: scope.databaseFile });
    db.exec(
      'CREATE TEMP TABLE changed (table_name TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (table_name, id)) WITHOUT ROWID',
    );
    const counts: Record<string, number> = {};
    // One read transaction over the whole: the package is a snapshot, whatever is being written meanwhile.
    db.exec('BEGIN');
    scope.alongside?.(db);
    if (scope.changedSince !== null) collectChanged(db, scope.changedSince);
    // Every owner of a row has an office row; as long as all of them travel, so does every row.
    const strangers =
      db.value<number>(`SELECT EXISTS (SELECT 1 FROM live.office WHERE id NOT IN (${OWNERS}))`) === 1;
    const wholly = scope.changedSince === null && scope.matter === undefined && !strangers;
    for (const table of TABLES) {
      db.exec(table.createSql);
      counts[table.name] = scope.matter
        ? copyMatter(db, table, scope.matter)
        : copyTable(db, table, {
            changedSince: scope.changedSince,
            wholly,
            strangers,
            omitted: omittedIn(table.name, scope.omitted ?? []),
          });
    }
    db.exec('COMMIT');
    return { counts, wholly };
  } finally {
    close();
  }
}

function copyMatter(db: WriteDb, table: ExchangedTable, matter: Matter): number {
  const copy = matterCopy(matter, table);
  const copied =
    copy === null ? 0 : db.run(copy, copy.includes('@') ? { caseId: matter.caseId } : {}).changes;
  for (const paper of matter.papers) {
    const facts = { ...paper, size: paper.bytes.length, caseId: matter.caseId };
    if (table.kind === 'document')
      db.run(
        `INSERT INTO main.document (sha256, size, kind, created_at)
         SELECT @sha256, @size, @kind, updated_at FROM live.filing_case WHERE id = @caseId`,
        { sha256: facts.sha256, size: facts.size, kind: facts.kind, caseId: facts.caseId },
      );
    if (table.name === 'filing_document')
      db.run(
        `INSERT INTO main.filing_document (id, case_id, round, material, sha256, file_name, origin, version, created_at, updated_at)
         SELECT @id, id, @round, @material, @sha256, @fileName, origin, 1, updated_at, updated_at FROM live.filing_case WHERE id = @caseId`,
        {
          id: facts.id,
          round: facts.round,
          material: facts.material,
          sha256: facts.sha256,
          fileName: facts.fileName,
          caseId: facts.caseId,
        },
      );
  }
  const handed = table.kind === 'document' ? (matter.handed ?? []) : [];
  for (const { bytes: _, ...row } of handed)
    db.run(
      'INSERT INTO main.document (sha256, size, kind, created_at) VALUES (@sha256, @size, @kind, @createdAt)',
      { ...row },
    );
  const papers = table.kind === 'document' || table.name === 'filing_document' ? matter.papers.length : 0;
  return copied + handed.length + papers;
}

function copyTable(
  db: WriteDb,
  table: ExchangedTable,
  {
    changedSince,
    wholly,
    strangers,
    omitted,
  }: { changedSince: string | null; wholly: boolean; strangers: boolean; omitted: ReadonlySet<string> },
): number {
  const columns = table.columns.join(', ');
  // What is left out is never written: a value that is taken away again would stay on its page.
  const values = table.columns.map((column) => (omitted.has(column) ? 'NULL' : column)).join(', ');
  const into = `INSERT INTO main.${table.name} (${columns}) SELECT ${values} FROM live.${table.name} AS t`;
  if (table.chosenOnly) return 0;
  if (table.kind === 'office') return db.run(`${into} WHERE t.id IN (${OWNERS})`).changes;
  // Parents first is the order of TABLES, but a document is known only by the rows that name it.
  if (table.kind === 'document') {
    const named = NAMING_DOCUMENTS.map(
      (name) => `SELECT sha256 FROM live.${name} WHERE ${ownedRows(name, changedSince)}`,
    );
    return db.run(`${into} WHERE t.sha256 IN (${named.join(' UNION ')})`, since(changedSince)).changes;
  }
  if (wholly && omitted.size === 0 && sameColumns(db, table))
    // The bare form lets SQLite copy records as they lie, without reading their columns.
    return db.run(`INSERT INTO main.${table.name} SELECT * FROM live.${table.name}`).changes;
  const rows = ownedRows(table.name, changedSince);
  return db.run(
    strangers ? copyWithoutStrangers(table, OWNERS, rows, omitted) : `${into} WHERE ${rows}`,
    since(changedSince),
  ).changes;
}

function since(changedSince: string | null): SqlParams {
  return changedSince === null ? {} : { changedSince };
}

function ownedRows(table: string, changedSince: string | null): string {
  const owned = `origin IN (${OWNERS})`;
  if (changedSince === null) return owned;
  return `${owned} AND (updated_at >= @changedSince OR id IN (SELECT id FROM temp.changed WHERE table_name = '${table}'))`;
}

/** False once a migration has given the live table more than the format knows. */
function sameColumns(db: WriteDb, table: ExchangedTable): boolean {
  const live = db.all<{ name: string }>(`PRAGMA live.table_info(${table.name})`).map((column) => column.name);
  return live.join() === table.columns.join();
}

/**
 * Rows that changed here although their own moment of change is older: merged from below, or put back by an undo.
 * They stand in the batches applied or undone since.
 */
function collectChanged(db: WriteDb, changedSince: string): void {
  db.run(
    `INSERT OR IGNORE INTO temp.changed (table_name, id)
     SELECT c.table_name, json_extract(r.value, '$[0]')
       FROM (SELECT id, applied_at, undone_at FROM live.import_batch UNION ALL SELECT id, applied_at, undone_at FROM live.merge_batch) b
       JOIN live.batch_change c ON c.batch_id = b.id
       JOIN json_each(c.rows) r
      WHERE b.applied_at >= @changedSince OR b.undone_at >= @changedSince`,
    { changedSince },
  );
}
