import { addYears, type CivilDate } from '../dates/civil-date';

/** What is known about who and what answers one hazard. */
export interface HazardAnswers {
  readonly filedOn: CivilDate | null;
  readonly assessedOn: CivilDate | null;
  readonly nextAssessmentOn: CivilDate | null;
  readonly alarms: number;
  readonly plans: readonly {
    readonly id: string;
    readonly title: string;
    /** A version is in force. */
    readonly inForce: boolean;
    readonly lastDrillOn: CivilDate | null;
  }[];
  readonly teams: readonly {
    readonly id: string;
    readonly name: string;
    /** The unit's own, or bound by an agreement in force. */
    readonly bound: boolean;
    /** Metres from base to hazard; null where either place is not known. */
    readonly distance: number | null;
    /** Metres; null: its service area has no stated radius. */
    readonly coverage: number | null;
  }[];
  readonly supplies: readonly {
    readonly id: string;
    readonly name: string;
    /** Stock that is fit for use. */
    readonly usable: number;
    readonly expiresOn: CivilDate | null;
  }[];
}

export const HAZARD_GAPS = [
  'not-filed',
  'not-assessed',
  'assessment-late',
  'no-alarm',
  'no-plan',
  'plan-not-in-force',
  'no-drill',
  'no-team',
  'team-not-bound',
  'team-too-far',
  'no-supply',
  'supply-used-up',
  'supply-expired',
] as const;
export type HazardGapCode = (typeof HAZARD_GAPS)[number];

/** One thing that is missing; `ref` is the record that mends it, where there is one already. */
export interface HazardGap {
  readonly code: HazardGapCode;
  readonly ref: string | null;
  readonly name: string | null;
}

/**
 * What is missing on the way hazard → plan → drill → team → supplies (安法 40: archive, assessment, plan; 条例 10, 13: team,
 * agreement, supplies; 办法 33: drills). A plan counts as drilled for a year after its drill.
 */
export function hazardGaps(answers: HazardAnswers, today: CivilDate): HazardGap[] {
  const gaps: HazardGap[] = [];
  const add = (code: HazardGapCode, of?: { readonly id: string; readonly name: string }) =>
    gaps.push({ code, ref: of?.id ?? null, name: of?.name ?? null });

  if (answers.filedOn === null) add('not-filed');
  if (answers.assessedOn === null) add('not-assessed');
  else if (answers.nextAssessmentOn !== null && answers.nextAssessmentOn < today) add('assessment-late');
  if (answers.alarms === 0) add('no-alarm');

  if (answers.plans.length === 0) add('no-plan');
  for (const { id, title, inForce } of answers.plans)
    if (!inForce) add('plan-not-in-force', { id, name: title });
  const since = addYears(today, -1);
  const [first] = answers.plans;
  // One drilled plan is enough: nobody drills every plan of a hazard in one year.
  if (first && !answers.plans.some(({ lastDrillOn }) => lastDrillOn !== null && lastDrillOn > since))
    add('no-drill', { id: first.id, name: first.title });

  if (answers.teams.length === 0) add('no-team');
  else if (!answers.teams.some(({ bound }) => bound))
    for (const team of answers.teams) add('team-not-bound', team);
  for (const team of answers.teams)
    if (team.distance !== null && team.coverage !== null && team.distance > team.coverage)
      add('team-too-far', team);

  if (answers.supplies.length === 0) add('no-supply');
  for (const supply of answers.supplies) {
    if (supply.usable <= 0) add('supply-used-up', supply);
    else if (supply.expiresOn !== null && supply.expiresOn < today) add('supply-expired', supply);
  }
  return gaps;
}
