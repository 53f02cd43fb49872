import type { ReadDb } from '../../connection';
import { placedItems } from '../../domain/review/checklist';
import { reviewMatrix } from '../../domain/review/matrix';
import type { Law } from '../../law';
import { dispositionsOfReview } from '../../repositories/review-results';
import { isComment } from './comments';
import { countedMarks, type ReviewResults, readResults } from './read-results';

/**
 * Items against experts, what has to be talked about first; with notes of the discussion and how many comments have
 * found an end.
 * @throws PlanDeskError NOT_FOUND, REVIEW_NOT_OPENED, REVIEW_SET_UNKNOWN
 */
export function viewMatrix(db: ReadDb, law: Law, self: string, id: string) {
  const results = readResults(db, law, id, countedMarks);
  const { review, set, experts, sheets } = results;
  const { rows, totals, verdicts, unfitKeys } = reviewMatrix(set, review.tables, sheets);
  const notes = new Map(review.discussion.map(({ key, text }) => [key, text]));
  const open = openComments(db, results);
  return {
    id,
    version: review.version,
    ours: review.origin === self && review.voidedAt === null,
    state: review.state,
    closedReason: review.closedReason,
    experts: experts.map(({ id: assignmentId, name, role, state }) => ({
      assignmentId,
      name,
      role,
      returned: state === 'returned',
    })),
    rows: rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) => ({ ...cell })),
      counts: { ...row.counts },
      note: notes.get(row.item) ?? '',
      comments: open.get(row.item)?.all ?? 0,
      openComments: open.get(row.item)?.open ?? 0,
    })),
    totals: { ...totals },
    verdicts: { ...verdicts },
    unfitKeys: [...unfitKeys],
    keyAdvice: law.reviewChecklists.keyAdvice.text,
    /** Marks that speak to no item of the tables that apply. */
    elsewhere: open.get('') ?? { all: 0, open: 0 },
  };
}

/** Comments of each item, and those of them that nobody has decided on; '' for those that belong to none. */
function openComments(
  db: ReadDb,
  { review, set, sheets }: ReviewResults,
): Map<string, { all: number; open: number }> {
  const decided = new Set(
    dispositionsOfReview(db, review.id)
      .filter(({ decision }) => decision !== null)
      .map(({ targetId }) => targetId),
  );
  const known = new Set(placedItems(set, review.tables).map(({ item }) => item.id));
  const counts = new Map<string, { all: number; open: number }>();
  const count = (item: string | null, targetId: string) => {
    const key = item !== null && known.has(item) ? item : '';
    const before = counts.get(key) ?? { all: 0, open: 0 };
    counts.set(key, { all: before.all + 1, open: before.open + (decided.has(targetId) ? 0 : 1) });
  };
  for (const { answers, marks } of sheets) {
    for (const answer of answers) if (isComment.answer(answer)) count(answer.item, answer.id);
    for (const mark of marks) if (isComment.mark(mark)) count(mark.item, mark.id);
  }
  return counts;
}
