import type { ReadDb } from '../../connection';
import { asCivilDate } from '../../domain/dates/civil-date';
import { explainProposal } from '../../domain/schedule/explain';
import { drillRules, type ProposalGrounds } from '../../domain/schedule/propose';
import {
  type DrillRequirement,
  type KnownDrill,
  requirementsOfYear,
} from '../../domain/schedule/requirements';
import type { DeskLaw } from '../../law/desk-law';
import { yearPlanOf } from '../../repositories/drill-year-views';
import { enterpriseTable } from '../../repositories/enterprise';
import { findOffice } from '../../repositories/office';
import {
  proposeFor,
  type ScheduledDrill,
  type ScheduleRequest,
  type UnmetDuty,
} from '../drills/propose-schedule';
import { gatherSubjects } from '../duties/gather';
import { planAims } from './aims';
import { allBookings } from './resources';

/** A unit's year, or with `enterpriseId` null the office's own. */
export interface PlanScope extends ScheduleRequest {
  enterpriseId: string | null;
}

export interface WorkedOutPlan {
  /** What is still missing. */
  drills: ScheduledDrill[];
  unmet: UnmetDuty[];
  explanation: string[];
  grounds: ProposalGrounds | null;
}

/** What a year plan still lacks, and why it looks as it does. Nothing is written. */
export function workOutPlan(db: ReadDb, law: DeskLaw, scope: PlanScope): WorkedOutPlan {
  const own = scope.enterpriseId === null;
  const id = scope.enterpriseId ?? scope.self;
  const owner = own ? { id, uscc: null, name: findOffice(db, id)?.name ?? '' } : enterpriseTable.find(db, id);
  if (owner === undefined) return { drills: [], unmet: [], explanation: [], grounds: null };
  const bookings = allBookings(db, scope.year);
  const { drills, unmet, proposals } = proposeFor(db, law, scope, { owners: [owner], bookings, own });
  const [proposal] = proposals;
  if (proposal === undefined) return { drills, unmet, explanation: [], grounds: null };
  const { aims } = planAims(law.drillSeasons, yearPlanOf(db, scope));
  return {
    drills,
    unmet,
    explanation: explainProposal(proposal.grounds, proposal.unmet, aims),
    grounds: proposal.grounds,
  };
}

/** What the rules ask of the year, given the drills of the plan. */
export function planRequirements(
  db: ReadDb,
  law: DeskLaw,
  scope: PlanScope,
  drills: readonly KnownDrill[],
): DrillRequirement[] {
  const asOf = asCivilDate(scope.today);
  const [subject] = gatherSubjects(db, { ids: [scope.enterpriseId ?? scope.self] }, { law, asOf });
  if (subject === undefined) return [];
  const rules = drillRules(law.ruleBook, subject, scope.year, law.settings);
  const before = subject.drills.flatMap(({ endOn, planKind, planId }) =>
    endOn !== null && endOn < `${scope.year}-01-01` ? [{ date: endOn, planKind, planId }] : [],
  );
  return requirementsOfYear(rules, subject, scope.year, [...before, ...drills], law.settings);
}
