import { type CivilDate, dateParts } from '../../domain/dates/civil-date';
import type { FormValues } from './pack/kind';

/**
 * A place in a form that carries a value. Without one it is printed as a blank of `blank` characters to be filled in
 * by hand.
 */
export interface FormField {
  readonly value: string;
  readonly blank: number;
}

/** Words of a changed passage: struck out where they were taken out, underlined where they are new. */
export interface FormMark {
  readonly text: string;
  readonly mark: 'removed' | 'added';
}

/** A line of a form: fixed words, fields and marked words. */
export type FormLine = readonly (string | FormField | FormMark)[];

/** Where a cell's words stand and how they look: `label` centred, `value` at the left, `statement` a text of paragraphs, `card` one side of a card. */
export type CellRole = 'label' | 'value' | 'number' | 'statement' | 'card';

export interface FormCell {
  readonly role: CellRole;
  readonly lines: readonly FormLine[];
  /** Columns it covers, 1 unless told. */
  readonly span?: number;
  /** ASCII drawn as a bar code above the lines, of which the first then says it in large letters; only on the printed page. */
  readonly bars?: string;
  /** Put at the foot of the cell, for stamp and date. */
  readonly seal?: FormSeal;
}

/** Place of the stamp: who stamps, and the day below; a missing day is left to be filled in. */
export interface FormSeal {
  readonly by: string;
  readonly date: CivilDate | null;
  /** The day as it is to be printed, in place of `date`. */
  readonly day?: string;
}

export type FormBlock =
  | { readonly kind: 'reference'; readonly line: FormLine }
  | { readonly kind: 'addressee'; readonly line: FormLine }
  | { readonly kind: 'paragraph'; readonly line: FormLine; readonly newPage?: boolean }
  | { readonly kind: 'note'; readonly line: FormLine }
  | ({ readonly kind: 'seal' } & FormSeal)
  | { readonly kind: 'picture'; readonly picture: FormPicture }
  | FormTable;

/** A photograph with its words below. Width and height in points of the picture; on paper it is fitted into the text. */
export interface FormPicture {
  readonly mime: 'image/png' | 'image/jpeg';
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly caption: string;
}

export interface FormTable {
  readonly kind: 'table';
  /** Relative column widths; they share the width of the page. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly FormCell[])[];
  /** Rows at the top that are repeated on every page. */
  readonly headRows?: number;
  /** `dense` sets smaller type, `ledger` the smallest, for registers with many columns; `wallet` the type of cards for the pocket. */
  readonly density?: 'form' | 'dense' | 'ledger' | 'wallet';
}

/** One official form with its values: rendered alike to an editable .docx and to a page for preview and print. */
export interface FormDefinition {
  /** Stable word for the kind of form, such as `filing-certificate`. */
  readonly id: string;
  /** Long titles carry a line break where they are to be broken, so that no word is torn. */
  readonly title: string;
  /** Law and article that the form rests on; goes into the file's properties, not onto the page. */
  readonly basis: string;
  readonly orientation?: 'portrait' | 'landscape';
  /** `wallet`: a sideways sheet of cards to be cut, almost without margins, title or page number. */
  readonly sheet?: 'wallet';
  readonly blocks: readonly FormBlock[];
  /** Its values by name, where it is a form of the pack: what an office's own template is filled with. */
  readonly values?: FormValues;
}

/** A field; null, undefined and blank text all leave a blank of `blank` characters. */
export function field(value: string | number | null | undefined, blank = 8): FormField {
  return { value: String(value ?? '').trim(), blank };
}

/** Text as it may stand in XML and HTML: control characters and halves of characters, as broken imports leave them, go. */
export function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be removed
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '');
}

/** What is printed where a value is to be filled in by hand: blanks that do not vanish at the end of a line. */
export function blankOf(part: FormField): string {
  // A no-break space is a quarter of a Chinese character wide.
  return '\u00a0'.repeat(part.blank * 4);
}

/** A day written 2026年11月21日, or blanks to be filled in. */
export function dateLine(date: CivilDate | null): FormLine {
  if (date === null) return ['　　　　年　　月　　日'];
  return [chineseDate(date)];
}

/** What stands below a stamp. */
export function sealDay({ date, day }: FormSeal): FormLine {
  return day === undefined ? dateLine(date) : [day];
}

/** 2026年11月21日: no leading zeros, as GB/T 9704 has it. */
export function chineseDate(date: CivilDate): string {
  const { year, month, day } = dateParts(date);
  return `${year}年${month}月${day}日`;
}

/** A centred heading cell. */
export function label(text: string, span = 1): FormCell {
  return { role: 'label', lines: [[text]], span };
}

/** A cell for a value, left blank when there is none. */
export function value(content: string | number | null | undefined, span = 1): FormCell {
  return { role: 'value', lines: [[field(content, 0)]], span };
}

/** A plan title in 《》; one that already carries the marks keeps one pair. */
export function quoteTitle(title: string): string {
  return `《${title.trim().replace(/^《(.*)》$/, '$1')}》`;
}
