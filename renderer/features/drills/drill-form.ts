import i18next from 'i18next';
import { z } from 'zod';
import { drillFields } from '../../../electron/contract/drills';
import type { Answer } from '../../api/contract';
import { dateField } from '../../ui/form/checks';

export type Drill = Answer<'drills', 'get'>;
export type DrillFields = Drill['fields'];

/** States of a drill that has taken place. */
const heldStates: ReadonlySet<string> = new Set(['ended', 'evaluated', 'reported', 'closed']);

export function isHeld(state: string): boolean {
  return heldStates.has(state);
}

/** 9:00, 09：00 and 0900 are all nine o'clock. */
export const clockTime = z
  .string()
  .nullable()
  .transform((text, context) => {
    const written = text?.trim() ?? '';
    if (written === '') return null;
    const [, hour = '', minute = ''] = /^(\d{1,2})[:：点时]?(\d{2})分?$/.exec(written) ?? [];
    if (hour !== '' && Number(hour) < 24 && Number(minute) < 60) return `${hour.padStart(2, '0')}:${minute}`;
    context.addIssue({ code: 'custom', message: i18next.t('drills:problem.time') });
    return z.NEVER;
  });

/** The contract's fields with the checks that are made while typing; `held` says whether the drill has taken place. */
export const drillForm = drillFields
  .extend({
    held: z.boolean(),
    plannedOn: dateField.nullable(),
    startOn: dateField.nullable(),
    endOn: dateField.nullable(),
    evaluatedOn: dateField.nullable(),
    reportedOn: dateField.nullable(),
    startsAt: clockTime,
    endsAt: clockTime,
  })
  .superRefine((entry, context) => {
    const add = (field: keyof DrillFields, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message });
    const { held, startOn, plannedOn, evaluatedOn } = entry;
    if (held && startOn === null) add('startOn', i18next.t('drills:problem.startOn'));
    if (!held && plannedOn === null) add('plannedOn', i18next.t('drills:problem.plannedOn'));
    const endOn = entry.endOn ?? startOn;
    if (startOn !== null && endOn !== null && endOn < startOn)
      add('endOn', i18next.t('drills:problem.endBeforeStart'));
    const { startsAt, endsAt } = entry;
    if (startOn === endOn && startsAt !== null && endsAt !== null && endsAt <= startsAt)
      add('endsAt', i18next.t('drills:problem.endsBeforeStarts'));
    if (evaluatedOn !== null && endOn !== null && evaluatedOn < endOn)
      add('evaluatedOn', i18next.t('drills:problem.evaluatedBeforeEnd'));
  });
export type DrillEntry = z.input<typeof drillForm>;

/** What is stored of an entry: a drill of one day ends on the day it began. */
export function fieldsOf(entry: z.output<typeof drillForm>): DrillFields {
  const { held, ...fields } = entry;
  return held ? { ...fields, endOn: fields.endOn ?? fields.startOn } : fields;
}

/** A drill yet to be planned. */
export function emptyDrill(enterpriseId: string | null): DrillFields & { held: boolean } {
  return {
    held: false,
    enterpriseId,
    planId: null,
    planTitle: null,
    title: '',
    planKind: null,
    form: null,
    content: null,
    purpose: null,
    level: enterpriseId === null ? 'department' : 'enterprise',
    noNotice: false,
    plannedOn: null,
    startOn: null,
    endOn: null,
    timeText: null,
    place: null,
    participants: null,
    scenario: null,
    accidentKind: null,
    startsAt: null,
    endsAt: null,
    part: null,
    organiser: null,
    responsible: null,
    observers: null,
    cost: null,
    fixed: false,
    evaluated: false,
    evaluatedOn: null,
    evaluationNote: null,
    reportedOn: null,
    remark: null,
  };
}

const completeForm = z.object({
  startOn: dateField,
  endOn: dateField.nullable(),
  participants: z.number().int().min(0).nullable(),
  place: z.string().trim().max(200).nullable(),
  evaluatedOn: dateField.nullable(),
  evaluationNote: z.string().trim().max(4000).nullable(),
});

/** What is asked when a planned drill has taken place. */
export const completeDrillForm = completeForm.superRefine((entry, context) => {
  const endOn = entry.endOn ?? entry.startOn;
  if (endOn < entry.startOn)
    context.addIssue({
      code: 'custom',
      path: ['endOn'],
      message: i18next.t('drills:problem.endBeforeStart'),
    });
  if (entry.evaluatedOn !== null && entry.evaluatedOn < endOn)
    context.addIssue({
      code: 'custom',
      path: ['evaluatedOn'],
      message: i18next.t('drills:problem.evaluatedBeforeEnd'),
    });
});

export const evaluateDrillForm = z.object({
  evaluatedOn: dateField,
  evaluationNote: z.string().trim().max(4000).nullable(),
});

export const reportDrillForm = z.object({ reportedOn: dateField });

export const postponeDrillForm = z.object({
  plannedOn: dateField,
  reason: z.string().trim().min(2).max(500),
});
