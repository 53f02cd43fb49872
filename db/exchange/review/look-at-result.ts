import type { ReadDb } from '../../connection';
import type { SignerFacts } from '../../domain/exchange/signer';
import type { PlanKind } from '../../domain/plan/kinds';
import { checklistSet, placedItems, verdictsFor } from '../../domain/review/checklist';
import type { RecordedSearch, Verdict } from '../../domain/review/codes';
import { isOpened, takesResults } from '../../domain/review/review-state';
import { isSameReviewer } from '../../domain/review/reviewer-name';
import { progressOf, searchOnRecord } from '../../domain/review/verdicts';
import type { Law } from '../../law';
import { readDocumentText } from '../../repositories/document-text';
import { opinionOf, type ReviewOpinionRecord } from '../../repositories/marking';
import {
  type ReviewAssignmentRecord,
  type ReviewRecord,
  reviewAssignmentTable,
  reviewTable,
} from '../../repositories/review';
import { reviewSubject } from '../../repositories/review-views';
import type { PackageManifest } from '../format/index';
import { keyringOf } from '../keyring';
import { type PackageProblem, packageProblem } from '../problems';
import { judgeSigner } from '../rehearse/rehearse-package';
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
  { db, law, self, today }: { db: ReadDb; law: Law; self: string; today: string },
  { manifest, signer }: { manifest: PackageManifest; signer: SignerFacts },
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
  const told = judgeSigner(signer, sender.id, keyringOf(db, self));
  look.warnings.push(...told.warnings);
  look.blocks.push(...told.blocks);
  // The same person at another computer is a sender of its own; its key waits for somebody as a changed one does.
  const strange = assignment.keyId !== null && assignment.keyId !== signer.keyId;
  if (strange && told.standing !== 'succeeded' && told.blocks.length === 0)
    block('SENDER_KEY_CHANGED', `新密钥指纹 ${spacedFingerprint(signer.keyId)}`);
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
  const odd = strangeTable(db, rows.rows);
  if (odd !== null) block('PACKAGE_NOT_ONE_REVIEW', odd);
  const planKind = reviewSubject(db, review.planVersionId)?.planKind ?? 'comprehensive';
  judgeItems(law, { review, planKind }, rows, look);
  const misquoted = countMisquoted(db, rows);
  if (misquoted > 0) look.warnings.push(packageProblem('RESULT_QUOTES_DIFFER', String(misquoted)));
  if (!documentsKnown(db, review.planVersionId, rows)) block('RESULT_OTHER_VERSION', rows.version.label);
  const moment = opinion.handedInAt ?? manifest.createdAt;
  // Nobody hands in before the pack was written: that clock says nothing about the deadline.
  const clockWrong = assignment.sentAt !== null && moment < assignment.sentAt;
  const overdue = assignment.dueOn !== null && (clockWrong ? today : dayOf(moment)) > assignment.dueOn;
  look.late = overdue || isOpened(review.state);
  if (clockWrong) look.warnings.push(packageProblem('RESULT_CLOCK', dayOf(moment)));
  if (overdue) look.warnings.push(packageProblem('RESULT_LATE', assignment.dueOn));
  if (isOpened(review.state)) look.warnings.push(packageProblem('RESULT_AFTER_OPENING'));
  if (!opinion.noInterest) look.warnings.push(packageProblem('RESULT_NO_STATEMENT'));
  if (look.before !== null && look.before.origin !== sender.id)
    look.warnings.push(packageProblem('RESULT_OTHER_DESK'));
  return look;
}

/**
 * Answers to items of the review's tables alone, with verdicts that those tables offer; how many lack a verdict, or what a
 * verdict needs, is told, never which.
 */
function judgeItems(
  law: Law,
  { review, planKind }: { review: ReviewRecord; planKind: PlanKind },
  { rows }: ReviewRows,
  look: ResultLook,
): void {
  const set = checklistSet(law.reviewChecklists, review.checklistSet);
  const placed = new Map(
    (set === null ? [] : placedItems(set, review.tables)).map((each) => [each.item.id, each]),
  );
  const answers = rows.checklist_answer ?? [];
  const strange = answers.find(({ item, verdict }) => {
    const table = placed.get(String(item))?.table;
    return !table || (verdict !== null && !verdictsFor(table, planKind).includes(verdict as Verdict));
  });
  if (strange) {
    look.blocks.push(packageProblem('RESULT_TABLES_DIFFER', String(strange.item).slice(0, 40)));
    return;
  }
  const quoted = new Map<string, number>();
  for (const { item, quote, box } of rows.mark ?? [])
    if (item !== null && (quote !== '' || box !== null))
      quoted.set(String(item), (quoted.get(String(item)) ?? 0) + 1);
  const progress = progressOf(
    law.reviewChecklists.verdicts,
    [...placed.values()].map(({ item }) => item),
    new Map(
      answers.map(({ item, verdict, reason, search }) => {
        const recorded = search === null ? null : (JSON.parse(String(search)) as RecordedSearch);
        return [
          String(item),
          {
            verdict: verdict as Verdict | null,
            reason: String(reason),
            places: quoted.get(String(item)) ?? 0,
            search: searchOnRecord(recorded, recorded?.sha256 ?? ''),
          },
        ];
      }),
    ),
  );
  const open = progress.total - progress.decided;
  if (open > 0) look.warnings.push(packageProblem('RESULT_INCOMPLETE', String(open)));
  if (progress.blocked.length > 0)
    look.warnings.push(packageProblem('RESULT_UNREASONED', String(progress.blocked.length)));
}

/** Marks whose quote is not what this desk reads at their place; documents that nobody has read here are not held to it. */
function countMisquoted(db: ReadDb, { rows }: ReviewRows): number {
  const marks = (rows.mark ?? []).filter(({ from_at }) => from_at !== null);
  const texts = new Map(
    [...new Set(marks.map(({ sha256 }) => String(sha256)))].map((sha256) => {
      const read = readDocumentText(db, sha256);
      return [sha256, read?.state === 'ok' ? read.text : null];
    }),
  );
  return marks.filter(({ sha256, from_at, to_at, quote }) => {
    const text = texts.get(String(sha256)) ?? null;
    return text !== null && text.slice(Number(from_at), Number(to_at)) !== quote;
  }).length;
}

/** Marks lie on documents of the plan under review, which this desk sent; those on a former version stay with it. */
function documentsKnown(db: ReadDb, planVersionId: string, { documents }: ReviewRows): boolean {
  return (
    db.value<number>(
      `SELECT COUNT(*) FROM json_each(@hashes) h
        WHERE NOT EXISTS (SELECT 1 FROM plan_document d JOIN plan_version v ON v.id = d.plan_version_id
          WHERE d.sha256 = h.value AND v.plan_id = (SELECT plan_id FROM plan_version WHERE id = @planVersionId))`,
      { hashes: JSON.stringify(documents.map(({ sha256 }) => sha256)), planVersionId },
    ) === 0
  );
}

function dayOf(moment: string): string {
  const at = Date.parse(moment);
  return Number.isNaN(at) ? moment : new Date(at + CHINA_MINUTES * 60_000).toISOString().slice(0, 10);
}
