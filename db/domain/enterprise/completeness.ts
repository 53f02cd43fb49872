import type { RuleSource, StandingMark } from '../duties/rule-book';

/** For which units a fact matters: all (null), those with any hazardous activity, those with dangerous goods. */
export const COMPLETENESS_SCOPES = ['hazardous', 'hazmat'] as const;
export type CompletenessScope = (typeof COMPLETENESS_SCOPES)[number];

/** One fact that matters, why, and for which rules. */
export interface MatteringFact {
  /** Any one of these fields answers it; the first is where a person goes. */
  readonly fields: readonly string[];
  /** Share in the percentage. */
  readonly weight: number;
  readonly when: CompletenessScope | null;
  readonly why: string;
  /** Ids of the rules that read it. */
  readonly rules: readonly string[];
}

/** Content of resources/rules/completeness.json. */
export interface CompletenessTable {
  readonly source: RuleSource;
  readonly mark: StandingMark;
  readonly facts: readonly MatteringFact[];
}

export interface Completeness {
  /** 0–100, rounded down: 100 only when nothing is missing. */
  readonly percent: number;
  readonly missing: readonly {
    readonly field: string;
    readonly why: string;
    readonly rules: readonly string[];
  }[];
}

/** Activities without any danger of their own: places where many people come together. */
const CROWDED: ReadonlySet<string> = new Set([
  'hotel',
  'mall',
  'entertainment',
  'tourist-site',
  'other-crowded',
]);

/**
 * How much is known of a unit, measured by what its rules ask for. `known` says whether a field is answered; `activities`
 * decides which facts matter.
 */
export function measureCompleteness(
  table: CompletenessTable,
  activities: readonly string[],
  known: (field: string) => boolean,
): Completeness {
  const hazardous = activities.some((activity) => !CROWDED.has(activity));
  const hazmat = activities.some((activity) => activity.includes('hazmat'));
  const mattering = table.facts.filter(
    ({ when }) => when === null || (when === 'hazardous' ? hazardous : hazmat),
  );
  const missing = mattering.filter(({ fields }) => !fields.some(known));
  const whole = mattering.reduce((sum, fact) => sum + fact.weight, 0);
  const lacking = missing.reduce((sum, fact) => sum + fact.weight, 0);
  return {
    percent: whole === 0 ? 100 : Math.floor(((whole - lacking) * 100) / whole),
    missing: missing.map(({ fields, why, rules }) => ({ field: fields[0] ?? '', why, rules })),
  };
}
