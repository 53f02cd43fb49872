import type { PlanVersionState } from '../../domain/plan/version-state';
import type { Random } from './random';
import type { StoryUnit } from './story-unit';

/** Where a key unit stands with its filing today. Days are working days unless said otherwise. */
export type FilingRole =
  /** Materials are being checked; the office has `daysLeft` days. `checked`: some are already ticked. */
  | { readonly kind: 'in-check'; readonly daysLeft: number; readonly checked: boolean }
  /** Told once what was missing, handed in again, being checked again. */
  | { readonly kind: 'second-round'; readonly daysLeft: number }
  /** Told what is missing so many days ago; the unit has not come back. */
  | { readonly kind: 'returned'; readonly since: number }
  /** Received so many days ago and never answered: filed by law. */
  | { readonly kind: 'deemed'; readonly ago: number; readonly numbered: boolean }
  | { readonly kind: 'voided'; readonly wasFiled: boolean }
  /** Published and not handed in; `dueIn` negative: overdue. */
  | { readonly kind: 'to-file'; readonly dueIn: number }
  | { readonly kind: 'no-plan' }
  /** Handed in elsewhere; comes by a ledger and waits to be received. */
  | { readonly kind: 'handed-in' }
  /** The plan is still being written or waits for its signature. */
  | {
      readonly kind: 'unpublished';
      readonly state: Extract<PlanVersionState, 'draft' | 'in-review' | 'failed' | 'signed'>;
    }
  /** Filed, revised and filed again. `published`: civil days since the revision was published. */
  | { readonly kind: 'refiled'; readonly published: number }
  /** Filed once. `published`: civil days since; `reviewed` false: signed without the review the law asks for. */
  | { readonly kind: 'filed'; readonly published: number; readonly reviewed: boolean }
  /** Filed almost three years ago: the assessment falls due in so many civil days; negative: it is late. */
  | { readonly kind: 'assessment-due'; readonly inDays: number };

const times = <T>(count: number, make: (n: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => make(n));

/** Assessments that fall due today (on a day without office hours too), this week, this month, and late ones. */
const ASSESSMENTS_DUE = [0, 0, 1, 3, 5, 9, 16, 25, -4, -20, -75];

/**
 * Deals the roles out over the key units so that every state and every urgency is there each day: cases with five to no
 * days left, deadlines on each of the coming twenty working days, everything that can be late.
 */
export function castRoles(units: readonly StoryUnit[], random: Random): Map<StoryUnit, FilingRole> {
  const roles: FilingRole[] = [
    ...times(12, (n): FilingRole => ({ kind: 'in-check', daysLeft: n % 6, checked: n >= 6 })),
    ...times(4, (n): FilingRole => ({ kind: 'second-round', daysLeft: n + 1 })),
    ...times(6, (n): FilingRole => ({ kind: 'returned', since: 1 + 3 * n })),
    ...times(7, (n): FilingRole => ({ kind: 'deemed', ago: 7 + 6 * n, numbered: n % 2 === 1 })),
    ...times(5, (n): FilingRole => ({ kind: 'voided', wasFiled: n % 2 === 0 })),
    ...times(22, (n): FilingRole => ({ kind: 'to-file', dueIn: n % 20 })),
    ...times(16, (n): FilingRole => ({ kind: 'to-file', dueIn: -1 - 3 * n })),
    ...times(6, (): FilingRole => ({ kind: 'no-plan' })),
    ...times(5, (): FilingRole => ({ kind: 'handed-in' })),
    ...times(
      8,
      (n): FilingRole => ({
        kind: 'unpublished',
        state: (['draft', 'in-review', 'failed', 'signed'] as const)[n % 4] ?? 'draft',
      }),
    ),
    ...times(14, (n): FilingRole => ({ kind: 'refiled', published: 20 + 12 * n })),
    ...ASSESSMENTS_DUE.map((inDays): FilingRole => ({ kind: 'assessment-due', inDays })),
  ];
  const deck = shuffled(roles, random.branch('deck'));
  return new Map(
    shuffled(units, random.branch('seats')).map((unit, n) => {
      const role = deck[n];
      if (role) return [unit, role];
      const own = unit.unit.random.branch('filed');
      return [unit, { kind: 'filed', published: own.between(45, 1050), reviewed: own.chance(0.97) }];
    }),
  );
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  return items
    .map((item) => ({ item, place: random.next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}
