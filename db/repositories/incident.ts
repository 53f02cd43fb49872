import type { AccidentGrade } from '../domain/codes/accident-grade';
import type {
  IncidentLogKind,
  IncidentReportKind,
  IncidentReportState,
  IncidentState,
} from '../domain/incident/codes';
import type { Bookkeeping } from './bookkeeping';
import { defineTable, flag, json, plain } from './table';

/** One part of a report, by its key in the form. */
export interface IncidentReportSection {
  readonly key: string;
  readonly text: string;
}

/** An accident or a danger. Moments are UTC; money is yuan. */
export interface IncidentRecord extends Bookkeeping {
  id: string;
  name: string;
  /** 练习: an incident that did not happen, to know the desk before it is needed. */
  practice: boolean;
  state: IncidentState;
  /** Of resources/codes/accident-kinds.json. */
  accidentKind: string;
  enterpriseId: string | null;
  hazardId: string | null;
  regionCode: string;
  town: string | null;
  place: string;
  longitude: number | null;
  latitude: number | null;
  /** Moments. */
  happenedAt: string | null;
  /** When the office learned of it: starts its clock (493 art. 11). */
  learnedAt: string;
  /** When the head of the unit did (493 art. 9). */
  unitLearnedAt: string | null;
  reportedBy: string | null;
  reporterPhone: string | null;
  description: string | null;
  substances: string | null;
  deaths: number;
  seriousInjuries: number;
  missing: number;
  trapped: number;
  /** Yuan. */
  directLoss: number | null;
  /** Starts the clock of a supplementary report (493 art. 13). */
  tollChangedAt: string | null;
  grade: AccidentGrade | null;
  gradeBy: string | null;
  gradeAt: string | null;
  /** 响应等级 of the plan that was started. */
  responseLevel: string | null;
  commander: string | null;
  endedAt: string | null;
  endReason: string | null;
  closedOn: string | null;
  remark: string | null;
}

export const incidentTable = defineTable<IncidentRecord>('incident', {
  id: plain('id'),
  name: plain('name'),
  practice: flag('practice'),
  state: plain('state'),
  accidentKind: plain('accident_kind'),
  enterpriseId: plain('enterprise_id'),
  hazardId: plain('hazard_id'),
  regionCode: plain('region_code'),
  town: plain('town'),
  place: plain('place'),
  longitude: plain('longitude'),
  latitude: plain('latitude'),
  happenedAt: plain('happened_at'),
  learnedAt: plain('learned_at'),
  unitLearnedAt: plain('unit_learned_at'),
  reportedBy: plain('reported_by'),
  reporterPhone: plain('reporter_phone'),
  description: plain('description'),
  substances: plain('substances'),
  deaths: plain('deaths'),
  seriousInjuries: plain('serious_injuries'),
  missing: plain('missing'),
  trapped: plain('trapped'),
  directLoss: plain('direct_loss'),
  tollChangedAt: plain('toll_changed_at'),
  grade: plain('grade'),
  gradeBy: plain('grade_by'),
  gradeAt: plain('grade_at'),
  responseLevel: plain('response_level'),
  commander: plain('commander'),
  endedAt: plain('ended_at'),
  endReason: plain('end_reason'),
  closedOn: plain('closed_on'),
  remark: plain('remark'),
});

/** A plan found to apply, and whether it was started. */
export interface IncidentPlanRecord extends Bookkeeping {
  id: string;
  incidentId: string;
  planId: string;
  planVersionId: string | null;
  /** NULL: offered, not started. */
  startedAt: string | null;
  startedBy: string | null;
  responseLevel: string | null;
}

export const incidentPlanTable = defineTable<IncidentPlanRecord>('incident_plan', {
  id: plain('id'),
  incidentId: plain('incident_id'),
  planId: plain('plan_id'),
  planVersionId: plain('plan_version_id'),
  startedAt: plain('started_at'),
  startedBy: plain('started_by'),
  responseLevel: plain('response_level'),
});

/** One step of a started plan. */
export interface IncidentStepRecord extends Bookkeeping {
  id: string;
  incidentPlanId: string;
  position: number;
  text: string;
  /** Headings of the plan, from the chapter down. */
  sectionPath: readonly string[];
  doneAt: string | null;
  doneBy: string | null;
  skippedReason: string | null;
  note: string | null;
}

export const incidentStepTable = defineTable<IncidentStepRecord>('incident_step', {
  id: plain('id'),
  incidentPlanId: plain('incident_plan_id'),
  position: plain('position'),
  text: plain('text'),
  sectionPath: json('section_path'),
  doneAt: plain('done_at'),
  doneBy: plain('done_by'),
  skippedReason: plain('skipped_reason'),
  note: plain('note'),
});

/** What happened, in the order of `seq`; put right by a further entry, never changed. `at` is a moment (UTC). */
export interface IncidentLogRecord extends Bookkeeping {
  id: string;
  incidentId: string;
  seq: number;
  /** Moment of the fact. */
  at: string;
  kind: IncidentLogKind;
  /** With whom, to whom. */
  whom: string | null;
  phone: string | null;
  text: string;
  /** Of a call. */
  answered: boolean | null;
  deploymentId: string | null;
  stepId: string | null;
  correctsId: string | null;
  madeBy: string;
}

export const incidentLogTable = defineTable<IncidentLogRecord>('incident_log', {
  id: plain('id'),
  incidentId: plain('incident_id'),
  seq: plain('seq'),
  at: plain('at'),
  kind: plain('kind'),
  whom: plain('whom'),
  phone: plain('phone'),
  text: plain('text'),
  answered: flag('answered'),
  deploymentId: plain('deployment_id'),
  stepId: plain('step_id'),
  correctsId: plain('corrects_id'),
  madeBy: plain('made_by'),
});

/** 首报, 续报, 终报 (493 arts 9-13) and the evaluation of the response (办法 40). */
export interface IncidentReportRecord extends Bookkeeping {
  id: string;
  incidentId: string;
  kind: IncidentReportKind;
  /** 1, 2, 3 … of the incident. */
  number: number;
  state: IncidentReportState;
  recipient: string | null;
  /** [{key, text}]. */
  sections: readonly IncidentReportSection[];
  documentNo: string | null;
  /** 电话, 书面, 传真. */
  how: string | null;
  /** Moment. */
  issuedAt: string | null;
  issuedBy: string | null;
  /** Of an evaluation: should the plan be revised (条例 6, 办法 36). */
  revisePlan: boolean | null;
  triggerId: string | null;
}

export const incidentReportTable = defineTable<IncidentReportRecord>('incident_report', {
  id: plain('id'),
  incidentId: plain('incident_id'),
  kind: plain('kind'),
  number: plain('number'),
  state: plain('state'),
  recipient: plain('recipient'),
  sections: json('sections'),
  documentNo: plain('document_no'),
  how: plain('how'),
  issuedAt: plain('issued_at'),
  issuedBy: plain('issued_by'),
  revisePlan: flag('revise_plan'),
  triggerId: plain('trigger_id'),
});
