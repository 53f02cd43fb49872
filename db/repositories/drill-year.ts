import type { YearPlanState } from '../domain/drill/codes';
import type { Bookkeeping } from './bookkeeping';
import { defineTable, json, plain } from './table';

/** A stretch without drills; days are civil dates, both included. */
export interface YearPlanRefusal {
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

/** 年度演练计划 of a unit (办法 33) or of the office; money in yuan, days are civil dates. */
export interface DrillYearPlanRecord extends Bookkeeping {
  id: string;
  /** null: the office's own. */
  enterpriseId: string | null;
  year: number;
  title: string;
  state: YearPlanState;
  /** [{from, to, reason}]: stretches without drills. */
  refusals: readonly YearPlanRefusal[];
  /** Figures that differ from the shipped ones: {actionShare, …}. */
  wishes: Readonly<Record<string, number>>;
  /** Why it came out so, as it stood when approved. */
  explanation: string | null;
  responsible: string | null;
  /** Yuan. */
  budget: number | null;
  approvedBy: string | null;
  approvedOn: string | null;
  documentNo: string | null;
  remark: string | null;
}

export const drillYearPlanTable = defineTable<DrillYearPlanRecord>('drill_year_plan', {
  id: plain('id'),
  enterpriseId: plain('enterprise_id'),
  year: plain('year'),
  title: plain('title'),
  state: plain('state'),
  refusals: json('refusals'),
  wishes: json('wishes'),
  explanation: plain('explanation'),
  responsible: plain('responsible'),
  budget: plain('budget'),
  approvedBy: plain('approved_by'),
  approvedOn: plain('approved_on'),
  documentNo: plain('document_no'),
  remark: plain('remark'),
});

/** A line of an office's plan: a key industry or an accident-prone link (吉市政办发〔2012〕14号). */
export interface DrillYearItemRecord extends Bookkeeping {
  id: string;
  yearPlanId: string;
  position: number;
  /** Of resources/codes/supervision-categories.json; null: across industries. */
  category: string | null;
  /** The link of the chain, the accident, the place. */
  topic: string;
  month: number | null;
  /** Drills to be organised or seen. */
  target: number;
  /** Experts wanted for guidance, and for observing. */
  guidance: number;
  observing: number;
  /** The spot checks drawn for it. */
  inspectionId: string | null;
  responsible: string | null;
  remark: string | null;
}

export const drillYearItemTable = defineTable<DrillYearItemRecord>('drill_year_item', {
  id: plain('id'),
  yearPlanId: plain('year_plan_id'),
  position: plain('position'),
  category: plain('category'),
  topic: plain('topic'),
  month: plain('month'),
  target: plain('target'),
  guidance: plain('guidance'),
  observing: plain('observing'),
  inspectionId: plain('inspection_id'),
  responsible: plain('responsible'),
  remark: plain('remark'),
});
