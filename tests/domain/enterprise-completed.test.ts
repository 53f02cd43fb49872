import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sectionOfDivision } from '../../db/domain/codes/industry';
import { type CompletenessTable, measureCompleteness } from '../../db/domain/enterprise/completeness';
import { boundsOf, parseCoordinate, placeProblem } from '../../db/domain/enterprise/coordinates';
import { loadLaw } from '../../db/law';
import { resourcesFolder } from '../builders/database';

const { enterpriseData, ruleBook, sizeTiers } = loadLaw(resourcesFolder);

describe('coordinates as people write them', () => {
  it.each([
    ['126.965', 126.965],
    ['126.965°', 126.965],
    ['126°57\'54"', 126.965],
    ['126°57′54″', 126.965],
    ['东经126度57分54秒', 126.965],
    ['１２６°５７′', 126.95],
    ['126 57 54', 126.965],
    ['126°57′54.36″E', 126.9651],
  ])('%s', (text, degrees) => {
    const parsed = parseCoordinate(text, 'longitude');
    expect(parsed.ok && parsed.value).toBeCloseTo(degrees, 6);
  });
  it.each([
    ['', 'coordinate_format'],
    ['北城街道', 'coordinate_format'],
    ['126°61′', 'coordinate_range'],
    ['181', 'coordinate_range'],
    ['-126', 'coordinate_format'],
  ])('refuses %j', (text, code) => {
    const parsed = parseCoordinate(text, 'longitude');
    expect(!parsed.ok && parsed.error.code).toBe(code);
  });
  it('reads back whatever was written in degrees, minutes and seconds', () => {
    fc.assert(
      fc.property(fc.nat(89), fc.nat(59), fc.nat(59), (degrees, minutes, seconds) => {
        const parsed = parseCoordinate(`${degrees}°${minutes}′${seconds}″`, 'latitude');
        return parsed.ok && Math.abs(parsed.value - (degrees + minutes / 60 + seconds / 3600)) < 1e-6;
      }),
    );
  });
  it('finds places outside of the region, and exchanged values', () => {
    const bounds = boundsOf('220283', enterpriseData.bounds);
    expect(bounds?.name).toBe('吉林省');
    expect(boundsOf('330100', enterpriseData.bounds)?.name).toBe('中国');
    expect(placeProblem({ longitude: 126.96, latitude: 44.41 }, bounds)).toBeNull();
    expect(placeProblem({ longitude: 44.41, latitude: 126.96 }, bounds)).toContain('写反');
    expect(placeProblem({ longitude: 26.96, latitude: 44.41 }, bounds)).toContain('吉林省');
  });
});

describe('how complete a record is', () => {
  const table: CompletenessTable = {
    source: { title: 't', article: 'a' },
    mark: 'I',
    facts: [
      { fields: ['uscc', 'noUsccReason'], weight: 3, when: null, why: '编号', rules: [] },
      { fields: ['address'], weight: 1, when: null, why: '地址', rules: [] },
      { fields: ['majorHazardLevel'], weight: 4, when: 'hazmat', why: '等级', rules: [] },
    ],
  };
  const measure = (activities: string[], known: string[]) =>
    measureCompleteness(table, activities, (field) => known.includes(field));
  it('counts only what matters for the unit', () => {
    expect(measure(['hotel'], ['uscc'])).toMatchObject({ percent: 75, missing: [{ field: 'address' }] });
    expect(measure(['hazmat-production'], ['uscc', 'address']).percent).toBe(50);
  });
  it('is answered by any of the fields that will do', () => {
    expect(measure([], ['noUsccReason', 'address'])).toEqual({ percent: 100, missing: [] });
  });
  it('never falls when more becomes known, and is whole only when nothing is missing', () => {
    const fields = ['uscc', 'address', 'majorHazardLevel'];
    fc.assert(
      fc.property(fc.subarray(fields), fc.constantFrom(...fields), (known, more) => {
        const [before, after] = [measure(['hazmat'], known), measure(['hazmat'], [...known, more])];
        return after.percent >= before.percent && (after.percent === 100) === (after.missing.length === 0);
      }),
    );
  });
});

describe('the data', () => {
  it('has every division under its own section', () => {
    const divisions = enterpriseData.industries.filter(({ code }) => code.length === 3);
    expect(divisions).toHaveLength(97);
    expect(new Set(divisions.map(({ name }) => name)).size).toBe(97);
    for (const { code } of enterpriseData.industries.filter((one) => one.code.length > 1))
      expect(sectionOfDivision(Number(code.slice(1, 3))), code).toBe(code[0]);
  });
  it('names only rules that there are', () => {
    const ids = new Set(ruleBook.rules.map((rule) => rule.id));
    expect(
      enterpriseData.completeness.facts.flatMap((fact) => fact.rules).filter((id) => !ids.has(id)),
    ).toEqual([]);
  });
  it('divides industries that it knows', () => {
    const codes = enterpriseData.industries.map(({ code }) => code);
    const unknown = sizeTiers.sectors
      .flatMap((sector) => sector.industries)
      .filter((beginning) => !codes.some((code) => code.startsWith(beginning) || beginning.startsWith(code)));
    expect(unknown).toEqual([]);
  });
});
