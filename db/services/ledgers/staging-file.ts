import { type Connection, openForReading, openScratch, type ReadDb, type WriteDb } from '../../connection';
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

interface StagedSql {
  seq: number;
  sheet: string;
  row: number;
  outcome: StagedOutcome;
  label: string;
  owner: string | null;
  existing_id: string | null;
  existing_version: number | null;
  row_values: string | null;
  changes: string;
  problems: string;
}

const SCHEMA = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE staged (
  seq INTEGER PRIMARY KEY, sheet TEXT NOT NULL, row INTEGER NOT NULL, outcome TEXT NOT NULL, label TEXT NOT NULL,
  owner TEXT, existing_id TEXT, existing_version INTEGER, row_values TEXT, changes TEXT NOT NULL, problems TEXT NOT NULL,
  has_problem INTEGER NOT NULL
) STRICT;
CREATE INDEX staged_outcome ON staged (outcome, seq);
CREATE INDEX staged_problem ON staged (has_problem, seq) WHERE has_problem = 1;`;

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
    this.#connection.db.run(
      `INSERT INTO staged VALUES (@seq, @sheet, @row, @outcome, @label, @owner, @existing, @version, @values, @changes, @problems, @hasProblem)`,
      {
        seq: ++this.#seq,
        sheet: row.sheet,
        row: row.row,
        outcome: row.outcome,
        label: row.label,
        owner: row.owner ? JSON.stringify(row.owner) : null,
        existing: row.existingId ?? null,
        version: row.existingVersion ?? null,
        values: row.values ? JSON.stringify(row.values) : null,
        changes: JSON.stringify(row.changes ?? []),
        problems: JSON.stringify(row.problems),
        hasProblem:
          row.problems.length > 0 || row.outcome === 'reject' || row.outcome === 'duplicate' ? 1 : 0,
      },
    );
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

function fromSql(row: StagedSql): KeptRow {
  return {
    seq: row.seq,
    sheet: row.sheet,
    row: row.row,
    outcome: row.outcome,
    label: row.label,
    owner: row.owner === null ? null : (JSON.parse(row.owner) as LedgerOwner),
    existingId: row.existing_id,
    existingVersion: row.existing_version,
    values: row.row_values === null ? null : (JSON.parse(row.row_values) as LedgerValues<LedgerKind>),
    // Most rows have neither; parsing two empty lists a row is what a long import would feel.
    changes: row.changes === '[]' ? [] : (JSON.parse(row.changes) as KeptRow['changes']),
    problems: row.problems === '[]' ? [] : (JSON.parse(row.problems) as RowProblem[]),
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
        .all<StagedSql>(`SELECT * FROM staged ${where} ORDER BY seq LIMIT @limit OFFSET @offset`, {
          ...params,
          limit: window.limit,
          offset: window.offset,
        })
        .map(fromSql),
    };
  }

  /** Rows that are to be written, in file order. */
  *toApply(): IterableIterator<KeptRow> {
    const rows = this.#connection.db.iterate<StagedSql>(
      `SELECT * FROM staged WHERE outcome IN ('create', 'update') ORDER BY seq`,
    );
    for (const row of rows) yield fromSql(row);
  }

  /** Rows that are not written, for the workbook that goes back to the sender. */
  *rejected(): IterableIterator<KeptRow> {
    const rows = this.#connection.db.iterate<StagedSql>(
      `SELECT * FROM staged WHERE outcome IN ('reject', 'duplicate') ORDER BY seq`,
    );
    for (const row of rows) yield fromSql(row);
  }

  close(): void {
    this.#connection.close();
  }
}
