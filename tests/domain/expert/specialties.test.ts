import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  recogniseSpecialties,
  type SpecialtyCatalogue,
  specialtyOf,
} from '../../../db/domain/expert/specialties';
import { labelledSpecialties } from '../../builders/specialties';

const catalogue = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../resources/codes/specialties.json'), 'utf8'),
) as SpecialtyCatalogue;
const names = (written: string | readonly string[]) =>
  recogniseSpecialties(written, catalogue).codes.map(
    (code) => catalogue.specialties.find((entry) => entry.code === code)?.name,
  );

describe('the catalogue', () => {
  it('has 28 specialties and five kinds of task', () => {
    expect(catalogue.specialties).toHaveLength(28);
    expect(catalogue.tasks).toHaveLength(5);
  });

  it.each(['specialties', 'tasks'] as const)('gives each word of the %s one meaning', (axis) => {
    const words = catalogue[axis].flatMap(({ name, words: all }) => [...new Set([name, ...all])]);
    expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([]);
  });

  it('recognises each name and each word as its own entry alone', () => {
    for (const entry of catalogue.specialties)
      for (const word of [entry.name, ...entry.words])
        expect([word, recogniseSpecialties(word, catalogue).codes]).toEqual([word, [entry.code]]);
  });
});

describe('specialties in free wording', () => {
  it.each([
    ['化工工艺、仪表；消防 / 电气', ['危险化学品', '消防', '电气'], ['仪表']],
    ['化工工艺及仪表自动化', ['危险化学品'], []],
    ['非煤矿山 采矿工程', ['非煤矿山'], ['采矿工程']],
    ['煤  矿', ['煤矿'], []],
    ['消　防，电 气', ['消防', '电气'], []],
    ['消防电气和燃气', ['消防', '电气', '燃气'], []],
    ['冶金（高温熔融金属）', ['冶金有色'], []],
    ['安全评价', [], ['安全评价']],
    ['危险化学品(不含烟花爆竹)', ['危险化学品'], []],
    ['非消防', [], []],
    ['矿山机械', [], ['矿山机械']],
    ['1.煤矿 2.特种设备', ['煤矿', '特种设备'], []],
    ['无', [], []],
    ['', [], []],
  ])('%s', (written, expected, unrecognised) => {
    expect(names(written)).toEqual(expected);
    if (unrecognised.length > 0)
      expect(recogniseSpecialties(written, catalogue).unrecognised).toEqual(unrecognised);
  });

  it('gives no wrong code for wordings labelled by hand, and misses fewer than one in ten', () => {
    const wrong: string[] = [];
    let right = 0;
    let missed = 0;
    for (const [written, labels] of labelledSpecialties) {
      const found = names(written);
      wrong.push(
        ...found.filter((name) => !labels.includes(name ?? '')).map((name) => `${written}: ${name}`),
      );
      right += labels.filter((label) => found.includes(label)).length;
      missed += labels.filter((label) => !found.includes(label)).length;
    }
    expect(wrong).toEqual([]);
    expect(right / (right + missed)).toBeGreaterThan(0.9);
  });

  it('finds what was joined by any separators, in any order', () => {
    const entry = fc.constantFrom(...catalogue.specialties);
    const separator = fc.constantFrom('、', '，', ',', '；', ';', '/', '|', ' ', '\n', '及', '与', '和');
    fc.assert(
      fc.property(fc.array(fc.tuple(entry, separator), { minLength: 1, maxLength: 6 }), (pairs) => {
        const written = pairs.map(([{ name }, sign], at) => (at === 0 ? name : sign + name)).join('');
        const codes = new Set(pairs.map(([{ code }]) => code));
        expect(new Set(recogniseSpecialties(written, catalogue).codes)).toEqual(codes);
      }),
    );
  });

  it('leaves any other text alone', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { codes, unrecognised } = recogniseSpecialties(text, catalogue);
        for (const part of unrecognised) expect(part.trim()).not.toBe('');
        expect(new Set(codes).size).toBe(codes.length);
      }),
    );
  });
});

describe('one specialty named in a request', () => {
  it.each([
    ['S04', '危险化学品'],
    ['s04', '危险化学品'],
    ['危险化学品', '危险化学品'],
    ['危化品', '危险化学品'],
    ['煤矿，消防', undefined],
    ['安全评价', undefined],
    ['', undefined],
  ])('%s', (wording, expected) => {
    expect(specialtyOf(wording, catalogue)?.name).toBe(expected);
  });
});
