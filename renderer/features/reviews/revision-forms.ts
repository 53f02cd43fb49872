import { z } from 'zod';
import type { Answer } from '../../api/contract';
import { dateField } from '../../ui/form/checks';
import type { Tone } from '../../ui/tokens';

export type Revision = Answer<'reviewRevision', 'get'>;
export type RevisedComment = Revision['comments'][number];

/** What became of marked words, in the colours of states: what was lost has to be looked at. */
export const FOUND_TONES: Readonly<Record<NonNullable<RevisedComment['found']>, Tone>> = {
  unchanged: 'muted',
  changed: 'met',
  moved: 'open',
  lost: 'late',
};

export const changeForm = z.object({
  changeMade: z.string().trim().max(4000).nullable(),
  changePage: z.string().trim().max(200).nullable(),
});
export const confirmForm = z.object({
  confirmedOn: dateField,
  confirmedBy: z.string().trim().min(2).max(200),
});

export const REVISION_VIEWS = ['all', 'open', 'lost', 'changed', 'unconfirmed'] as const;
export type RevisionView = (typeof REVISION_VIEWS)[number];

/** Which comments a filter lists. */
export const inView: Readonly<Record<RevisionView, (comment: RevisedComment) => boolean>> = {
  all: () => true,
  open: ({ missing }) => missing !== null,
  lost: ({ found }) => found === 'lost',
  changed: ({ found }) => found === 'changed' || found === 'moved',
  unconfirmed: ({ confirmedOn }) => confirmedOn === null,
};
