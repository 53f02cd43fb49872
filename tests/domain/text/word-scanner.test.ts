import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WordScanner } from '../../../db/domain/text/word-scanner';

const places = (words: readonly string[], text: string) => {
  const found: [number, string][] = [];
  new WordScanner(words.map((word) => ({ word, value: word }))).scan(text, (at, there) => {
    for (const { word } of there) found.push([at, word]);
    return undefined;
  });
  return found;
};

describe('many words in one pass', () => {
  it('finds nothing without words, and no empty word', () => {
    expect(places([], '应急预案')).toEqual([]);
    expect(places([''], '应急预案')).toEqual([]);
  });

  it('goes on where a visit says', () => {
    const seen: number[] = [];
    new WordScanner([{ word: '急急', value: 0 }]).scan('急急急急', (at) => {
      seen.push(at);
      return at + 2;
    });
    expect(seen).toEqual([0, 2]);
  });

  it('finds what a scan for each word finds', () => {
    const letters = fc.constantFrom('应', '急', '预', '案', 'a', '。', '\ud83d');
    const word = fc.string({ unit: letters, minLength: 1, maxLength: 6 });
    // More than a thousand other words: the large table finds the same.
    const many = Array.from({ length: 1200 }, (_, n) => `甲${n}`);
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 8 }),
        fc.string({ unit: letters, maxLength: 80 }),
        fc.boolean(),
        (words, text, large) => {
          const expected = Array.from({ length: text.length }, (_, at) =>
            words.filter((one) => text.startsWith(one, at)).map((one) => [at, one]),
          ).flat();
          expect(places(large ? [...words, ...many] : words, text)).toEqual(expected);
        },
      ),
    );
  });
});
