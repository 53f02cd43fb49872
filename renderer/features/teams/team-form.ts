import { z } from 'zod';
import { teamEntryValues } from '../../../electron/contract/teams';
import type { Answer, Question } from '../../api/contract';
import { dateField, phoneField } from '../../ui/form/checks';

export type TeamView = Answer<'teams', 'get'>;
export type Team = TeamView['team'];
export type TeamMember = TeamView['members'][number];
export type TeamAgreement = TeamView['agreements'][number];
export type EntryKind = Question<'teams', 'saveEntry'>['kind'];

/** A value that was shown masked is left as it is by the core; the form must let it pass. */
const masked = z.string().regex(/\*/);
const text = z.string().trim().max(200).nullable();
const longText = z.string().trim().max(2000).nullable();
const whole = z.number().int().min(0).nullable();
const degrees = z.number().min(0).max(180).nullable();

/** Facts of a team. */
export const teamForm = z.object({
  name: z.string().trim().min(1).max(200),
  field: text,
  fieldCode: z.string().nullable(),
  nature: text,
  natureCode: z.string().nullable(),
  level: z.string().nullable(),
  unitRank: z.string().nullable(),
  grade: text,
  hostUnit: text,
  park: text,
  approvalNo: text,
  foundedOn: dateField.nullable(),
  disbandedOn: dateField.nullable(),
  leader: text,
  leaderPhone: z.union([masked, phoneField]).nullable(),
  deputy: text,
  dutyPhone: z.union([masked, phoneField]).nullable(),
  members: whole,
  fullTimeMembers: whole,
  qualifiedMembers: whole,
  insuredUntil: dateField.nullable(),
  regionCode: z.string().nullable(),
  base: text,
  longitude: degrees,
  latitude: degrees,
  coverage: text,
  coverageKm: z.number().min(0).nullable(),
  responseMinutes: whole,
  shareable: z.enum(['true', 'false']).nullable(),
  mainEquipment: longText,
  capabilities: z.array(z.string()),
  reportedOn: dateField.nullable(),
  publishedOn: dateField.nullable(),
  remark: longText,
});
export type TeamEntry = z.input<typeof teamForm>;

export const emptyTeam: TeamEntry = {
  name: '',
  field: null,
  fieldCode: null,
  nature: null,
  natureCode: null,
  level: null,
  unitRank: null,
  grade: null,
  hostUnit: null,
  park: null,
  approvalNo: null,
  foundedOn: null,
  disbandedOn: null,
  leader: null,
  leaderPhone: null,
  deputy: null,
  dutyPhone: null,
  members: null,
  fullTimeMembers: null,
  qualifiedMembers: null,
  insuredUntil: null,
  regionCode: null,
  base: null,
  longitude: null,
  latitude: null,
  coverage: null,
  coverageKm: null,
  responseMinutes: null,
  shareable: null,
  mainEquipment: null,
  capabilities: [],
  reportedOn: null,
  publishedOn: null,
  remark: null,
};

/** What the form shows of a team. */
export function toEntry(team: Team): TeamEntry {
  const kept = Object.fromEntries(
    Object.keys(emptyTeam).map((field) => [field, team[field as keyof Team] ?? null]),
  ) as unknown as TeamEntry;
  return {
    ...kept,
    shareable: team.shareable === null ? null : team.shareable ? 'true' : 'false',
    capabilities: [...team.capabilities],
  };
}

/** What is sent to the core. */
export function fromEntry(entry: TeamEntry): Question<'teams', 'save'>['values'] {
  const { shareable, regionCode, ...values } = entry;
  return {
    ...values,
    shareable: shareable === null ? null : shareable === 'true',
    ...(regionCode && { regionCode }),
  };
}

/** The forms of entries: the contract's own, dates and phones checked as they are typed. */
export const entryForms = {
  member: teamEntryValues.member.extend({
    phone: z.union([masked, phoneField]).nullable(),
    qualifiedUntil: dateField.nullable(),
    insuredUntil: dateField.nullable(),
    joinedOn: dateField.nullable(),
    leftOn: dateField.nullable(),
  }),
  training: teamEntryValues.training.extend({ heldOn: dateField }),
  agreement: teamEntryValues.agreement.extend({
    signedOn: dateField.nullable(),
    validFrom: dateField,
    validUntil: dateField.nullable(),
  }),
};

/** Renewing an agreement. */
export const renewForm = z.object({
  validFrom: dateField,
  validUntil: dateField.nullable(),
  signedOn: dateField.nullable(),
  number: text,
});

/** Ending an agreement before its last day. */
export const endForm = z.object({ endedOn: dateField, reason: z.string().trim().min(2).max(500) });
