import { parsePhones } from '../../domain/codes/phone';
import { type ParsedDate, parseCivilDate } from '../../domain/dates/parse-date';
import { compactName, normaliseText } from '../../domain/text/normalise';
import { cellText, serialToDay } from '../workbook/cells';
import type { RowReader } from './row-reader';

/**
 * Fields whose reading is the same in every ledger. Each answers the value, or null after noting a problem.
 * A date that does not exist refuses the row; what merely cannot be read leaves the field empty and flagged.
 */

/** As many characters as the forms take for a name. */
const LONGEST_NAME = 200;

/** A required text; an empty one refuses the row under `code`, an overlong one as `text_too_long`. */
export function requiredText(row: RowReader, field: string, code: string, what: string): string {
  const text = row.written(field);
  if (text !== null && text.length <= LONGEST_NAME) return text;
  if (text !== null) {
    row.problem(field, 'text_too_long', `${what}超过 ${LONGEST_NAME} 字，请缩短。`, 'reject');
    return text.slice(0, LONGEST_NAME);
  }
  row.problem(field, code, `${what}为空，请补填。`, 'reject');
  return '';
}

const MOBILE = /^1[3-9]\d{9}$/;

/** One or several numbers, joined by `、`. */
export function phones(row: RowReader, field: string): string | null {
  const cell = row.cell(field);
  if (cell === null) return null;
  const plain = typeof cell === 'number' ? String(cell) : cellText(cell);
  if (MOBILE.test(plain)) return plain;
  if (row.text(field) === null) return null;
  const areaCode = row.context.areaCode;
  const parsed = parsePhones(plain, areaCode === undefined ? {} : { areaCode });
  for (const problem of parsed.problems) row.problem(field, problem.code, problem.message, 'warn');
  return parsed.phones.length === 0 ? null : parsed.phones.join('、');
}

const PLAIN_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
/** What people write for a date that will never come. */
const NO_DATE = /^(长期|长期有效|永久|无期限|无固定期限|不限)$/;

/** A whole date, or null. `onPartial` decides what to make of 2026年12月. */
export function day(
  row: RowReader,
  field: string,
  onPartial: (parsed: ParsedDate & { precision: 'month' | 'year' }) => string | null = () => null,
): string | null {
  const cell = row.cell(field);
  if (cell === null || typeof cell === 'boolean') return null;
  if (typeof cell === 'object' && 'serial' in cell) {
    const date = serialToDay(cell.serial);
    if (date === null) row.problem(field, 'date_impossible', '日期超出合理范围，请核对。', 'reject');
    return date;
  }
  if (typeof cell === 'string' && PLAIN_DAY.test(cell) && isEveryMonthDay(cell)) return cell;
  const text = row.text(field);
  if (text === null || NO_DATE.test(text)) return null;
  const parsed = parseCivilDate(typeof cell === 'number' ? cell : text, yearOption(row));
  if (!parsed.ok) {
    const { code, message } = parsed.error;
    row.problem(field, code, message, code === 'date_impossible' ? 'reject' : 'warn');
    return null;
  }
  if (parsed.value.assumed === 'year') {
    row.problem(field, 'date_without_year', `日期没有年份，按${row.yearHint}年记入，请核对。`, 'warn');
  }
  if (parsed.value.precision === 'day') return parsed.value.date;
  row.problem(field, 'date_partial', `“${text}”没有写到日，请补全。`, 'warn');
  return onPartial(parsed.value as ParsedDate & { precision: 'month' | 'year' });
}

/** Days that every month has need no calendar. */
function isEveryMonthDay(text: string): boolean {
  const month = Number(text.slice(5, 7));
  const dayOfMonth = Number(text.slice(8, 10));
  const year = Number(text.slice(0, 4));
  return month >= 1 && month <= 12 && dayOfMonth >= 1 && dayOfMonth <= 28 && year >= 1900 && year <= 2199;
}

function yearOption(row: RowReader): { year?: number } {
  return row.yearHint === null ? {} : { year: row.yearHint };
}

/** Multipliers that a unit behind a number can bring; every other unit is only a word. */
export type UnitFactors = Readonly<Record<string, number>>;
const COUNT_UNITS: UnitFactors = { 万: 10_000, 万人: 10_000 };
const MONEY_IN_WAN: UnitFactors = { 元: 0.0001, 千元: 0.1, 亿: 10_000, 亿元: 10_000 };
const NUMBER = /^([+-]?\d+(?:\.\d+)?)(?:\s*\(?([a-z\u4e00-\u9fff/³²%]{0,5})\)?)$/;

interface NumberRules {
  readonly what: string;
  readonly units: UnitFactors;
  readonly whole: boolean;
  /** What becomes of a number that cannot be read or is below zero. */
  readonly outcome: 'reject' | 'warn';
}

function number(row: RowReader, field: string, rules: NumberRules): number | null {
  const cell = row.cell(field);
  let value: number;
  if (typeof cell === 'number') value = cell;
  else {
    const text = row.text(field);
    if (text === null) return null;
    const match = NUMBER.exec(normaliseText(text).replace(/(?<=\d),(?=\d{3})/g, ''));
    value = match === null ? Number.NaN : Number(match[1]) * (rules.units[match[2] ?? ''] ?? 1);
  }
  if (Number.isNaN(value) || (rules.whole && !Number.isInteger(value))) {
    const kind = rules.whole ? '整数' : '数字';
    row.problem(field, 'number_format', `${rules.what}应填${kind}，已留空。`, rules.outcome);
    return null;
  }
  if (value < 0) {
    row.problem(field, 'number_negative', `${rules.what}不能是负数。`, rules.outcome);
    return null;
  }
  return value;
}

/** A number of people or things: 58, 36人, 1,200. */
export function count(
  row: RowReader,
  field: string,
  what: string,
  outcome: 'reject' | 'warn' = 'warn',
): number | null {
  return number(row, field, { what, units: COUNT_UNITS, whole: true, outcome });
}

/** A quantity that need not be whole: tons, litres. */
export function quantity(
  row: RowReader,
  field: string,
  what: string,
  outcome: 'reject' | 'warn' = 'warn',
): number | null {
  return number(row, field, { what, units: COUNT_UNITS, whole: false, outcome });
}

/** Money in 万元; other units beside the number are converted. */
export function moneyInWan(row: RowReader, field: string, what: string): number | null {
  return number(row, field, { what, units: MONEY_IN_WAN, whole: false, outcome: 'warn' });
}

/** Money in another unit: `units` says what the words beside the number stand for. */
export function money(row: RowReader, field: string, what: string, units: UnitFactors): number | null {
  return number(row, field, { what, units, whole: false, outcome: 'warn' });
}

/** A coordinate in degrees. */
export function degrees(row: RowReader, field: string, what: string, limit: number): number | null {
  const value = number(row, field, { what, units: { '°': 1, 度: 1 }, whole: false, outcome: 'warn' });
  if (value === null || value <= limit) return value;
  row.problem(field, 'number_range', `${what}超出范围，已留空。`, 'warn');
  return null;
}

const YES: ReadonlySet<string> = new Set([
  '是',
  '√',
  '✓',
  '✔',
  'v',
  'y',
  'yes',
  '有',
  '1',
  'true',
  '对',
  '○',
  '●',
  '■',
  '☑',
  '属于',
  '可',
  '可以',
]);
const NO: ReadonlySet<string> = new Set([
  '否',
  '×',
  'x',
  '✗',
  '✘',
  'n',
  'no',
  '无',
  '0',
  'false',
  '没有',
  '不',
  '非',
  '/',
  '—',
  '-',
  '不是',
  '不属于',
  '不可',
  '□',
  '☐',
  '未',
]);

/** 是/√/Y → true, 否/×// → false, empty → null; anything else is flagged. */
export function flag(row: RowReader, field: string): boolean | null {
  const cell = row.cell(field);
  if (cell === null) return null;
  if (typeof cell === 'boolean') return cell;
  const text = compactName(cellText(cell));
  if (text === '') return null;
  if (YES.has(text)) return true;
  if (NO.has(text)) return false;
  row.problem(field, 'flag_unknown', '应填“是”或“否”，已留空。', 'warn');
  return null;
}

/** A word from a list of patterns; a word that none fits is flagged as `code`. */
export function choice<T extends string>(
  row: RowReader,
  field: string,
  patterns: readonly (readonly [RegExp, T])[],
  code: string,
  what: string,
): T | null {
  const text = row.text(field);
  if (text === null) return null;
  const found = matchWord(patterns, text);
  if (found === null) row.problem(field, code, `${what}“${text}”不在可选范围内，已留空。`, 'warn');
  return found;
}

type WordPatterns<T extends string | number> = readonly (readonly [RegExp, T])[];
const remembered = new WeakMap<WordPatterns<string | number>, Map<string, string | number | null>>();
/** A column of choices holds a handful of words; a column that holds thousands is not worth remembering. */
const MOST_REMEMBERED = 500;

/** The choice that a word means, blanks, case and width aside; null when none fits. */
export function matchWord<T extends string | number>(patterns: WordPatterns<T>, word: string): T | null {
  let known = remembered.get(patterns);
  if (known === undefined) {
    known = new Map();
    remembered.set(patterns, known);
  }
  const before = known.get(word);
  if (before !== undefined) return before as T | null;
  const compact = compactName(word);
  const found = patterns.find(([pattern]) => pattern.test(compact))?.[1] ?? null;
  if (known.size < MOST_REMEMBERED) known.set(word, found);
  return found;
}

/** How every field of a values type is read. */
export type FieldReaders<T extends object> = {
  readonly [F in keyof T]?: (row: RowReader, field: string) => T[F];
};

/**
 * Reads the fields that the file has a column for: a value for an absent column would read as "empty" and not as
 * "unknown" (see types.ts).
 */
export function readPresent<T extends object>(row: RowReader, readers: FieldReaders<T>): Partial<T> {
  const values: Partial<T> = {};
  for (const field in readers) {
    const read = readers[field];
    if (read !== undefined && row.has(field)) values[field] = read(row, field);
  }
  return values;
}

/** A text field. */
export function text(row: RowReader, field: string): string | null {
  return row.text(field);
}
