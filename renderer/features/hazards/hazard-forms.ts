import { z } from 'zod';
import { alarmFields, hazardFields, substanceFields } from '../../../electron/contract/hazards';
import { dangerFields } from '../../../electron/contract/hidden-dangers';
import type { Answer } from '../../api/contract';
import { dateField } from '../../ui/form/checks';

export type Hazard = Answer<'hazards', 'get'>;
export type Danger = Answer<'hiddenDangers', 'get'>;
export type DangerAction = Danger['actions'][number];

const name = z.string().trim().min(2).max(200);
const day = dateField.nullable();

export const hazardForm = hazardFields.extend({
  enterpriseId: z.string().min(1),
  name,
  startedOn: day,
  assessedOn: day,
  nextAssessmentOn: day,
  filedOn: day,
});

export const emptyHazard = {
  name: '',
  number: null,
  level: null,
  rValue: null,
  peopleNearby: null,
  place: null,
  longitude: null,
  latitude: null,
  startedOn: null,
  process: null,
  monitoring: null,
  responsible: null,
  responsiblePhone: null,
  assessor: null,
  assessedOn: null,
  nextAssessmentOn: null,
  filedOn: null,
  filingOffice: null,
  filingNo: null,
  neighbours: null,
  reachM: null,
  remark: null,
} as const;

export const substancesForm = z.object({
  betaTable: z.string().min(1),
  substances: z.array(substanceFields.extend({ name: z.string().trim().min(1).max(200) })).max(200),
});

export type SubstancesEntry = z.input<typeof substancesForm>;

/** A number that is being typed is a text until the field is left. */
const typed = (value: unknown): number | null => {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value.normalize('NFKC')) : value;
  return typeof number === 'number' && Number.isFinite(number) && number >= 0 ? number : null;
};
const above = (value: number | null) => (value === null || value === 0 ? null : value);

type Typed<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** The list as far as it can be worked out while it is typed: named substances, what is no number yet left out. */
export function substancesAsTyped(entry: {
  readonly betaTable?: string | undefined;
  readonly substances?: readonly Typed<SubstancesEntry['substances'][number]>[] | undefined;
}) {
  return {
    betaTable: entry.betaTable,
    substances: (entry.substances ?? [])
      .filter(({ name }) => name !== undefined && name.trim() !== '')
      .map(({ name, cas, quantity, critical, beta }) => ({
        name: (name ?? '').trim().slice(0, 200),
        cas: cas ?? null,
        quantity: Math.min(typed(quantity) ?? 0, 1e9),
        critical: above(typed(critical)),
        beta: above(typed(beta)),
        remark: null,
      })),
  };
}

export const alarmForm = alarmFields.extend({ checkedOn: day });

export const dangerForm = dangerFields.extend({
  enterpriseId: z.string().min(1),
  title: name,
  foundOn: dateField,
  filedOn: day,
  dueOn: day,
});

const words = z.string().trim().max(4000).nullable();
const short = z.string().trim().max(200).nullable();

/** Which entries a step shows depends on the step; what it needs is told by the core beside the field. */
export const stepForm = z.object({
  onDate: dateField,
  by: short,
  number: short,
  level: z.enum(['county', 'city', 'province']).nullable(),
  dueOn: day,
  text: words,
});
