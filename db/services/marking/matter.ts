import type { ReadDb } from '../../connection';
import type { Deps } from '../../core';
import type { Desk } from '../../domain/desk';
import { PlanDeskError } from '../../domain/errors';
import type { DocumentRole } from '../../domain/plan/codes';
import { type ChecklistSet, checklistSet, type PlacedItem, placedItems } from '../../domain/review/checklist';
import { closedBecause } from '../../domain/review/marking-state';
import {
  type AnsweredItem,
  type MarkingProgress,
  progressOf,
  searchOnRecord,
} from '../../domain/review/verdicts';
import type { Blocker } from '../../domain/state-machine';
import type { Law } from '../../law';
import { enterpriseTable } from '../../repositories/enterprise';
import {
  answersOf,
  type ChecklistAnswerRecord,
  opinionOf,
  quotedPlaces,
  type ReviewOpinionRecord,
} from '../../repositories/marking';
import { type PlanRecord, planTable } from '../../repositories/plan';
import { listPlanDocuments, type PlanDocumentView } from '../../repositories/plan-document';
import { type PlanVersionRecord, planVersionTable } from '../../repositories/plan-version';
import {
  type ReviewAssignmentRecord,
  type ReviewRecord,
  reviewAssignmentTable,
  reviewTable,
} from '../../repositories/review';
import { readSetting } from '../../repositories/setting';
import { found } from '../own-row';

/** Files of a version that a reviewer reads; the application and papers of earlier reviews are not reviewed. */
const REVIEWED: ReadonlySet<DocumentRole> = new Set([
  'text',
  'risk-assessment',
  'resource-survey',
  'drafting-note',
  'other',
]);

/** One assignment at the desk of its reviewer, with all that marking it rests on. */
export interface MarkingMatter {
  readonly assignment: ReviewAssignmentRecord;
  readonly review: ReviewRecord;
  readonly version: PlanVersionRecord;
  readonly plan: PlanRecord;
  readonly enterpriseName: string | null;
  readonly set: ChecklistSet;
  /** Items of the tables that apply, in their order. */
  readonly items: readonly PlacedItem[];
  readonly documents: readonly PlanDocumentView[];
  readonly opinion: ReviewOpinionRecord | undefined;
}

/**
 * Opens one assignment at a reviewer's desk; at the desks of offices and units reviewers' work is not marked.
 * @throws PlanDeskError NOT_FOUND, MARKING_ELSEWHERE, CHECKLIST_UNKNOWN {set}
 */
export function markingMatter(db: ReadDb, law: Law, assignmentId: string): MarkingMatter {
  assertReviewersDesk(db);
  const assignment = found(reviewAssignmentTable.find(db, assignmentId), '评审任务', assignmentId);
  const review = found(reviewTable.find(db, assignment.reviewId), '评审', assignment.reviewId);
  const version = found(planVersionTable.find(db, review.planVersionId), '预案版本', review.planVersionId);
  const plan = found(planTable.find(db, version.planId), '预案', version.planId);
  const set = checklistSet(law.reviewChecklists, review.checklistSet);
  if (set === null)
    throw new PlanDeskError(
      'CHECKLIST_UNKNOWN',
      '本程序没有这次评审所用的评审表，请升级到组织单位所用的版本后再打开。',
      { set: review.checklistSet },
    );
  return {
    assignment,
    review,
    version,
    plan,
    enterpriseName:
      plan.enterpriseId === null ? null : (enterpriseTable.find(db, plan.enterpriseId)?.name ?? null),
    set,
    items: placedItems(set, review.tables),
    documents: listPlanDocuments(db, plan.id).filter(
      ({ versionId, role }) => versionId === version.id && REVIEWED.has(role),
    ),
    opinion: opinionOf(db, assignmentId),
  };
}

/** @throws PlanDeskError MARKING_ELSEWHERE */
export function assertReviewersDesk(db: ReadDb): void {
  if (readSetting<Desk>(db, 'desk', 'office') !== 'reviewer')
    throw new PlanDeskError('MARKING_ELSEWHERE', '评阅在评审专家的数据库中进行，这里不能打开。', {});
}

/** The documents of a matter as a search on record names them. */
export function reviewedDocuments({ documents }: MarkingMatter): string {
  return documents.map(({ sha256 }) => sha256).join(' ');
}

/** Why nothing may be marked any more; empty while the desk is open. */
export function closedFor({ assignment, review, opinion }: MarkingMatter): Blocker[] {
  return closedBecause({
    marking: opinion?.state ?? 'open',
    review: review.state,
    assignment: assignment.state,
  });
}

/**
 * Opens an assignment to change something in it.
 * @throws PlanDeskError NOT_FOUND, MARKING_ELSEWHERE, CHECKLIST_UNKNOWN, MARKING_CLOSED {blockers}
 */
export function openMatter(deps: Pick<Deps, 'db' | 'law'>, assignmentId: string): MarkingMatter {
  const matter = markingMatter(deps.db, deps.law, assignmentId);
  const blockers = closedFor(matter);
  if (blockers.length > 0)
    throw new PlanDeskError('MARKING_CLOSED', blockers[0]?.message ?? '', { blockers });
  return matter;
}

/** The item of a matter's tables. @throws PlanDeskError NOT_FOUND */
export function itemOf(matter: MarkingMatter, id: string): PlacedItem {
  return found(
    matter.items.find(({ item }) => item.id === id),
    '评审项目',
    id,
  );
}

/** What the verdict rules look at in an answer. */
export function asAnswered(
  matter: MarkingMatter,
  answer: Pick<ChecklistAnswerRecord, 'verdict' | 'reason' | 'search'>,
  places: number,
): AnsweredItem {
  const { verdict, reason, search } = answer;
  return { verdict, reason, places, search: searchOnRecord(search, reviewedDocuments(matter)) };
}

/** How far the reviewer has come with an assignment. */
export function progressIn(db: ReadDb, law: Law, matter: MarkingMatter): MarkingProgress {
  const places = quotedPlaces(db, matter.assignment.id);
  const answers = answersOf(db, matter.assignment.id).map(
    (answer) => [answer.item, asAnswered(matter, answer, places.get(answer.item) ?? 0)] as const,
  );
  return progressOf(
    law.reviewChecklists.verdicts,
    matter.items.map(({ item }) => item),
    new Map(answers),
  );
}
