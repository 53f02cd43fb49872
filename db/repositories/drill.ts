import type { DrillContent, DrillForm, DrillLevel, DrillPurpose } from '../domain/drill/axes';
import type { DrillState } from '../domain/drill/drill-state';
import type { PlanKind } from '../domain/plan/kinds';
import type { Bookkeeping } from './bookkeeping';
import { defineTable, flag, json, plain } from './table';

/** A drill planned or held. Dates are civil dates. */
export interface DrillRecord extends Bookkeeping {
  id: string;
  /** null: a drill of the office itself. */
  enterpriseId: string | null;
  planId: string | null;
  /** The plan as a ledger names it, when it could not be linked. */
  planTitle: string | null;
  title: string;
  /** `compactName(title)`. */
  titleKey: string;
  /** 演练类型 as a ledger wrote it. */
  formText: string | null;
  /** Decides the legal frequency (办法 33). */
  planKind: PlanKind | null;
  form: DrillForm | null;
  content: DrillContent | null;
  purpose: DrillPurpose | null;
  level: DrillLevel;
  noNotice: boolean;
  plannedOn: string | null;
  startOn: string | null;
  endOn: string | null;
  timeText: string | null;
  place: string | null;
  participants: number | null;
  scenario: string | null;
  state: DrillState;
  stateReason: string | null;
  /** An evaluation record exists (办法 34). */
  evaluated: boolean;
  evaluatedOn: string | null;
  evaluationNote: string | null;
  reported: boolean;
  reportedOn: string | null;
  /** The year plan it was proposed for. */
  yearPlanYear: number | null;
  /** Rule ids named when it was proposed. */
  meets: readonly string[];
  remark: string | null;
}

export const drillTable = defineTable<DrillRecord>('drill', {
  id: plain('id'),
  enterpriseId: plain('enterprise_id'),
  planId: plain('plan_id'),
  planTitle: plain('plan_title'),
  title: plain('title'),
  titleKey: plain('title_key'),
  formText: plain('form_text'),
  planKind: plain('plan_kind'),
  form: plain('form'),
  content: plain('content'),
  purpose: plain('purpose'),
  level: plain('level'),
  noNotice: flag('no_notice'),
  plannedOn: plain('planned_on'),
  startOn: plain('start_on'),
  endOn: plain('end_on'),
  timeText: plain('time_text'),
  place: plain('place'),
  participants: plain('participants'),
  scenario: plain('scenario'),
  state: plain('state'),
  stateReason: plain('state_reason'),
  evaluated: flag('evaluated'),
  evaluatedOn: plain('evaluated_on'),
  evaluationNote: plain('evaluation_note'),
  reported: flag('reported'),
  reportedOn: plain('reported_on'),
  yearPlanYear: plain('year_plan_year'),
  meets: json('meets'),
  remark: plain('remark'),
});
