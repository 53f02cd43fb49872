import type { ReadDb } from '../connection';
import type {
  DrillReportKind,
  DrillReportState,
  EvaluationKind,
  EvaluationScale,
  EvaluationState,
  ScoreVerdict,
} from '../domain/drill/codes';
import type { FormTable } from '../domain/drill/evaluation-tables';
import type { Bookkeeping } from './bookkeeping';
import { defineTable, json, plain } from './table';

/** One part of a report, by its key in the form. */
export interface ReportSection {
  readonly key: string;
  readonly text: string;
}

/** One evaluator's form, or the self-evaluation of those who took part. */
export interface DrillEvaluationRecord extends Bookkeeping {
  id: string;
  drillId: string;
  kind: EvaluationKind;
  evaluator: string;
  post: string | null;
  /** Of resources/rules/drill-evaluation.json. */
  pack: string;
  /** The tables of the pack that this evaluator fills in. */
  tables: readonly string[];
  /** Those tables with groups and items, as they stood when the form was begun. */
  items: readonly FormTable[];
  scale: EvaluationScale;
  state: EvaluationState;
  opinion: string;
  signedOn: string | null;
  remark: string | null;
}

export const drillEvaluationTable = defineTable<DrillEvaluationRecord>('drill_evaluation', {
  id: plain('id'),
  drillId: plain('drill_id'),
  kind: plain('kind'),
  evaluator: plain('evaluator'),
  post: plain('post'),
  pack: plain('pack'),
  tables: json('tables'),
  items: json('items'),
  scale: plain('scale'),
  state: plain('state'),
  opinion: plain('opinion'),
  signedOn: plain('signed_on'),
  remark: plain('remark'),
});

/** The answer to one item of a form. */
export interface DrillScoreRecord extends Bookkeeping {
  id: string;
  evaluationId: string;
  /** Id of the item in the pack. */
  item: string;
  verdict: ScoreVerdict | null;
  points: number | null;
  remark: string;
  /** The evidence. */
  logIds: readonly string[];
}

export const drillScoreTable = defineTable<DrillScoreRecord>('drill_score', {
  id: plain('id'),
  evaluationId: plain('evaluation_id'),
  item: plain('item'),
  verdict: plain('verdict'),
  points: plain('points'),
  remark: plain('remark'),
  logIds: json('log_ids'),
});

/** 演练评估报告 or 演练总结 (办法 34). */
export interface DrillReportRecord extends Bookkeeping {
  id: string;
  drillId: string;
  kind: DrillReportKind;
  state: DrillReportState;
  /** [{key, text}]. */
  sections: readonly ReportSection[];
  author: string | null;
  issuedOn: string | null;
  issuedBy: string | null;
}

export const drillReportTable = defineTable<DrillReportRecord>('drill_report', {
  id: plain('id'),
  drillId: plain('drill_id'),
  kind: plain('kind'),
  state: plain('state'),
  sections: json('sections'),
  author: plain('author'),
  issuedOn: plain('issued_on'),
  issuedBy: plain('issued_by'),
});

/** An evaluation report of the drill is issued, or a signed one is kept with it as a file. */
export function hasReport(db: ReadDb, drillId: string): boolean {
  return (
    db.value<number>(
      `SELECT EXISTS (SELECT 1 FROM drill_report WHERE drill_id = @drillId AND kind = 'evaluation' AND state = 'issued' AND voided_at IS NULL)
           OR EXISTS (SELECT 1 FROM drill_attachment WHERE drill_id = @drillId AND kind = 'report' AND voided_at IS NULL)`,
      { drillId },
    ) === 1
  );
}
