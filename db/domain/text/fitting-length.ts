/** Characters that are unfolded at a time: so many of the longest are a few megabytes. */
const PIECE = 100_000;
/** What NFKC makes of one character at most (ﷺ). */
const LONGEST_UNFOLDED = 18;

/**
 * How many characters of a text may be used so that its index form has about `most` at the most, in steps of a hundred
 * thousand: compared and searched, one character can become eighteen, and the index is written while others wait.
 */
export function fittingLength(text: string, most: number): number {
  if (text.length * LONGEST_UNFOLDED <= most) return text.length;
  let unfolded = 0;
  for (let from = 0; from < text.length; from += PIECE) {
    unfolded += text.slice(from, from + PIECE).normalize('NFKC').length;
    if (unfolded > most) return from;
  }
  return text.length;
}
