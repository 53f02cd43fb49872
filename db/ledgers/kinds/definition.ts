import type { FieldDefinition } from './fields';
import type { RowReader } from './row-reader';
import type { LedgerKind, LedgerValues, RowProblem } from './types';

export type { FieldDefinition, LedgerContext } from './fields';

export interface ParsedRow<K extends LedgerKind = LedgerKind> {
  /** The row for people: unit, plan title, person … */
  readonly label: string;
  /** Meaningless when a problem rejects the row. */
  readonly values: LedgerValues<K>;
  readonly problems: readonly RowProblem[];
}

/** What finding a header asks of a table: its columns, and which of them tell it. */
export type TableShape = Pick<KindDefinition, 'fields' | 'recognisedBy'>;

/** A ledger kind: its columns, how its sheets are recognised, how a row is read. */
export interface KindDefinition<K extends LedgerKind = LedgerKind> {
  readonly kind: K;
  /** 生产经营单位, 应急预案 … */
  readonly label: string;
  readonly fields: readonly FieldDefinition[];
  /** A table is of this kind when one field of every group has a column. */
  readonly recognisedBy: readonly (readonly string[])[];
  /** The field that names the row: a row with this cell alone is data, with any other cell alone a heading. */
  readonly nameField: string;
  parseRow(row: RowReader): ParsedRow<K>;
}
