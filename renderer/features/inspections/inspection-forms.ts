import { z } from 'zod';
import { campaignFields, inspectionPopulation } from '../../../electron/contract/inspections';
import type { Answer } from '../../api/contract';
import { dateField } from '../../ui/form/checks';

export type Campaign = Answer<'inspections', 'get'>;
export type Visit = Answer<'inspections', 'unit'>;
export type Finding = Visit['findings'][number];

const { quota, ...population } = inspectionPopulation.shape;

/** A campaign as one flat form. `given`: strata whose number is fixed, by their key; the others share the rest. */
export const populationForm = z.object({ ...population, ...quota.shape });
export const campaignForm = campaignFields
  .omit({ population: true, year: true })
  .extend({ plannedFrom: dateField.nullable(), plannedTo: dateField.nullable() })
  .extend(populationForm.shape);
export type CampaignEntry = z.input<typeof campaignForm>;

/** What the form says, as the contract takes it. */
export function campaignOf(year: number, entry: z.output<typeof campaignForm>) {
  const { title, kind, basis, plannedFrom, plannedTo, target, remark } = entry;
  return {
    year,
    title,
    kind,
    basis,
    plannedFrom,
    plannedTo,
    target,
    remark,
    population: populationOf(entry),
  };
}

/** Who may be drawn, out of the form. */
export function populationOf({ total, least, given, ...entry }: z.output<typeof populationForm>) {
  const { sets, towns, categories, industries, notInspectedMonths, stratifyBy, overdueFirst, substitutes } =
    entry;
  return {
    sets,
    towns,
    categories,
    industries,
    notInspectedMonths,
    stratifyBy,
    overdueFirst,
    substitutes,
    quota: { total, least, given },
  };
}

/** A stored campaign as the form holds it; the usual values where there is none. */
export function entryOf(campaign: Campaign | null): CampaignEntry {
  const fields = campaign?.fields;
  return {
    title: fields?.title ?? '',
    kind: fields?.kind ?? 'both',
    basis: fields?.basis ?? null,
    plannedFrom: fields?.plannedFrom ?? null,
    plannedTo: fields?.plannedTo ?? null,
    target: fields?.target ?? null,
    remark: fields?.remark ?? null,
    sets: fields?.population.sets ?? ['SET-A'],
    towns: fields?.population.towns ?? [],
    categories: fields?.population.categories ?? [],
    industries: fields?.population.industries ?? [],
    notInspectedMonths: fields?.population.notInspectedMonths ?? null,
    stratifyBy: fields?.population.stratifyBy ?? 'town',
    overdueFirst: fields?.population.overdueFirst ?? true,
    substitutes: fields?.population.substitutes ?? 2,
    total: fields?.population.quota.total ?? 12,
    least: fields?.population.quota.least ?? 1,
    given: fields?.population.quota.given ?? {},
  };
}

export const drawForm = z.object({
  spoken: z.string().trim().max(200).nullable(),
  witness: z.string().trim().max(200).nullable(),
});
export const reasonForm = z.object({ reason: z.string().trim().min(2).max(500) });
export const addForm = reasonForm.extend({ enterpriseId: z.string().min(1) });
export const orderForm = z.object({
  onDate: dateField,
  dueOn: dateField,
});
export const stepForm = z.object({ onDate: dateField, remark: z.string().trim().max(4000).nullable() });
export const penaltyForm = z.object({ onDate: dateField, penalty: z.string().trim().min(2).max(4000) });
