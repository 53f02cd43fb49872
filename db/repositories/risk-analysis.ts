import type { ReadDb } from '../connection';
import type { AlarmLevel } from '../domain/hazard/codes';
import type { Bookkeeping } from './bookkeeping';
import { defineTable, plain } from './table';

/** The monthly risk analysis of an enterprise. */
export interface RiskAnalysisRecord extends Bookkeeping {
  id: string;
  enterpriseId: string;
  /** 'YYYY-MM'; one row a month. */
  month: string;
  doneOn: string;
  measures: string | null;
  /** 分析内容: what was looked at. */
  content: string | null;
  /** 主要风险. */
  findings: string | null;
  level: AlarmLevel | null;
  /** 主持人. */
  analyst: string | null;
  participants: string | null;
}

/** What a note of day and measures alone does not say. */
export const PLAIN_RISK_ANALYSIS = {
  content: null,
  findings: null,
  level: null,
  analyst: null,
  participants: null,
} as const satisfies Partial<RiskAnalysisRecord>;

export const riskAnalysisTable = defineTable<RiskAnalysisRecord>('risk_analysis', {
  id: plain('id'),
  enterpriseId: plain('enterprise_id'),
  month: plain('month'),
  doneOn: plain('done_on'),
  measures: plain('measures'),
  content: plain('content'),
  findings: plain('findings'),
  level: plain('level'),
  analyst: plain('analyst'),
  participants: plain('participants'),
});

/** Analyses of one year, January first. */
export function riskAnalysesOfYear(db: ReadDb, enterpriseId: string, year: number): RiskAnalysisRecord[] {
  return riskAnalysisTable.select(
    db,
    'WHERE enterprise_id = @enterpriseId AND month BETWEEN @first AND @last AND voided_at IS NULL ORDER BY month',
    { enterpriseId, first: `${year}-01`, last: `${year}-12` },
  );
}

/** The analysis of one month, when there is one. */
export function riskAnalysisOfMonth(
  db: ReadDb,
  enterpriseId: string,
  month: string,
): RiskAnalysisRecord | undefined {
  return riskAnalysisTable.select(
    db,
    'WHERE enterprise_id = @enterpriseId AND month = @month AND voided_at IS NULL',
    { enterpriseId, month },
  )[0];
}
