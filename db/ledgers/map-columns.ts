import { headingKey, PHONE_WORDS, withoutBrackets } from './headings';
import type { FieldDefinition, TableShape } from './kinds/definition';

export interface MappedColumn {
  /** 0-based. */
  readonly column: number;
  /** As the file has it, levels joined by `/`, blanks removed: 安全管理人员/手机. */
  readonly heading: string;
  /** null: the column is not taken in. */
  readonly field: string | null;
  /** 0 to 1; below about 0.75 somebody should have a look. */
  readonly confidence: number;
  readonly by: 'heading' | 'position' | 'user' | 'none';
}

/** A person's corrections: by 0-based column, or by heading as `MappedColumn.heading` shows it; null leaves a column out. */
export interface MappingCorrection {
  readonly columns?: Readonly<Record<number, string | null>>;
  readonly headings?: Readonly<Record<string, string | null>>;
  /** The rows of the header, when the right ones are not found. */
  readonly headerRows?: readonly number[];
}

/** The levels of one column's heading, upper level first, as found in the sheet. */
export type HeadingPath = readonly string[];

/**
 * Which field every column of a table holds, by the meaning of its heading. A field takes one column, the surest; the
 * order of columns does not matter.
 *
 * @param headings one path a column; an empty path is a column without heading
 */
export function mapColumns(
  definition: TableShape,
  headings: readonly HeadingPath[],
  correction: MappingCorrection = {},
): MappedColumn[] {
  const index = headingIndex(definition);
  const shown = headings.map((path) => path.map((part) => part.replace(/\s+/g, '')).join('/'));
  const mapped = shown.map((heading, column): MappedColumn => {
    const chosen = correction.columns?.[column] ?? correction.headings?.[heading];
    const isChosen = column in (correction.columns ?? {}) || heading in (correction.headings ?? {});
    return isChosen
      ? { column, heading, field: chosen ?? null, confidence: 1, by: 'user' }
      : { column, heading, field: null, confidence: 0, by: 'none' };
  });
  const taken = new Set(mapped.flatMap((entry) => (entry.field === null ? [] : [entry.field])));
  const candidates = headings.flatMap((path, column) =>
    mapped[column]?.by === 'user' ? [] : candidatesFor(index, path).map((match) => ({ ...match, column })),
  );
  candidates.sort((a, b) => b.confidence - a.confidence || a.column - b.column);
  for (const { column, field, confidence } of candidates) {
    const entry = mapped[column] as MappedColumn;
    if (entry.field !== null || taken.has(field)) continue;
    taken.add(field);
    mapped[column] = { ...entry, field, confidence, by: 'heading' };
  }
  placePhones(definition, headings, mapped, taken);
  return mapped;
}

interface Match {
  field: string;
  confidence: number;
}

interface HeadingIndex {
  readonly exact: ReadonlyMap<string, Match>;
  readonly words: readonly (readonly [word: string, field: string])[];
}

const indexes = new WeakMap<TableShape, HeadingIndex>();

function headingIndex(definition: TableShape): HeadingIndex {
  const known = indexes.get(definition);
  if (known !== undefined) return known;
  const exact = new Map<string, Match>();
  const words: [string, string][] = [];
  const add = (word: string, field: FieldDefinition, confidence: number) => {
    const key = headingKey(word);
    const present = exact.get(key);
    if (present === undefined || present.confidence < confidence)
      exact.set(key, { field: field.key, confidence });
  };
  for (const field of definition.fields) {
    add(field.key, field, 1);
    add(field.label, field, 1);
    for (const word of field.headings) {
      // Our own label is the surest: 单位名称 before 单位.
      add(word, field, 0.98);
      if (word.length >= 4) words.push([headingKey(word), field.key]);
    }
    for (const word of field.fallback ?? []) add(word, field, 0.7);
  }
  words.sort((a, b) => b[0].length - a[0].length);
  const index = { exact, words };
  indexes.set(definition, index);
  return index;
}

/** What a heading of two levels can mean: both together, then the lower alone, then a longer heading around a known one. */
function candidatesFor(index: HeadingIndex, path: HeadingPath): Match[] {
  const keys = path.map(headingKey).filter((key) => key !== '');
  const [only] = keys;
  // Two levels written into one cell, as in the rejects workbook: 法定代表人/电话. Some headings have a stroke of their own.
  if (keys.length === 1 && only?.includes('/') && !index.exact.has(only)) {
    const matches = candidatesOf(
      index,
      only.split('/').filter((part) => part !== ''),
    );
    if (matches.length > 0) return matches;
  }
  return candidatesOf(index, keys);
}

function candidatesOf(index: HeadingIndex, keys: readonly string[]): Match[] {
  const lower = keys.at(-1);
  if (lower === undefined) return [];
  const matches: Match[] = [];
  const look = (key: string, factor: number) => {
    for (const [spelling, weight] of [
      [key, 1],
      [withoutBrackets(key), 0.97],
    ] as const) {
      const match = index.exact.get(spelling);
      if (match !== undefined) {
        matches.push({ field: match.field, confidence: match.confidence * weight * factor });
        return;
      }
    }
  };
  look(keys.join(''), 1);
  if (keys.length > 1) {
    look(keys.map(withoutBrackets).join(''), 0.97);
    look(`${keys[0]}${lower}`, 0.97);
    look(lower, 0.8);
  }
  if (matches.length === 0) look(headingKey(withoutBrackets(keys.join(''))), 0.9);
  if (matches.length === 0) {
    const around = containing(index, withoutBrackets(keys.join('')));
    if (around !== null) matches.push(around);
  }
  return matches;
}

/** Words that turn a heading into another thing: 法定代表人身份证号 is not the name. */
const OTHER_THING =
  /身份证|证件|电话|手机|传真|邮箱|编号|号码|日期|时间|是否|数|率|类|级|地址|单位|性别|年龄/;

function containing(index: HeadingIndex, key: string): Match | null {
  for (const [word, field] of index.words) {
    if (!key.includes(word)) continue;
    const rest = key.replace(word, '');
    if (rest.length > 6 || OTHER_THING.test(rest)) return null;
    return { field, confidence: 0.6 };
  }
  return null;
}

const PHONE_KEYS: ReadonlySet<string> = new Set(PHONE_WORDS);

/**
 * A ledger with several columns named 联系电话 means the person before each of them. (One such column alone is found by
 * the fallback headings.)
 */
function placePhones(
  definition: TableShape,
  headings: readonly HeadingPath[],
  mapped: MappedColumn[],
  taken: Set<string>,
): void {
  const bare = headings.flatMap((path, column) =>
    path.length === 1 && PHONE_KEYS.has(withoutBrackets(headingKey(path[0] ?? ''))) ? [column] : [],
  );
  if (bare.length < 2) return;
  const phoneFields = new Set(definition.fields.filter((f) => f.type === 'phone').map((f) => f.key));
  for (const column of bare) {
    const entry = mapped[column] as MappedColumn;
    if (entry.by === 'user') continue;
    if (entry.field !== null) taken.delete(entry.field);
    mapped[column] = { ...entry, field: null, confidence: 0, by: 'none' };
  }
  const place = (column: number, field: string | null | undefined) => {
    const entry = mapped[column] as MappedColumn;
    if (entry.by !== 'none' || !field || taken.has(field) || !phoneFields.has(field)) return;
    taken.add(field);
    mapped[column] = { ...entry, field, confidence: 0.8, by: 'position' };
  };
  for (const column of bare) {
    const before = column === 0 ? null : (mapped[column - 1]?.field ?? null);
    place(column, before === null ? null : `${before}Phone`.replace('legalPersonPhone', 'legalPhone'));
  }
  const spare = definition.fields.find((field) => field.fallback !== undefined && field.type === 'phone');
  for (const column of bare) place(column, spare?.key);
}
