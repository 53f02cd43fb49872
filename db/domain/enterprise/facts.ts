import type { CivilDate } from '../dates/civil-date';

/**
 * What a unit does that a rule set may ask about. Each value is a fact a person can check on site; none of them is a
 * verdict such as "high-risk". Chinese wording and the usual supervision category stand in resources/codes.
 */
export const HAZARD_ACTIVITIES = [
  'coal-mine',
  'non-coal-mine',
  'tailings',
  'oil-gas-extraction',
  'metal-smelting',
  /** Dangerous goods, the link of the chain not stated (a roster's 是否危化 = 是). */
  'hazmat',
  'hazmat-production',
  'hazmat-trade',
  'hazmat-trade-storage',
  'hazmat-storage',
  'hazmat-transport',
  'hazmat-use',
  /** A chemical enterprise whose use reaches the state's quantity. */
  'hazmat-use-threshold',
  'fireworks-production',
  'fireworks-wholesale',
  'fireworks-retail',
  'civil-explosives',
  'gas-supply',
  'construction',
  'rail-transit',
  'hotel',
  'mall',
  'entertainment',
  'tourist-site',
  'other-crowded',
  'research-hazmat',
  'school-hazmat',
  'hospital-hazmat',
  'other-hazmat-holder',
] as const;
export type HazardActivity = (typeof HAZARD_ACTIVITIES)[number];

/** 大型, 中型, 小型, 微型, from the smallest up where order matters (`SIZE_TIERS.indexOf`). */
export const SIZE_TIERS = ['micro', 'small', 'medium', 'large'] as const;
export type SizeTier = (typeof SIZE_TIERS)[number];

/** 隶属关系: 中央企业, 省属, 市属, 县属, 其他. */
export const AFFILIATIONS = ['central', 'province', 'city', 'county', 'other'] as const;
export type Affiliation = (typeof AFFILIATIONS)[number];

/** 经营状态: 正常, 停产(停业), 注销(关闭). */
export const ENTERPRISE_STATUSES = ['active', 'suspended', 'closed'] as const;
export type EnterpriseStatus = (typeof ENTERPRISE_STATUSES)[number];

/** The facts about a unit that the rules read. `null` means not known, never "no". */
export interface EnterpriseFacts {
  readonly activities: readonly HazardActivity[];
  /** The tier as it was entered; the statistics office fixes it, see `suggestSizeTier` for a proposal. */
  readonly sizeTier: SizeTier | null;
  readonly sizeBasis: string | null;
  /** Persons. */
  readonly employees: number | null;
  /** 上年营业收入, 万元. */
  readonly revenueWan: number | null;
  /** 资产总额, 万元. */
  readonly assetsWan: number | null;
  /** 监管行业类别, a name from resources/codes/supervision-categories.json. */
  readonly supervisionCategory: string | null;
  /** GB/T 4754 with section letter, such as `B0610`. It does not decide any legal category. */
  readonly industryCode: string | null;
  readonly affiliation: Affiliation | null;
  readonly establishedOn: CivilDate | null;
  readonly status: EnterpriseStatus;
  /** 重大危险源 1 (一级, the worst) to 4; null when the unit has none or it is not known. */
  readonly majorHazardLevel: number | null;
  /** GB/T 2260 code of the place; rules of a province look at its first two digits. */
  readonly regionCode: string | null;
}

/** The known activities among `values`, without repeats, in the order of the list. */
export function knownActivities(values: Iterable<string>): HazardActivity[] {
  const given = new Set(values);
  return HAZARD_ACTIVITIES.filter((activity) => given.has(activity));
}
