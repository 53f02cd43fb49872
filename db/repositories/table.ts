import type { ReadDb, SqlParams, SqlRow, SqlValue, WriteDb } from '../connection';
import type { Bookkeeping } from './bookkeeping';

/** How a field is kept: as it is, as 0/1, or as JSON text. */
type Coding = 'plain' | 'flag' | 'json';
interface ColumnSpec {
  readonly column: string;
  readonly coding: Coding;
  /** SQL that is read in place of the column. */
  readonly read?: string;
  /** SQL that an update writes; `?` stands for the value of the record. */
  readonly write?: string;
}

/** A text, number or date column. */
export const plain = (column: string): ColumnSpec => ({ column, coding: 'plain' });
/** A 0/1 column read as boolean; NULL stays null. */
export const flag = (column: string): ColumnSpec => ({ column, coding: 'flag' });
/** A column of JSON text. */
export const json = (column: string): ColumnSpec => ({ column, coding: 'json' });

const BOOKKEEPING: Readonly<Record<keyof Bookkeeping, ColumnSpec>> = {
  origin: plain('origin'),
  version: plain('version'),
  createdAt: plain('created_at'),
  updatedAt: plain('updated_at'),
  voidedAt: plain('voided_at'),
  voidReason: plain('void_reason'),
};

/** What can be done with the rows of one business table. The SQL is written once, from constants of this folder alone. */
export interface Table<T extends Bookkeeping & { readonly id: string }> {
  readonly name: string;
  fromRow(row: SqlRow): T;
  find(db: ReadDb, id: string): T | undefined;
  /** Rows that satisfy a condition; `rest` begins after FROM: `WHERE plan_id = @id ORDER BY number`. */
  select(db: ReadDb, rest: string, params?: SqlParams): T[];
  insert(db: WriteDb, record: T): void;
  /** Writes every column of the record with this id. */
  update(db: WriteDb, record: T): void;
}

function decode(coding: Coding, value: SqlValue | undefined): unknown {
  if (value === null || value === undefined) return null;
  if (coding === 'flag') return value === 1;
  return coding === 'json' ? JSON.parse(String(value)) : value;
}

function encode(coding: Coding, value: unknown): SqlValue {
  if (value === null || value === undefined) return null;
  if (coding === 'flag') return value ? 1 : 0;
  return coding === 'json' ? JSON.stringify(value) : (value as SqlValue);
}

/**
 * A column of JSON text with a part that only few ask for: `read` gives what the record shows, `write` what an update
 * makes of the column.
 */
export const jsonPart = (column: string, parts: { read: string; write: string }): ColumnSpec => ({
  column,
  coding: 'json',
  ...parts,
});

/** Derives reading and writing of a table from its field → column map; a field without a column does not compile. */
export function defineTable<T extends Bookkeeping & { readonly id: string }>(
  name: string,
  fields: Readonly<Record<Exclude<keyof T, keyof Bookkeeping>, ColumnSpec>>,
): Table<T> {
  const { id, ...others } = { ...fields, ...BOOKKEEPING } as { id: ColumnSpec } & Record<string, ColumnSpec>;
  // The id comes last, where an update has it; a large import binds by place, as names cost as much as the insert itself.
  const specs = Object.entries({ ...others, id }) as [string, ColumnSpec][];
  const columns = specs.map(([, spec]) => spec.column);
  const insertSql = `INSERT INTO ${name} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
  const updateSql = `UPDATE ${name} SET ${specs
    .filter(([field]) => field !== 'id')
    .map(([, { column, write = '?' }]) => `${column} = ${write}`)
    .join(', ')} WHERE id = ?`;
  const selectSql = `SELECT ${specs
    .map(([, { column, read }]) => (read ? `${read} AS ${column}` : `${name}.${column}`))
    .join(', ')} FROM ${name}`;
  const findSql = `${selectSql} WHERE id = @id`;

  const fromRow = (row: SqlRow): T => {
    const record: Record<string, unknown> = {};
    for (const [field, spec] of specs) record[field] = decode(spec.coding, row[spec.column]);
    return record as T;
  };
  const toValues = (record: T): SqlValue[] =>
    specs.map(([field, { coding }]) => encode(coding, record[field as keyof T]));
  return {
    name,
    fromRow,
    find: (db, id) => {
      const row = db.get(findSql, { id });
      return row && fromRow(row);
    },
    select: (db, rest, params = {}) => db.all(`${selectSql} ${rest}`, params).map(fromRow),
    insert: (db, record) => void db.run(insertSql, toValues(record)),
    update: (db, record) => void db.run(updateSql, toValues(record)),
  };
}
