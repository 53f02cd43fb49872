import { describe, expect, test } from 'vitest';
import { LIFTED_BY, standingBlocks, vouchedFor } from '../../../db/domain/exchange/vouching';

const codes = Object.keys(LIFTED_BY).map((code) => ({ code }));

describe('what a person vouches for', () => {
  test('lifts what belongs to the word and nothing else', () => {
    expect(standingBlocks(codes, { acceptKey: true })).toEqual(
      codes.filter(({ code }) => code !== 'SENDER_KEY_CHANGED'),
    );
    expect(standingBlocks(codes, { acceptForwarded: true }).map(({ code }) => code)).toEqual([
      'SENDER_KEY_CHANGED',
      'ORIGIN_ON_TWO_DESKS',
    ]);
    expect(standingBlocks(codes, { acceptKey: false })).toEqual(codes);
  });

  test('never lifts what nobody can vouch for', () => {
    const final = [{ code: 'SENDER_KEY_REVOKED' }, { code: 'PACKAGE_BASE_MISSING' }];
    expect(standingBlocks([...codes, ...final], vouchedFor([...codes, ...final]))).toEqual(final);
  });

  test('is what was shown: the words for it lift it, and nothing beyond it', () => {
    for (const block of codes) {
      expect(standingBlocks([block], vouchedFor([block]))).toEqual([]);
      expect(standingBlocks([block], vouchedFor([{ code: 'PACKAGE_KEY_UNSEEN' }]))).toEqual([block]);
    }
  });
});
