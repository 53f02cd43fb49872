import i18next from 'i18next';
import { z } from 'zod';
import { findingFields } from '../../../electron/contract/drill-findings';
import type { Answer, Question } from '../../api/contract';
import { dateField } from '../../ui/form/checks';

export type Finding = Answer<'drillFindings', 'get'>;
export type DrillFindings = Answer<'drillFindings', 'list'>;
export type FindingAction = Finding['actions'][number]['action'];
/** What is open beside the page in place of a finding itself. */
export type FindingForm = FindingAction | 'edit' | 'propose';
export type FindingStart = Partial<
  Pick<Question<'drillFindings', 'add'>, 'title' | 'area' | 'severity' | 'evidence' | 'logIds' | 'item'>
>;

/** Steps that judge: whoever takes them is another person than the one who corrected. */
export const judging: readonly FindingAction[] = ['verify', 'reject', 'confirm'];

/** Headings from the chapter down are one entry of a list here. */
const sectionMark = ' › ';
export const sectionKey = (path: readonly string[]): string => path.join(sectionMark);

/** The way from the chapter down to what was chosen or written: a heading of the plan by its name, or the words as they are. */
export function sectionPathOf(entry: string | null, paths: readonly (readonly string[])[]): string[] {
  if (entry === null) return [];
  const known = paths.find((path) => sectionKey(path) === entry || path.at(-1) === entry);
  return known ? [...known] : entry.split(sectionMark);
}

export const findingForm = findingFields
  .pick({ area: true, severity: true, evidence: true, item: true, owner: true, remark: true })
  .extend({
    title: z
      .string()
      .trim()
      .max(200)
      .refine((title) => title.length >= 2, { error: () => i18next.t('drillFindings:problem.title') }),
    section: z.string().nullable(),
    dueOn: dateField.nullable(),
  });
export type FindingEntry = z.input<typeof findingForm>;

const words = z.string().trim().max(4000).nullable();

/** Which entries a step shows depends on the step; what it needs is told by the core beside the field. */
export const stepForm = z.object({
  onDate: dateField,
  by: z.string().trim().max(200).nullable(),
  owner: z.string().trim().max(200).nullable(),
  dueOn: dateField.nullable(),
  measure: words,
  proof: words,
  reason: words,
  targetId: z.string().nullable(),
});

export const proposalForm = z.object({ description: z.string().trim().min(2).max(4000) });
