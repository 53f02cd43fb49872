import fc from 'fast-check';
import { addDays, asCivilDate, type CivilDate } from '../../db/domain/dates/civil-date';
import {
  type DutyHazard,
  type DutyMeans,
  type DutyStore,
  type DutyTeam,
  HAZARD_LACKS,
  NO_MEANS,
} from '../../db/domain/duties/means';
import { SIZE_TIERS } from '../../db/domain/enterprise/facts';
import type { TeamStanding } from '../../db/domain/team/must-have-team';

/** A team of which nothing but its name is known. */
export const makeDutyTeam = (over: Partial<DutyTeam> = {}): DutyTeam => ({
  id: 'team-1',
  name: '示例救援队',
  foundedOn: null,
  disbandedOn: null,
  reportedOn: null,
  insuredUntil: null,
  trainedOn: null,
  nextTrainingOn: null,
  ...over,
});

/** An empty depot. */
export const makeDutyStore = (over: Partial<DutyStore> = {}): DutyStore => ({
  id: 'depot-1',
  name: '示例储备库',
  kind: 'depot',
  expiresOn: null,
  checkOn: null,
  short: 0,
  capabilities: [],
  rows: [],
  ...over,
});

/** A hazard whose archive is complete. */
export const makeDutyHazard = (over: Partial<DutyHazard> = {}): DutyHazard => ({
  id: 'hazard-1',
  name: '示例液氨储罐',
  startedOn: null,
  removedOn: null,
  assessedOn: asCivilDate('2025-03-01'),
  nextAssessmentOn: null,
  filedOn: asCivilDate('2025-04-01'),
  lacks: [],
  ...over,
});

/** What a subject keeps, nothing unless said. */
export const makeMeans = (over: Partial<DutyMeans> = {}): DutyMeans => ({ ...NO_MEANS, ...over });

const someDay: fc.Arbitrary<CivilDate> = fc
  .integer({ min: 0, max: 1500 })
  .map((n) => addDays(asCivilDate('2023-01-01'), n));
const maybeDay = fc.option(someDay, { freq: 2 });

const standing: fc.Arbitrary<TeamStanding> = fc.record({
  id: fc.uuid(),
  foundedOn: maybeDay,
  disbandedOn: maybeDay,
  fullTime: fc.constantFrom(true, false, null),
  mine: fc.constantFrom(true, false, null),
});

/** Every kind of thing a subject may keep, with days before and after any day of evaluation. */
export const dutyMeans: fc.Arbitrary<DutyMeans> = fc
  .record({
    sizeTier: fc.constantFrom(...SIZE_TIERS, null),
    ownTeams: fc.array(standing, { maxLength: 2 }),
    rescuers: fc.array(fc.record({ joinedOn: maybeDay, leftOn: maybeDay }), { maxLength: 2 }),
    agreements: fc.array(
      fc.record({
        kind: fc.constantFrom('rescue' as const, 'joint' as const),
        from: someDay,
        until: maybeDay,
        endedOn: maybeDay,
        team: standing,
      }),
      { maxLength: 2 },
    ),
    trained: fc.array(fc.tuple(maybeDay, maybeDay, maybeDay, maybeDay), { maxLength: 2 }),
    stores: fc.array(
      fc.record({
        expiresOn: maybeDay,
        checkOn: maybeDay,
        short: fc.nat(2),
        capabilities: fc.subarray(['fire-fighting', 'drainage', 'burying', 'medical-aid']),
      }),
      { maxLength: 2 },
    ),
    watches: fc.uniqueArray(
      someDay.map((day) => day.slice(0, 7)),
      { maxLength: 3 },
    ),
    hazards: fc.array(
      fc.record({
        startedOn: maybeDay,
        removedOn: maybeDay,
        assessedOn: maybeDay,
        nextAssessmentOn: maybeDay,
        filedOn: maybeDay,
        lacks: fc.subarray([...HAZARD_LACKS]),
      }),
      { maxLength: 2 },
    ),
    dangers: fc.array(fc.record({ foundOn: someDay, dueOn: maybeDay, correctedOn: maybeDay }), {
      maxLength: 2,
    }),
  })
  .map((m) => ({
    holding: {
      sizeTier: m.sizeTier,
      ownTeams: m.ownTeams,
      rescuers: m.rescuers.map((one, n) => ({ id: `rescuer-${n}`, ...one })),
      agreements: m.agreements.map(({ from, until, ...one }, n) => ({
        id: `agreement-${n}`,
        validFrom: from,
        validUntil: until,
        ...one,
      })),
    },
    teams: m.trained.map(([foundedOn, disbandedOn, day, insuredUntil], n) =>
      makeDutyTeam({
        id: `team-${n}`,
        foundedOn,
        disbandedOn,
        trainedOn: day,
        reportedOn: day,
        insuredUntil,
      }),
    ),
    agreements: m.agreements.flatMap(({ from, until, endedOn, team }, n) =>
      endedOn === null
        ? [{ id: `agreement-${n}`, teamId: team.id, teamName: '示例救援队', from, until }]
        : [],
    ),
    stores: m.stores.map((one, n) => makeDutyStore({ id: `depot-${n}`, ...one })),
    watches: m.watches.map((month, n) => ({ month, days: 10 * n + 11, firstId: `shift-${n}` })),
    hazards: m.hazards.map((one, n) => makeDutyHazard({ id: `hazard-${n}`, ...one })),
    dangers: m.dangers.map((one, n) => ({ id: `danger-${n}`, title: '示例隐患', ...one })),
  }));
