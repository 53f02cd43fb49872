import type { CivilDate } from '../dates/civil-date';
import { addDays } from '../dates/civil-date';
import type { SizeTier } from '../enterprise/facts';

/**
 * The ways in which a unit may meet its duty to have a rescue team.
 * 生产安全事故应急条例 art. 10: a team of its own; a joint team of the units of a park; and where the unit is small, rescuers
 * it has named (an agreement with a team nearby is then a choice, not a condition).
 * 煤矿安全生产条例 art. 29: a full-time mine rescue team of its own; or a part-time one together with an agreement with a
 * full-time mine rescue team nearby.
 */
export const TEAM_WAYS = [
  'own-team',
  'joint-team',
  'named-rescuers',
  'own-full-time-team',
  'part-time-team-and-agreement',
] as const;
export type TeamWay = (typeof TEAM_WAYS)[number];

/** Which ways an article leaves open; comes from the rule data, never from code. */
export interface TeamRequirement {
  readonly ways: readonly TeamWay[];
  /** 规模较小: the tiers to which `named-rescuers` is open. */
  readonly smallTiers: readonly SizeTier[];
}

/** A team as the duty sees it. `null`: not known, never "no". */
export interface TeamStanding {
  readonly id: string;
  /** From this day; null: always was. */
  readonly foundedOn: CivilDate | null;
  /** From this day on it is no more. */
  readonly disbandedOn: CivilDate | null;
  readonly fullTime: boolean | null;
  /** Its field is mine rescue. */
  readonly mine: boolean | null;
}

/** A rescuer whom the unit has named. */
export interface RescuerStanding {
  readonly id: string;
  readonly joinedOn: CivilDate | null;
  /** From this day on no longer. */
  readonly leftOn: CivilDate | null;
}

/** An agreement of the unit with a team. */
export interface AgreementStanding {
  readonly id: string;
  readonly kind: 'rescue' | 'joint';
  readonly validFrom: CivilDate;
  /** Its last day; null: until ended. */
  readonly validUntil: CivilDate | null;
  /** From this day on it holds no longer. */
  readonly endedOn: CivilDate | null;
  readonly team: TeamStanding;
}

export interface TeamHolding {
  readonly sizeTier: SizeTier | null;
  readonly ownTeams: readonly TeamStanding[];
  readonly rescuers: readonly RescuerStanding[];
  readonly agreements: readonly AgreementStanding[];
}

/** What had to be taken for granted because nobody has written it down. */
export type TeamDoubt = 'size-tier' | 'team-field';

/** Why a way that the article leaves open is not met. */
export type TeamLack =
  | 'no-team'
  | 'no-joint-team'
  | 'no-rescuers'
  | 'not-small'
  | 'no-full-time-team'
  | 'no-mine-team'
  | 'no-agreement';

export interface TeamEvidence {
  readonly kind: 'team' | 'rescuer' | 'agreement';
  readonly id: string;
}

export interface MetWay {
  readonly way: TeamWay;
  readonly evidence: readonly TeamEvidence[];
  /** Last day on which the way is met as things stand; null: no end is known. */
  readonly until: CivilDate | null;
  readonly doubts: readonly TeamDoubt[];
}

export interface TeamAnswer {
  readonly met: boolean;
  /** The ways that are met, the one that lasts longest first; among equals in the order of the article. */
  readonly ways: readonly MetWay[];
  /** `until` of the first way; null also where nothing is met. */
  readonly until: CivilDate | null;
  /** Empty where the duty is met; else why each open way is not, without repeats. */
  readonly lacking: readonly TeamLack[];
  /** The next day after `asOf` on which a record begins or ends to count; null: none. */
  readonly nextChangeOn: CivilDate | null;
}

interface Span {
  /** Last day; null: no end known. */
  readonly until: CivilDate | null;
}

type Tried = { readonly met: MetWay } | { readonly lacks: readonly TeamLack[] };

/**
 * Whether and how a unit meets its duty to have a rescue team on a day. Only what is dated on or before the day counts;
 * what comes later is announced by `nextChangeOn`.
 */
export function haveTeam(requirement: TeamRequirement, holding: TeamHolding, asOf: CivilDate): TeamAnswer {
  const tried = requirement.ways.map((way) => TRY[way](holding, asOf, requirement));
  const ways = tried
    .flatMap((one) => ('met' in one ? [one.met] : []))
    .sort((a, b) => -compareUntil(a.until, b.until));
  const lacking = tried.flatMap((one) => ('lacks' in one ? one.lacks : []));
  return {
    met: ways.length > 0,
    ways,
    until: ways[0]?.until ?? null,
    lacking: ways.length > 0 ? [] : [...new Set(lacking)],
    nextChangeOn: nextChange(holding, asOf),
  };
}

const TRY: Readonly<
  Record<TeamWay, (holding: TeamHolding, asOf: CivilDate, requirement: TeamRequirement) => Tried>
> = {
  'own-team': ({ ownTeams }, asOf) => {
    const best = longest(ownTeams, (team) => standing(team, asOf));
    return best ? metBy('own-team', [{ kind: 'team', id: best.of.id }], best.until) : lacks('no-team');
  },
  'joint-team': ({ agreements }, asOf) => {
    const best = longest(agreements, (one) => (one.kind === 'joint' ? holds(one, asOf) : null));
    return best ? metBy('joint-team', withAgreement(best.of), best.until) : lacks('no-joint-team');
  },
  'named-rescuers': ({ rescuers, sizeTier }, asOf, { smallTiers }) => {
    if (sizeTier !== null && !smallTiers.includes(sizeTier)) return lacks('not-small');
    const named = rescuers.flatMap((one) => {
      const span = serving(one, asOf);
      return span ? [{ of: one, ...span }] : [];
    });
    const best = longest(named, (one) => one);
    if (!best) return lacks('no-rescuers');
    const evidence = named.map(({ of }) => ({ kind: 'rescuer', id: of.id }) as const);
    return metBy('named-rescuers', evidence, best.until, sizeTier === null ? ['size-tier'] : []);
  },
  'own-full-time-team': ({ ownTeams }, asOf) => {
    const full = ownTeams.filter(({ fullTime }) => fullTime === true);
    const best = longest(full.filter(mayBeMine), (team) => standing(team, asOf));
    if (best)
      return metBy('own-full-time-team', [{ kind: 'team', id: best.of.id }], best.until, doubtsOf(best.of));
    return lacks('no-full-time-team');
  },
  'part-time-team-and-agreement': ({ ownTeams, agreements }, asOf) => {
    const team = longest(ownTeams.filter(mayBeMine), (one) => standing(one, asOf));
    const agreement = longest(
      agreements.filter((one) => one.kind === 'rescue' && one.team.fullTime === true && mayBeMine(one.team)),
      (one) => holds(one, asOf),
    );
    if (team && agreement)
      return metBy(
        'part-time-team-and-agreement',
        [{ kind: 'team', id: team.of.id }, ...withAgreement(agreement.of)],
        earliest(team.until, agreement.until),
        [...doubtsOf(team.of), ...doubtsOf(agreement.of.team)],
      );
    return lacks(
      ...(team ? [] : (['no-mine-team'] as const)),
      ...(agreement ? [] : (['no-agreement'] as const)),
    );
  },
};

/** Whether an agreement holds on a day: it has begun, has neither run out nor been ended, and its team exists. */
export function holds(agreement: AgreementStanding, asOf: CivilDate): Span | null {
  const team = standing(agreement.team, asOf);
  if (!team || asOf < agreement.validFrom) return null;
  return until(asOf, earliest(earliest(agreement.validUntil, dayBefore(agreement.endedOn)), team.until));
}

function standing(team: TeamStanding, asOf: CivilDate): Span | null {
  if (team.foundedOn !== null && asOf < team.foundedOn) return null;
  return until(asOf, dayBefore(team.disbandedOn));
}

function serving(rescuer: RescuerStanding, asOf: CivilDate): Span | null {
  if (rescuer.joinedOn !== null && asOf < rescuer.joinedOn) return null;
  return until(asOf, dayBefore(rescuer.leftOn));
}

function until(asOf: CivilDate, last: CivilDate | null): Span | null {
  return last !== null && last < asOf ? null : { until: last };
}

/** What lasts longest of those that count; the first among equals, so that the answer does not hang on the order of ends. */
function longest<T>(
  all: readonly T[],
  spanOf: (one: T) => Span | null,
): { of: T; until: CivilDate | null } | null {
  let best: { of: T; until: CivilDate | null } | null = null;
  for (const one of all) {
    const span = spanOf(one);
    if (span && (best === null || compareUntil(span.until, best.until) > 0))
      best = { of: one, until: span.until };
  }
  return best;
}

function nextChange(holding: TeamHolding, asOf: CivilDate): CivilDate | null {
  const teams = [...holding.ownTeams, ...holding.agreements.map(({ team }) => team)];
  const days = [
    ...teams.flatMap(({ foundedOn, disbandedOn }) => [foundedOn, disbandedOn]),
    ...holding.rescuers.flatMap(({ joinedOn, leftOn }) => [joinedOn, leftOn]),
    ...holding.agreements.flatMap(({ validFrom, validUntil, endedOn }) => [
      validFrom,
      validUntil === null ? null : addDays(validUntil, 1),
      endedOn,
    ]),
  ];
  let next: CivilDate | null = null;
  for (const day of days) if (day !== null && day > asOf) next = earliest(next, day);
  return next;
}

const mayBeMine = (team: TeamStanding): boolean => team.mine !== false;
const doubtsOf = (team: TeamStanding): TeamDoubt[] => (team.mine === null ? ['team-field'] : []);
const withAgreement = (agreement: AgreementStanding): TeamEvidence[] => [
  { kind: 'agreement', id: agreement.id },
  { kind: 'team', id: agreement.team.id },
];
const lacks = (...reasons: TeamLack[]): Tried => ({ lacks: reasons });
const metBy = (
  way: TeamWay,
  evidence: readonly TeamEvidence[],
  last: CivilDate | null,
  doubts: readonly TeamDoubt[] = [],
): Tried => ({ met: { way, evidence, until: last, doubts: [...new Set(doubts)] } });

const dayBefore = (day: CivilDate | null): CivilDate | null => (day === null ? null : addDays(day, -1));

/** No end is later than any end. */
function compareUntil(a: CivilDate | null, b: CivilDate | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -1 : 1;
}

function earliest(a: CivilDate | null, b: CivilDate | null): CivilDate | null {
  return compareUntil(a, b) <= 0 ? a : b;
}
