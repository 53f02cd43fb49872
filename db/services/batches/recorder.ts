import type { SqlRow, WriteDb } from '../../connection';
import { insertBatchChange } from '../../repositories/batch-change';
import type { Bookkeeping } from '../../repositories/bookkeeping';
import type { Table } from '../../repositories/table';

/** One row a batch touched: its id, its version afterwards, and the whole row before (null: the batch added it). */
export type BatchRow = readonly [id: string, versionAfter: number, before: SqlRow | null];

/** Rows of one table kept in one `batch_change` entry. */
const CHUNK = 500;

/**
 * Writes rows and remembers what they were, so that a batch can be undone as one step. Everything a batch writes to
 * business tables goes through here; `flush` ends it.
 */
export class BatchRecorder {
  readonly #db: WriteDb;
  readonly #batchId: string;
  #seq = 0;
  #table = '';
  #rows: BatchRow[] = [];

  constructor(db: WriteDb, batchId: string) {
    this.#db = db;
    this.#batchId = batchId;
  }

  insert<T extends Bookkeeping & { readonly id: string }>(table: Table<T>, record: T): void {
    table.insert(this.#db, record);
    this.note(table.name, [record.id, record.version, null]);
  }

  /** `record` carries the raised version already. */
  update<T extends Bookkeeping & { readonly id: string }>(table: Table<T>, record: T): void {
    const before = this.#db.get(`SELECT * FROM ${table.name} WHERE id = @id`, { id: record.id });
    table.update(this.#db, record);
    this.note(table.name, [record.id, record.version, before ?? null]);
  }

  /** For rows that were written by other means. */
  note(table: string, row: BatchRow): void {
    if (table !== this.#table || this.#rows.length >= CHUNK) this.flush();
    this.#table = table;
    this.#rows.push(row);
  }

  flush(): void {
    if (this.#rows.length > 0)
      insertBatchChange(this.#db, this.#batchId, {
        seq: ++this.#seq,
        table: this.#table,
        rows: JSON.stringify(this.#rows),
      });
    this.#rows = [];
  }
}
