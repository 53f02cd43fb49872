import type { DrillContent, DrillForm, DrillPurpose } from './axes';
import type { EvaluationKind } from './codes';
import type { EvaluationSum } from './evaluation';

/** Everything that a report is drafted from. */
export interface ReportFacts {
  readonly title: string;
  readonly unitName: string;
  readonly planTitle: string | null;
  readonly form: DrillForm | null;
  readonly content: DrillContent | null;
  readonly purpose: DrillPurpose | null;
  readonly noNotice: boolean;
  readonly startOn: string | null;
  readonly endOn: string | null;
  /** HH:MM. */
  readonly startsAt: string | null;
  readonly endsAt: string | null;
  readonly place: string | null;
  readonly organiser: string | null;
  readonly responsible: string | null;
  /** Heads. */
  readonly participants: number | null;
  readonly observers: number | null;
  readonly scenario: string | null;
  readonly director: string | null;
  /** Teams, workshops and outside units that took part. */
  readonly groups: readonly string[];
  /** What the log tells of the conduct; null where none was kept. */
  readonly course: {
    readonly minutes: number | null;
    readonly injected: number;
    readonly planned: number;
    readonly skipped: number;
    readonly entries: number;
    readonly delays: readonly { readonly what: string; readonly minutes: number }[];
  } | null;
  readonly objectives: readonly {
    readonly text: string;
    readonly met: 'yes' | 'partly' | 'no' | null;
    readonly note: string;
  }[];
  readonly forms: readonly {
    readonly kind: EvaluationKind;
    readonly evaluator: string;
    readonly standard: string;
    readonly tables: readonly string[];
    readonly opinion: string;
  }[];
  readonly sum: EvaluationSum;
  readonly findings: readonly {
    readonly number: number;
    readonly title: string;
    readonly evidence: string;
    readonly owner: string | null;
    readonly dueOn: string | null;
    readonly repeated: boolean;
  }[];
  readonly photos: number;
  readonly revisePlan: boolean | null;
  readonly reviseNote: string | null;
}
