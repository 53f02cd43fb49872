import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { refusalOfOrigin } from '../../../db/domain/exchange/origins';
import { judgeSequence, type MergedPackage } from '../../../db/domain/exchange/sequence';

const merged = (...sequences: number[]): MergedPackage[] =>
  sequences.map((sequence) => ({
    ...{ id: `p${sequence}`, sequence, sha256: `h${sequence}` },
    ...{ series: 'upload 示例市', createdAt: dayOf(sequence) },
  }));
/** Number 3 is made on the third. */
const dayOf = (sequence: number) => new Date(Date.UTC(2026, 9, sequence)).toISOString();
const place = (sequence: number, more: object = {}) => ({
  id: `p${sequence}`,
  sequence,
  series: 'upload 示例市',
  createdAt: sequence < 1000 ? dayOf(sequence) : dayOf(1000),
  previousSha256: sequence > 1 ? `h${sequence - 1}` : null,
  base: null,
  ...more,
});

describe('the place of a package in its sender’s sequence', () => {
  test.each([
    ['the first of all', place(1), merged(), [], true],
    ['the next', place(3), merged(1, 2), [], true],
    ['the same again', place(2), merged(1, 2), [{ code: 'PACKAGE_REPEATED', sequence: 2 }], false],
    [
      'an older one',
      place(1, { id: 'other' }),
      merged(2, 3),
      [{ code: 'PACKAGE_REORDERED', sequence: 1, last: 3 }],
      false,
    ],
    [
      'another one of the same number',
      place(2, { id: 'other' }),
      merged(1, 2),
      [
        { code: 'ORIGIN_ON_TWO_DESKS', sequence: 2 },
        { code: 'PACKAGE_REORDERED', sequence: 2, last: 2 },
      ],
      false,
    ],
    [
      'the first to somebody else',
      place(1, { id: 'r1', series: 'upload 示例省', createdAt: dayOf(9) }),
      merged(1, 2),
      [],
      true,
    ],
    [
      'the first of another kind, made before the last that came',
      place(1, { id: 'r1', series: 'roster 示例市', createdAt: dayOf(1) }),
      merged(1, 2),
      [],
      false,
    ],
    [
      'changes on a base of another series',
      place(2, { series: 'upload 示例省', base: { sequence: 1, sha256: 'h1' } }),
      merged(1),
      [{ code: 'PACKAGE_MISSING_BEFORE', missing: [1], blocks: true }],
      true,
    ],
    [
      'one after a gap',
      place(5),
      merged(1, 2),
      [{ code: 'PACKAGE_MISSING_BEFORE', missing: [3, 4], blocks: false }],
      true,
    ],
    [
      'the third as a first contact',
      place(3),
      merged(),
      [{ code: 'PACKAGE_MISSING_BEFORE', missing: [1, 2], blocks: false }],
      true,
    ],
    [
      'one that follows a different package',
      place(3, { previousSha256: 'x' }),
      merged(1, 2),
      [{ code: 'PACKAGE_CHAIN_BROKEN', sequence: 3 }],
      true,
    ],
    ['changes on a known base', place(3, { base: { sequence: 1, sha256: 'h1' } }), merged(1, 2), [], true],
    [
      'changes on a base that never came',
      place(3, { base: { sequence: 2, sha256: 'h2' } }),
      merged(1),
      [{ code: 'PACKAGE_MISSING_BEFORE', missing: [2], blocks: true }],
      true,
    ],
    [
      'changes on a base that came otherwise',
      place(3, { base: { sequence: 2, sha256: 'x' } }),
      merged(1, 2),
      [{ code: 'PACKAGE_MISSING_BEFORE', missing: [], blocks: true }],
      true,
    ],
  ])('%s', (_what, question, before, findings, latest) => {
    expect(judgeSequence(question, before)).toEqual({ findings, latest });
  });

  test('numbers a billion apart do not fill the answer', () => {
    const [finding] = judgeSequence(place(1_000_000_000), []).findings;
    expect(finding).toMatchObject({ code: 'PACKAGE_MISSING_BEFORE' });
    expect(finding?.code === 'PACKAGE_MISSING_BEFORE' && finding.missing.length).toBe(50);
  });

  test('packages merged in their order raise nothing, in whatever number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), (count) => {
        for (let sequence = 1; sequence <= count; sequence++)
          expect(
            judgeSequence(place(sequence), merged(...Array.from({ length: sequence - 1 }, (_, n) => n + 1))),
          ).toEqual({ findings: [], latest: true });
      }),
    );
  });
});

test('who may bring whose rows', () => {
  const known = new Map([
    ['direct', { id: 'direct', viaId: 'direct' }],
    ['below', { id: 'below', viaId: 'sender' }],
    ['elsewhere', { id: 'elsewhere', viaId: 'other' }],
  ]);
  const listed = new Set(['sender', 'below', 'direct', 'elsewhere', 'new', 'me']);
  const ask = (origin: string) =>
    refusalOfOrigin(origin, { receiver: 'me', sender: 'sender', listed, known });
  expect(['sender', 'below', 'new', 'direct', 'elsewhere', 'me', 'ghost'].map(ask)).toEqual([
    null,
    null,
    null,
    'other-channel',
    'other-channel',
    'own-row',
    'owner-unlisted',
  ]);
});
