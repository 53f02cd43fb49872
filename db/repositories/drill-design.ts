import type { InjectChannel, ObjectiveResult, ParticipantKind, ParticipantRole } from '../domain/drill/codes';
import type { Bookkeeping } from './bookkeeping';
import { defineTable, flag, json, plain } from './table';

/** Who and what a drill needs on its day: what may not be booked twice. */
export interface DrillParticipantRecord extends Bookkeeping {
  id: string;
  drillId: string;
  kind: ParticipantKind;
  /** The row of the register; null: named by hand. */
  refId: string | null;
  name: string;
  /** compactName(name). */
  nameKey: string;
  role: ParticipantRole | null;
  /** 抢险组组长 … */
  post: string | null;
  phone: string | null;
  headcount: number | null;
  /** Of equipment. */
  quantity: number | null;
  /** What is expected of them. */
  duty: string | null;
  attended: boolean | null;
  remark: string | null;
}

export const drillParticipantTable = defineTable<DrillParticipantRecord>('drill_participant', {
  id: plain('id'),
  drillId: plain('drill_id'),
  kind: plain('kind'),
  refId: plain('ref_id'),
  name: plain('name'),
  nameKey: plain('name_key'),
  role: plain('role'),
  post: plain('post'),
  phone: plain('phone'),
  headcount: plain('headcount'),
  quantity: plain('quantity'),
  duty: plain('duty'),
  attended: flag('attended'),
  remark: plain('remark'),
});

/** What a drill is to show, tied to the plan and to earlier findings. */
export interface DrillObjectiveRecord extends Bookkeeping {
  id: string;
  drillId: string;
  position: number;
  /** Who does what under which condition. */
  text: string;
  /** By what it is measured. */
  standard: string | null;
  /** Of the plan drilled. */
  sectionPath: readonly string[];
  /** The open finding of an earlier drill that it tries again. */
  findingId: string | null;
  met: ObjectiveResult | null;
  metNote: string | null;
}

export const drillObjectiveTable = defineTable<DrillObjectiveRecord>('drill_objective', {
  id: plain('id'),
  drillId: plain('drill_id'),
  position: plain('position'),
  text: plain('text'),
  standard: plain('standard'),
  sectionPath: json('section_path'),
  findingId: plain('finding_id'),
  met: plain('met'),
  metNote: plain('met_note'),
});

/** 情景信息: what the players are told, `atMinute` minutes after the start. */
export interface DrillInjectRecord extends Bookkeeping {
  id: string;
  drillId: string;
  /** As printed and called out. */
  number: number;
  /** After the start: T+. */
  atMinute: number;
  fromWhom: string;
  toWhom: string;
  channel: InjectChannel;
  text: string;
  /** Table-top: what is asked. */
  question: string | null;
  expectedAction: string | null;
  /** By when after the inject. */
  expectedMinutes: number | null;
  evaluator: string | null;
  objectiveId: string | null;
  phase: string | null;
  remark: string | null;
}

export const drillInjectTable = defineTable<DrillInjectRecord>('drill_inject', {
  id: plain('id'),
  drillId: plain('drill_id'),
  number: plain('number'),
  atMinute: plain('at_minute'),
  fromWhom: plain('from_whom'),
  toWhom: plain('to_whom'),
  channel: plain('channel'),
  text: plain('text'),
  question: plain('question'),
  expectedAction: plain('expected_action'),
  expectedMinutes: plain('expected_minutes'),
  evaluator: plain('evaluator'),
  objectiveId: plain('objective_id'),
  phase: plain('phase'),
  remark: plain('remark'),
});
