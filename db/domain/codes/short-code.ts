/**
 * Short codes of sheets and labels, such as K7M3-HX: read aloud, written by hand and typed again. 23 characters none of which
 * looks like another (no 0 O Q, 1 I L, B, G, S, U V Y, Z); as 23 is a prime, one check character catches every single
 * wrong character and every swap of two.
 */
export const CODE_ALPHABET = '23456789ACDEFHJKMNPRTWX';

const BASE = CODE_ALPHABET.length;
/** Characters before the check character. */
const LENGTH = 5;
const CODES = BASE ** LENGTH;
/** Neighbours get codes that are nothing alike; it shares no factor with the number of codes. */
const STRIDE = 2_718_281;
const OFFSET = 314_159;

/** What a hand makes of a character that is not in the alphabet. */
const LOOKS_LIKE: Readonly<Record<string, string>> = { B: '8', G: '6', S: '5', Z: '2' };

/** The n-th code of its kind at a desk (n ≥ 0): six characters, a hyphen after the fourth. */
export function shortCode(n: number): string {
  let rest = Number((BigInt(n) * BigInt(STRIDE) + BigInt(OFFSET)) % BigInt(CODES));
  const digits: number[] = [];
  for (let place = 0; place < LENGTH; place += 1) {
    digits.unshift(rest % BASE);
    rest = Math.floor(rest / BASE);
  }
  const all = [...digits, checkOf(digits)].map((digit) => CODE_ALPHABET[digit]).join('');
  return `${all.slice(0, 4)}-${all.slice(4)}`;
}

/**
 * A typed code as it is kept: small and full-width letters, blanks and hyphens do not matter, and a B, G, S or Z is taken
 * for the digit it looks like. null where it is none: a wrong length, a strange character, a check that fails.
 */
export function readShortCode(typed: string): string | null {
  const plain = [
    ...typed
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[\s\-‐–—_.]/g, ''),
  ]
    .map((character) => LOOKS_LIKE[character] ?? character)
    .join('');
  const digits = [...plain].map((character) => CODE_ALPHABET.indexOf(character));
  if (digits.length !== LENGTH + 1 || digits.includes(-1)) return null;
  if (checkOf(digits.slice(0, LENGTH)) !== digits[LENGTH]) return null;
  return `${plain.slice(0, 4)}-${plain.slice(4)}`;
}

/** Chosen so that the sum of place × digit over all six places is divisible by 23. */
function checkOf(digits: readonly number[]): number {
  const sum = digits.reduce((total, digit, at) => total + (at + 1) * digit, 0);
  const place = LENGTH + 1;
  for (let check = 0; check < BASE; check += 1) if ((sum + place * check) % BASE === 0) return check;
  throw new Error('every place has an inverse modulo a prime');
}
