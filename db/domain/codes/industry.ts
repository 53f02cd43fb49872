import { err, ok, type Result } from '../result';
import { normaliseText } from '../text/normalise';

/** A GB/T 4754-2017 code: section letter with division, group or class. */
export interface IndustryCode {
  /** `B06`, `B061` or `B0610`. */
  readonly code: string;
  readonly section: string;
  readonly division: string;
}

/** Why a value is no industry code; `suggestion` is the code with the section that the division belongs to. */
export interface IndustryProblem {
  readonly code: 'industry_missing' | 'industry_format' | 'industry_unknown' | 'industry_section';
  readonly message: string;
  readonly suggestion: string | null;
}

/** First and last division of each section. */
const SECTIONS: readonly (readonly [string, number, number])[] = [
  ['A', 1, 5],
  ['B', 6, 12],
  ['C', 13, 43],
  ['D', 44, 46],
  ['E', 47, 50],
  ['F', 51, 52],
  ['G', 53, 60],
  ['H', 61, 62],
  ['I', 63, 65],
  ['J', 66, 69],
  ['K', 70, 70],
  ['L', 71, 72],
  ['M', 73, 75],
  ['N', 76, 79],
  ['O', 80, 82],
  ['P', 83, 83],
  ['Q', 84, 85],
  ['R', 86, 90],
  ['S', 91, 96],
  ['T', 97, 97],
];

/** The section letter of a two-digit division, or null when there is none. */
export function sectionOfDivision(division: number): string | null {
  return SECTIONS.find(([, first, last]) => division >= first && division <= last)?.[0] ?? null;
}

/**
 * Reads an industry code with or without its letter. A number cell has lost its leading zero: 610 is `B0610`, 313 is
 * `A0313`. In text three digits are a group (`261` is `C261`) unless they begin with zero.
 */
export function parseIndustryCode(value: string | number): Result<IndustryCode, IndustryProblem> {
  const text = plainCode(String(value));
  const refuse = (code: IndustryProblem['code'], message: string, suggestion: string | null = null) =>
    err({ code, message, suggestion });
  if (text === '') return refuse('industry_missing', '没有国民经济行业代码。');
  const match = /^([A-T])?(\d{1,4})$/.exec(text);
  if (match === null)
    return refuse('industry_format', `“${String(value).trim()}”不是国民经济行业代码，应如 C2614。`);
  const letter = match[1] ?? null;
  const digits = withLeadingZero(match[2] ?? '', typeof value === 'number');
  const section = sectionOfDivision(Number(digits.slice(0, 2)));
  if (section === null)
    return refuse('industry_unknown', `国民经济行业分类中没有大类${digits.slice(0, 2)}，请核对。`);
  const code = `${section}${digits}`;
  if (letter !== null && letter !== section) {
    return refuse(
      'industry_section',
      `大类${digits.slice(0, 2)}属于门类${section}，不属于${letter}，请核对。`,
      code,
    );
  }
  return ok({ code, section, division: digits.slice(0, 2) });
}

/** Half width, capitals, without blanks and marks. */
function plainCode(value: string): string {
  if (/^[A-T]?\d+$/.test(value)) return value;
  return normaliseText(value)
    .toUpperCase()
    .replace(/[\s.'-]/g, '');
}

/** Numbers of one or three digits lost a zero; so did a text of one digit. */
function withLeadingZero(digits: string, isNumber: boolean): string {
  if (digits.length === 1 || (isNumber && digits.length === 3)) return `0${digits}`;
  return digits;
}
