import type { ReportId } from '../../domain/reports/definition';
import type { ReportCut } from '../../domain/reports/facts';
import type { TextPart } from '../../domain/reports/linked-text';
import type { ReportPeriod } from '../../domain/reports/period';

/** Which table, of which period, cut by what. */
export interface ReportRequest {
  readonly report: ReportId;
  readonly period: string;
  readonly by: ReportCut;
  /** Of a register (T5, T6, T8): its sums by the cut instead of its rows. */
  readonly sums?: boolean;
}

export interface ReportHeading {
  readonly key: string;
  readonly heading: string;
  readonly kind: 'text' | 'number' | 'date' | 'rate' | 'average';
  /** Relative to the others on paper. */
  readonly width: number;
}

/**
 * A finished table. Numbers of tables of counts open by the key of their line and column; lines of registers (T2 cases, T4
 * drills, T5 teams, T6 supplies, T8 hazards) open by their id. T10 is a text, a line a paragraph behind the heading it stands
 * under; L1 a page whose lines say by the beginning of their key what they are.
 */
export interface ReportView {
  readonly report: ReportId;
  readonly title: string;
  readonly by: ReportCut;
  readonly period: Pick<ReportPeriod, 'text' | 'label' | 'from' | 'to' | 'asOf'>;
  readonly office: string;
  /** The day on which it was worked out. */
  readonly madeOn: string;
  readonly columns: readonly ReportHeading[];
  readonly lines: readonly {
    readonly key: string;
    readonly cells: readonly (string | number | null)[];
    /** Of a paragraph: its words, and its numbers with where they come from. */
    readonly parts?: readonly TextPart[];
  }[];
  readonly total: readonly (string | number | null)[] | null;
  readonly notes: readonly string[];
}
