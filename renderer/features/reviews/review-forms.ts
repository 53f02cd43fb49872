import { z } from 'zod';
import { reviewFields } from '../../../electron/contract/reviews';
import type { Answer } from '../../api/contract';
import { dateField } from '../../ui/form/checks';

export type Review = Answer<'reviews', 'get'>;
export type ReviewStart = Answer<'reviews', 'start'>;
export type ReviewExpert = Review['experts'][number];

/** A review as the form holds it. */
export const reviewForm = reviewFields.extend({
  title: z.string().trim().min(2).max(200),
  tables: z.array(z.string()).min(1),
  deadline: dateField.nullable(),
  meetingOn: dateField.nullable(),
});
export type ReviewEntry = z.input<typeof reviewForm>;

/** What a new review starts from: the recommended set in force, with the tables that are usual for the plan. */
export function emptyReview(start: ReviewStart, title: string): ReviewEntry {
  const set = start.sets.find(({ standing }) => standing === 'recommended') ?? start.sets[0];
  return {
    kind: start.mustReview ? 'review' : 'verification',
    way: 'meeting',
    title,
    checklistSet: set?.id ?? '',
    tables: usualOf(start, set?.id ?? ''),
    minimumExperts: start.minimumExperts.review,
    deadline: null,
    meetingOn: null,
    meetingTime: null,
    place: null,
    host: null,
    head: start.head,
    remark: null,
  };
}

/** Ids of the tables of a set that are usual for the plan. */
export function usualOf(start: ReviewStart, setId: string): string[] {
  return (start.sets.find(({ id }) => id === setId)?.tables ?? [])
    .filter(({ usual }) => usual)
    .map(({ id }) => id);
}

/** Somebody named by hand. */
export const expertForm = z.object({
  name: z.string().trim().min(2).max(200),
  employer: z.string().trim().max(200).nullable(),
  title: z.string().trim().max(200).nullable(),
  specialty: z.string().trim().max(200).nullable(),
  phone: z.string().trim().max(200).nullable(),
  chair: z.boolean(),
});
