import type { RuleSetId } from '../enterprise/rule-set-ids';
import type { Candidate } from './draw';
import type { Quota } from './quota';

/** By what the population is parted. */
export const STRATIFY_BY = ['none', 'town', 'category', 'industry', 'set'] as const;
export type StratifyBy = (typeof STRATIFY_BY)[number];

/** Who may be drawn, and how many of each part. */
export interface Population {
  /** Rule sets, towns, supervision categories, divisions of GB/T 4754 (such as C26): any of each list; empty: all. */
  readonly sets: readonly RuleSetId[];
  readonly towns: readonly string[];
  readonly categories: readonly string[];
  readonly industries: readonly string[];
  /** Only units that were not visited in so many months before the draw; null: all. */
  readonly notInspectedMonths: number | null;
  readonly stratifyBy: StratifyBy;
  /** Units with overdue duties are a stratum of their own, the first. */
  readonly overdueFirst: boolean;
  readonly quota: Quota;
  readonly substitutes: number;
}

/** A unit with the facts that strata are made from. */
export interface PopulationUnit {
  readonly id: string;
  readonly name: string;
  readonly town: string | null;
  readonly category: string | null;
  /** Division of GB/T 4754, such as C26. */
  readonly industry: string | null;
  readonly sets: readonly string[];
  readonly overdue: number;
}

/** Key of the stratum of units with overdue duties. */
export const OVERDUE_STRATUM = 'overdue';
const UNKNOWN = '';

/** Labels of strata that carry no name of their own. */
const LABELS = { overdue: '有逾期义务的单位', all: '全部单位', rest: '其他单位', unknown: '未登记' } as const;

/**
 * Parts the population: each unit stands in exactly one stratum. With `set`, in the first of the wanted sets it belongs
 * to. Strata come by key, the overdue ones first and those without the fact last. `names`: what codes (sets, divisions)
 * are called in the labels; a code without a name stands for itself.
 */
export function stratify(
  units: readonly PopulationUnit[],
  population: Pick<Population, 'stratifyBy' | 'overdueFirst' | 'sets'>,
  names: ReadonlyMap<string, string> = new Map(),
): { strata: { key: string; label: string }[]; candidates: Candidate[] } {
  const keyOf = (unit: PopulationUnit): string => {
    if (population.overdueFirst && unit.overdue > 0) return OVERDUE_STRATUM;
    switch (population.stratifyBy) {
      case 'none':
        return 'all';
      case 'town':
        return `town:${unit.town ?? UNKNOWN}`;
      case 'category':
        return `category:${unit.category ?? UNKNOWN}`;
      case 'industry':
        return `industry:${unit.industry ?? UNKNOWN}`;
      case 'set': {
        const wanted = population.sets.length > 0 ? population.sets : unit.sets;
        return `set:${wanted.find((set) => unit.sets.includes(set)) ?? UNKNOWN}`;
      }
    }
  };
  const candidates = units.map((unit) => ({ id: unit.id, name: unit.name, stratum: keyOf(unit) }));
  const labelOf = (key: string): string => {
    if (key === OVERDUE_STRATUM) return LABELS.overdue;
    if (key === 'all') return population.overdueFirst ? LABELS.rest : LABELS.all;
    const value = key.slice(key.indexOf(':') + 1);
    return value === UNKNOWN
      ? key.startsWith('set:')
        ? LABELS.rest
        : LABELS.unknown
      : (names.get(value) ?? value);
  };
  const rank = (key: string) => (key === OVERDUE_STRATUM ? 0 : key.endsWith(':') ? 2 : 1);
  const keys = [...new Set(candidates.map(({ stratum }) => stratum))].sort(
    (a, b) => rank(a) - rank(b) || (a < b ? -1 : 1),
  );
  return { strata: keys.map((key) => ({ key, label: labelOf(key) })), candidates };
}
