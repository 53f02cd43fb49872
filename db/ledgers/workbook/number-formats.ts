import type { DateCell } from './cells';

export type NumberShows = DateCell['shows'] | 'number';

/** Built-in formats that show dates; 27–36 and 50–58 are the Chinese, Japanese and Korean ones. */
const BUILT_IN_DATES: readonly (readonly [from: number, to: number, shows: NumberShows])[] = [
  [14, 17, 'date'],
  [18, 21, 'time'],
  [22, 22, 'date-time'],
  [27, 31, 'date'],
  [32, 35, 'time'],
  [36, 36, 'date'],
  [45, 47, 'time'],
  [50, 54, 'date'],
  [55, 56, 'time'],
  [57, 58, 'date'],
];

/** How a number of this format is shown; `code` is the workbook's own definition, when it has one. */
export function numberShows(formatId: number, code: string | undefined): NumberShows {
  if (code !== undefined) return formatCodeShows(code);
  for (const [from, to, shows] of BUILT_IN_DATES) if (formatId >= from && formatId <= to) return shows;
  return 'number';
}

/**
 * Reads a format such as `yyyy"年"m"月"d"日"` or `[$-804]h:mm AM/PM`: quoted text, escapes, colours and locale marks
 * do not count; of several sections the first decides.
 */
export function formatCodeShows(code: string): NumberShows {
  const first = code
    .replace(/"[^"]*"?/g, '')
    .replace(/[\\_*]./g, '')
    .split(';', 1)[0] as string;
  if (/general/i.test(first)) return 'number';
  const elapsed = /\[(h+|m+|s+)\]/i.test(first);
  const bare = first.replace(/\[[^\]]*\]/g, '').replace(/[Ee][+-]/g, '');
  const hasTime = elapsed || /[hs]/i.test(bare);
  // An m beside hours or seconds means minutes, else months; e and b are year forms of East Asia.
  const hasDate = /[ydeb]/i.test(bare.replace(/am\/pm|a\/p/gi, '')) || (!hasTime && /m/i.test(bare));
  if (hasDate) return hasTime ? 'date-time' : 'date';
  return hasTime ? 'time' : 'number';
}
