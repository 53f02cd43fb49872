import { z } from 'zod';
import { STANDING_MARKS } from '../../db/domain/duties/rule-book';
import { AGREEMENT_KINDS, TEAM_LEVELS, TEAM_RANKS, TRAINING_KINDS } from '../../db/domain/team/codes';
import { TEAM_WAYS } from '../../db/domain/team/must-have-team';
import { AGREEMENT_STATES, TERM_STATES } from '../../db/domain/team/standing';
import { civilDate, count, expectedVersion, id, longText, reason, saved, shortText } from './common';
import { command, nothing, query } from './define';

const optionalText = shortText.nullable();
const optionalDay = civilDate.nullable();

/** What a form hands in of each kind of entry; screens check with the same. */
export const teamEntryValues = {
  /** Of a team, or (without one) a part-time rescuer whom a unit has named. */
  member: z.object({
    teamId: id.nullable(),
    enterpriseId: id.nullable(),
    name: shortText.min(1),
    post: optionalText,
    fullTime: z.boolean(),
    phone: optionalText,
    qualification: optionalText,
    certificateNo: optionalText,
    qualifiedUntil: optionalDay,
    insuranceNo: optionalText,
    insuredUntil: optionalDay,
    joinedOn: optionalDay,
    /** From this day on no longer. */
    leftOn: optionalDay,
    remark: longText.nullable(),
  }),
  training: z.object({
    teamId: id,
    kind: z.enum(TRAINING_KINDS),
    heldOn: civilDate,
    hours: z.number().min(0).max(10_000).nullable(),
    participants: count.max(100_000).nullable(),
    topic: shortText.min(1),
    place: optionalText,
    teacher: optionalText,
    result: optionalText,
    remark: longText.nullable(),
  }),
  agreement: z.object({
    teamId: id,
    enterpriseId: id,
    kind: z.enum(AGREEMENT_KINDS),
    number: optionalText,
    signedOn: optionalDay,
    validFrom: civilDate,
    /** Its last day; null: until ended. */
    validUntil: optionalDay,
    scope: longText.nullable(),
    /** Yuan a year. */
    fee: z.number().min(0).max(1e9).nullable(),
    remark: longText.nullable(),
  }),
};

const entryKind = z.enum(['member', 'training', 'agreement']);
const one = <K extends z.infer<typeof entryKind>>(kind: K) =>
  z.object({
    kind: z.literal(kind),
    /** Absent: a new entry. */
    id: id.optional(),
    expectedVersion: expectedVersion.optional(),
    values: teamEntryValues[kind],
  });

/** Answers may hold what another office wrote under other limits. */
const said = z.string().nullable();
const figure = z.number().nullable();
const row = { id, version: count, ours: z.boolean() };
const named = z.object({ id, name: z.string() });
const termState = z.enum(TERM_STATES);

const member = z.object({
  ...row,
  teamId: said,
  enterpriseId: said,
  name: z.string(),
  post: said,
  fullTime: z.boolean(),
  /** Masked. */
  phone: said,
  qualification: said,
  certificateNo: said,
  qualifiedUntil: said,
  insuranceNo: said,
  insuredUntil: said,
  joinedOn: said,
  leftOn: said,
  remark: said,
  qualified: termState,
  insurance: termState,
  left: z.boolean(),
});

const agreement = z.object({
  ...row,
  kind: z.enum(AGREEMENT_KINDS),
  teamId: id,
  teamName: z.string(),
  enterpriseId: id,
  enterpriseName: z.string(),
  number: said,
  signedOn: said,
  validFrom: z.string(),
  validUntil: said,
  scope: said,
  fee: figure,
  endedOn: said,
  endReason: said,
  remark: said,
  state: z.enum(AGREEMENT_STATES),
});

const teamView = z.object({
  team: z.object({
    ...row,
    name: z.string(),
    field: said,
    nature: said,
    hostUnit: said,
    hostId: said,
    leader: said,
    /** Masked, like the leader's. */
    dutyPhone: said,
    members: figure,
    fullTimeMembers: figure,
    foundedOn: said,
    base: said,
    mainEquipment: said,
    regionCode: z.string(),
    remark: said,
    fieldCode: said,
    natureCode: said,
    level: z.enum(TEAM_LEVELS).nullable(),
    unitRank: z.enum(TEAM_RANKS).nullable(),
    grade: said,
    deputy: said,
    leaderPhone: said,
    qualifiedMembers: figure,
    longitude: figure,
    latitude: figure,
    coverage: said,
    coverageKm: figure,
    responseMinutes: figure,
    capabilities: z.array(z.string()).readonly(),
    approvalNo: said,
    reportedOn: said,
    publishedOn: said,
    insuredUntil: said,
    park: said,
    shareable: z.boolean().nullable(),
    disbandedOn: said,
  }),
  originName: z.string(),
  /** Why the record was voided; null: it was not. */
  voided: said,
  host: named.nullable(),
  /** By its nature; null: the nature does not tell. */
  fullTime: z.boolean().nullable(),
  insurance: termState,
  /** Teams that answer the same duty phone. */
  samePhone: z.array(named),
  members: z.array(member),
  /** Of the members that are listed and have not left. */
  memberCounts: z.object({
    present: count,
    fullTime: count,
    qualified: count,
    insured: count,
    lapsed: count,
  }),
  equipment: z.array(
    z.object({
      id,
      name: z.string(),
      model: said,
      quantity: figure,
      unit: said,
      state: said,
      condition: said,
      checkedOn: said,
      nextCheckOn: said,
      keeper: said,
      check: termState,
    }),
  ),
  trainings: z.array(
    z.object({
      ...row,
      teamId: id,
      kind: z.enum(TRAINING_KINDS),
      heldOn: z.string(),
      hours: figure,
      participants: figure,
      topic: z.string(),
      place: said,
      teacher: said,
      result: said,
      remark: said,
    }),
  ),
  agreements: z.array(agreement),
  calls: z.array(
    z.object({
      id,
      number: said,
      kind: z.string(),
      state: z.string(),
      purpose: z.string(),
      incidentId: said,
      incident: said,
      practice: z.boolean(),
      destination: said,
      headcount: figure,
      orderedAt: z.string(),
      departedAt: said,
      arrivedAt: said,
      returnedAt: said,
    }),
  ),
});

const sourced = {
  source: z.object({ title: z.string(), article: z.string() }),
  mark: z.enum(STANDING_MARKS),
};
const choice = z.object({ code: z.string(), name: z.string(), ...sourced });

const requirement = z.object({
  rule: z.string(),
  title: z.string(),
  ...sourced,
  answer: z.object({
    met: z.boolean(),
    ways: z
      .array(
        z.object({
          way: z.enum(TEAM_WAYS),
          evidence: z.array(z.object({ kind: z.enum(['team', 'rescuer', 'agreement']), id })).readonly(),
          until: said,
          doubts: z.array(z.enum(['size-tier', 'team-field'])).readonly(),
        }),
      )
      .readonly(),
    until: said,
    lacking: z
      .array(
        z.enum([
          'no-team',
          'no-joint-team',
          'no-rescuers',
          'not-small',
          'no-full-time-team',
          'no-mine-team',
          'no-agreement',
        ]),
      )
      .readonly(),
    nextChangeOn: said,
  }),
});

/** 应急救援队伍: what a team is, its people, training, agreements and call-outs. */
export const teams = {
  get: query(z.object({ id }), teamView),
  /** Living teams by name or initials, for choosing one. */
  pick: query(
    z.object({ text: z.string().max(60).default(''), limit: z.number().int().min(1).max(50).default(20) }),
    z.object({ rows: z.array(z.object({ id, name: z.string(), hostUnit: said, dutyPhone: said })) }),
  ),
  /** Fields, natures and grades to choose from, with source and standing; capabilities as one list with equipment and supplies. */
  catalogue: query(
    nothing,
    z.object({
      fields: z.array(choice),
      natures: z.array(choice),
      capabilities: z.array(z.object({ code: z.string(), name: z.string() })),
      grades: z.object({ appliesTo: z.string(), names: z.array(z.string()).readonly(), ...sourced }),
    }),
  ),
  /** What the words of a team point to: offered, never saved by itself. */
  recognise: query(
    z.object({
      name: shortText,
      field: optionalText,
      nature: optionalText,
      mainEquipment: longText.nullable(),
    }),
    z.object({
      fieldCode: said,
      natureCode: said,
      unitRank: z.enum(TEAM_RANKS).nullable(),
      capabilities: z.array(z.string()).readonly(),
    }),
  ),
  /** Refused with TEAM_PHONE_SHARED where another team answers the same number and nobody has said that it is meant. */
  save: command(
    z.object({
      /** Absent: a new team. */
      id: id.optional(),
      expectedVersion: expectedVersion.optional(),
      values: z.record(
        z.string(),
        z.union([z.string(), z.number(), z.boolean(), z.array(shortText), z.null()]),
      ),
      samePhoneMeant: z.boolean().default(false),
    }),
    saved,
  ),
  saveEntry: command(z.discriminatedUnion('kind', [one('member'), one('training'), one('agreement')]), saved),
  voidEntry: command(z.object({ kind: entryKind, id, expectedVersion, reason }), saved),
  /** The agreement holds no longer from that day on. */
  endAgreement: command(z.object({ id, expectedVersion, endedOn: civilDate, reason }), saved),
  /** A further agreement with the same partners, scope and fee. */
  renewAgreement: command(
    z.object({
      id,
      expectedVersion,
      validFrom: civilDate,
      validUntil: optionalDay,
      signedOn: optionalDay,
      number: optionalText,
    }),
    saved,
  ),
  /** The phone of a member or named rescuer in full. */
  revealMember: command(z.object({ id }), z.object({ value: z.string() }), { permission: 'reveal' }),
  /** Duty phones that more than one team answers; masked. */
  sharedPhones: query(
    nothing,
    z.object({ phones: z.array(z.object({ phone: z.string(), teams: z.array(named) })) }),
  ),
  /** What a unit has of teams, rescuers and agreements, and whether the law is satisfied with it. */
  ofEnterprise: query(
    z.object({ enterpriseId: id }),
    z.object({
      own: z.array(
        z.object({
          id,
          name: z.string(),
          fieldCode: said,
          natureCode: said,
          members: figure,
          dutyPhone: said,
          foundedOn: said,
          disbandedOn: said,
        }),
      ),
      rescuers: z.array(member),
      agreements: z.array(agreement),
      requirements: z.array(requirement),
    }),
  ),
};
