import type { Question } from '../../api/contract';

/** Types of records in the order of the hits, and how the contract calls each of them in a question. */
export const hitTypes = {
  enterprise: 'enterprises',
  plan: 'plans',
  filing: 'filings',
  drill: 'drills',
  expert: 'experts',
  team: 'teams',
  equipment: 'equipment',
  supply: 'supplies',
  contact: 'contacts',
  facility: 'facilities',
  hazard: 'hazards',
  danger: 'dangers',
  incident: 'incidents',
} as const;
export type HitType = keyof typeof hitTypes;

/** Filters that hold any number of values. */
export const listFilters = ['kinds', 'states', 'regions', 'towns', 'sections'] as const;
export type ListFilterName = (typeof listFilters)[number];

/** What is looked for. It stands in the address, so that going back shows the same hits. */
export interface SearchSpec extends Readonly<Record<ListFilterName, readonly string[]>> {
  readonly text: string;
  readonly type: HitType | 'all';
  readonly publishedFrom: string | null;
  readonly publishedTo: string | null;
}

export const emptySpec: SearchSpec = {
  text: '',
  type: 'all',
  kinds: [],
  states: [],
  regions: [],
  towns: [],
  sections: [],
  publishedFrom: null,
  publishedTo: null,
};

/** States that records of a type can be in; the words stand in the catalogue under `ui:state.<of>`. */
export const statesOf: Readonly<
  Partial<Record<HitType, { readonly of: string; readonly states: readonly string[] }>>
> = {
  enterprise: { of: 'enterprise', states: ['active', 'suspended', 'closed'] },
  plan: {
    of: 'planVersion',
    states: ['draft', 'in-review', 'failed', 'signed', 'published', 'superseded', 'withdrawn'],
  },
  filing: {
    of: 'filing',
    states: ['submitted', 'checking', 'returned', 'resubmitted', 'filed', 'deemed-filed', 'void'],
  },
  drill: {
    of: 'drill',
    states: [
      'planned',
      'prepared',
      'running',
      'paused',
      'ended',
      'evaluated',
      'reported',
      'closed',
      'cancelled',
      'postponed',
    ],
  },
  incident: { of: 'incident', states: ['open', 'ended', 'evaluated', 'closed'] },
  expert: { of: 'expert', states: ['serving', 'paused', 'expired', 'removed', 'left'] },
};

/** The filters that records of a type can satisfy; with all types on view every one that does not depend on the type. */
export function filtersFor(type: SearchSpec['type']): readonly (ListFilterName | 'published')[] {
  switch (type) {
    case 'all':
      return ['kinds', 'regions', 'towns', 'sections', 'published'];
    case 'plan':
      return ['kinds', 'states', 'published', 'regions', 'towns', 'sections'];
    case 'filing':
    case 'drill':
      return ['kinds', 'states', 'regions', 'towns', 'sections'];
    case 'enterprise':
      return ['states', 'regions', 'towns', 'sections'];
    case 'incident':
      return ['states', 'regions', 'towns', 'sections'];
    case 'expert':
      return ['states', 'regions'];
    case 'team':
      return ['regions'];
    case 'equipment':
    case 'supply':
    case 'contact':
    case 'facility':
    case 'hazard':
    case 'danger':
      return [];
  }
}

const day = /^\d{4}-\d{2}-\d{2}$/;
const isDay = (value: unknown): value is string => typeof value === 'string' && day.test(value);
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String).slice(0, 100) : []);

/** Reads an address or a kept search; what does not fit is left out. */
export function readSpec(given: unknown): SearchSpec {
  const from = (typeof given === 'object' && given !== null ? given : {}) as Record<string, unknown>;
  const type = String(from.type);
  return {
    text: from.text === undefined || from.text === null ? '' : String(from.text).slice(0, 200),
    type: type in hitTypes ? (type as HitType) : 'all',
    kinds: texts(from.kinds),
    states: texts(from.states),
    regions: texts(from.regions),
    towns: texts(from.towns),
    sections: texts(from.sections),
    publishedFrom: isDay(from.publishedFrom) ? from.publishedFrom : null,
    publishedTo: isDay(from.publishedTo) ? from.publishedTo : null,
  };
}

/** The spec without what asks for nothing: short addresses, short kept searches. */
export function writeSpec(spec: SearchSpec): Partial<SearchSpec> {
  return Object.fromEntries(
    Object.entries(spec).filter(
      ([, value]) =>
        value !== null && value !== '' && value !== 'all' && !(Array.isArray(value) && value.length === 0),
    ),
  );
}

/** True when more than words is asked for. */
export function isNarrowed(spec: SearchSpec): boolean {
  return (
    listFilters.some((name) => spec[name].length > 0) ||
    spec.publishedFrom !== null ||
    spec.publishedTo !== null
  );
}

/** A change of type keeps the filters that the new type knows. */
export function withType(spec: SearchSpec, type: SearchSpec['type']): SearchSpec {
  const known = new Set(filtersFor(type));
  const kept = Object.fromEntries(
    listFilters.map((name) => [name, name === 'states' || !known.has(name) ? [] : spec[name]]),
  ) as Record<ListFilterName, readonly string[]>;
  return {
    ...spec,
    ...kept,
    type,
    ...(!known.has('published') && { publishedFrom: null, publishedTo: null }),
  };
}

/** The question to the core. */
export function questionOf(spec: SearchSpec): Question<'search', 'find'> {
  return {
    text: spec.text,
    in: spec.type === 'all' ? 'all' : hitTypes[spec.type],
    filter: {
      kinds: [...spec.kinds],
      states: [...spec.states],
      regions: [...spec.regions],
      towns: [...spec.towns],
      sections: [...spec.sections],
      publishedFrom: spec.publishedFrom,
      publishedTo: spec.publishedTo,
    },
  };
}
