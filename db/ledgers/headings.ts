import { normaliseText } from '../domain/text/normalise';

/**
 * The spelling under which headings compare: half width, lower case, no blanks, no star or number in front, no colon
 * behind, one form of bracket.
 */
export function headingKey(text: string): string {
  return normaliseText(text)
    .replace(/\s+/g, '')
    .replace(/[【〔[{]/g, '(')
    .replace(/[】〕\]}]/g, ')')
    .replace(/^(?:[*※△★]|\(?\d{1,2}\)?[.、)])+(?=\D)/, '')
    .replace(/[:、。.*]+$/g, '');
}

/** The same without what stands in brackets: units, remarks, short forms. */
export function withoutBrackets(key: string): string {
  return key.replace(/\([^()]*\)/g, '');
}

/** Every word of the first list with every word of the second: 法人 × 电话 → 法人电话. */
export function cross(first: readonly string[], second: readonly string[]): string[] {
  return first.flatMap((a) => second.map((b) => a + b));
}

/** Headings for a telephone number of whoever stands before it. */
export const PHONE_WORDS = [
  '电话',
  '联系电话',
  '电话号码',
  '手机',
  '手机号',
  '手机号码',
  '移动电话',
  '联系方式',
  '联系手机',
] as const;
