import type { SqlValue } from '../connection';
import { SEARCH_TABLES, type SearchCondition, type SearchType } from './search-index';

/** What hits can be narrowed to. An empty list or null asks for nothing. */
export interface SearchFilter {
  /** Kinds of plans: of the plan, of the drill, of a plan in the filing case. */
  readonly kinds: readonly string[];
  /** GB/T 2260, six digits. */
  readonly regions: readonly string[];
  readonly towns: readonly string[];
  /** Section letters of GB/T 4754. */
  readonly sections: readonly string[];
  /** States as the record's own table keeps them; of a plan the state of its newest version. */
  readonly states: readonly string[];
  /** First and last day of the newest publication (公布) of a plan. */
  readonly publishedFrom: string | null;
  readonly publishedTo: string | null;
  /** Owner of the records; a person does not choose it, the desk of a unit is held to its own. */
  readonly origin: string | null;
}

export const NO_FILTER: SearchFilter = {
  kinds: [],
  regions: [],
  towns: [],
  sections: [],
  states: [],
  publishedFrom: null,
  publishedTo: null,
  origin: null,
};

const LISTS = ['kinds', 'regions', 'towns', 'sections', 'states'] as const;
type ListedField = (typeof LISTS)[number];

const ofEnterprise = {
  regions: 'e.region_code IN @',
  towns: 'e.town IN @',
  sections: 'substr(e.industry_code, 1, 1) IN @',
} as const;

/**
 * How each type says whether it satisfies a field; `@` stands for the wanted values. A field that a type does not have
 * leaves none of its records. `r` is the record, `e` the unit it belongs to.
 */
const FIELDS: Readonly<
  Record<SearchType, Partial<Record<ListedField, string>> & { published?: string; owned?: true }>
> = {
  enterprise: {
    regions: 'r.region_code IN @',
    towns: 'r.town IN @',
    sections: 'substr(r.industry_code, 1, 1) IN @',
    states: 'r.status IN @',
  },
  plan: {
    ...ofEnterprise,
    owned: true,
    kinds: 'r.kind IN @',
    states: `(SELECT v.state FROM plan_version v WHERE v.plan_id = r.id AND v.voided_at IS NULL
               ORDER BY v.number DESC LIMIT 1) IN @`,
    published:
      '(SELECT MAX(v.published_on) FROM plan_version v WHERE v.plan_id = r.id AND v.voided_at IS NULL)',
  },
  filing: {
    ...ofEnterprise,
    owned: true,
    kinds: `EXISTS (SELECT 1 FROM filing_case_plan c JOIN plan_version v ON v.id = c.plan_version_id
                      JOIN plan p ON p.id = v.plan_id
                     WHERE c.case_id = r.id AND c.voided_at IS NULL AND p.kind IN @)`,
    states: 'r.state IN @',
  },
  drill: { ...ofEnterprise, owned: true, kinds: 'r.plan_kind IN @', states: 'r.state IN @' },
  expert: { regions: 'r.region_code IN @', states: 'r.status IN @' },
  team: { regions: 'r.region_code IN @' },
  equipment: {},
  supply: {},
  contact: {},
  facility: {},
  hazard: { ...ofEnterprise, owned: true },
  danger: { ...ofEnterprise, owned: true, states: 'r.state IN @' },
  incident: {
    ...ofEnterprise,
    owned: true,
    regions: 'r.region_code IN @',
    towns: 'r.town IN @',
    states: 'r.state IN @',
  },
};

/** True when a filter asks for anything. */
export function isFiltered(filter: SearchFilter): boolean {
  return (
    LISTS.some((field) => filter[field].length > 0) ||
    filter.publishedFrom !== null ||
    filter.publishedTo !== null ||
    filter.origin !== null
  );
}

/** The conditions of a filter on records of one type; null when none of them can satisfy it. */
export function searchCondition(type: SearchType, filter: SearchFilter): SearchCondition | null {
  const fields = FIELDS[type];
  const where: string[] = [];
  const params: Record<string, SqlValue> = {};
  for (const field of LISTS) {
    if (filter[field].length === 0) continue;
    const holds = fields[field];
    if (holds === undefined) return null;
    where.push(holds.replace('@', `(SELECT value FROM json_each(@${field}))`));
    params[field] = JSON.stringify(filter[field]);
  }
  for (const [end, day] of [
    ['>=', filter.publishedFrom],
    ['<=', filter.publishedTo],
  ] as const) {
    if (day === null) continue;
    if (fields.published === undefined) return null;
    const name = end === '>=' ? 'publishedFrom' : 'publishedTo';
    where.push(`${fields.published} ${end} @${name}`);
    params[name] = day;
  }
  if (filter.origin !== null) {
    where.push('r.origin = @origin');
    params.origin = filter.origin;
  }
  const usesUnit = fields.owned && where.some((condition) => condition.includes('e.'));
  return {
    joins: `CROSS JOIN ${SEARCH_TABLES[type]} r ON r.id = i.ref_id${
      usesUnit ? ' LEFT JOIN enterprise e ON e.id = r.enterprise_id' : ''
    }`,
    where: where.join(' AND ') || '1',
    params,
  };
}
