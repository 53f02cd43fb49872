import type { ReadDb } from '../../connection';
import { checklistSet, placedItems } from '../../domain/review/checklist';
import { isOpened, takesResults } from '../../domain/review/review-state';
import { isSameReviewer } from '../../domain/review/reviewer-name';
import type { Law } from '../../law';
import { opinionOf, type ReviewOpinionRecord } from '../../repositories/marking';
import {
  type ReviewAssignmentRecord,
  type ReviewRecord,
  reviewAssignmentTable,
  reviewTable,
} from '../../repositories/review';
import { reviewSubject } from '../../repositories/review-views';
import type { PackageManifest } from '../format/index';
import { type PackageProblem, packageProblem } from '../problems';
import { spacedFingerprint } from '../write/cover';
import { strangeTable } from './put-rows';
import type { ReviewRows } from './review-rows';

/** What receiving a result would do at the organiser's desk; nothing is written, and nothing of its content is told. */
export interface ResultLook {
  assignment: ReviewAssignmentRecord | null;
  review: ReviewRecord | null;
  /** The result that is here already. */
  before: ReviewOpinionRecord | null;
  /** Nothing in it is new. */
  known: boolean;
  /** Handed in after the day that was asked for, or after the results were opened. */
  late: boolean;
  warnings: PackageProblem[];
  blocks: PackageProblem[];
}

/** Minutes that the clocks of China are ahead of UTC: the day on which somebody handed in. */
const CHINA_MINUTES = 8 * 60;

/** Compares an expert's result with the review it belongs to. */
export function lookAtResult(
  { db, law, self }: { db: ReadDb; law: Law; self: string },
  { manifest, keyId }: { manifest: PackageManifest; keyId: string },
  rows: ReviewRows,
): ResultLook {
  const look: ResultLook = {
    assignment: null,
    review: null,
    before: null,
    known: false,
    late: false,
    warnings: [],
    blocks: [],
  };
  const block = (...problem: Parameters<typeof packageProblem>) =>
    look.blocks.push(packageProblem(...problem));
  const assignment = reviewAssignmentTable.find(db, rows.assignment.id);
  const review = assignment && reviewTable.find(db, assignment.reviewId);
  if (!review || assignment.origin !== self || review.id !== rows.review.id) {
    block('RESULT_OTHER_REVIEW', rows.review.title);
    return look;
  }
  look.assignment = assignment;
  look.review = review;
  look.before = opinionOf(db, assignment.id) ?? null;
  const { sender } = manifest;
  if (!isSameReviewer(sender.name, assignment.name)) {
    block('RESULT_FOREIGN_EXPERT', sender.name);
    return look;
  }
  const opinion = rows.opinion;
  if (opinion === null || opinion.state !== 'handed-in') {
    block('RESULT_OPEN');
    return look;
  }
  if (assignment.keyId !== null && assignment.keyId !== keyId)
    block('SENDER_KEY_CHANGED', `新密钥指纹 ${spacedFingerprint(keyId)}`);
  // One desk counts its results up; whatever order they come in, the latest stands.
  if (look.before?.origin === sender.id && look.before.version >= opinion.version) {
    look.known = true;
    look.warnings.push(packageProblem('RESULT_OLDER'));
    return look;
  }
  if (review.planVersionId !== rows.review.planVersionId)
    block(
      'RESULT_OTHER_VERSION',
      reviewSubject(db, rows.review.planVersionId)?.versionLabel ?? rows.version.label,
    );
  if (assignment.state === 'withdrawn') block('RESULT_EXPERT_WITHDRAWN', assignment.name);
  if (!takesResults(review.state)) block('RESULT_REVIEW_ENDED', review.state);
  const strange = strangeTable(db, rows.rows);
  if (strange !== null) block('PACKAGE_NOT_ONE_REVIEW', strange);
  judgeItems(law, review, rows, look);
  if (!documentsKnown(db, rows)) block('RESULT_OTHER_VERSION', rows.version.label);
  const handedIn = dayOf(opinion.handedInAt ?? manifest.createdAt);
  const overdue = assignment.dueOn !== null && handedIn > assignment.dueOn;
  look.late = overdue || isOpened(review.state);
  if (overdue) look.warnings.push(packageProblem('RESULT_LATE', assignment.dueOn));
  if (isOpened(review.state)) look.warnings.push(packageProblem('RESULT_AFTER_OPENING'));
  if (!opinion.noInterest) look.warnings.push(packageProblem('RESULT_NO_STATEMENT'));
  if (look.before !== null && look.before.origin !== sender.id)
    look.warnings.push(packageProblem('RESULT_OTHER_DESK'));
  return look;
}

/** Answers to items of the review's tables alone; how many of those have none is told, never which. */
function judgeItems(law: Law, review: ReviewRecord, { rows }: ReviewRows, look: ResultLook): void {
  const set = checklistSet(law.reviewChecklists, review.checklistSet);
  const items = new Set(set === null ? [] : placedItems(set, review.tables).map(({ item }) => item.id));
  const answers = rows.checklist_answer ?? [];
  const strange = answers.find(({ item }) => !items.has(String(item)));
  if (strange) look.blocks.push(packageProblem('RESULT_TABLES_DIFFER', String(strange.item).slice(0, 40)));
  const decided = new Set(answers.filter(({ verdict }) => verdict !== null).map(({ item }) => item));
  const open = items.size - decided.size;
  if (open > 0 && !strange) look.warnings.push(packageProblem('RESULT_INCOMPLETE', String(open)));
}

/** Marks lie on documents that this desk has: what it sent. */
function documentsKnown(db: ReadDb, { documents }: ReviewRows): boolean {
  return (
    db.value<number>(
      `SELECT COUNT(*) FROM json_each(@hashes) h WHERE NOT EXISTS (SELECT 1 FROM document d WHERE d.sha256 = h.value)`,
      { hashes: JSON.stringify(documents.map(({ sha256 }) => sha256)) },
    ) === 0
  );
}

function dayOf(moment: string): string {
  const at = Date.parse(moment);
  return Number.isNaN(at) ? moment : new Date(at + CHINA_MINUTES * 60_000).toISOString().slice(0, 10);
}
