import i18next from 'i18next';
import { z } from 'zod';
import { entryValues } from '../../../electron/contract/experts';
import { parsePastEmployers, pastEmployerText } from '../../../electron/contract/input';
import type { Answer, Question } from '../../api/contract';
import { dateField, phoneField } from '../../ui/form/checks';

export type ExpertView = Answer<'experts', 'get'>;
export type Expert = ExpertView['expert'];
export type Step = ExpertView['actions'][number]['action'];
export type EntryKind = Question<'experts', 'saveEntry'>['kind'];

/** A value that was shown masked is left as it is by the core; the form must let it pass. */
const masked = z.string().regex(/\*/);
const text = z.string().trim().max(200).nullable();

/** Facts of a person; a new one may be appointed already. */
export const expertForm = z.object({
  name: z.string().trim().min(1).max(60),
  gender: z.string().nullable(),
  idNumber: z.string().trim().max(40).nullable(),
  bornOn: dateField.nullable(),
  phone: z.union([masked, phoneField]).nullable(),
  email: text,
  address: text,
  employer: text,
  position: text,
  title: text,
  qualification: text,
  education: text,
  workSince: text,
  regionCode: z.string().nullable(),
  /** One a line, as `pastEmployerText` words it. */
  pastEmployers: z.string().max(4000).nullable(),
  specialties: z.string().trim().max(400).nullable(),
  specialtyCodes: z.array(z.string()),
  taskKinds: z.array(z.string()),
  yearlyCap: z.number().int().min(0).nullable(),
  remark: z.string().trim().max(2000).nullable(),
});
export type ExpertEntry = z.input<typeof expertForm>;

/** What the form of an entry holds; the term of somebody who is appointed already stands beside the facts. */
export const newExpertForm = expertForm
  .extend({
    appointed: z.boolean(),
    appointedOn: dateField.nullable(),
    termFrom: dateField.nullable(),
    termTo: dateField.nullable(),
    documentNo: text,
  })
  .superRefine((entry, context) => {
    if (!entry.appointed) return;
    for (const path of ['termFrom', 'termTo'] as const)
      if (entry[path] === null)
        context.addIssue({ code: 'custom', path: [path], message: i18next.t('experts:step.termMissing') });
  });
export type NewExpertEntry = z.input<typeof newExpertForm>;

export const emptyExpert: ExpertEntry = {
  name: '',
  gender: null,
  idNumber: null,
  bornOn: null,
  phone: null,
  email: null,
  address: null,
  employer: null,
  position: null,
  title: null,
  qualification: null,
  education: null,
  workSince: null,
  regionCode: null,
  pastEmployers: null,
  specialties: null,
  specialtyCodes: [],
  taskKinds: [],
  yearlyCap: null,
  remark: null,
};

/** What the form shows of a person. */
export function toEntry(expert: Expert): ExpertEntry {
  const kept = Object.fromEntries(
    Object.keys(emptyExpert).map((field) => [field, expert[field as keyof Expert] ?? null]),
  ) as unknown as ExpertEntry;
  return {
    ...kept,
    pastEmployers: expert.pastEmployers.map(pastEmployerText).join('\n') || null,
    specialties: expert.specialties.join('、') || null,
    specialtyCodes: [...expert.specialtyCodes],
    taskKinds: [...expert.taskKinds],
  };
}

/** Wordings of specialties as they stand in one line. */
export const specialtyWords = (line: string | null): string[] =>
  (line ?? '').split(/[、,，;；\n]+/).flatMap((word) => word.trim() || []);

/** What is sent to the core. */
export function fromEntry(entry: ExpertEntry): Omit<Question<'experts', 'save'>, 'id' | 'expectedVersion'> {
  const { pastEmployers, regionCode, specialties, ...values } = entry;
  return {
    values: { ...values, specialties: specialtyWords(specialties) },
    pastEmployers: parsePastEmployers(pastEmployers ?? '').map((employer) => ({ ...employer })),
    ...(regionCode && { regionCode }),
  };
}

/** One step of a life; what a step needs beyond that the core says. */
export const stepForm = z.object({
  onDay: dateField,
  termFrom: dateField.nullable(),
  termTo: dateField.nullable(),
  documentNo: text,
  reason: z.string().trim().max(2000).nullable(),
  remark: z.string().trim().max(2000).nullable(),
});

/** The forms of entries: the contract's own, dates checked as they are typed. */
export const entryForms = {
  evaluation: entryValues.evaluation.extend({ evaluatedOn: dateField }),
  training: entryValues.training.extend({ heldOn: dateField }),
  interest: entryValues.interest.extend({
    since: dateField.nullable(),
    until: dateField.nullable(),
    declaredOn: dateField,
  }),
  absence: entryValues.absence.extend({ fromDay: dateField, toDay: dateField }),
  work: entryValues.work.extend({
    fromDay: dateField,
    toDay: dateField.nullable(),
    /** A choice of the form; the core keeps yes, no or unknown. */
    attended: z.enum(['true', 'false']).nullable(),
  }),
};
