/** Who brings a value: the registers, the person at the desk, or a pen. */
export type SlotSource = 'register' | 'desk' | 'hand';

/** A named place of a form. Its name is the placeholder of an office's own template: `{单位名称}`. */
export interface FormSlot {
  readonly name: string;
  readonly by: SlotSource;
  /** Where the value comes from, in words. */
  readonly from: string;
}

/** A list of a form: `{#材料}…{/材料}` in an office's own template. */
export interface FormList {
  readonly name: string;
  readonly from: string;
  readonly slots: readonly FormSlot[];
}

/** Fixed words with slots in braces; `{name|12}` leaves 12 characters to be filled in by hand where the value is missing. */
export type LayoutLine = string;

/** A line for each entry of a list; `least` are printed even where it has fewer. */
export interface EachLine {
  readonly each: string;
  readonly line: LayoutLine;
  readonly least?: number;
}

export interface LayoutCell {
  readonly role: 'label' | 'value' | 'number' | 'statement';
  readonly lines: readonly (LayoutLine | EachLine)[];
  readonly span?: number;
  readonly seal?: LayoutSeal;
}

/** Place of the stamp. */
export interface LayoutSeal {
  readonly by: LayoutLine;
  readonly day: LayoutLine;
}

export type LayoutRow = readonly LayoutCell[];
export interface EachRow {
  readonly each: string;
  readonly cells: LayoutRow;
  readonly least?: number;
}

export type LayoutBlock =
  | {
      readonly kind: 'reference' | 'addressee' | 'note';
      readonly line: LayoutLine;
    }
  | {
      readonly kind: 'paragraph';
      readonly line: LayoutLine | EachLine;
      readonly newPage?: boolean;
      /** Left out while this list is empty. */
      readonly when?: string;
    }
  | ({ readonly kind: 'seal' } & LayoutSeal)
  | {
      readonly kind: 'table';
      readonly widths: readonly number[];
      readonly headRows?: number;
      readonly density?: 'dense' | 'ledger';
      readonly when?: string;
      readonly rows: readonly (LayoutRow | EachRow)[];
    };

/** Values by slot name, as they are printed; null where they are to be filled in by hand. */
export type FormRow = Readonly<Record<string, string | null>>;

export interface FormValues {
  readonly text: FormRow;
  readonly lists: Readonly<Record<string, readonly FormRow[]>>;
}

/** One form of the pack: what it is called, what it rests on, which values it has and how it is laid out. */
export interface FormKind {
  readonly id: string;
  /** Short name, for lists and file names. */
  readonly name: string;
  /** As printed; a line break where the title is to be broken. */
  readonly title: string;
  /** Raised whenever words, slots or layout change. */
  readonly version: number;
  readonly basis: string;
  /** Where the layout comes from, and how sure that is: read, read in part, recalled, our own. */
  readonly source: string;
  readonly mark: 'V' | 'P' | 'R' | 'I';
  readonly orientation?: 'portrait' | 'landscape';
  readonly slots: readonly FormSlot[];
  readonly lists: readonly FormList[];
  readonly blocks: readonly LayoutBlock[];
  readonly sample: FormValues;
}

export const reg = (name: string, from: string): FormSlot => ({ name, by: 'register', from });
export const desk = (name: string, from: string): FormSlot => ({ name, by: 'desk', from });
export const hand = (name: string): FormSlot => ({ name, by: 'hand', from: '手写' });

/** A heading cell. */
export const head = (line: LayoutLine, span = 1): LayoutCell => ({ role: 'label', lines: [line], span });
/** A value at the left of its cell. */
export const cell = (line: LayoutLine, span = 1): LayoutCell => ({ role: 'value', lines: [line], span });
/** Heading cells of a table. */
export const heads = (...lines: readonly LayoutLine[]): LayoutRow => lines.map((line) => head(line));
