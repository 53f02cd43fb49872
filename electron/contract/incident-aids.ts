import { z } from 'zod';
import { PLAN_REASONS } from '../../db/domain/incident/applying-plans';
import { CALL_GROUPS } from '../../db/domain/incident/calling';
import { TEAM_FITS } from '../../db/domain/incident/nearest';
import { COMPASS_POINTS } from '../../db/domain/place/distance';
import { PLAN_KINDS } from '../../db/domain/plan/kinds';
import { count, expectedVersion, id, longText, reason, saved, shortText } from './common';
import { command, query } from './define';

const degrees = (limit: number) => z.number().min(-limit).max(limit);
const place = z.object({ longitude: z.number(), latitude: z.number() });
const text = z.string().nullable();
const many = <T extends z.ZodType>(row: T) => z.array(row).readonly();
const codes = many(z.string());
/** Metres and compass point from the incident; null: one of the two places is not known. */
const way = z.object({ metres: z.number(), direction: z.enum(COMPASS_POINTS) }).nullable();

/** An incident, or a bare place with a kind of accident. */
const spotQuestion = z.discriminatedUnion('of', [
  z.object({ of: z.literal('incident'), incidentId: id }),
  z.object({
    of: z.literal('place'),
    accidentKind: shortText,
    enterpriseId: id.nullable(),
    longitude: degrees(180).nullable(),
    latitude: degrees(90).nullable(),
    regionCode: z
      .string()
      .regex(/^\d{6}$/)
      .nullable(),
    town: shortText.nullable(),
  }),
]);

const nearFirst = <T extends z.ZodType>(row: T) => ({ placed: many(row), unplaced: many(row) });
const located = z.object({ id, name: z.string(), place: place.nullable(), way });

const team = located.extend({
  fit: z.enum(TEAM_FITS),
  byField: z.boolean(),
  has: codes,
  guessed: codes,
  covered: z.boolean().nullable(),
  fieldCode: text,
  field: text,
  hostUnit: text,
  base: text,
  leader: text,
  phone: text,
  members: z.number().nullable(),
  responseMinutes: z.number().nullable(),
  coverageKm: z.number().nullable(),
  agreed: z.boolean(),
  out: count,
});
const depot = located.extend({
  kind: z.string(),
  address: text,
  keeper: text,
  phone: text,
  holdings: many(
    z.object({
      capability: z.string(),
      supplies: many(
        z.object({
          id,
          name: z.string(),
          unit: text,
          usable: z.number(),
          expired: z.number(),
          unfit: z.number(),
        }),
      ),
    }),
  ),
});
const facility = located.extend({
  kind: z.string(),
  grade: text,
  beds: z.number().nullable(),
  address: text,
  phone: text,
  has: codes,
});
const expert = located.extend({
  employer: text,
  title: text,
  phone: text,
  has: codes,
  special: z.boolean(),
  takesTask: z.boolean(),
});
const step = z.object({ text: z.string(), path: codes });
/** Steps as they are taken up; the person may have changed every one. */
const stepInput = z.object({
  text: longText.min(1),
  path: z.array(z.string().max(200)).max(12),
});
const labelled = z.object({ code: z.string(), label: z.string() });

/** What helps to decide when something has happened: near teams, stock and dangers, plans with their steps, calls. */
export const incidentAids = {
  /** Words of the codes in the answers. */
  words: query(
    z.object({}),
    z.object({
      accidentKinds: z.array(z.string()),
      capabilities: z.array(labelled),
      facilityCapabilities: z.array(labelled),
      specialties: z.array(labelled),
      contactFields: z.array(labelled),
      teamFields: z.array(labelled),
    }),
  ),
  /** `metres`: how far to look for hazards and units; null: the usual reach, or the hazard's own. */
  around: query(
    z.object({ spot: spotQuestion, metres: z.number().min(50).max(20_000).nullable() }),
    z.object({
      spot: z.object({
        accidentKind: z.string(),
        enterpriseId: text,
        enterpriseName: text,
        place: place.nullable(),
        placeFrom: z.enum(['entered', 'hazard', 'unit']).nullable(),
      }),
      needs: z.object({
        capabilities: codes,
        general: codes,
        teamFields: codes,
        generalFields: codes,
        specialties: codes,
      }),
      teams: z.object({ total: count, unfit: count, ...nearFirst(team) }),
      depots: z.object(nearFirst(depot)),
      facilities: z.object(nearFirst(facility)),
      experts: z.object(nearFirst(expert)),
      dangers: z.object({
        metres: z.number(),
        hazards: many(
          located.extend({
            level: z.number().nullable(),
            enterpriseId: id,
            enterpriseName: z.string(),
            reach: z.number().nullable(),
            peopleNearby: z.number().nullable(),
            substances: text,
            reaches: z.boolean(),
            within: z.boolean(),
            itself: z.boolean(),
          }),
        ),
        units: many(located.extend({ address: text, employees: z.number().nullable() })),
        moreUnits: count,
      }),
    }),
  ),
  plans: query(
    z.object({ spot: spotQuestion }),
    z.object({
      rows: z.array(
        z.object({
          id,
          title: z.string(),
          kind: z.enum(PLAN_KINDS),
          owner: z.enum(['unit', 'office']),
          ownerName: z.string(),
          reason: z.enum(PLAN_REASONS),
          accidentKinds: codes,
          kindsGuessed: z.boolean(),
          versionLabel: text,
          publishedOn: text,
          taken: z
            .object({
              id,
              startedAt: text,
              startedBy: text,
              responseLevel: text,
              steps: z.array(
                step.extend({
                  id,
                  version: count,
                  doneAt: text,
                  doneBy: text,
                  skippedReason: text,
                  note: text,
                }),
              ),
            })
            .nullable(),
        }),
      ),
    }),
  ),
  /** Steps that the plan's own text and its response cards tell. */
  proposedSteps: query(
    z.object({ planId: id, accidentKind: shortText }),
    z.object({ versionId: text, fileName: text, steps: many(step) }),
  ),
  /** Starts a plan with its checklist; it is written into the log. */
  startPlan: command(
    z.object({
      incidentId: id,
      planId: id,
      responseLevel: shortText.nullable(),
      steps: z.array(stepInput).max(200),
    }),
    z.object({ id }),
  ),
  addStep: command(z.object({ incidentPlanId: id, text: longText.min(1) }), z.object({ id })),
  /** `done`, `skipped` (with the reason) or `open` again; each is written into the log. */
  markStep: command(
    z.object({
      stepId: id,
      expectedVersion,
      mark: z.enum(['done', 'skipped', 'open']),
      reason: reason.nullable(),
    }),
    saved,
  ),
  calls: query(
    z.object({ spot: spotQuestion }),
    z.object({
      lines: z.array(
        z.object({
          /** Names the number for `noteCall` and `revealCall`. */
          key: z.string(),
          group: z.enum(CALL_GROUPS),
          source: z.enum(['watch', 'contact', 'enterprise', 'hazard']),
          organisation: text,
          name: text,
          post: text,
          /** Numbers of people masked. */
          phone: z.string(),
          personal: z.boolean(),
          contactField: text,
          /** Why this field is called. */
          why: text,
          also: z.array(z.object({ group: z.enum(CALL_GROUPS), organisation: text, name: text, post: text })),
        }),
      ),
    }),
  ),
  revealCall: command(
    z.object({ spot: spotQuestion, key: z.string().max(200) }),
    z.object({ value: z.string() }),
    {
      permission: 'reveal',
    },
  ),
  /** All numbers of one kind of helpers around a spot in full, in one call: when it burns nobody opens them one by one. */
  revealAround: command(
    z.object({ spot: spotQuestion, of: z.enum(['teams', 'depots', 'facilities', 'experts']) }),
    z.object({ numbers: z.array(z.object({ id, phone: z.string() })) }),
    { permission: 'reveal' },
  ),
  /** Writes a call of the list into the incident's log. */
  noteCall: command(
    z.object({ incidentId: id, key: z.string().max(200), answered: z.boolean(), text: longText }),
    z.object({ id }),
  ),
};
