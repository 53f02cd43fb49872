import i18next from 'i18next';
import { z } from 'zod';
import { incidentFields } from '../../../electron/contract/incidents';
import type { Answer } from '../../api/contract';
import { localMoment } from '../../ui/Timeline';
import { momentField, momentText, optionalMoment } from './moment-text';

export type Incident = Answer<'incidents', 'get'>;
export type IncidentClock = Incident['clocks'][number];
export type IncidentLog = Answer<'incidents', 'log'>;
export type LogEntry = IncidentLog['entries'][number];
export type IncidentReports = Answer<'incidents', 'reports'>;
export type IncidentReport = IncidentReports['reports'][number];

/** The contract's fields as they are typed: moments are those of the clock on the wall. */
export const incidentForm = incidentFields
  .extend({
    accidentKind: z.string().nullable(),
    happenedAt: optionalMoment,
    learnedAt: momentField,
    unitLearnedAt: optionalMoment,
    practice: z.boolean(),
  })
  .transform((entry, context) => {
    const { accidentKind, ...rest } = entry;
    if (accidentKind === null || accidentKind === '') {
      context.addIssue({
        code: 'custom',
        path: ['accidentKind'],
        message: i18next.t('incidents:problem.kind'),
      });
      return z.NEVER;
    }
    if (rest.enterpriseId === null && (rest.place ?? '').trim() === '') {
      context.addIssue({ code: 'custom', path: ['place'], message: i18next.t('incidents:problem.place') });
      return z.NEVER;
    }
    return { ...rest, accidentKind };
  });
export type IncidentEntry = z.input<typeof incidentForm>;
export type IncidentValues = z.output<typeof incidentForm>;

/** An incident that has just been heard of. */
export function emptyIncident(enterpriseId: string | null, practice: boolean): IncidentEntry {
  return {
    practice,
    name: null,
    accidentKind: null,
    enterpriseId,
    hazardId: null,
    town: null,
    place: null,
    longitude: null,
    latitude: null,
    happenedAt: null,
    learnedAt: localMoment(new Date().toISOString()),
    unitLearnedAt: null,
    reportedBy: null,
    reporterPhone: null,
    description: null,
    substances: null,
    responseLevel: null,
    commander: null,
    remark: null,
  };
}

/** What is stored, as the form shows it. */
export function entryOf({ fields, practice }: Incident): IncidentEntry {
  return {
    ...fields,
    practice,
    happenedAt: momentText(fields.happenedAt),
    learnedAt: localMoment(fields.learnedAt),
    unitLearnedAt: momentText(fields.unitLearnedAt),
  };
}

const people = z.number().int().min(0).max(100_000);

export const tollForm = z.object({
  deaths: people,
  seriousInjuries: people,
  missing: people,
  trapped: people,
  directLoss: z.number().min(0).max(1e12).nullable(),
  source: z.string().trim().max(200).nullable(),
});

export const gradeForm = z.object({
  grade: z.enum(['ordinary', 'larger', 'major', 'extraordinary']).nullable(),
  by: z.string().trim().min(2).max(200),
});

export const endForm = z.object({
  endedAt: momentField,
  reason: z.string().trim().min(2).max(500),
});

export const issueForm = z.object({
  recipient: z.string().trim().min(2).max(200),
  how: z.string().trim().min(1).max(200),
  issuedAt: momentField,
  issuedBy: z.string().trim().min(2).max(200),
});
