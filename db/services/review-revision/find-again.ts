import type { ReadDb } from '../../connection';
import { PlanDeskError } from '../../domain/errors';
import { type AnchoredMark, anchorMarks } from '../../domain/review/anchor';
import type { AnchorDocument } from '../../domain/review/anchor-text';
import type { MarkFate, TextPlace } from '../../domain/review/codes';
import type { Law } from '../../law';
import { readDocumentText } from '../../repositories/document-text';
import type { MarkRecord } from '../../repositories/marking';
import { marksOfReview } from '../../repositories/review-results';
import { markedDocuments, type RevisionText, textsOfVersion } from '../../repositories/revision-texts';
import { listComments } from '../review-meeting/comments';

/** Where one comment's words are in the new version; of a lost one `place` is where its section stands now, without a quote. */
export interface FoundComment {
  readonly target: 'mark' | 'answer';
  readonly targetId: string;
  /** Null for a verdict without any mark of its own. */
  readonly found: MarkFate | null;
  readonly place: TextPlace | null;
}

/**
 * Looks for every comment of a review in a later version: marks by their words, verdicts by the marks that the same expert
 * made for the same item.
 * @throws PlanDeskError NOT_FOUND, REVIEW_NOT_OPENED, REVIEW_SET_UNKNOWN, REVISION_WITHOUT_TEXT
 */
export function findAgain(db: ReadDb, law: Law, input: { id: string; versionId: string }): FoundComment[] {
  const comments = listComments(db, law, input.id);
  const texts = textsOfVersion(db, input.versionId);
  if (texts.length === 0)
    throw new PlanDeskError(
      'REVISION_WITHOUT_TEXT',
      '修改后的版本还没有可以比对的正文，请先登记正文文件并等待读取完成。',
      { versionId: input.versionId },
    );
  const marks = marksOfReview(db, input.id);
  const fates = fatesOf(db, input.id, marks, texts);
  const byExpert = new Map<string, FoundComment[]>();
  for (const mark of marks) {
    const fate = fates.get(mark.id);
    if (mark.item === null || !fate) continue;
    const key = `${mark.assignmentId} ${mark.item}`;
    byExpert.set(key, [...(byExpert.get(key) ?? []), fate]);
  }
  return comments.map((comment): FoundComment => {
    const { target, targetId } = comment;
    const fate =
      target === 'mark'
        ? fates.get(targetId)
        : worthLooking(byExpert.get(`${comment.assignmentId} ${comment.item}`) ?? []);
    return { target, targetId, found: fate?.found ?? null, place: fate?.place ?? null };
  });
}

/** Of several marks for one verdict the one that says most about it: what was changed, then what moved, stayed, got lost. */
function worthLooking(fates: readonly FoundComment[]): FoundComment | undefined {
  const order: readonly (MarkFate | null)[] = ['changed', 'moved', 'unchanged', 'lost', null];
  return [...fates].sort((x, y) => order.indexOf(x.found) - order.indexOf(y.found))[0];
}

function fatesOf(
  db: ReadDb,
  reviewId: string,
  marks: readonly MarkRecord[],
  texts: readonly RevisionText[],
): Map<string, FoundComment> {
  const fates = new Map<string, FoundComment>();
  const say = (mark: MarkRecord, found: MarkFate, place: TextPlace | null) =>
    fates.set(mark.id, { target: 'mark', targetId: mark.id, found, place });
  for (const { sha256, fileName, role } of markedDocuments(db, reviewId)) {
    const own = marks.filter((mark) => mark.sha256 === sha256);
    const later = successorOf({ fileName, role }, texts);
    const earlier = documentOf(db, sha256);
    if (!later || !earlier) {
      for (const mark of own) say(mark, 'lost', null);
      continue;
    }
    const worded = own.filter(({ fromAt, toAt, quote }) => fromAt !== null && toAt !== null && quote !== '');
    const answers = anchorMarks(
      worded.map((mark) => ({
        from: mark.fromAt ?? 0,
        to: mark.toAt ?? 0,
        quote: mark.quote,
        before: mark.beforeQuote,
        after: mark.afterQuote,
        sectionPath: mark.sectionPath,
      })),
      earlier,
      later,
    );
    worded.forEach((mark, at) => {
      const answer = answers[at] as AnchoredMark;
      say(mark, answer.state, placeOf(answer, later.sha256));
    });
    for (const mark of own) {
      if (fates.has(mark.id)) continue;
      // A box on a page has no words to go by: it stands where it stood only in the very same file.
      say(mark, later.sha256 === sha256 ? 'unchanged' : 'lost', null);
    }
  }
  return fates;
}

/** The document of the new version that takes the place of a marked one. */
function successorOf(
  { fileName, role }: Pick<RevisionText, 'fileName' | 'role'>,
  texts: readonly RevisionText[],
): RevisionText | undefined {
  const ofRole = texts.filter((text) => text.role === role);
  return ofRole.find((text) => text.fileName === fileName) ?? ofRole[0] ?? texts[0];
}

function documentOf(db: ReadDb, sha256: string): AnchorDocument | null {
  const known = readDocumentText(db, sha256);
  return known === undefined ? null : { text: known.text, outline: known.outline, pages: known.pages };
}

function placeOf(answer: AnchoredMark, sha256: string): TextPlace | null {
  if (answer.state !== 'lost') {
    const { from, to, words, sectionPath, page } = answer;
    return { sha256, from, to, quote: words, sectionPath, page };
  }
  const { section } = answer;
  return section && { ...section, sha256, to: section.from, quote: '' };
}
