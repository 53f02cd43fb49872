import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  characterToken,
  foldForIndex,
  indexBigrams,
  indexCharacters,
  phraseQuery,
  searchTerms,
} from '../../../db/domain/text/bigrams';

/** What an FTS5 phrase query does: the tokens must follow one another, the last may be a prefix. */
function phraseMatches(tokenText: string, query: string): boolean {
  const openEnd = query.endsWith('*');
  const wanted = query.replace(/^"|"\*?$/g, '').split(' ');
  const tokens = tokenText.split(' ');
  return tokens.some((_, start) =>
    wanted.every((token, i) => {
      const found = tokens[start + i];
      if (found === undefined) return false;
      return openEnd && i === wanted.length - 1 ? found.startsWith(token) : found === token;
    }),
  );
}

const alphabet = fc.constantFrom(...'应急预案演练ab1', '，', ' ', '、', '𬭎', '䶮', '（');
const texts = fc.string({ unit: alphabet, maxLength: 40 });
const terms = fc.string({ unit: alphabet, minLength: 1, maxLength: 5 });

describe('pair index', () => {
  it('writes the pairs of each run and closes the run with its last character', () => {
    expect(indexBigrams('应急预案，A1')).toBe('应急 急预 预案 案 a1 1');
    expect(indexBigrams('，。！')).toBe('');
  });

  it('finds what a substring scan finds, for terms of every length and with punctuation inside', () => {
    fc.assert(
      fc.property(texts, terms, (text, term) => {
        const query = phraseQuery(term);
        const folded = foldForIndex(term);
        fc.pre(query !== null);
        expect(phraseMatches(indexBigrams(text), query ?? '')).toBe(foldForIndex(text).includes(folded));
      }),
      { numRuns: 3000 },
    );
  });

  it('finds every piece of a text in it', () => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.integer({ min: 1, max: 6 }), (text, at, length) => {
        const characters = Array.from(text);
        const start = characters.length === 0 ? 0 : at % characters.length;
        const query = phraseQuery(characters.slice(start, start + length).join(''));
        fc.pre(query !== null);
        expect(phraseMatches(indexBigrams(text), query ?? '')).toBe(true);
      }),
    );
  });

  it('does not reach over punctuation', () => {
    expect(phraseMatches(indexBigrams('火灾。爆炸'), phraseQuery('灾爆') ?? '')).toBe(false);
    expect(phraseMatches(indexBigrams('火灾。爆炸'), phraseQuery('灾、爆') ?? '')).toBe(true);
  });

  it('writes characters that the tokenizer may not know in private use, so they are not lost', () => {
    expect(indexBigrams('𬱖')).toMatch(/^[\uE000-\uEFFF]{2}$/);
    expect(phraseMatches(indexBigrams('示𬱖样'), phraseQuery('𬱖') ?? '')).toBe(true);
  });
});

describe('query of several terms', () => {
  it('is split at blanks; repeats and bare punctuation are dropped', () => {
    expect(searchTerms(' 液氨　泄漏 液氨 ，')).toEqual(['液氨', '泄漏']);
    expect(searchTerms(' ，。')).toEqual([]);
  });
});

describe('single characters', () => {
  it('are indexed once each and looked up by the same token', () => {
    expect(indexCharacters('应急，应Ａ')).toBe('应 急 a');
    expect(characterToken('，急 ')).toBe('"急"');
    expect(characterToken('应急')).toBeNull();
    expect(characterToken('。')).toBeNull();
  });

  it('find what a substring scan finds', () => {
    fc.assert(
      fc.property(texts, alphabet, (text, term) => {
        const token = characterToken(term);
        fc.pre(token !== null);
        const found = indexCharacters(text)
          .split(' ')
          .includes((token ?? '').slice(1, -1));
        expect(found).toBe(foldForIndex(text).includes(foldForIndex(term)));
      }),
    );
  });
});
