import { innerCheckCharacter, usccCheckCharacter } from '../../domain/codes/uscc';
import { addDays, type CivilDate } from '../../domain/dates/civil-date';
import { type SizeTierTable, suggestSizeTier } from '../../domain/enterprise/size-tier';
import type { EnterpriseFields } from '../enterprises/check-fields';
import type { Random } from './random';
import type { SampleData, UnitKind } from './sample-data';

/** A made-up unit before it is registered. */
export interface SampleUnit {
  readonly kind: UnitKind;
  readonly fields: EnterpriseFields;
  /** Telephone of the duty room, as its plans print it. */
  readonly dutyPhone: string;
  /** Choices of this unit alone. */
  readonly random: Random;
}

const CODE_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const TOWN_ENDING = /(街道|镇|乡)$/;

/** Hands out numbers of the ranges that are never given to anybody. */
class Numbers {
  #mobiles = 0;
  #landlines = 0;
  #codes = 0;

  mobile(): string {
    return `1990000${String(++this.#mobiles).padStart(4, '0')}`;
  }

  landline(): string {
    return `0432-0000${String(++this.#landlines).padStart(4, '0')}`;
  }

  /** A unified code with right check characters; organisation codes beginning with MAX belong to nobody. */
  code(prefix: string, regionCode: string): string {
    let serial = '';
    for (let rest = 7919 * ++this.#codes; serial.length < 5; rest = Math.floor(rest / CODE_ALPHABET.length))
      serial = (CODE_ALPHABET[rest % CODE_ALPHABET.length] ?? '0') + serial;
    const body = `MAX${serial}`;
    const first = `${prefix}${regionCode}${body}${innerCheckCharacter(body)}`;
    return first + usccCheckCharacter(first);
  }
}

/** A made-up person: a surname that says so, and a given name. */
export function personName(data: SampleData, random: Random): string {
  return random.pick(data.county.surnames) + random.pick(data.county.givenNames);
}

/** All units of the sample county, the dangerous trades first; the same for every call but for what depends on `today`. */
export function makeUnits(
  data: SampleData,
  tiers: SizeTierTable,
  today: CivilDate,
  random: Random,
): SampleUnit[] {
  const numbers = new Numbers();
  const names = new Set<string>();
  return data.county.kinds.flatMap((kind, k) =>
    Array.from({ length: kind.count }, (_, n) =>
      makeUnit(data, kind, tiers, today, random.branch(`${k}.${n}`), numbers, names),
    ),
  );
}

function makeUnit(
  data: SampleData,
  kind: UnitKind,
  tiers: SizeTierTable,
  today: CivilDate,
  random: Random,
  numbers: Numbers,
  names: Set<string>,
): SampleUnit {
  const { county } = data;
  const town = random.weighted(county.towns);
  const employees = skewed(random, kind.staff);
  const revenueWan = kind.revenueWan === null ? null : skewed(random, kind.revenueWan);
  const assetsWan = revenueWan === null ? null : Math.round(revenueWan * (0.5 + random.next() * 1.3));
  const size = suggestSizeTier({ industryCode: kind.industryCode, employees, revenueWan, assetsWan }, tiers);
  const principal = personName(data, random);
  const dutyPhone = numbers.landline();
  const standard = kind.standard && random.chance(0.8);
  return {
    kind,
    random,
    dutyPhone,
    fields: {
      name: unusedName(data, kind, town.name, random, names),
      uscc: numbers.code(kind.codePrefix, county.office.regionCode),
      noUsccReason: null,
      regionCode: county.office.regionCode,
      town: town.name,
      address: `${county.office.regionName}${town.name}${random.pick(county.streets)}${random.between(1, 299)}号`,
      longitude: scatter(town.longitude, random),
      latitude: scatter(town.latitude, random),
      industryCode: kind.industryCode,
      supervisionCategory: kind.category,
      activities: kind.activities,
      affiliation: random.weighted(county.affiliations).value,
      sizeTier: size.tier,
      sizeBasis: size.tier === null ? null : size.basis,
      employees,
      revenueWan,
      assetsWan,
      establishedOn: addDays(today, -random.between(1300, 9500)),
      status: random.chance(0.94) ? 'active' : random.chance(0.7) ? 'suspended' : 'closed',
      legalPerson: random.chance(0.7) ? principal : personName(data, random),
      legalPhone: numbers.mobile(),
      principal,
      principalPhone: numbers.mobile(),
      safetyOfficer: personName(data, random),
      safetyOfficerPhone: random.chance(0.9) ? numbers.mobile() : dutyPhone,
      majorHazardLevel: kind.majorHazard && random.chance(0.7) ? random.between(1, 4) : null,
      standardLevel: standard ? random.pick(['二级', '三级', '三级']) : null,
      standardUntil: standard ? addDays(today, random.between(-90, 1000)) : null,
      licenceNo:
        kind.licence === null
          ? null
          : `(示)${kind.licence}证字〔${Number(today.slice(0, 4)) - 1}〕${String(random.between(1, 9999)).padStart(4, '0')}号`,
      licenceUntil: kind.licence === null ? null : addDays(today, random.between(-60, 900)),
      businessScope: null,
      remark: null,
    },
  };
}

/** Small units are many, large ones few. */
function skewed(random: Random, [low, high]: readonly [number, number]): number {
  return Math.round(low + (high - low) * random.next() ** 2.2);
}

/** Within a few kilometres of the town, five decimals. */
function scatter(centre: number, random: Random): number {
  return Math.round((centre + (random.next() - 0.5) * 0.06) * 1e5) / 1e5;
}

function unusedName(
  data: SampleData,
  kind: UnitKind,
  town: string,
  random: Random,
  names: Set<string>,
): string {
  const { county } = data;
  const short = county.office.regionName.replace(/市$/, '');
  const place =
    random.chance(0.25) || kind.codePrefix === '12'
      ? `${county.office.regionName}${town.replace(TOWN_ENDING, '')}`
      : random.chance(0.3)
        ? short
        : county.office.regionName;
  for (;;) {
    const name =
      place + random.pick(county.brands) + random.pick(county.brandEndings) + random.pick(kind.endings);
    if (names.has(name)) continue;
    names.add(name);
    return name;
  }
}
