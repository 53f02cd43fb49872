import type { CivilDate } from '../dates/civil-date';
import type { TeamHolding } from '../team/must-have-team';

/** A team as its keeper's duties see it: the unit that hosts it, else the office that registered it. */
export interface DutyTeam {
  readonly id: string;
  readonly name: string;
  readonly foundedOn: CivilDate | null;
  /** From this day on it is no more. */
  readonly disbandedOn: CivilDate | null;
  /** The set-up was told to the competent office (条例 12). */
  readonly reportedOn: CivilDate | null;
  /** Last day of the accident insurance of its members; null: nobody noted it. */
  readonly insuredUntil: CivilDate | null;
  /** Last training, exercise or assessment up to the day of evaluation. */
  readonly trainedOn: CivilDate | null;
  /** First training that is entered for a later day. */
  readonly nextTrainingOn: CivilDate | null;
}

/** A rescue agreement of a unit that has not been ended. */
export interface DutyAgreement {
  readonly id: string;
  readonly teamId: string;
  readonly teamName: string;
  readonly from: CivilDate;
  /** Its last day; null: no end. */
  readonly until: CivilDate | null;
}

/** One row of a depot or of a team's gear, read for the explanation only. */
export interface DutyStoreRow {
  readonly id: string;
  readonly name: string;
  readonly stock: number | null;
  /** Of the stock, not fit for use. */
  readonly unfit: number;
  readonly minimum: number | null;
  readonly expiresOn: CivilDate | null;
  readonly checkOn: CivilDate | null;
}

/**
 * A depot, or the gear of a team, as one: fifty thousand rows of stock make a few hundred of these. Days are the earliest of
 * its rows; rows that hold nothing have none.
 */
export interface DutyStore {
  readonly id: string;
  readonly name: string;
  readonly kind: 'depot' | 'team';
  readonly expiresOn: CivilDate | null;
  readonly checkOn: CivilDate | null;
  /** Rows whose stock, without what is unfit, lies below their minimum. */
  readonly short: number;
  /** What usable things in it are for: codes of resources/codes/capabilities.json. */
  readonly capabilities: readonly string[];
  readonly rows: readonly DutyStoreRow[];
}

/** What a watch register holds of one month (`YYYY-MM`). A roster is made ahead: days to come count. */
export interface DutyWatchMonth {
  readonly month: string;
  /** Days of the month on which somebody is on watch. */
  readonly days: number;
  readonly firstId: string;
}

/** What the archive of a major hazard lacks (安法 40). */
export const HAZARD_LACKS = [
  'level',
  'place',
  'substances',
  'monitoring',
  'responsible',
  'assessment',
  'filing',
  'plan',
] as const;
export type HazardLack = (typeof HAZARD_LACKS)[number];

export interface DutyHazard {
  readonly id: string;
  readonly name: string;
  readonly startedOn: CivilDate | null;
  readonly removedOn: CivilDate | null;
  readonly assessedOn: CivilDate | null;
  /** As the assessment itself sets it; null: by the interval of the rule. */
  readonly nextAssessmentOn: CivilDate | null;
  readonly filedOn: CivilDate | null;
  readonly lacks: readonly HazardLack[];
}

/** A major hidden danger that is not yet put right. */
export interface DutyDanger {
  readonly id: string;
  readonly title: string;
  readonly foundOn: CivilDate;
  /** The day it was put off to, else the day first set. */
  readonly dueOn: CivilDate | null;
  /** Recorded with a later day: still open until then. */
  readonly correctedOn: CivilDate | null;
}

/** What a unit or an office keeps for a rescue, and what it has to watch over. */
export interface DutyMeans {
  /** Units only: what may stand for a team of its own. */
  readonly holding: TeamHolding;
  readonly teams: readonly DutyTeam[];
  /** Units only. */
  readonly agreements: readonly DutyAgreement[];
  readonly stores: readonly DutyStore[];
  readonly watches: readonly DutyWatchMonth[];
  /** Units only. */
  readonly hazards: readonly DutyHazard[];
  /** Units only. */
  readonly dangers: readonly DutyDanger[];
}

/** Of a subject that has registered nothing of the kind; one object for all, a county has tens of thousands of them. */
export const NO_MEANS: DutyMeans = Object.freeze({
  holding: Object.freeze({ sizeTier: null, ownTeams: [], rescuers: [], agreements: [] }),
  teams: [],
  agreements: [],
  stores: [],
  watches: [],
  hazards: [],
  dangers: [],
});

/** Days of records that may lie ahead; those of teams and agreements, which the answer on teams names itself, are left out. */
export function* meansDays(means: DutyMeans): Generator<CivilDate | null> {
  for (const team of means.teams) {
    yield team.foundedOn;
    yield team.disbandedOn;
    yield team.reportedOn;
    yield team.nextTrainingOn;
  }
  for (const { from } of means.agreements) yield from;
  for (const hazard of means.hazards) {
    yield hazard.startedOn;
    yield hazard.removedOn;
    yield hazard.assessedOn;
    yield hazard.filedOn;
  }
  for (const danger of means.dangers) {
    yield danger.foundOn;
    yield danger.correctedOn;
  }
}
