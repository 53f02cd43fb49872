import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  currentKey,
  isConfirmed,
  KEY_STATES,
  type KnownKey,
  otherOwner,
  revokedKey,
  standingOfSigner,
} from '../../../db/domain/exchange/signer';

const key = (officeId: string, keyId: string, state: KnownKey['state']): KnownKey => ({
  officeId,
  officeName: `示例${officeId}`,
  keyId,
  state,
});
const keys = [
  key('a', 'a1', 'superseded'),
  key('a', 'a2', 'confirmed'),
  key('b', 'b1', 'first-contact'),
  key('c', 'c1', 'revoked'),
  key('d', 'd1', 'revoked'),
  key('d', 'd2', 'confirmed'),
];
const standing = (sender: string, keyId: string, previousKeyId: string | null = null) =>
  standingOfSigner({ keyId, previousKeyId }, sender, { self: 'me', keys });

describe('how a key stands', () => {
  test.each([
    ['the confirmed key', 'a', 'a2', null, 'known'],
    ['a key nobody has compared yet', 'b', 'b1', null, 'known'],
    ['a sender never met', 'x', 'x1', null, 'first-contact'],
    ['a sender never met, whose key somebody vouches for', 'x', 'x2', 'x1', 'first-contact'],
    ['our own package', 'me', 'm1', null, 'self'],
    ['another key without a word', 'a', 'a3', null, 'changed'],
    ['a key the current one signed for', 'a', 'a3', 'a2', 'succeeded'],
    ['a key that an unconfirmed one signed for', 'b', 'b2', 'b1', 'succeeded'],
    ['a key that a superseded one signed for', 'a', 'a3', 'a1', 'changed'],
    ['a key that a third one signed for', 'a', 'a3', 'b1', 'changed'],
    ['a key that a revoked one signed for', 'd', 'd3', 'd1', 'changed'],
    ['the superseded key itself', 'a', 'a1', null, 'changed'],
    ['the superseded key with the word of the current one', 'a', 'a1', 'a2', 'changed'],
    ['a revoked key', 'c', 'c1', null, 'revoked'],
    ['a revoked key with a word', 'd', 'd1', 'd2', 'revoked'],
    ['a revoked key under another’s name', 'a', 'c1', 'a2', 'revoked'],
    ['a revoked key under our own name', 'me', 'c1', null, 'revoked'],
    ['a new key after the only one was revoked', 'c', 'c2', null, 'changed'],
    ['a new key that the revoked one signed for', 'c', 'c2', 'c1', 'changed'],
  ] as const)('%s', (_what, sender, keyId, previous, expected) => {
    expect(standing(sender, keyId, previous)).toBe(expected);
  });

  test('who else is known by a key, and which key counts', () => {
    const ring = { self: 'me', keys };
    expect(otherOwner(ring, 'a2', 'b')?.officeId).toBe('a');
    expect(otherOwner(ring, 'a2', 'a')).toBeNull();
    expect(currentKey(ring, 'a')?.keyId).toBe('a2');
    expect(currentKey(ring, 'c')).toBeNull();
    expect(revokedKey(ring, 'd1')?.officeId).toBe('d');
    expect(isConfirmed(ring, 'a', 'a2')).toBe(true);
    expect(isConfirmed(ring, 'b', 'b1')).toBe(false);
  });

  const letter = fc.constantFrom('p', 'q', 'r', 's');
  const anyKey = fc.record({
    officeId: letter,
    officeName: fc.constant('示例'),
    keyId: letter,
    state: fc.constantFrom(...KEY_STATES),
  });

  test('nothing but a current key, or its word, ever makes a met sender trusted; a revoked key never is', () => {
    fc.assert(
      fc.property(
        fc.array(anyKey, { maxLength: 6 }),
        letter,
        letter,
        fc.option(letter),
        (kept, sender, keyId, previousKeyId) => {
          const ring = { self: 'me', keys: kept };
          const is = standingOfSigner({ keyId, previousKeyId }, sender, ring);
          const own = kept.filter(({ officeId }) => officeId === sender);
          const current = currentKey(ring, sender);
          const revoked = kept.some((each) => each.keyId === keyId && each.state === 'revoked');
          if (revoked) expect(is).toBe('revoked');
          else if (own.length === 0) expect(is).toBe('first-contact');
          else if (is === 'known') expect(current?.keyId).toBe(keyId);
          else if (is === 'succeeded') {
            expect(current?.keyId).toBe(previousKeyId);
            expect(own.map((each) => each.keyId)).not.toContain(keyId);
          } else expect(is).toBe('changed');
        },
      ),
    );
  });
});
