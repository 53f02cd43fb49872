import type { AccidentGrade } from '../codes/accident-grade';
import type { RuleSource, StandingMark } from '../duties/rule-book';

/** How far up a report goes. */
export const REPORT_REACHES = ['city', 'province', 'state'] as const;
export type ReportReach = (typeof REPORT_REACHES)[number];

/** A term within which somebody has to report. */
export interface ReportTerm {
  readonly id: string;
  /** `unit`: its head, from learning of it; `office`: each level, from receiving the report. */
  readonly who: 'unit' | 'office';
  readonly title: string;
  readonly minutes: number;
  readonly to: string;
  readonly source: RuleSource;
  readonly mark: StandingMark;
  readonly note: string;
}

/** A part of a paper and its heading. */
export interface PaperPart {
  readonly key: string;
  readonly label: string;
}

/** Content of resources/rules/accident-reporting.json (493 arts 9-13). */
export interface ReportingRules {
  readonly id: string;
  readonly version: string;
  readonly source: RuleSource;
  readonly mark: StandingMark;
  readonly note: string;
  readonly soonMinutes: { readonly value: number; readonly mark: StandingMark; readonly note: string };
  readonly clocks: readonly ReportTerm[];
  readonly supplement: {
    readonly id: string;
    readonly title: string;
    readonly source: RuleSource;
    readonly mark: StandingMark;
    /** Civil days from the day of the accident. */
    readonly days: number;
    readonly note: string;
    readonly shorter: {
      readonly days: number;
      readonly kinds: readonly string[];
      readonly mark: StandingMark;
      readonly note: string;
    };
  };
  readonly levels: readonly {
    readonly grade: AccidentGrade;
    readonly reach: ReportReach;
    readonly label: string;
  }[];
  /** Who on the same level is told alike (art. 10). */
  readonly alsoTo: readonly string[];
  /** What a report contains (art. 12). */
  readonly contents: readonly PaperPart[];
  readonly contentsSource: RuleSource;
  readonly evaluation: {
    readonly source: RuleSource;
    readonly mark: StandingMark;
    readonly note: string;
    readonly partsMark: StandingMark;
    readonly parts: readonly PaperPart[];
  };
}
