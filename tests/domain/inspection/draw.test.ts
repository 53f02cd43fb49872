import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberStream, shuffled } from '../../../db/domain/draw/number-stream';
import { hmacSha256, sha256Hex, toHex, utf8 } from '../../../db/domain/draw/sha256';
import {
  type Candidate,
  commitmentOf,
  DRAW_METHOD,
  type DrawInput,
  type DrawRecord,
  draw,
  verifyDraw,
} from '../../../db/domain/inspection/draw';
import { allot } from '../../../db/domain/inspection/quota';

const seedOf = (n: number) => createHash('sha256').update(`seed ${n}`).digest('hex');

/** So many candidates in each stratum. */
const people = (sizes: Readonly<Record<string, number>>): Candidate[] =>
  Object.entries(sizes).flatMap(([stratum, size]) =>
    Array.from({ length: size }, (_, n) => ({ id: `${stratum}-${n}`, name: `示例单位${n}`, stratum })),
  );
const order = (sizes: Readonly<Record<string, number>>, over: Partial<DrawInput> = {}): DrawInput => ({
  seed: seedOf(1),
  spoken: null,
  candidates: people(sizes),
  strata: Object.keys(sizes).map((key) => ({ key, label: key })),
  quota: { total: 10, least: 1, given: {} },
  substitutes: 3,
  ...over,
});
const record = (input: DrawInput): DrawRecord => ({
  ...input,
  ...draw(input),
  method: DRAW_METHOD,
  title: '抽查',
  office: '示例县应急管理局',
  witness: null,
  drawnAt: '2026-11-22T01:00:00.000Z',
});

describe('the arithmetic under a draw', () => {
  const texts = fc
    .array(fc.oneof(fc.integer({ min: 0, max: 0x10ffff }), fc.integer({ min: 0, max: 127 })), {
      maxLength: 150,
    })
    .map((points) => String.fromCodePoint(...points));
  it('hashes like the platform, whatever the text and key', () => {
    fc.assert(
      fc.property(texts, fc.uint8Array({ maxLength: 150 }), (text, key) => {
        expect(sha256Hex(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
        expect(toHex(hmacSha256(key, utf8(text)))).toBe(
          createHmac('sha256', key).update(text, 'utf8').digest('hex'),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('gives the numbers anybody can compute: HMAC(key, label ⏎ counter) by 32 bits', () => {
    const key = utf8('钥匙');
    const stream = numberStream(key, 'town:示例镇');
    const blocks = [0, 1].map((n) =>
      createHmac('sha256', Buffer.from('钥匙')).update(`town:示例镇\n${n}`).digest(),
    );
    const words = blocks.flatMap((block) => Array.from({ length: 8 }, (_, n) => block.readUInt32BE(4 * n)));
    expect(Array.from({ length: 16 }, () => stream.below(2 ** 32))).toEqual(words);
  });

  it('throws away what would favour small numbers', () => {
    // Three quarters of 2^32: every fourth number falls into the incomplete last stretch.
    const bound = 3 * 2 ** 30;
    const raw = numberStream(utf8('a'), 'b');
    const kept = Array.from({ length: 400 }, () => raw.below(2 ** 32)).filter((n) => n < bound);
    expect(kept.length).toBeLessThan(400);
    const stream = numberStream(utf8('a'), 'b');
    expect(Array.from({ length: 50 }, () => stream.below(bound))).toEqual(kept.slice(0, 50));
  });

  it('shuffles all orders of three alike', () => {
    const counts = new Map<string, number>();
    const stream = numberStream(utf8('orders'), '3');
    for (let n = 0; n < 6000; n++) {
      const key = shuffled(['a', 'b', 'c'], stream).join('');
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    // 5 degrees of freedom: 20.5 is exceeded once in a thousand.
    expect(chiSquare([...counts.values()], 1000)).toBeLessThan(20.5);
  });
});

const chiSquare = (seen: readonly number[], expected: number) =>
  seen.reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0);

describe('a draw', () => {
  const sizes = fc
    .array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 5 })
    .map((list) => Object.fromEntries(list.map((size, n) => [`s${n}`, size])));
  const quota = fc.record({
    total: fc.integer({ min: 0, max: 40 }),
    least: fc.integer({ min: 0, max: 4 }),
    given: fc.dictionary(fc.constantFrom('s0', 's1', 's9'), fc.integer({ min: 0, max: 15 })),
  });

  it('gives the same for the same, whatever the order of the list; its record proves right', () => {
    fc.assert(
      fc.property(sizes, quota, fc.nat(), fc.option(fc.string({ maxLength: 6 })), (s, q, n, spoken) => {
        const input = order(s, { quota: q, seed: seedOf(n), spoken });
        const first = draw(input);
        expect(draw({ ...input, candidates: input.candidates.toReversed() })).toEqual(first);
        expect(verifyDraw(record(input))).toEqual([]);
        expect(verifyDraw(JSON.parse(JSON.stringify(record(input))))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps its quotas, takes no unit twice and nobody from elsewhere', () => {
    fc.assert(
      fc.property(sizes, quota, fc.nat(), fc.integer({ min: 0, max: 5 }), (s, q, n, substitutes) => {
        const input = order(s, { quota: q, seed: seedOf(n), substitutes });
        const result = draw(input);
        expect(new Set(result.order.map(({ id }) => id)).size).toBe(result.order.length);
        for (const stratum of result.strata) {
          const mine = result.order.filter((place) => place.stratum === stratum.key);
          expect(mine.filter(({ standing }) => standing === 'drawn')).toHaveLength(stratum.take);
          expect(mine.map(({ place }) => place)).toEqual(mine.map((_, at) => at + 1));
          for (const { id } of mine)
            expect(input.candidates.find((c) => c.id === id)?.stratum).toBe(stratum.key);
          const rest = stratum.size - stratum.take;
          expect(mine.length - stratum.take).toBe(stratum.take === 0 ? 0 : Math.min(rest, substitutes));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is as likely to take any unit of a stratum, and of another seed something else', () => {
    const hits = new Map<string, number>();
    const rounds = 1200;
    for (let n = 0; n < rounds; n++) {
      const input = order(
        { a: 10, b: 6 },
        { seed: seedOf(n), quota: { total: 5, least: 1, given: { a: 3, b: 2 } } },
      );
      for (const { id, standing } of draw(input).order)
        if (standing === 'drawn') hits.set(id, (hits.get(id) ?? 0) + 1);
    }
    const of = (key: string) => [...hits].filter(([id]) => id.startsWith(key)).map(([, n]) => n);
    expect([of('a').length, of('b').length]).toEqual([10, 6]);
    // 9 and 5 degrees of freedom at one in a thousand; drawing without replacement only makes the spread smaller.
    expect(chiSquare(of('a'), (rounds * 3) / 10)).toBeLessThan(27.9);
    expect(chiSquare(of('b'), (rounds * 2) / 6)).toBeLessThan(20.5);
  });

  it('changes with the spoken number and with the list of candidates', () => {
    const base = order({ a: 30 });
    const ids = (over: Partial<DrawInput>) => draw({ ...base, ...over }).order.map(({ id }) => id);
    expect(ids({ spoken: '17' })).not.toEqual(ids({}));
    expect(ids({ candidates: [...base.candidates, { id: 'x', name: '新', stratum: 'a' }] })).not.toEqual(
      ids({}),
    );
  });

  it('names what was touched in a record', () => {
    const good = record(order({ a: 8, b: 5 }, { spoken: '42' }));
    const codes = (over: Partial<DrawRecord>) => verifyDraw({ ...good, ...over }).map(({ code }) => code);
    expect(codes({})).toEqual([]);
    expect(codes({ seed: seedOf(2) })).toContain('SEED_NOT_COMMITTED');
    expect(codes({ seed: seedOf(2), commitment: commitmentOf(seedOf(2)) })).toContain('ORDER_DIFFERS');
    expect(codes({ spoken: '43' })).toEqual(['ORDER_DIFFERS']);
    expect(codes({ candidates: good.candidates.slice(1) })).toContain('CANDIDATES_CHANGED');
    expect(codes({ candidates: [...good.candidates, ...good.candidates.slice(0, 1)] })).toContain(
      'CANDIDATE_TWICE',
    );
    expect(codes({ strata: good.strata.slice(1) })).toContain('STRATUM_UNKNOWN');
    expect(codes({ strata: [...good.strata, ...good.strata.slice(0, 1)] })).toContain('STRATUM_TWICE');
    const [one, two, ...others] = good.candidates;
    if (!one || !two) throw new Error('no candidates');
    const joined = { ...one, name: `${one.name}\n${two.stratum}\t${two.id}\t${two.name}` };
    expect(codes({ candidates: [joined, ...others] })).toContain('CANDIDATE_UNFIT');
    expect(codes({ strata: good.strata.map((s) => ({ ...s, take: s.take + 1 })) })).toEqual([
      'STRATA_DIFFER',
    ]);
    const [first, second, ...rest] = good.order;
    if (!first || !second) throw new Error('nothing was drawn');
    expect(codes({ order: [{ ...first, id: second.id }, { ...second, id: first.id }, ...rest] })).toEqual([
      'ORDER_DIFFERS',
    ]);
  });
});

describe('quotas', () => {
  const strata = (...sizes: number[]) => sizes.map((size, n) => ({ key: `s${n}`, label: `s${n}`, size }));
  it.each([
    ['in proportion', strata(60, 30, 10), { total: 10, least: 0, given: {} }, [6, 3, 1]],
    ['at least one each', strata(96, 2, 2), { total: 10, least: 1, given: {} }, [8, 1, 1]],
    ['least leads over the total', strata(9, 9, 9), { total: 2, least: 1, given: {} }, [1, 1, 1]],
    ['no more than there are', strata(2, 3), { total: 10, least: 1, given: {} }, [2, 3]],
    ['fixed numbers first', strata(50, 50, 50), { total: 12, least: 1, given: { s0: 8 } }, [8, 2, 2]],
    ['none of a stratum', strata(50, 50), { total: 6, least: 1, given: { s1: 0 } }, [6, 0]],
    ['an empty stratum', strata(0, 4), { total: 3, least: 1, given: {} }, [0, 3]],
  ])('%s', (_, given, quota, takes) => {
    expect(allot(given, quota)).toEqual(takes);
  });
});
