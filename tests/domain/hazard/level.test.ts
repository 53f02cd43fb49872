import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CivilDate } from '../../../db/domain/dates/civil-date';
import {
  alphaOf,
  betaOf,
  findSubstance,
  hazardDoubts,
  levelOf,
  nextAssessment,
  workOutHazard,
} from '../../../db/domain/hazard/level';
import { hazardLevelsSchema, hazardSubstancesSchema } from '../../../db/law/hazard-rules';
import levelsPack from '../../../resources/rules/hazard-levels.json';
import substancesPack from '../../../resources/rules/hazard-substances.json';

const levels = hazardLevelsSchema.parse(levelsPack);
const { substances } = hazardSubstancesSchema.parse(substancesPack);

describe('the packs', () => {
  it('bear CAS numbers whose check digit is right', () => {
    const wrong = substances.filter(({ cas }) => {
      if (cas === null) return false;
      const digits = cas.replaceAll('-', '').slice(0, -1);
      const sum = [...digits].reverse().reduce((total, digit, at) => total + Number(digit) * (at + 1), 0);
      return sum % 10 !== Number(cas.at(-1));
    });
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  it('give every named substance one meaning', () => {
    const names = substances.flatMap(({ name, aliases }) => [name, ...aliases]);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
    for (const table of levels.betaTables)
      for (const id of Object.keys(table.named))
        if (id !== 'carbon-monoxide') expect(substances.map((one) => one.id)).toContain(id);
  });

  it('refuse limits that do not descend', () => {
    expect(
      hazardLevelsSchema.safeParse({ ...levelsPack, levels: [...levelsPack.levels].reverse() }).success,
    ).toBe(false);
  });
});

describe('levels', () => {
  it.each([
    [100, 1],
    [99.99, 2],
    [50, 2],
    [49.99, 3],
    [10, 3],
    [9.99, 4],
    [0, 4],
  ])('R %d is level %d', (r, level) => expect(levelOf(levels, r)?.level).toBe(level));

  it.each([
    [0, 0.5],
    [1, 1],
    [29, 1],
    [30, 1.2],
    [49, 1.2],
    [50, 1.5],
    [99, 1.5],
    [100, 2],
    [5000, 2],
  ])('%d people give α %d', (people, alpha) => expect(alphaOf(levels, people)).toBe(alpha));

  it('of two substances: Σ q/Q, R and level', () => {
    const result = workOutHazard(
      levels,
      [
        { name: '液氨', quantity: 40, critical: 10, beta: 2 },
        { name: '汽油', quantity: 100, critical: 200, beta: 1 },
      ],
      60,
    );
    expect(result).toMatchObject({ ratio: 4.5, major: true, alpha: 1.5, r: 12.75, missing: [] });
    expect(result.level?.level).toBe(3);
    expect(result.terms.map(({ ratio, weighted }) => [ratio, weighted])).toEqual([
      [4, 8],
      [0.5, 0.5],
    ]);
  });

  it('counts tenths that make a whole as reaching the limit', () => {
    const tenth = { name: '氢', quantity: 0.5, critical: 5, beta: 1.5 };
    expect(workOutHazard(levels, Array(10).fill(tenth), 0)).toMatchObject({ ratio: 1, major: true });
  });

  it('says what is missing and never guesses', () => {
    const result = workOutHazard(
      levels,
      [{ name: '示例物质', quantity: 3, critical: null, beta: null }],
      null,
    );
    expect(result).toMatchObject({
      major: null,
      r: null,
      level: null,
      missing: ['critical', 'beta', 'people'],
    });
    expect(workOutHazard(levels, [], 0)).toMatchObject({ major: null, missing: ['substances'] });
  });

  it('gives no level below the critical quantity', () => {
    const small = workOutHazard(levels, [{ name: '氨', quantity: 2, critical: 10, beta: 2 }], 0);
    expect(small).toMatchObject({ major: false, r: 0.2, level: null });
  });

  it('grows with every quantity', () => {
    const amount = fc.record({
      name: fc.constant('示'),
      quantity: fc.double({ min: 0, max: 1e5, noNaN: true }),
      critical: fc.double({ min: 0.3, max: 1000, noNaN: true }),
      beta: fc.constantFrom(1, 1.5, 2, 20),
    });
    fc.assert(
      fc.property(
        fc.array(amount, { minLength: 1, maxLength: 8 }),
        fc.nat(300),
        fc.nat(7),
        (all, people, at) => {
          const more = all.map((one, index) =>
            index === at % all.length ? { ...one, quantity: one.quantity * 2 + 1 } : one,
          );
          const before = workOutHazard(levels, all, people);
          const after = workOutHazard(levels, more, people);
          expect(after.ratio).toBeGreaterThanOrEqual(before.ratio);
          expect(after.r ?? -1).toBeGreaterThanOrEqual(before.r ?? 0);
          if (before.major) expect(after.major).toBe(true);
        },
      ),
    );
  });
});

describe('doubts about what was entered', () => {
  const result = workOutHazard(levels, [{ name: '液氯', quantity: 50, critical: 5, beta: 4 }], 40);
  it.each([
    [{ level: 3, rValue: 48 }, []],
    [{ level: 3, rValue: 47.5 }, []],
    [{ level: 2, rValue: 48 }, ['level-of-r', 'level-of-substances']],
    [{ level: 2, rValue: 60 }, ['r-of-substances', 'level-of-substances']],
    [{ level: null, rValue: null }, []],
  ])('%j: %j', (entered, doubts) => expect(hazardDoubts(levels, entered, result)).toEqual(doubts));

  it('says that it is no major hazard by its quantities', () => {
    const small = workOutHazard(levels, [{ name: '氨', quantity: 2, critical: 10, beta: 2 }], 0);
    expect(hazardDoubts(levels, { level: 4, rValue: 0.2 }, small)).toEqual(['not-major']);
  });
});

describe('substances', () => {
  it.each([
    ['液氨', null, 'ammonia'],
    ['ＬＰＧ', null, 'lpg'],
    ['汽油', null, 'petrol'],
    ['别的名字', '7782-50-5', 'chlorine'],
    ['硝酸铵', '6484-52-2', 'ammonium-nitrate'],
    ['示例物质', null, undefined],
  ])('%s (%s) is %s', (name, cas, id) => expect(findSubstance(substances, { name, cas })?.id).toBe(id));

  it('have β by name first, then by class', () => {
    const [order40, standard] = levels.betaTables;
    const of = (name: string) => {
      const found = findSubstance(substances, { name, cas: null });
      if (!found || !order40 || !standard) throw new Error(name);
      return [betaOf(order40, found), betaOf(standard, found)];
    };
    expect([of('氨'), of('氯'), of('乙醚'), of('汽油'), of('氢')]).toEqual([
      [2, 2],
      [4, 4],
      [1, 1.5],
      [1, 1],
      [1.5, 1.5],
    ]);
  });
});

it('an assessment is due again after three years, a leap day on the 28th', () => {
  expect(nextAssessment(levels, '2024-02-29' as CivilDate)).toBe('2027-02-28');
  expect(nextAssessment(levels, '2025-06-01' as CivilDate)).toBe('2028-06-01');
});
