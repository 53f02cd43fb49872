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
  substances: z.array(substanceFields.extend({ name: z.string().trim().min(1).max(200) })).max(200),
});

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
