import type { InterestKind } from '../domain/expert/codes';
import type { EvaluationGrade } from '../domain/expert/evaluation';
import type { ExpertStep } from '../domain/expert/life';
import type { WorkKind } from '../domain/expert/work';
import type { Bookkeeping } from './bookkeeping';
import { defineTable, flag, plain } from './table';

/** A step of a person’s life in the pool; days are civil dates. */
export interface ExpertTermRecord extends Bookkeeping {
  id: string;
  expertId: string;
  step: ExpertStep;
  onDay: string;
  termFrom: string | null;
  termTo: string | null;
  documentNo: string | null;
  reason: string | null;
  remark: string | null;
}

/** How a person did, in a year or at one task. */
export interface ExpertEvaluationRecord extends Bookkeeping {
  id: string;
  expertId: string;
  year: number;
  /** The task it follows; null: the year as a whole. */
  task: string | null;
  /** 1 to 5, like the next three. */
  attendance: number | null;
  quality: number | null;
  fairness: number | null;
  punctuality: number | null;
  grade: EvaluationGrade | null;
  comment: string | null;
  evaluatedOn: string;
  evaluator: string | null;
}

/** A training a person took part in. */
export interface ExpertTrainingRecord extends Bookkeeping {
  id: string;
  expertId: string;
  heldOn: string;
  title: string;
  hours: number | null;
  result: string | null;
  certificateNo: string | null;
  remark: string | null;
}

/** What binds a person to a unit: bars from its reviews (办法 22). */
export interface ExpertInterestRecord extends Bookkeeping {
  id: string;
  expertId: string;
  kind: InterestKind;
  enterpriseId: string | null;
  unitName: string;
  uscc: string | null;
  since: string | null;
  until: string | null;
  declaredOn: string;
  remark: string | null;
}

/** Days on which a person cannot be asked, both included. */
export interface ExpertAbsenceRecord extends Bookkeeping {
  id: string;
  expertId: string;
  fromDay: string;
  toDay: string;
  reason: string | null;
}

/** Two entries that were found to be two people. */
export interface ExpertDistinctRecord extends Bookkeeping {
  id: string;
  expertId: string;
  otherId: string;
  decidedOn: string;
  reason: string | null;
}

/** What a person was asked for and did. */
export interface ExpertWorkRecord extends Bookkeeping {
  id: string;
  expertId: string;
  kind: WorkKind;
  reviewId: string | null;
  drillId: string | null;
  enterpriseId: string | null;
  unitName: string | null;
  title: string;
  fromDay: string;
  toDay: string | null;
  hours: number | null;
  /** Paid by the unit. */
  paid: boolean;
  /** Yuan. */
  fee: number | null;
  attended: boolean | null;
  /** What was seen and advised. */
  record: string | null;
  remark: string | null;
}

export const expertTermTable = defineTable<ExpertTermRecord>('expert_term', {
  id: plain('id'),
  expertId: plain('expert_id'),
  step: plain('step'),
  onDay: plain('on_day'),
  termFrom: plain('term_from'),
  termTo: plain('term_to'),
  documentNo: plain('document_no'),
  reason: plain('reason'),
  remark: plain('remark'),
});

export const expertEvaluationTable = defineTable<ExpertEvaluationRecord>('expert_evaluation', {
  id: plain('id'),
  expertId: plain('expert_id'),
  year: plain('year'),
  task: plain('task'),
  attendance: plain('attendance'),
  quality: plain('quality'),
  fairness: plain('fairness'),
  punctuality: plain('punctuality'),
  grade: plain('grade'),
  comment: plain('comment'),
  evaluatedOn: plain('evaluated_on'),
  evaluator: plain('evaluator'),
});

export const expertTrainingTable = defineTable<ExpertTrainingRecord>('expert_training', {
  id: plain('id'),
  expertId: plain('expert_id'),
  heldOn: plain('held_on'),
  title: plain('title'),
  hours: plain('hours'),
  result: plain('result'),
  certificateNo: plain('certificate_no'),
  remark: plain('remark'),
});

export const expertInterestTable = defineTable<ExpertInterestRecord>('expert_interest', {
  id: plain('id'),
  expertId: plain('expert_id'),
  kind: plain('kind'),
  enterpriseId: plain('enterprise_id'),
  unitName: plain('unit_name'),
  uscc: plain('uscc'),
  since: plain('since'),
  until: plain('until'),
  declaredOn: plain('declared_on'),
  remark: plain('remark'),
});

export const expertAbsenceTable = defineTable<ExpertAbsenceRecord>('expert_absence', {
  id: plain('id'),
  expertId: plain('expert_id'),
  fromDay: plain('from_day'),
  toDay: plain('to_day'),
  reason: plain('reason'),
});

export const expertDistinctTable = defineTable<ExpertDistinctRecord>('expert_distinct', {
  id: plain('id'),
  expertId: plain('expert_id'),
  otherId: plain('other_id'),
  decidedOn: plain('decided_on'),
  reason: plain('reason'),
});

export const expertWorkTable = defineTable<ExpertWorkRecord>('expert_work', {
  id: plain('id'),
  expertId: plain('expert_id'),
  kind: plain('kind'),
  reviewId: plain('review_id'),
  drillId: plain('drill_id'),
  enterpriseId: plain('enterprise_id'),
  unitName: plain('unit_name'),
  title: plain('title'),
  fromDay: plain('from_day'),
  toDay: plain('to_day'),
  hours: plain('hours'),
  paid: flag('paid'),
  fee: plain('fee'),
  attended: flag('attended'),
  record: plain('record'),
  remark: plain('remark'),
});
