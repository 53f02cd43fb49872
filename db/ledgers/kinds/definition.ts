import type { SupervisionCategories } from '../../domain/enterprise/supervision-category';
import type { RowReader } from './row-reader';
import type { LedgerKind, LedgerValues, RowProblem } from './types';

/** How the cells of a field are read; it also tells which columns 同左 may look at and how templates format them. */
export type FieldType =
  | 'person'
  | 'text'
  | 'code'
  | 'phone'
  | 'date'
  | 'count'
  | 'number'
  | 'choice'
  | 'flag';

/** One column of a ledger. */
export interface FieldDefinition {
  /** Key in the values type. */
  readonly key: string;
  /** The heading that templates and exports write. */
  readonly label: string;
  readonly type: FieldType;
  readonly required?: boolean;
  /** Other headings with the same meaning; see `headingKey` for the spelling. */
  readonly headings: readonly string[];
  /** Headings that mean this field only when nothing better is there: a bare 联系电话. */
  readonly fallback?: readonly string[];
  readonly example: string;
  /** One sentence for the person who fills the template. */
  readonly help: string;
  readonly allowed?: readonly string[];
  /** Column width of templates and exports, in characters. */
  readonly width?: number;
}

/** What reading a ledger needs to know from outside. */
export interface LedgerContext {
  readonly categories: SupervisionCategories;
  /** Completes local telephone numbers: 0432. */
  readonly areaCode?: string;
}

export interface ParsedRow<K extends LedgerKind = LedgerKind> {
  /** The row for people: unit, plan title, person … */
  readonly label: string;
  /** Meaningless when a problem rejects the row. */
  readonly values: LedgerValues<K>;
  readonly problems: readonly RowProblem[];
}

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
