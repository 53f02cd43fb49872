/** A unique index of the receiving table, and how a row steps out of its way while its own new values are on their way in. */
export interface UniqueKey {
  readonly columns: readonly string[];
  /** Rows under the index; '{row}' stands for the table's alias. */
  readonly where: string;
  /** The column that takes a value no other row has for a moment, and that value; overwritten in the same transaction. */
  readonly parked: string;
  readonly aside: string;
}

export interface ParentLink {
  readonly column: string;
  readonly table: string;
}

/** One table of data.sqlite. */
export interface ExchangedTable {
  readonly name: string;
  /** How the cover page and refusals call its rows. */
  readonly label: string;
  /** The CREATE statement, letter by letter. */
  readonly createSql: string;
  readonly key: 'id' | 'sha256';
  readonly columns: readonly string[];
  /** owned: rows have an origin and a version. office, document: merged by their own code. */
  readonly kind: 'owned' | 'office' | 'document';
  /** Expression that names a row to people; '{row}' stands for the table's alias. */
  readonly title: string;
  readonly parents: readonly ParentLink[];
  readonly keys: readonly UniqueKey[];
  /** Columns that hold a civil date or NULL. */
  readonly dates: readonly string[];
  /** Columns that hold a JSON array of texts. */
  readonly lists: readonly string[];
  /** Columns that hold a floating point number. */
  readonly reals: readonly string[];
  /** Columns that hold a whole number. */
  readonly integers: readonly string[];
  /** Those of them that count something: none below nought. */
  readonly counts: readonly string[];
  /** What else no row may be, as conditions of SQL. */
  readonly unfit: readonly string[];
  /** Its rows travel in packages of chosen rows alone: an upload leaves them at home. */
  readonly chosenOnly: boolean;
}

/** What the schema text does not say of a table. */
export type Facts = Pick<ExchangedTable, 'name' | 'label' | 'title'> &
  Partial<Omit<ExchangedTable, 'createSql' | 'columns' | 'reals' | 'integers'>>;

/** Rows that count for a unique index. */
export const NOT_VOIDED = '{row}.voided_at IS NULL';

/** Statements of schema.sql by table name, without comments and closing semicolons: as SQLite keeps them. */
export function statementsOf(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [statement, name] of text.matchAll(/^CREATE TABLE (\w+) \($[\s\S]*?^\) STRICT(?=;)/gm))
    found.set(name ?? '', statement);
  return found;
}

/** @throws Error when the schema text lacks the table */
export function tableOf(facts: Facts, createSql: string | undefined): ExchangedTable {
  if (createSql === undefined) throw new Error(`schema.sql lacks ${facts.name}`);
  // One column a line, indented by two: the text is ours and frozen.
  const lines = [...createSql.matchAll(/^ {2}(\w+) (\w+)/gm)].map(([, column = '', type]) => ({
    column,
    type,
  }));
  const columns = lines.map((line) => line.column);
  const typed = (type: string) => lines.filter((line) => line.type === type).map((line) => line.column);
  return {
    key: 'id',
    kind: 'owned',
    parents: [],
    keys: [],
    dates: [],
    lists: [],
    counts: [],
    unfit: [],
    chosenOnly: false,
    ...facts,
    createSql,
    columns,
    reals: typed('REAL'),
    integers: typed('INTEGER'),
  };
}

/** Columns that say when a row was written rather than what it says: not part of its content. */
export const MOMENTS: readonly string[] = ['created_at', 'updated_at'];
