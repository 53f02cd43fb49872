import type { AlarmLevel } from '../domain/hazard/codes';
import type { Bookkeeping } from './bookkeeping';
import { defineTable, plain } from './table';

/** 重大危险源 (安法 40, 117): as assessed and filed. */
export interface HazardRecord extends Bookkeeping {
  id: string;
  enterpriseId: string;
  name: string;
  /** 编号. */
  number: string | null;
  /** 一级 … 四级, as assessed. */
  level: number | null;
  /** R, as assessed. */
  rValue: number | null;
  /** Outside, within 500 m: gives α. */
  peopleNearby: number | null;
  place: string | null;
  longitude: number | null;
  latitude: number | null;
  /** 投用. */
  startedOn: string | null;
  /** 工艺, 储存方式. */
  process: string | null;
  /** 监控措施. */
  monitoring: string | null;
  responsible: string | null;
  responsiblePhone: string | null;
  /** 评估机构. */
  assessor: string | null;
  assessedOn: string | null;
  nextAssessmentOn: string | null;
  filedOn: string | null;
  filingOffice: string | null;
  filingNo: string | null;
  /** 周边: who lies within its reach. */
  neighbours: string | null;
  /** 影响半径, as the assessment says. */
  reachM: number | null;
  /** 核销. */
  removedOn: string | null;
  removeReason: string | null;
  remark: string | null;
}

export const hazardTable = defineTable<HazardRecord>('hazard', {
  id: plain('id'),
  enterpriseId: plain('enterprise_id'),
  name: plain('name'),
  number: plain('number'),
  level: plain('level'),
  rValue: plain('r_value'),
  peopleNearby: plain('people_nearby'),
  place: plain('place'),
  longitude: plain('longitude'),
  latitude: plain('latitude'),
  startedOn: plain('started_on'),
  process: plain('process'),
  monitoring: plain('monitoring'),
  responsible: plain('responsible'),
  responsiblePhone: plain('responsible_phone'),
  assessor: plain('assessor'),
  assessedOn: plain('assessed_on'),
  nextAssessmentOn: plain('next_assessment_on'),
  filedOn: plain('filed_on'),
  filingOffice: plain('filing_office'),
  filingNo: plain('filing_no'),
  neighbours: plain('neighbours'),
  reachM: plain('reach_m'),
  removedOn: plain('removed_on'),
  removeReason: plain('remove_reason'),
  remark: plain('remark'),
});

/** A substance of a hazard; quantities in tonnes. */
export interface HazardSubstanceRecord extends Bookkeeping {
  id: string;
  hazardId: string;
  position: number;
  name: string;
  cas: string | null;
  /** Tonnes. */
  quantity: number;
  /** 临界量, tonnes. */
  critical: number | null;
  /** 校正系数 β. */
  beta: number | null;
  remark: string | null;
}

export const hazardSubstanceTable = defineTable<HazardSubstanceRecord>('hazard_substance', {
  id: plain('id'),
  hazardId: plain('hazard_id'),
  position: plain('position'),
  name: plain('name'),
  cas: plain('cas'),
  quantity: plain('quantity'),
  critical: plain('critical'),
  beta: plain('beta'),
  remark: plain('remark'),
});

/** What answers a hazard: one of plan, team, supply. */
export interface HazardLinkRecord extends Bookkeeping {
  id: string;
  hazardId: string;
  planId: string | null;
  teamId: string | null;
  supplyId: string | null;
  note: string | null;
}

export const hazardLinkTable = defineTable<HazardLinkRecord>('hazard_link', {
  id: plain('id'),
  hazardId: plain('hazard_id'),
  planId: plain('plan_id'),
  teamId: plain('team_id'),
  supplyId: plain('supply_id'),
  note: plain('note'),
});

/** One warning level of a unit's monitoring: when, what is done, who is called (吉政发〔2012〕8号 四（三）2). */
export interface HazardAlarmRecord extends Bookkeeping {
  id: string;
  enterpriseId: string;
  /** NULL: of the whole unit. */
  hazardId: string | null;
  level: AlarmLevel;
  /** 触发条件. */
  condition: string;
  /** 响应措施. */
  action: string;
  contact: string | null;
  phone: string | null;
  checkedOn: string | null;
  remark: string | null;
}

export const hazardAlarmTable = defineTable<HazardAlarmRecord>('hazard_alarm', {
  id: plain('id'),
  enterpriseId: plain('enterprise_id'),
  hazardId: plain('hazard_id'),
  level: plain('level'),
  condition: plain('condition'),
  action: plain('action'),
  contact: plain('contact'),
  phone: plain('phone'),
  checkedOn: plain('checked_on'),
  remark: plain('remark'),
});
