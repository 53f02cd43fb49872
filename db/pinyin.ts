import source from '../resources/codes/pinyin-initials.txt?raw';
import { normaliseText } from './domain/text/normalise';

/** First and last ideograph of the table: the block that names of units and people are written in. */
const FIRST = 0x4e00;
const LAST = 0x9fff;

const [table = '', wordLine = '', surnameLine = ''] = source.split('\n');
const readPairs = (line: string): [string, string][] =>
  line
    .split(' ')
    .filter((pair) => pair.includes('='))
    .map((pair) => pair.split('=') as [string, string]);
const WORDS = readPairs(wordLine);
const SURNAMES = readPairs(surnameLine);
/** Looked for at once; only a text that holds one pays for the replacing. */
const ANY_WORD = new RegExp(WORDS.map(([word]) => word).join('|'), 'g');
const WORD_LETTERS = new Map(WORDS);

function lettersOf(plain: string): string {
  let letters = '';
  for (let i = 0; i < plain.length; i += 1) {
    const code = plain.charCodeAt(i);
    if (code >= FIRST && code <= LAST) {
      const letter = table[code - FIRST];
      if (letter !== '.') letters += letter;
    } else if ((code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39)) letters += plain[i];
  }
  return letters;
}

/**
 * The first pinyin letters of a name, lower case, with its Latin letters and digits: 示例3号煤矿 → `sl3hmk`. Words that are read
 * otherwise than their characters alone (银行 yh) are known; punctuation and rare characters are left out.
 */
export function nameInitials(name: string): string {
  const plain = normaliseText(name);
  return lettersOf(plain.replace(ANY_WORD, (word) => WORD_LETTERS.get(word) ?? word));
}

/** Initials of a person's name: the surname is read as a surname (单 s, 解 x). */
export function personInitials(name: string): string {
  const plain = normaliseText(name);
  const surname = SURNAMES.reduce<[string, string] | null>(
    (best, pair) => (plain.startsWith(pair[0]) && pair[0].length > (best?.[0].length ?? 0) ? pair : best),
    null,
  );
  return surname ? surname[1] + lettersOf(plain.slice(surname[0].length)) : lettersOf(plain);
}
