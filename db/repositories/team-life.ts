import type { AgreementKind, TrainingKind } from '../domain/team/codes';
import type { Bookkeeping } from './bookkeeping';
import { defineTable, flag, plain } from './table';

/** Of a rescue team, or a part-time rescuer named by a small unit (条例 10). */
export interface TeamMemberRecord extends Bookkeeping {
  id: string;
  teamId: string | null;
  /** The unit that named the part-time rescuer. */
  enterpriseId: string | null;
  name: string;
  nameKey: string;
  /** 岗位. */
  post: string | null;
  fullTime: boolean;
  phone: string | null;
  /** 培训合格证, 救护资格. */
  qualification: string | null;
  certificateNo: string | null;
  qualifiedUntil: string | null;
  insuranceNo: string | null;
  insuredUntil: string | null;
  joinedOn: string | null;
  leftOn: string | null;
  remark: string | null;
}

export const teamMemberTable = defineTable<TeamMemberRecord>('team_member', {
  id: plain('id'),
  teamId: plain('team_id'),
  enterpriseId: plain('enterprise_id'),
  name: plain('name'),
  nameKey: plain('name_key'),
  post: plain('post'),
  fullTime: flag('full_time'),
  phone: plain('phone'),
  qualification: plain('qualification'),
  certificateNo: plain('certificate_no'),
  qualifiedUntil: plain('qualified_until'),
  insuranceNo: plain('insurance_no'),
  insuredUntil: plain('insured_until'),
  joinedOn: plain('joined_on'),
  leftOn: plain('left_on'),
  remark: plain('remark'),
});

/** Training, joint exercise or assessment of a team (条例 11). */
export interface TeamTrainingRecord extends Bookkeeping {
  id: string;
  teamId: string;
  kind: TrainingKind;
  heldOn: string;
  hours: number | null;
  participants: number | null;
  topic: string;
  place: string | null;
  teacher: string | null;
  result: string | null;
  remark: string | null;
}

export const teamTrainingTable = defineTable<TeamTrainingRecord>('team_training', {
  id: plain('id'),
  teamId: plain('team_id'),
  kind: plain('kind'),
  heldOn: plain('held_on'),
  hours: plain('hours'),
  participants: plain('participants'),
  topic: plain('topic'),
  place: plain('place'),
  teacher: plain('teacher'),
  result: plain('result'),
  remark: plain('remark'),
});

/** 应急救援协议 or membership in a joint team (条例 10, 煤矿安全生产条例 29). */
export interface TeamAgreementRecord extends Bookkeeping {
  id: string;
  kind: AgreementKind;
  teamId: string;
  enterpriseId: string;
  number: string | null;
  signedOn: string | null;
  validFrom: string;
  /** NULL: until ended. */
  validUntil: string | null;
  scope: string | null;
  /** Yuan a year. */
  fee: number | null;
  endedOn: string | null;
  endReason: string | null;
  remark: string | null;
}

export const teamAgreementTable = defineTable<TeamAgreementRecord>('team_agreement', {
  id: plain('id'),
  kind: plain('kind'),
  teamId: plain('team_id'),
  enterpriseId: plain('enterprise_id'),
  number: plain('number'),
  signedOn: plain('signed_on'),
  validFrom: plain('valid_from'),
  validUntil: plain('valid_until'),
  scope: plain('scope'),
  fee: plain('fee'),
  endedOn: plain('ended_on'),
  endReason: plain('end_reason'),
  remark: plain('remark'),
});
