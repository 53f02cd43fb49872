import { unifyRadicals } from './radicals';

/**
 * Characters with no width of their own that ledgers and PDF text carry along: joiners, marks that turn the direction of
 * reading, soft hyphen, BOM, and control characters (a NUL would end the text for SQLite's own functions).
 */
const INVISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be removed
  /[\u0000-\u0008\u000E-\u001F\u007F-\u009F\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFFE\uFFFF]/g;
const BLANKS = /\s+/gu;
/** True when nothing below has any work to do: printable ASCII without capitals, common ideographs and stops. */
const ALREADY_PLAIN = /^[\x21-\x40\x5B-\x7E\u4E00-\u9FFF、。《》【】“”‘’]*$/;

/**
 * The one spelling under which texts are compared and searched.
 *
 * NFKC (full width to half width, ligatures, compatibility forms), radical characters to ordinary ideographs,
 * lower case, invisible characters dropped, every run of blanks one space, none at the ends. Applying it twice
 * changes nothing. Index and query must both go through it.
 */
export function normaliseText(text: string): string {
  if (ALREADY_PLAIN.test(text)) return text;
  const unified = unifyRadicals(text.replace(INVISIBLE, '').normalize('NFKC'));
  return unified.toLowerCase().normalize('NFKC').replace(BLANKS, ' ').trim();
}

/** `normaliseText` without any blank: how names of units, people and places are compared. */
export function compactName(name: string): string {
  const plain = normaliseText(name);
  return plain.includes(' ') ? plain.replaceAll(' ', '') : plain;
}

/** Text of several lines without invisible characters, trimmed at its ends. */
export function tidyLines(text: string): string {
  return text.replace(INVISIBLE, '').trim();
}

/**
 * A value as it should be kept: half-width letters, digits and blanks, radicals unified, blanks trimmed and
 * folded to one space, but case, Chinese brackets and stops as they were written.
 */
export function tidyValue(text: string): string {
  const unified = unifyRadicals(text.replace(INVISIBLE, ''));
  const narrow = unified.replace(
    /[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A\uFF0D\uFF0F\uFF0E\u2F00-\u2FD5]/g,
    (c) => c.normalize('NFKC'),
  );
  return narrow.replace(BLANKS, ' ').trim();
}
