import type { ReadDb } from '../../connection';
import type { Disposition, MarkFate, TextPlace } from '../../domain/review/codes';
import type { Law } from '../../law';
import type { ReviewRecord } from '../../repositories/review';
import { dispositionsOfReview } from '../../repositories/review-results';
import { assignmentsOf, repetitionsOf, reviewSubject } from '../../repositories/review-views';
import { markedDocuments, textsOfVersion, versionsWithTexts } from '../../repositories/revision-texts';
import { found } from '../own-row';
import { listComments, type ReviewComment } from '../review-meeting/comments';
import { openedReview } from '../reviews/open-review';

/** A comment with what was decided about it, what was changed for it, and where its words stand in the new version. */
export interface RevisedComment extends Omit<ReviewComment, 'disposition'> {
  /** Version of what is kept about it; null where nothing is. */
  version: number | null;
  decision: Disposition | null;
  reason: string | null;
  decidedBy: string | null;
  decidedOn: string | null;
  changeMade: string | null;
  changePage: string | null;
  found: MarkFate | null;
  place: TextPlace | null;
  confirmedOn: string | null;
  confirmedBy: string | null;
  /** What stands in the way of confirming it; null when nothing does. */
  missing: 'decision' | 'change' | 'reason' | null;
}

/**
 * What became of the comments of a review: the revision as unit and chair see it.
 * @throws PlanDeskError NOT_FOUND, REVIEW_NOT_OPENED, REVIEW_SET_UNKNOWN
 */
export function viewRevision({ db, law, self }: { db: ReadDb; law: Law; self: string }, id: string) {
  const review = openedReview(db, id);
  const comments = revisedComments(db, law, id);
  const versions = revisionVersions(db, review);
  const compared = dispositionsOfReview(db, id).find(({ newVersionId }) => newVersionId !== null);
  const ours = review.origin === self && review.voidedAt === null;
  const complete = comments.every(({ missing }) => missing === null);
  const mayConfirm =
    ours && review.outcome !== null && review.outcome !== 'failed' && review.changesConfirmedOn === null;
  return {
    id,
    version: review.version,
    ours,
    outcome: review.outcome,
    subject: found(reviewSubject(db, review.planVersionId), '预案版本', review.planVersionId),
    versions,
    /** The version in which the comments were looked for last. */
    comparedId: compared?.newVersionId ?? null,
    comments,
    documents: markedDocuments(db, id)
      .filter(({ kind }) => kind === 'pdf' || kind === 'docx')
      .map(({ sha256, fileName, marks }) => ({ sha256, fileName, marks })),
    /** Who signs, as a rule. */
    chair:
      assignmentsOf(db, id).find(({ role, state }) => role === 'chair' && state !== 'withdrawn')?.name ??
      null,
    confirmedOn: review.changesConfirmedOn,
    confirmedBy: review.changesConfirmedBy,
    repeatedBy: repetitionsOf(db, id)[0] ?? null,
    can: {
      compare: ours && versions.length > 0 && review.changesConfirmedOn === null,
      write: ours && review.changesConfirmedOn === null,
      confirm: mayConfirm && complete && comments.length > 0,
    },
  };
}

/** The comments of a review in the order of its tables, with what is kept about each. */
export function revisedComments(db: ReadDb, law: Law, id: string): RevisedComment[] {
  const kept = new Map(dispositionsOfReview(db, id).map((row) => [`${row.target} ${row.targetId}`, row]));
  return listComments(db, law, id).map(({ disposition: _decided, ...comment }) => {
    const row = kept.get(`${comment.target} ${comment.targetId}`);
    const [decision, change, reason] = [row?.decision ?? null, row?.changeMade ?? null, row?.reason ?? null];
    return {
      ...comment,
      version: row?.version ?? null,
      decision,
      reason,
      decidedBy: row?.decidedBy ?? null,
      decidedOn: row?.decidedOn ?? null,
      changeMade: change,
      changePage: row?.changePage ?? null,
      found: row?.found ?? null,
      place: row?.place ?? null,
      confirmedOn: row?.confirmedOn ?? null,
      confirmedBy: row?.confirmedBy ?? null,
      missing: missingOf(decision, change, reason),
    };
  });
}

/** A comment that is followed needs the change, one that is not needs the reason. */
function missingOf(
  decision: Disposition | null,
  change: string | null,
  reason: string | null,
): RevisedComment['missing'] {
  if (decision === null) return 'decision';
  if (decision !== 'rejected' && change === null) return 'change';
  return decision !== 'accepted' && reason === null ? 'reason' : null;
}

/**
 * Versions in which the changes can be: later ones of the same plan, and the reviewed one when it has got another text
 * since.
 */
export function revisionVersions(
  db: ReadDb,
  review: ReviewRecord,
): { id: string; label: string; state: string; hasText: boolean }[] {
  const subject = reviewSubject(db, review.planVersionId);
  if (!subject) return [];
  const all = versionsWithTexts(db, subject.planId);
  const own = all.find(({ id }) => id === review.planVersionId);
  const marked = new Set(markedDocuments(db, review.id).map(({ sha256 }) => sha256));
  const hasNewText = textsOfVersion(db, review.planVersionId).some(({ sha256 }) => !marked.has(sha256));
  return all
    .filter(({ id, number }) =>
      id === own?.id ? marked.size > 0 && hasNewText : number > (own?.number ?? 0),
    )
    .map(({ id, label, state, texts }) => ({ id, label, state, hasText: texts > 0 }));
}
