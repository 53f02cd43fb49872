import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DRAW_ANSWERS, type DrawAnswer } from '../../../db/domain/draw/codes';
import { drawExperts, type ExpertDrawInput } from '../../../db/domain/draw/expert-draw';
import { type ExpertDrawRecord, verifyExpertDraw } from '../../../db/domain/draw/expert-draw-verify';
import { type GivenAnswer, turnsOf } from '../../../db/domain/draw/expert-turns';
import { drawOrder, drawRecord, poolExpert, seedOf } from '../../builders/expert-draws';

const chiSquare = (seen: readonly number[], expected: number) =>
  seen.reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0);

const CODES = ['a', 'b', 'c', 'd'];
/** Small pools, so that specialties run short and share their people. */
const inputs = fc
  .record({
    people: fc.array(fc.subarray(CODES, { minLength: 1 }), { maxLength: 14 }),
    needs: fc.array(fc.tuple(fc.constantFrom(...CODES), fc.integer({ min: 1, max: 3 })), {
      minLength: 1,
      maxLength: 4,
    }),
    substitutes: fc.integer({ min: 0, max: 3 }),
    seed: fc.nat(),
    spoken: fc.option(fc.string({ maxLength: 6 })),
  })
  .map(({ people, needs, substitutes, seed, spoken }) =>
    drawOrder({
      seed: seedOf(seed),
      spoken,
      substitutes,
      candidates: people.map((codes, n) => poolExpert(n, ...codes)),
      needs: [...new Map(needs)].map(([specialty, count]) => ({ specialty, label: specialty, count })),
      exclusions: [
        { id: 'x1', name: '测试甲', employer: null, reasons: [{ code: 'employer', reason: '现工作单位' }] },
      ],
    }),
  );

/** The largest number of places that can be filled, by trying everything: what the draw is measured against. */
function mostByTrying(input: ExpertDrawInput): number {
  const seats = input.needs.flatMap(({ specialty, count }) => new Array<string>(count).fill(specialty));
  const best = (seat: number, used: ReadonlySet<string>): number => {
    const specialty = seats[seat];
    if (specialty === undefined) return 0;
    let most = best(seat + 1, used);
    const bound = seats.length - seat;
    for (const { id, specialties } of input.candidates) {
      if (most === bound) break;
      if (specialties.includes(specialty) && !used.has(id))
        most = Math.max(most, 1 + best(seat + 1, new Set(used).add(id)));
    }
    return most;
  };
  return best(0, new Set());
}

describe('drawing experts', () => {
  it('gives the same for the same, whatever the order of lists and needs; its record proves right', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const first = drawExperts(input);
        const turned = {
          ...input,
          candidates: input.candidates.toReversed(),
          needs: input.needs.toReversed(),
        };
        expect(drawExperts(turned)).toEqual(first);
        expect(verifyExpertDraw(JSON.parse(JSON.stringify(drawRecord(input))))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('places nobody twice, nobody without the specialty and nobody who was left out', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const { order: places, sequence } = drawExperts(input);
        expect(new Set(places.map(({ id }) => id)).size).toBe(places.length);
        for (const { id, specialty } of places)
          expect(input.candidates.find((one) => one.id === id)?.specialties).toContain(specialty);
        expect(places.some(({ id }) => id === 'x1')).toBe(false);
        for (const { specialty, take, count } of sequence) {
          const mine = places.filter((one) => one.specialty === specialty);
          expect(mine.map(({ place }) => place)).toEqual(mine.map((_, n) => n + 1));
          expect(mine.map(({ standing }) => standing === 'drawn')).toEqual(mine.map((_, n) => n < take));
          expect(take).toBeLessThanOrEqual(count);
          expect(mine.length - take).toBeLessThanOrEqual(input.substitutes);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('fills as many places as can be filled at all, few-handed specialties first', () => {
    fc.assert(
      fc.property(
        inputs.filter(({ needs }) => needs.reduce((sum, { count }) => sum + count, 0) <= 6),
        (input) => {
          const { sequence } = drawExperts(input);
          expect(sequence.reduce((sum, { take }) => sum + take, 0)).toBe(mostByTrying(input));
          for (const [n, { available }] of sequence.entries())
            expect(available).toBeGreaterThanOrEqual(sequence[n - 1]?.available ?? 0);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('leaves an expert to the specialty that nobody else has', () => {
    // Drawn one after the other without looking ahead, a could take the man of b, and c would stay empty.
    const candidates = [poolExpert(1, 'a', 'b'), poolExpert(2, 'b', 'c'), poolExpert(3, 'a', 'c')];
    for (let n = 0; n < 40; n++) {
      const needs = CODES.slice(0, 3).map((specialty) => ({ specialty, label: specialty, count: 1 }));
      const { sequence } = drawExperts(drawOrder({ seed: seedOf(n), needs, candidates, substitutes: 0 }));
      expect(sequence.map(({ take }) => take)).toEqual([1, 1, 1]);
    }
  });

  it('takes every expert of a specialty alike, first places and substitutes', () => {
    const drawn = new Map<string, number>();
    const spare = new Map<string, number>();
    const rounds = 1500;
    const candidates = Array.from({ length: 15 }, (_, n) => poolExpert(n, n < 5 ? 'fire' : 'chem'));
    for (let n = 0; n < rounds; n++)
      for (const { id, standing } of drawExperts(drawOrder({ seed: seedOf(n), candidates })).order) {
        const hits = standing === 'drawn' ? drawn : spare;
        hits.set(id, (hits.get(id) ?? 0) + 1);
      }
    const of = (hits: Map<string, number>, from: number, to: number) =>
      candidates.slice(from, to).map(({ id }) => hits.get(id) ?? 0);
    // 4 and 9 degrees of freedom at one in a thousand; drawing without replacement only makes the spread smaller.
    expect(chiSquare(of(drawn, 0, 5), rounds / 5)).toBeLessThan(18.5);
    expect(chiSquare(of(drawn, 5, 15), (rounds * 2) / 10)).toBeLessThan(27.9);
    expect(chiSquare(of(spare, 0, 5), (rounds * 2) / 5)).toBeLessThan(18.5);
    expect(chiSquare(of(spare, 5, 15), (rounds * 2) / 10)).toBeLessThan(27.9);
  });

  it('takes those with two specialties alike too, each from its own order', () => {
    const hits = new Map<string, number>();
    const rounds = 1500;
    const candidates = Array.from({ length: 8 }, (_, n) => poolExpert(n, 'fire', 'chem'));
    for (let n = 0; n < rounds; n++)
      for (const { id } of drawExperts(drawOrder({ seed: seedOf(n), candidates, substitutes: 0 })).order)
        hits.set(id, (hits.get(id) ?? 0) + 1);
    expect(chiSquare([...hits.values()], (rounds * 3) / 8)).toBeLessThan(24.3);
  });

  it('depends on everything that was fixed: spoken number, day, unit, round, need, both lists', () => {
    const base = drawOrder({
      candidates: Array.from({ length: 60 }, (_, n) => poolExpert(n, 'fire', 'chem')),
    });
    const people = (over: Partial<ExpertDrawInput>) =>
      drawExperts({ ...base, ...over }).order.map(({ id }) => id);
    const excluded = {
      id: 'x',
      name: '测试',
      employer: null,
      reasons: [{ code: 'employer', reason: '任职' }],
    };
    for (const over of [
      { spoken: '17' },
      { date: '2026-12-02' },
      { unit: { name: '示例化工有限公司', uscc: '91220283MAXWRPY671' } },
      { unit: { name: '样例化工有限公司', uscc: null } },
      { round: 2 },
      { substitutes: 3 },
      { candidates: base.candidates.slice(1) },
      { exclusions: [excluded] },
    ])
      expect(people(over).slice(0, 5)).not.toEqual(people({}).slice(0, 5));
  });

  it('draws from ten thousand', () => {
    const candidates = Array.from({ length: 10_000 }, (_, n) => poolExpert(n, CODES[n % 4] ?? '', 'all'));
    const needs = [...CODES, 'all'].map((specialty) => ({ specialty, label: specialty, count: 3 }));
    const input = drawOrder({ candidates, needs, substitutes: 5 });
    const { order: places, sequence } = drawExperts(input);
    expect([places.length, sequence.at(-1)?.specialty]).toEqual([40, 'all']);
    expect(new Set(places.map(({ id }) => id)).size).toBe(40);
  });
});

it('is done with at once where far too few people have far too many specialties', () => {
  const codes = Array.from({ length: 10 }, (_, n) => `S${n}`);
  const { order: places } = drawExperts(
    drawOrder({
      needs: codes.map((specialty) => ({ specialty, label: specialty, count: 20 })),
      candidates: Array.from({ length: 150 }, (_, n) => poolExpert(n, ...codes)),
    }),
  );
  expect(places).toHaveLength(150);
});

describe('a record of a draw', () => {
  const excluded = {
    id: 'x1',
    name: '测试甲',
    employer: null,
    reasons: [{ code: 'employer', reason: '任职' }],
  };
  const good = drawRecord(drawOrder({ spoken: '42', exclusions: [excluded] }));
  const codes = (over: Partial<ExpertDrawRecord>) =>
    verifyExpertDraw({ ...good, ...over }).map(({ code }) => code);

  it('names what was touched', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ seed: seedOf(2) })).toContain('SEED_NOT_COMMITTED');
    expect(codes({ spoken: '43' })).toEqual(['ORDER_DIFFERS']);
    expect(codes({ unit: { name: '别的公司', uscc: null } })).toEqual(['ORDER_DIFFERS']);
    expect(codes({ committedAt: '2026-11-22T01:03:00.000Z' })).toEqual(['COMMITTED_LATE']);
    expect(codes({ committedAt: '昨天' })).toContain('TIMES_UNFIT');
    expect(codes({ methodText: good.methodText.slice(1) })).toEqual(['METHOD_DIFFERS']);
    expect(codes({ witness: null })).toEqual(['WITNESS_MISSING']);
    expect(codes({ needs: good.needs.map((need) => ({ ...need, label: '综合' })) })).toEqual([
      'LABELS_DIFFER',
    ]);
    expect(codes({ candidates: good.candidates.slice(1) })).toContain('CANDIDATES_CHANGED');
    expect(codes({ candidates: [...good.candidates, ...good.candidates.slice(0, 1)] })).toContain(
      'CANDIDATE_TWICE',
    );
    expect(codes({ exclusions: [] })).toContain('EXCLUSIONS_CHANGED');
    expect(codes({ exclusions: [{ ...excluded, reasons: [] }] })).toContain('EXCLUSION_UNEXPLAINED');
    expect(codes({ exclusions: [{ ...excluded, reasons: [{ code: 'employer', reason: ' ' }] }] })).toContain(
      'EXCLUSION_UNEXPLAINED',
    );
    expect(codes({ exclusions: [{ ...excluded, id: good.candidates[0]?.id ?? '' }] })).toContain(
      'EXCLUDED_LISTED',
    );
    expect(codes({ needs: [...good.needs, ...good.needs.slice(0, 1)] })).toContain('NEED_TWICE');
    expect(codes({ needs: good.needs.map((need) => ({ ...need, count: need.count + 1 })) })).toContain(
      'SEQUENCE_DIFFERS',
    );
    const joined = good.candidates.map((one, n) => (n === 0 ? { ...one, name: `${one.name}\n冒名` } : one));
    expect(codes({ candidates: joined })).toContain('VALUE_UNFIT');
    const [first, second, ...rest] = good.order;
    if (!first || !second) throw new Error('nothing was drawn');
    expect(codes({ order: [{ ...first, id: second.id }, { ...second, id: first.id }, ...rest] })).toEqual([
      'ORDER_DIFFERS',
    ]);
  });

  it('names a replacement that was not next, and one without its reason', () => {
    const on = '2026-11-22';
    const says = (place: number, answer: DrawAnswer, reason: string | null = '出差') => ({
      specialty: 'chem',
      place,
      answer,
      reason,
      on,
    });
    expect(
      codes({ answers: [says(1, 'accepted', null), says(2, 'refused'), says(3, 'accepted', null)] }),
    ).toEqual([]);
    expect(codes({ answers: [says(3, 'accepted', null)] })).toEqual(['ANSWER_OUT_OF_TURN']);
    expect(codes({ answers: [says(2, 'refused'), says(4, 'accepted', null)] })).toEqual([
      'ANSWER_OUT_OF_TURN',
    ]);
    expect(codes({ answers: [says(1, 'refused', null)] })).toEqual(['ANSWER_UNEXPLAINED']);
  });
});

describe('whose turn it is', () => {
  const result = drawExperts(drawOrder());
  const says = (specialty: string, place: number, answer: DrawAnswer): GivenAnswer => ({
    specialty,
    place,
    answer,
    reason: answer === 'accepted' ? null : '出差',
  });
  const states = (answers: readonly GivenAnswer[], specialty = 'chem') =>
    turnsOf(result, answers)
      .places.filter((place) => place.specialty === specialty)
      .map(({ state }) => state);

  it('asks the drawn, then for each who leaves the next substitute of the same specialty', () => {
    expect(states([])).toEqual(['asked', 'asked', 'waiting', 'waiting']);
    expect(states([says('chem', 1, 'refused')])).toEqual(['refused', 'asked', 'asked', 'waiting']);
    expect(states([says('chem', 1, 'refused')], 'fire')).toEqual(['asked', 'waiting', 'waiting']);
    expect(states([says('chem', 2, 'accepted'), says('chem', 2, 'recused')])).toEqual([
      ...['asked', 'recused', 'asked', 'waiting'],
    ]);
  });

  it('says when an order has run out, and when all are found', () => {
    const gone = [1, 2, 3, 4].map((place) => says('chem', place, 'refused'));
    expect(turnsOf(result, gone.slice(0, 2)).missing).toEqual([]);
    expect(turnsOf(result, gone.slice(0, 3)).missing).toEqual([
      { specialty: 'chem', label: '危险化学品', count: 1 },
    ]);
    expect(turnsOf(result, gone).missing).toEqual([{ specialty: 'chem', label: '危险化学品', count: 2 }]);
    const yes = [says('fire', 1, 'accepted'), says('chem', 1, 'accepted'), says('chem', 2, 'accepted')];
    expect(turnsOf(result, yes)).toMatchObject({ complete: true, missing: [], outOfTurn: [] });
    expect(turnsOf(result, yes.slice(1)).complete).toBe(false);
    expect(turnsOf(result, [...yes, says('chem', 1, 'recused')]).complete).toBe(false);
  });

  it('refuses to count what comes out of turn or comes back', () => {
    expect(turnsOf(result, [says('chem', 3, 'accepted')]).outOfTurn).toEqual([0]);
    expect(turnsOf(result, [says('chem', 1, 'refused'), says('chem', 1, 'accepted')]).outOfTurn).toEqual([1]);
    expect(turnsOf(result, [says('chem', 1, 'accepted'), says('chem', 1, 'accepted')]).outOfTurn).toEqual([
      1,
    ]);
    expect(turnsOf(result, [says('none', 1, 'accepted'), says('chem', 0, 'accepted')]).outOfTurn).toEqual([
      0, 1,
    ]);
  });

  it('holds its order through any answers: the next is asked only when one before has left', () => {
    const answers = fc.array(
      fc.record({
        specialty: fc.constantFrom('fire', 'chem'),
        place: fc.integer({ min: 1, max: 5 }),
        answer: fc.constantFrom(...DRAW_ANSWERS),
      }),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(answers, (given) => {
        const turns = turnsOf(
          result,
          given.map((one) => ({ ...one, reason: '原因' })),
        );
        for (const { specialty, take, count } of result.sequence) {
          const mine = turns.places.filter((place) => place.specialty === specialty);
          const gone = mine.filter(({ state }) => !['asked', 'waiting', 'accepted'].includes(state)).length;
          const waiting = mine.findIndex(({ state }) => state === 'waiting');
          const asked = waiting < 0 ? mine.length : waiting;
          expect(asked).toBe(Math.min(mine.length, take + gone));
          expect(mine.slice(asked).every(({ state }) => state === 'waiting')).toBe(true);
          const short = turns.missing.find((one) => one.specialty === specialty)?.count ?? 0;
          expect(short).toBe(count - (asked - gone));
        }
      }),
      { numRuns: 200 },
    );
  });
});
