import { z } from 'zod';
import type { Answer } from '../../api/contract';
import { dateField } from '../../ui/form/checks';

export type PlanVersion = Answer<'plans', 'get'>['versions'][number];
export type Course = Answer<'plans', 'course'>;
export type VersionCourse = Course['versions'][number];
export type NextStep = VersionCourse['next'][number]['step'];
export type DraftingLine = VersionCourse['drafting'][number];
export type Trigger = Course['triggers'][number];

const words = z.string().trim().max(4000).nullable();
const neededWords = z.string().trim().min(2).max(4000);

/** A step in the life of a version; which entries are shown depends on the step. */
export const stepForm = z.object({
  onDate: dateField,
  reviewWay: z.enum(['review', 'verification']),
  outcome: z.enum(['passed', 'passed-after-changes']),
  reason: words,
});

export const draftingForm = z.object({
  doneOn: dateField,
  responsible: z.string().trim().max(200).nullable(),
  proof: words,
  documentId: z.string().nullable(),
});

export const refilingForm = z.object({
  decision: z.enum(['refile', 'keep']),
  onDate: dateField,
  reason: neededWords,
});

const reasons = ['law', 'command', 'risk', 'resources', 'drill-or-rescue', 'other'] as const;
export const triggerSources = [
  'accident',
  'drill-finding',
  'law-change',
  'personnel-change',
  'risk-change',
  'assessment',
  'other',
] as const;
export const triggerForm = z.object({
  reason: z.enum(reasons),
  source: z.enum(triggerSources),
  raisedOn: dateField,
  description: neededWords,
});

export const decisionForm = z.object({
  decision: z.enum(['revise', 'keep']),
  onDate: dateField,
  reason: words,
});

export const settleForm = z.object({ versionId: z.string().min(1) });
