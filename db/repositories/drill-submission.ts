import type { SubmissionState, SubmissionVerdict } from '../domain/drill/codes';
import type { Bookkeeping } from './bookkeeping';
import { defineTable, json, plain } from './table';

/** What a unit reports of a half-year (条例 8, 办法 33). */
export interface DrillSubmissionRecord extends Bookkeeping {
  id: string;
  enterpriseId: string;
  /** '2026H1'. */
  period: string;
  /** Handed in again after a return. */
  round: number;
  drillIds: readonly string[];
  state: SubmissionState;
  note: string | null;
  preparedBy: string | null;
  phone: string | null;
  handedInOn: string | null;
  /** The unit's own row, in a report that came by package. */
  sourceId: string | null;
  remark: string | null;
}

export const drillSubmissionTable = defineTable<DrillSubmissionRecord>('drill_submission', {
  id: plain('id'),
  enterpriseId: plain('enterprise_id'),
  period: plain('period'),
  round: plain('round'),
  drillIds: json('drill_ids'),
  state: plain('state'),
  note: plain('note'),
  preparedBy: plain('prepared_by'),
  phone: plain('phone'),
  handedInOn: plain('handed_in_on'),
  sourceId: plain('source_id'),
  remark: plain('remark'),
});

/** The office's word on such a report. */
export interface DrillSubmissionAnswerRecord extends Bookkeeping {
  id: string;
  submissionId: string;
  round: number;
  verdict: SubmissionVerdict;
  /** 回执编号. */
  number: string | null;
  note: string | null;
  answeredOn: string;
  answeredBy: string | null;
}

export const drillSubmissionAnswerTable = defineTable<DrillSubmissionAnswerRecord>(
  'drill_submission_answer',
  {
    id: plain('id'),
    submissionId: plain('submission_id'),
    round: plain('round'),
    verdict: plain('verdict'),
    number: plain('number'),
    note: plain('note'),
    answeredOn: plain('answered_on'),
    answeredBy: plain('answered_by'),
  },
);
