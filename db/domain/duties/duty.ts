import type { CivilDate } from '../dates/civil-date';
import type { DrillLevel } from '../drill/axes';
import type { DrillState } from '../drill/drill-state';
import type { EnterpriseFacts } from '../enterprise/facts';
import type { RuleSetId } from '../enterprise/rule-set-ids';
import type { FilingState } from '../filing/filing-state';
import type { GovernmentPlanKind, GovernmentRecordKind } from '../plan/government/kinds';
import type { PlanKind } from '../plan/kinds';
import type { PlanVersionState } from '../plan/version-state';
import type { DutyMeans } from './means';
import type { DutyEvidenceKind } from './rule-book';

/**
 * met: fulfilled · open: time is left · due-soon: little time is left · overdue: the time has passed · waived: a switch
 * lifts it (unit suspended) · not-applicable: closed unit, or one that began inside the period · provisional: the due
 * day lies in a year whose holidays are not yet known.
 */
export const DUTY_STATES = [
  'met',
  'open',
  'due-soon',
  'overdue',
  'waived',
  'not-applicable',
  'provisional',
] as const;
export type DutyState = (typeof DUTY_STATES)[number];

/** A filing case as the duties see it. Dates are those of the present round. */
export interface DutyFiling {
  readonly id: string;
  readonly state: FilingState;
  readonly submittedOn: CivilDate | null;
  readonly receivedOn: CivilDate | null;
  /** Day of the supplement notice. */
  readonly returnedOn: CivilDate | null;
  /** Day of filing, or on which the case was found to be deemed filed. */
  readonly decidedOn: CivilDate | null;
}

/** That an office handed a plan of its own to the body it is filed with, or made it public. */
export interface DutyGovernmentRecord {
  readonly id: string;
  readonly kind: GovernmentRecordKind;
  readonly date: CivilDate;
}

/** Something that calls for a revision of a plan (条例 6). */
export interface DutyTrigger {
  readonly id: string;
  readonly raisedOn: CivilDate;
  /** The day it was decided to keep the plan, or on which a later version settled it; null while it is open. */
  readonly dealtOn: CivilDate | null;
}

/** A plan with its version in force (the newest published one; the newest of all when none was published). */
export interface DutyPlan {
  readonly id: string;
  readonly versionId: string;
  readonly kind: PlanKind;
  readonly title: string;
  /** Plans of governments and departments; null elsewhere, and where nobody noted it. */
  readonly governmentKind: GovernmentPlanKind | null;
  readonly versionState: PlanVersionState;
  readonly signedOn: CivilDate | null;
  readonly publishedOn: CivilDate | null;
  /** 评审, 论证, neither; null when not recorded. */
  readonly reviewWay: 'review' | 'verification' | 'none' | null;
  readonly reviewDate: CivilDate | null;
  readonly reviewResult: 'passed' | 'passed-after-changes' | 'failed' | null;
  /** The day it was decided that this version changes nothing that calls for filing anew (办法 37). */
  readonly refilingKeptOn: CivilDate | null;
  /** Cases that contain this version. */
  readonly filings: readonly DutyFiling[];
  readonly assessments: readonly { readonly id: string; readonly date: CivilDate }[];
  /** Of this version; empty for plans of enterprises. */
  readonly governmentRecords: readonly DutyGovernmentRecord[];
  readonly triggers: readonly DutyTrigger[];
}

/** A person of an office's pool whose term stands: serving or paused. */
export interface DutyExpert {
  readonly id: string;
  readonly name: string;
  readonly termTo: CivilDate;
}

/** A drill as the duties see it. */
export interface DutyDrill {
  readonly id: string;
  readonly title: string;
  readonly planId: string | null;
  readonly planKind: PlanKind | null;
  readonly level: DrillLevel;
  readonly state: DrillState;
  readonly endOn: CivilDate | null;
  /** An evaluation record exists. */
  readonly evaluated: boolean;
  /** Handed to the office; `reportedOn` may be unknown even so. */
  readonly reported: boolean;
  readonly reportedOn: CivilDate | null;
}

/** That a unit has a plan of its drills for a year: one that was approved, or drills that were put into the year's plan. */
export interface DutyYearPlan {
  readonly id: string;
  readonly year: number;
  readonly way: 'approved' | 'drills';
  /** The day of approval, or on which the first drill was put into the plan. */
  readonly on: CivilDate;
}

/** A unit whose drills an office looked at (条例 8 ¶3). */
export interface DutySpotCheck {
  readonly id: string;
  readonly enterpriseId: string;
  readonly on: CivilDate;
}

/** A monthly risk analysis; `month` is `YYYY-MM`. */
export interface DutyRiskMonth {
  readonly id: string;
  readonly month: string;
  readonly doneOn: CivilDate;
}

/**
 * Everything the duties of one enterprise, or of the office itself, are worked out from. An office's `establishedOn` is the day
 * on which its records begin.
 */
export interface DutySubject {
  readonly id: string;
  readonly kind: 'enterprise' | 'office';
  readonly facts: Pick<EnterpriseFacts, 'establishedOn' | 'status' | 'regionCode'>;
  /** Memberships that count: computed, then overridden. */
  readonly sets: readonly RuleSetId[];
  readonly plans: readonly DutyPlan[];
  readonly drills: readonly DutyDrill[];
  readonly riskMonths: readonly DutyRiskMonth[];
  /** Units only, and read only where a rule asks for them. */
  readonly yearPlans: readonly DutyYearPlan[];
  /** Offices only. */
  readonly experts: readonly DutyExpert[];
  /** Offices only, and read only where a rule asks for them. */
  readonly spotChecks: readonly DutySpotCheck[];
  /** Teams, stock, watch, hazards. */
  readonly means: DutyMeans;
}

/** One record that met a duty. */
export interface DutyEvidence {
  readonly kind: DutyEvidenceKind;
  readonly id: string;
  readonly date: CivilDate | null;
  readonly title: string;
}

/** A rule applied to a subject in a period. `(rule, period, refId)` is unique for a subject. */
export interface Duty {
  readonly rule: string;
  /** `2026`, `2026H1`, `2026-10`; `start/due` for intervals; empty where the rule has no period. */
  readonly period: string;
  /** Plan, plan version, filing case, expert, team, depot or hazard it is about; empty when it is about the whole subject. */
  readonly refId: string;
  readonly due: CivilDate | null;
  readonly state: DutyState;
  readonly metOn: CivilDate | null;
  /** Met, but after the due day. */
  readonly late: boolean;
  /** False when a stricter rule that also applies asks for the same. */
  readonly leads: boolean;
  /** The due day was counted over years whose holidays are not known. */
  readonly provisional: boolean;
  readonly evidence: readonly DutyEvidence[];
  /** The next day on which this answer could differ without any edit, rules that begin later left out; null when it cannot. */
  readonly nextChangeOn: CivilDate | null;
}
