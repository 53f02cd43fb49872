import type { StandingMark } from '../duties/rule-book';
import type { DrillForm } from './axes';
import type { DesignFinding } from './design';

/** What the program can look up by itself. */
export const READINESS_PROBES = [
  'date',
  'plan-standing',
  'hours',
  'place',
  'plan',
  'plan-version',
  'objectives',
  'scenario',
  'injects',
  'inject-check',
  'questions',
  'director',
  'controller',
  'players',
  'evaluators',
  'safety',
  'bookings',
  'carried',
] as const;
export type ReadinessProbe = (typeof READINESS_PROBES)[number];

/** `blocking`: a drill cannot begin so; `advice`: people decide. */
export const READINESS_SEVERITIES = ['blocking', 'advice'] as const;
export type ReadinessSeverity = (typeof READINESS_SEVERITIES)[number];

/** One entry of the list in resources/rules/drill-templates.json. */
export interface ReadinessRule {
  readonly id: string;
  readonly title: string;
  readonly severity: ReadinessSeverity;
  /** For which forms of drill it is asked. */
  readonly forms: readonly DrillForm[];
  /** null: people look at it and tick it. */
  readonly probe: ReadinessProbe | null;
  readonly mark: StandingMark;
}

/** What is known of a drill before it begins. */
export interface ReadinessFacts {
  readonly form: DrillForm | null;
  /** Its day, planned or real. */
  readonly day: string | null;
  readonly startsAt: string | null;
  readonly durationMinutes: number | null;
  readonly place: string | null;
  /** Linked, or named as a ledger has it. */
  readonly planNamed: boolean;
  /** Why the plan or the version drilled is no longer to be used; null while it is. */
  readonly planGone: string | null;
  /** The version in force where the drill follows another one. */
  readonly newerVersion: string | null;
  readonly objectives: number;
  readonly hasScenario: boolean;
  readonly injects: number;
  readonly withoutQuestion: number;
  readonly findings: readonly DesignFinding[];
  /** How many take part in each role; safety officers with them. */
  readonly roles: Readonly<Partial<Record<string, number>>>;
  readonly hasSafetyNote: boolean;
  /** Sentences, one for each thing that another drill needs at the same time. */
  readonly clashes: readonly string[];
  /** Findings carried over to this drill that no objective takes up. */
  readonly carriedLeft: number;
  /** Items that people have ticked. */
  readonly ticked: readonly string[];
}

export interface ReadinessItem {
  readonly id: string;
  readonly title: string;
  readonly severity: ReadinessSeverity;
  readonly mark: StandingMark;
  /** Ticked by people, not looked up. */
  readonly byHand: boolean;
  readonly ready: boolean;
  /** What is missing, a sentence; null where all is well or people tick it. */
  readonly detail: string | null;
}

/** The list with its state for one drill. A drill without a form is asked what either form is asked. */
export function readinessOf(rules: readonly ReadinessRule[], facts: ReadinessFacts): ReadinessItem[] {
  return rules
    .filter(({ forms }) => facts.form === null || forms.includes(facts.form))
    .map(({ id, title, severity, probe, mark }) => {
      const detail = probe === null ? null : PROBES[probe](facts);
      return {
        id,
        title,
        severity,
        mark,
        byHand: probe === null,
        ready: probe === null ? facts.ticked.includes(id) : detail === null,
        detail,
      };
    });
}

const needs =
  (has: (facts: ReadinessFacts) => boolean, message: string) =>
  (facts: ReadinessFacts): string | null =>
    has(facts) ? null : message;

const some = (role: string) => (facts: ReadinessFacts) => (facts.roles[role] ?? 0) > 0;

/** A sentence says what is missing; null: nothing is. */
const PROBES: Readonly<Record<ReadinessProbe, (facts: ReadinessFacts) => string | null>> = {
  date: needs(({ day }) => day !== null, '还没有定演练日期。'),
  'plan-standing': ({ planGone }) => planGone,
  hours: ({ startsAt, durationMinutes }) =>
    startsAt === null
      ? durationMinutes === null
        ? '还没有定开始时间和时长。'
        : '还没有定开始时间。'
      : durationMinutes === null
        ? '还没有定时长。'
        : null,
  place: needs(({ place }) => place !== null, '还没有定地点。'),
  plan: needs(({ planNamed }) => planNamed, '没有写明练的是哪个预案，也就算不进法定演练次数。'),
  'plan-version': ({ newerVersion }) =>
    newerVersion === null ? null : `所选的版本不是现行版本，现行的是“${newerVersion}”。`,
  objectives: needs(({ objectives }) => objectives > 0, '还没有写演练目标。'),
  scenario: needs(({ hasScenario }) => hasScenario, '还没有写事故情景。'),
  injects: needs(({ injects }) => injects > 0, '还没有编排情景信息。'),
  'inject-check': ({ findings }) => {
    const errors = findings.filter(({ severity }) => severity === 'error');
    return errors.length === 0 ? null : `有${errors.length}处差错：${errors[0]?.message ?? ''}`;
  },
  questions: ({ withoutQuestion }) =>
    withoutQuestion === 0 ? null : `${withoutQuestion}条情景信息没有提问。`,
  director: needs(some('director'), '还没有确定总指挥。'),
  controller: needs(some('controller'), '还没有确定导调人员。'),
  players: needs(some('player'), '还没有确定参演人员或队伍。'),
  evaluators: needs(some('evaluator'), '还没有确定评估人员。'),
  safety: (facts) =>
    some('safety')(facts)
      ? facts.hasSafetyNote
        ? null
        : '还没有写安全注意事项和中止条件。'
      : facts.hasSafetyNote
        ? '还没有确定安全员。'
        : '还没有确定安全员，也没有写安全注意事项和中止条件。',
  bookings: ({ clashes }) => (clashes.length === 0 ? null : clashes.join('')),
  carried: ({ carriedLeft }) => (carriedLeft === 0 ? null : `有${carriedLeft}个上次遗留的问题没有列为目标。`),
};
