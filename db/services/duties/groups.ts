import type { SqlValue } from '../../connection';

/** Rows of one table, already in the order of their first column, handed out group by group. */
export class Groups {
  readonly #rows: SqlValue[][];
  #next = 0;

  constructor(rows: SqlValue[][]) {
    this.#rows = rows;
  }

  /** The rows of `id`; ids must be asked for in rising order. */
  take(id: string): SqlValue[][] {
    const rows = this.#rows;
    while (this.#next < rows.length && (rows[this.#next]?.[0] as string) < id) this.#next += 1;
    const from = this.#next;
    while (this.#next < rows.length && rows[this.#next]?.[0] === id) this.#next += 1;
    return rows.slice(from, this.#next);
  }
}
