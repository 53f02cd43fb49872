import type { ReadDb } from '../../connection';
import { maskPhone } from '../../domain/codes/mask';
import type { CivilDate } from '../../domain/dates/civil-date';
import { checklistSet, setsInForce, tablesFor, usualTables } from '../../domain/review/checklist';
import { isOpened } from '../../domain/review/review-state';
import type { Law } from '../../law';
import { enterpriseTable } from '../../repositories/enterprise';
import { listPlanVersions } from '../../repositories/plan-version';
import type { ReviewRecord } from '../../repositories/review';
import {
  assignmentsOf,
  packedDocuments,
  packsWritten,
  repetitionsOf,
  reviewSubject,
  reviewsOfPlan,
} from '../../repositories/review-views';
import { found } from '../own-row';
import { assertInSight } from '../own-sight';
import { conflictsOf } from './conflicts';
import { findReview } from './open-review';
import { reviewActions } from './take-review-step';

function fieldsOf(record: ReviewRecord) {
  const { kind, way, title, checklistSet: set, tables, minimumExperts } = record;
  const { deadline, meetingOn, meetingTime, place, host, head, remark } = record;
  return {
    ...{ kind, way, title, checklistSet: set, tables: [...tables], minimumExperts },
    ...{ deadline, meetingOn, meetingTime, place, host, head, remark },
  };
}

/** A review as its page shows it: nothing of what the reviewers wrote. @throws PlanDeskError NOT_FOUND */
export function viewReview(db: ReadDb, law: Law, self: string, today: string, id: string) {
  const record = findReview(db, id);
  const subject = found(reviewSubject(db, record.planVersionId), '预案版本', record.planVersionId);
  const conflicts = conflictsOf({ db, law, today }, record);
  const packs = packsWritten(db, id);
  const set = checklistSet(law.reviewChecklists, record.checklistSet);
  const ours = record.origin === self;
  const experts = assignmentsOf(db, id).map((each) => ({
    id: each.id,
    version: each.version,
    expertId: each.expertId,
    name: each.name,
    employer: each.employer,
    title: each.title,
    specialty: each.specialty,
    phone: each.phone === null ? null : maskPhone(each.phone),
    role: each.role,
    state: each.state,
    drawn: each.drawPlaceId !== null,
    packs: packs.get(each.id)?.packs ?? 0,
    sentAt: each.sentAt,
    dueOn: each.dueOn,
    returnedAt: each.returnedAt,
    late: each.late,
    recusal: each.recusal,
    conflict: conflicts.get(each.id) ?? null,
  }));
  const taking = experts.filter(({ state }) => state !== 'withdrawn');
  return {
    id,
    version: record.version,
    ours,
    state: record.state,
    opened: isOpened(record.state),
    closedReason: record.closedReason,
    preparedOn: record.preparedOn,
    voidedAt: record.voidedAt,
    voidReason: record.voidReason,
    outcome: record.outcome,
    fields: fieldsOf(record),
    subject,
    set: set && {
      title: set.title,
      standing: set.standing,
      tables: set.tables
        .filter((table) => record.tables.includes(table.id))
        .map((table) => ({
          id: table.id,
          title: table.title,
          items: table.groups.reduce((sum, group) => sum + group.items.length, 0),
        })),
    },
    files: packedDocuments(db, record.planVersionId),
    previousReviewId: record.previousReviewId,
    repeatedBy: repetitionsOf(db, id)[0] ?? null,
    experts,
    counts: {
      experts: taking.length,
      sent: taking.filter(({ state }) => state !== 'named').length,
      returned: taking.filter(({ state }) => state === 'returned').length,
      late: taking.filter(({ late }) => late).length,
      overdue: taking.filter(({ state, dueOn }) => state !== 'returned' && dueOn !== null && dueOn < today)
        .length,
    },
    actions: ours
      ? reviewActions({ db, law, today }, record).map(({ action, blockers }) => ({
          action,
          blockers: blockers.map(({ code, message }) => ({ code, message })),
        }))
      : [],
  };
}

/** Versions of a plan that can still be reviewed, newest first. */
function versionsToReview(db: ReadDb, planId: string) {
  return listPlanVersions(db, planId)
    .filter(({ state }) => state !== 'withdrawn' && state !== 'superseded')
    .map(({ id, label, state }) => ({ id, label, state }));
}

/**
 * What a new review of a version (or of a plan's newest) starts from: the sets in force with the tables that fit the plan, how many experts, who
 * heads the unit.
 * @throws PlanDeskError NOT_FOUND
 */
export function reviewStart(
  db: ReadDb,
  law: Law,
  today: string,
  { planId, planVersionId }: { planId?: string | undefined; planVersionId?: string | undefined },
) {
  const versionId =
    planVersionId ?? (planId === undefined ? undefined : versionsToReview(db, planId)[0]?.id) ?? '';
  const subject = found(reviewSubject(db, versionId), '预案版本', versionId);
  assertInSight(db, 'plan', subject.planId);
  const unit = subject.unitId === null ? undefined : enterpriseTable.find(db, subject.unitId);
  const past = reviewsOfPlan(db, subject.planId);
  return {
    subject,
    head: unit?.principal ?? unit?.legalPerson ?? null,
    /** 办法 21: units of SET-B must, all others may. */
    mustReview: unit?.sets.includes('SET-B') ?? false,
    minimumExperts: law.reviewRules.minimumExperts,
    versions: versionsToReview(db, subject.planId),
    failedReviewId:
      past.find(({ outcome, voidedAt }) => outcome === 'failed' && voidedAt === null)?.id ?? null,
    sets: setsInForce(law.reviewChecklists, today as CivilDate).map((set) => {
      const usual = usualTables(set, subject.planKind);
      return {
        id: set.id,
        title: set.title,
        standing: set.standing,
        note: set.note,
        tables: tablesFor(set, subject.planKind).map((table) => ({
          id: table.id,
          title: table.title,
          usual: usual.includes(table),
          items: table.groups.reduce((sum, group) => sum + group.items.length, 0),
        })),
      };
    }),
  };
}

/** Reviews of a plan, newest first. @throws PlanDeskError NOT_FOUND */
export function reviewsOf(db: ReadDb, planId: string) {
  assertInSight(db, 'plan', planId);
  return reviewsOfPlan(db, planId).map((record) => ({
    id: record.id,
    title: record.title,
    kind: record.kind,
    state: record.state,
    outcome: record.outcome,
    preparedOn: record.preparedOn,
    planVersionId: record.planVersionId,
  }));
}
