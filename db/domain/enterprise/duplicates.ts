import { compactName } from '../text/normalise';

/** What tells two records of one unit apart from two units. */
export interface ComparedUnit {
  readonly id: string;
  readonly name: string;
  readonly uscc: string | null;
  readonly address: string | null;
  readonly legalPerson: string | null;
  readonly safetyOfficerPhone: string | null;
  readonly town: string | null;
}

/** Why two records may be one unit, the surest first. */
export const DUPLICATE_REASONS = ['same-uscc', 'same-name', 'same-short-name', 'close-name'] as const;
export type DuplicateReason = (typeof DUPLICATE_REASONS)[number];

export interface DuplicatePair {
  readonly a: string;
  readonly b: string;
  readonly reason: DuplicateReason;
}

/** Legal form and branch behind a name; they are what offices write differently. */
const FORM = /(?:集团)?(?:股份)?(?:有限责任公司|有限公司|公司|集团|总厂|合伙企业)?$/u;
const PLACE_WORDS = /^(?:吉林省|省|市|县|区)/u;

/**
 * The part of a name that people use: 舒兰市示恒煤矿有限公司 and 舒兰示恒煤矿 are both 示恒煤矿. `places` are names of regions
 * with and without 市, 县, 区, the longest first.
 */
export function shortName(name: string, places: readonly string[]): string {
  let rest = compactName(name);
  for (let cut = true; cut; ) {
    cut = false;
    const place = places.find((one) => rest.startsWith(one) && rest.length > one.length + 2);
    if (place !== undefined) {
      rest = rest.slice(place.length).replace(PLACE_WORDS, '');
      cut = true;
    }
  }
  const short = rest.replace(FORM, '');
  return short.length >= 2 ? short : rest;
}

/**
 * Pairs of records that may be one unit. Names that differ by one character count only when legal person, address or
 * telephone are the same: neighbouring firms often have such names. Every pair comes once, with its surest reason.
 */
export function findDuplicates(units: readonly ComparedUnit[], places: readonly string[]): DuplicatePair[] {
  const pairs = new Map<string, DuplicatePair>();
  const note = (reason: DuplicateReason, group: readonly ComparedUnit[]): void => {
    for (const [i, a] of group.entries())
      for (const b of group.slice(i + 1)) {
        const key = a.id < b.id ? `${a.id} ${b.id}` : `${b.id} ${a.id}`;
        if (a.id !== b.id && !pairs.has(key)) pairs.set(key, { a: a.id, b: b.id, reason });
      }
  };
  const short = new Map(units.map((unit) => [unit.id, shortName(unit.name, places)]));
  for (const group of grouped(units, (unit) => [unit.uscc])) note('same-uscc', group);
  for (const group of grouped(units, (unit) => [compactName(unit.name)])) note('same-name', group);
  for (const group of grouped(units, (unit) => [short.get(unit.id) ?? null])) note('same-short-name', group);
  for (const group of grouped(units, (unit) => neighbours(short.get(unit.id) ?? '')))
    for (const [i, a] of group.entries())
      for (const b of group.slice(i + 1)) if (shareAFact(a, b)) note('close-name', [a, b]);
  return [...pairs.values()].sort(
    (one, two) => DUPLICATE_REASONS.indexOf(one.reason) - DUPLICATE_REASONS.indexOf(two.reason),
  );
}

/** Larger groups are words that many units share; naming every pair of them would help nobody. */
const LARGEST_GROUP = 12;

function grouped(
  units: readonly ComparedUnit[],
  keys: (unit: ComparedUnit) => readonly (string | null)[],
): ComparedUnit[][] {
  const groups = new Map<string, ComparedUnit[]>();
  for (const unit of units)
    for (const key of new Set(keys(unit))) {
      if (key === null || key === '') continue;
      const group = groups.get(key);
      if (group) group.push(unit);
      else groups.set(key, [unit]);
    }
  return [...groups.values()].filter((group) => group.length > 1 && group.length <= LARGEST_GROUP);
}

/** The name with each of its characters left out: names that share one of these differ by one character. */
function neighbours(name: string): string[] {
  if (name.length < 4) return [];
  return [name, ...Array.from(name, (_, i) => `${name.slice(0, i)}*${name.slice(i + 1)}`)];
}

function shareAFact(a: ComparedUnit, b: ComparedUnit): boolean {
  return (['legalPerson', 'address', 'safetyOfficerPhone'] as const).some(
    (fact) => a[fact] !== null && a[fact] !== '' && a[fact] === b[fact],
  );
}
