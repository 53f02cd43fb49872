import i18next from 'i18next';
import { z } from 'zod';
import { participantFields } from '../../../electron/contract/drill-design';
import { clockOf, readClock } from '../../../electron/contract/input';
import type { Answer, Question } from '../../api/contract';

export type Design = Answer<'drillDesign', 'get'>;
export type DesignObjective = Design['objectives'][number];
export type DesignInject = Design['injects'][number];
export type Participant = Design['participants'][number];
export type ParticipantKind = Participant['kind'];
/** What one save makes of a design. */
export type Draft = Pick<Question<'drillDesign', 'save'>, 'fields' | 'objectives' | 'injects'>;
export type DraftInject = Draft['injects'][number];

/** The design as it is, to be changed and saved. */
export function draftOf({ fields, objectives, injects }: Design): Draft {
  return {
    fields,
    objectives: objectives.map(({ findingTitle: _title, ...objective }) => objective),
    injects,
  };
}

let made = 0;
/** A word for a row that is not kept yet. */
export const newRow = (): string => {
  made += 1;
  return `new ${made}`;
};

export const problem = (key: 'time' | 'words' | 'hour' | 'minutes') => ({
  error: () => i18next.t(`drillDesign:problem.${key}`),
});
const text = (most: number) => z.string().trim().max(most);
const words = text(4000).nullable();
const short = text(200).nullable();
const required = (most: number) => text(most).refine((value) => value.length >= 2, problem('words'));
const wholeMinutes = (value: number | null) => value === null || (Number.isInteger(value) && value >= 0);

export const scenarioForm = z.object({
  planVersionId: z.string().nullable(),
  startsAt: z
    .string()
    .trim()
    .regex(/^([01]?\d|2[0-3])[:：][0-5]\d$/, problem('hour'))
    .nullable(),
  durationMinutes: z.number().int().min(1).max(4320).nullable(),
  background: words,
  scenario: words,
  safetyNote: words,
});

/** 9：30 as it is kept: 09:30. */
export const asHour = (typed: string | null): string | null =>
  typed === null ? null : typed.normalize('NFKC').padStart(5, '0');

export const objectiveForm = z.object({
  text: required(200),
  standard: short,
  section: z.string().nullable(),
});

export const injectForm = z.object({
  number: z.number().int().min(0).max(9999).nullable(),
  time: text(20).refine((value) => readClock(value) !== null, problem('time')),
  phase: short,
  fromWhom: short,
  toWhom: short,
  channel: z.string(),
  text: required(4000),
  question: words,
  expectedAction: words,
  expectedMinutes: z.number().nullable().refine(wholeMinutes, problem('minutes')),
  evaluator: short,
  objectiveId: z.string().nullable(),
  remark: words,
});
export type InjectEntry = z.input<typeof injectForm>;

export const injectEntry = (inject: DraftInject): InjectEntry => ({
  ...inject,
  time: clockOf(inject.atMinute),
});

export const participantForm = participantFields.extend({ name: required(200) });

/** A row before or after another in time: both change places, numbers and all. */
export function swapped(injects: readonly DesignInject[], id: string, by: -1 | 1): DraftInject[] | null {
  const at = injects.findIndex((inject) => inject.id === id);
  const [one, other] = [injects[at], injects[at + by]];
  if (!one || !other) return null;
  return injects.map((inject) => {
    if (inject.id === one.id) return { ...one, atMinute: other.atMinute, number: other.number };
    return inject.id === other.id ? { ...other, atMinute: one.atMinute, number: one.number } : inject;
  });
}

/** The first number that none has. */
export const nextNumber = (injects: readonly { number: number }[]): number =>
  Math.max(0, ...injects.map(({ number }) => number)) + 1;
