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
  /** The version drilled. */
  planVersionId: string | null;
  /** Of resources/codes/accident-kinds.json, or the unit's own word. */
  accidentKind: string | null;
  /** 'HH:MM' on the planned or actual first day. */
  startsAt: string | null;
  /** 'HH:MM' on the last day. */
  endsAt: string | null;
  /** Which workshop or team (车间、工段、班组) drills. */
  part: string | null;
  /** 组织单位, 组织部门. */
  organiser: string | null;
  /** 负责人. */
  responsible: string | null;
  /** 观摩人数. */
  observers: number | null;
  /** 投入经费, yuan. */
  cost: number | null;
  /** People have set the day: a proposal may not move it. */
  fixed: boolean;
  /** The drill whose open findings it takes up. */
  previousDrillId: string | null;
  /** 情景背景, for the players; `scenario` is the course of the accident. */
  background: string | null;
  /** How long it is designed to take. */
  durationMinutes: number | null;
  /** 安全注意事项 and when to break off. */
  safetyNote: string | null;
  /** Items of the readiness list that people have ticked, by id. */
  readyItems: readonly string[];
  /** 评估结论, in the words of the evaluators. */
  conclusion: string | null;
  /** 是否建议修订预案 (办法 34). */
  revisePlan: boolean | null;
  reviseNote: string | null;
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
  planVersionId: plain('plan_version_id'),
  accidentKind: plain('accident_kind'),
  startsAt: plain('starts_at'),
  endsAt: plain('ends_at'),
  part: plain('part'),
  organiser: plain('organiser'),
  responsible: plain('responsible'),
  observers: plain('observers'),
  cost: plain('cost'),
  fixed: flag('fixed'),
  previousDrillId: plain('previous_drill_id'),
  background: plain('background'),
  durationMinutes: plain('duration_minutes'),
  safetyNote: plain('safety_note'),
  readyItems: json('ready_items'),
  conclusion: plain('conclusion'),
  revisePlan: flag('revise_plan'),
  reviseNote: plain('revise_note'),
  remark: plain('remark'),
});

/** What a drill that nobody has designed, held or evaluated yet does not say; a plan or a ledger fills in what it knows. */
export const UNDESIGNED_DRILL = {
  planVersionId: null,
  accidentKind: null,
  startsAt: null,
  endsAt: null,
  part: null,
  organiser: null,
  responsible: null,
  observers: null,
  cost: null,
  fixed: false,
  previousDrillId: null,
  background: null,
  durationMinutes: null,
  safetyNote: null,
  readyItems: [],
  conclusion: null,
  revisePlan: null,
  reviseNote: null,
} as const satisfies Partial<DrillRecord>;
