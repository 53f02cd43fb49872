import { z } from 'zod';
import { meetingFields } from '../../../electron/contract/review-meeting';
import type { Answer } from '../../api/contract';
import { dateField } from '../../ui/form/checks';
import type { Tone } from '../../ui/tokens';

export type Matrix = Answer<'reviewMeeting', 'matrix'>;
export type MatrixRow = Matrix['rows'][number];
export type Comment = Answer<'reviewMeeting', 'comments'>['rows'][number];
export type Meeting = Answer<'reviewMeeting', 'get'>;
export type MeetingExpert = Meeting['experts'][number];
export type Outcome = NonNullable<Meeting['outcome']>;
export type Decision = NonNullable<NonNullable<Comment['disposition']>['decision']>;

export const OUTCOMES = ['passed', 'passed-after-changes', 'failed'] as const satisfies readonly Outcome[];
export const VOTES = ['for', 'against', 'abstain'] as const;
export const DECISIONS = ['accepted', 'partly', 'rejected'] as const satisfies readonly Decision[];

/** How strict a verdict is, in the colours of states. */
export const VERDICT_TONES: Readonly<Record<NonNullable<MatrixRow['strictest']>, Tone>> = {
  fit: 'met',
  mostly: 'soon',
  unfit: 'late',
  covered: 'muted',
  'not-applicable': 'muted',
};

export const meetingForm = meetingFields.extend({
  meetingOn: dateField.nullable(),
  headAttended: z.enum(['yes', 'no']).nullable(),
});
export const concludeForm = z.object({
  outcome: z.enum(OUTCOMES),
  onDate: dateField,
  by: z.string().trim().min(2).max(200),
  note: z.string().trim().max(4000).nullable(),
});
export const signForm = z.object({ signedOn: dateField });

/** What `save` takes, as the meeting stands; changed parts are given over it. */
export function meetingAsSaved(meeting: Meeting) {
  return {
    id: meeting.id,
    expectedVersion: meeting.version,
    fields: meeting.fields,
    experts: meeting.experts.map(({ id, attended, vote, voteNote }) => ({ id, attended, vote, voteNote })),
    held: false,
  };
}
