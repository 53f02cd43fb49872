/** How a column is shown; the same words as in the contract. */
export type ListColumnType =
  | 'text'
  | 'code'
  | 'number'
  | 'date'
  | 'coded'
  | 'phone'
  | 'state'
  | 'boolean'
  | 'days';

/** One column of a list. `sql` and `sort` are written here and nowhere else: no request ever adds to them. */
export interface ListColumn {
  readonly key: string;
  /** Expression over the tables of the list; may use `@today`. */
  readonly sql: string;
  readonly type: ListColumnType;
  /** Catalogue prefix of coded values. */
  readonly codes?: string;
  /** Pixels. */
  readonly width: number;
  readonly sortable: boolean;
  readonly filter: 'none' | 'values' | 'range';
  /** Shown unless the user hides it. */
  readonly usual: boolean;
  /** What to order by where the value itself will not do: names go by their initials. */
  readonly sort?: readonly string[];
  /** The value is a JSON array of texts: shown joined by 、, a filter finds rows that hold any of the wanted ones. */
  readonly many?: boolean;
  /** How the value is shortened before anyone sees it. */
  readonly mask?: 'phone' | 'identity';
}

/** A place where the text box looks: `fold` tells in which case the words are kept there. */
export interface PlainSearch {
  readonly sql: string;
  readonly fold: 'lower' | 'upper';
}
/**
 * Another table to look in, and the column here that refers to its ids. It is searched once a query, not once a row:
 * 300,000 duties have 50,000 owners.
 */
export interface LinkedSearch {
  readonly link: string;
  readonly table: string;
  readonly places: readonly PlainSearch[];
}
export type ListSearch = PlainSearch | LinkedSearch;

/** A register as one kind of row with its columns. */
export interface ListDefinition {
  readonly name: string;
  /** The table whose rows are listed, with its alias: `plan p`. */
  readonly table: string;
  /** Other tables by alias; joined only where a column, filter or order of the request needs them. */
  readonly joins?: Readonly<Record<string, string>>;
  /** Primary key columns of `table`. */
  readonly key: readonly string[];
  /** What identifies a row outside: the first column of every page. */
  readonly id: string;
  /** Condition that every row satisfies: not voided. */
  readonly where?: string;
  readonly columns: readonly ListColumn[];
  readonly search: readonly ListSearch[];
  readonly defaultSort: { readonly column: string; readonly descending: boolean };
  /** Its rows are groups, made anew for every look: a window and the total come from one pass. */
  readonly grouped?: true;
}

type Extra = Partial<Omit<ListColumn, 'key' | 'sql' | 'type'>>;

const column =
  (type: ListColumnType, usual: Omit<ListColumn, 'key' | 'sql' | 'type'>) =>
  (key: string, sql: string, extra: Extra = {}): ListColumn => ({ key, sql, type, ...usual, ...extra });

/** Free text: ordered, not filtered by value. */
export const text = column('text', { width: 160, sortable: true, filter: 'none', usual: true });
/** Text of few different values, such as towns. */
export const choice = column('text', { width: 120, sortable: true, filter: 'values', usual: true });
/** Numbers and codes that are copied rather than read. */
export const code = column('code', { width: 180, sortable: true, filter: 'none', usual: true });
export const date = column('date', { width: 112, sortable: true, filter: 'range', usual: true });
export const number = column('number', { width: 96, sortable: true, filter: 'range', usual: true });
/** Days from today, negative when past. */
export const days = column('days', { width: 96, sortable: true, filter: 'range', usual: true });
export const yesNo = column('boolean', { width: 88, sortable: true, filter: 'values', usual: true });
/** A value of a code list; the words stand in the catalogue under `codes`. */
export const coded = (key: string, sql: string, codes: string, extra: Extra = {}): ListColumn =>
  column('coded', { width: 112, sortable: true, filter: 'values', usual: true })(key, sql, {
    codes,
    ...extra,
  });
/** A state, shown with icon and word. */
export const state = (key: string, sql: string, codes: string, extra: Extra = {}): ListColumn =>
  column('state', { width: 112, sortable: true, filter: 'values', usual: true })(key, sql, {
    codes,
    ...extra,
  });
/** A telephone number: always shortened, never ordered or filtered, so that it cannot be guessed digit by digit. */
export const phone = column('phone', {
  width: 136,
  sortable: false,
  filter: 'none',
  usual: true,
  mask: 'phone',
});

/** The unit a row belongs to: the same columns in every list about units' things; by its id a record page finds its own rows. */
export const ownerColumns: readonly ListColumn[] = [
  text('ownerName', 'e.name', { width: 260, sort: ['e.name_initials', 'e.name'] }),
  code('ownerUscc', 'e.uscc', { usual: false }),
  choice('town', 'e.town', { usual: false }),
  choice('category', 'e.supervision_category', { usual: false, width: 140 }),
  code('ownerId', 'e.id', { usual: false, filter: 'values', sortable: false }),
];
/** Where the text box finds the unit that `link` refers to. */
export const ownerSearch = (link: string): ListSearch => ({
  link,
  table: 'enterprise o',
  places: [
    { sql: 'o.name_key', fold: 'lower' },
    { sql: 'o.name_initials', fold: 'lower' },
    { sql: 'o.uscc', fold: 'upper' },
  ],
});
/** Name of the office whose row it is: what a city or a province tells its counties apart by. */
export const originColumn = (alias: string): ListColumn =>
  choice('origin', `(SELECT o.name FROM office o WHERE o.id = ${alias}.origin)`, {
    usual: false,
    width: 180,
  });
