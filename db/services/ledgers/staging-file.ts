import {
  type Connection,
  openForReading,
  openScratch,
  type ReadDb,
  type SqlValue,
  type WriteDb,
} from '../../connection';
import type {
  LedgerKind,
  LedgerOwner,
  LedgerValues,
  RowProblem,
  StagedOutcome,
  StagedRow,
} from '../../ledgers/kinds/types';

/** One staged row as the file keeps it. */
export interface KeptRow {
  seq: number;
  sheet: string;
  row: number;
  outcome: StagedOutcome;
  label: string;
  owner: LedgerOwner | null;
  existingId: string | null;
  existingVersion: number | null;
  values: LedgerValues | null;
  changes: readonly { field: string; before: unknown; after: unknown }[];
  problems: readonly RowProblem[];
}

/** Columns of a staged row, in the order `fromSql` reads them. */
const COLUMNS =
  'seq, sheet, row, outcome, label, owner, existing_id, existing_version, row_values, changes, problems';
/** Rows that are fetched together where all of them are walked through. */
const STRETCH = 200;

const SCHEMA = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE staged (
  seq INTEGER PRIMARY KEY, sheet TEXT NOT NULL, row INTEGER NOT NULL, outcome TEXT NOT NULL, label TEXT NOT NULL,
  owner TEXT, existing_id TEXT, existing_version INTEGER, row_values TEXT, changes TEXT, problems TEXT,
  has_problem INTEGER NOT NULL
) STRICT;`;

/** A scratch file that holds what an import would do, written by the worker and paged by the screen. */
export class StagingWriter {
  readonly #connection: Connection<WriteDb>;
  #seq = 0;

  constructor(file: string) {
    this.#connection = openScratch(file);
    this.#connection.db.exec(SCHEMA);
    this.#connection.db.exec('BEGIN');
  }

  add(row: StagedRow): void {
    const hasProblem = row.problems.length > 0 || row.outcome === 'reject' || row.outcome === 'duplicate';
    this.#connection.db.run('INSERT INTO staged VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', [
      ++this.#seq,
      row.sheet,
      row.row,
      row.outcome,
      row.label,
      row.owner ? JSON.stringify(row.owner) : null,
      row.existingId ?? null,
      row.existingVersion ?? null,
      row.values ? JSON.stringify(row.values) : null,
      row.changes === undefined ? null : JSON.stringify(row.changes),
      row.problems.length === 0 ? null : JSON.stringify(row.problems),
      hasProblem ? 1 : 0,
    ]);
  }

  /** Ends the file with its summary; only a file with a summary is ever read. */
  finish(summary: unknown): void {
    const { db } = this.#connection;
    db.run(`INSERT INTO meta VALUES ('summary', @value)`, { value: JSON.stringify(summary) });
    db.exec('COMMIT');
    this.#connection.close();
  }

  /** Lets go of a file that will not be finished. */
  abandon(): void {
    this.#connection.close();
  }
}

function fromSql(columns: SqlValue[]): KeptRow {
  const [seq, sheet, row, outcome, label, owner, existingId, existingVersion, values, changes, problems] =
    columns;
  return {
    seq: seq as number,
    sheet: sheet as string,
    row: row as number,
    outcome: outcome as StagedOutcome,
    label: label as string,
    owner: owner === null ? null : (JSON.parse(owner as string) as LedgerOwner),
    existingId: existingId as string | null,
    existingVersion: existingVersion as number | null,
    values: values === null ? null : (JSON.parse(values as string) as LedgerValues<LedgerKind>),
    // Most rows have neither.
    changes: changes === null ? [] : (JSON.parse(changes as string) as KeptRow['changes']),
    problems: problems === null ? [] : (JSON.parse(problems as string) as RowProblem[]),
  };
}

export interface StagedWindow {
  outcomes: readonly StagedOutcome[];
  onlyProblems: boolean;
  offset: number;
  limit: number;
}

/** Reads a finished staging file. */
export class StagingReader {
  readonly #connection: Connection<ReadDb>;

  constructor(file: string) {
    this.#connection = openForReading(file);
  }

  page(window: StagedWindow): { total: number; rows: KeptRow[] } {
    const where = `WHERE (@all = 1 OR outcome IN (SELECT value FROM json_each(@outcomes))) AND (@every = 1 OR has_problem = 1)`;
    const params = {
      all: window.outcomes.length === 0 ? 1 : 0,
      outcomes: JSON.stringify(window.outcomes),
      every: window.onlyProblems ? 0 : 1,
    };
    const { db } = this.#connection;
    return {
      total: db.value<number>(`SELECT COUNT(*) FROM staged ${where}`, params) ?? 0,
      rows: db
        .allRaw(`SELECT ${COLUMNS} FROM staged ${where} ORDER BY seq LIMIT @limit OFFSET @offset`, {
          ...params,
          limit: window.limit,
          offset: window.offset,
        })
        .map(fromSql),
    };
  }

  /** Rows that are to be written, in file order. */
  toApply(): IterableIterator<KeptRow> {
    return this.#walk(`'create', 'update'`);
  }

  /** Rows that are not written, for the workbook that goes back to the sender. */
  rejected(): IterableIterator<KeptRow> {
    return this.#walk(`'reject', 'duplicate'`);
  }

  *#walk(outcomes: string): IterableIterator<KeptRow> {
    const sql = `SELECT ${COLUMNS} FROM staged WHERE seq > @after AND outcome IN (${outcomes}) ORDER BY seq LIMIT @stretch`;
    let after = 0;
    for (let rows = this.#rows(sql, after); rows.length > 0; rows = this.#rows(sql, after)) {
      for (const row of rows) {
        const kept = fromSql(row);
        after = kept.seq;
        yield kept;
      }
    }
  }

  #rows(sql: string, after: number): SqlValue[][] {
    return this.#connection.db.allRaw(sql, { after, stretch: STRETCH });
  }

  close(): void {
    this.#connection.close();
  }
}
