import type { ReadDb } from '../../connection';
import type { MarkedCopy, MarkingWork, PlacedMark } from '../../documents/marked/marks';
import { PlanDeskError } from '../../domain/errors';
import type { Law } from '../../law';
import { readPackedDocument } from '../../repositories/document';
import { readDocumentText } from '../../repositories/document-text';
import type { MarkRecord } from '../../repositories/marking';
import { markedDocuments } from '../../repositories/revision-texts';
import { unpackDocument } from '../plans/pack-document';
import { readResults } from '../review-meeting/read-results';

const NUMERALS = '一二三四五六七八九十';

/**
 * A copy of a reviewed document with all marks of its experts: annotations in a PDF, comments in a Word file. With
 * `withNames` false the experts are 专家一, 专家二 … in the order of the review.
 * @throws PlanDeskError NOT_FOUND, REVIEW_NOT_OPENED, DOCUMENT_NOT_STORED, MARKED_COPY_UNSUITABLE, MARKED_COPY_UNREADABLE
 */
export async function markedCopy(
  db: ReadDb,
  law: Law,
  input: { id: string; sha256: string; withNames: boolean },
  work: MarkingWork,
): Promise<MarkedCopy> {
  const { sheets, experts } = readResults(db, law, input.id);
  const document = markedDocuments(db, input.id).find(({ sha256 }) => sha256 === input.sha256);
  const packed = document && readPackedDocument(db, document.sha256);
  if (!document || !packed)
    throw new PlanDeskError('DOCUMENT_NOT_STORED', '库中没有这份文件的原件。', { sha256: input.sha256 });
  const authors = new Map(
    experts.map(({ id, name }, at) => [id, input.withNames ? name : `专家${NUMERALS[at] ?? at + 1}`]),
  );
  const marks = sheets
    .flatMap(({ marks, answers }) =>
      (marks as readonly MarkRecord[]).map((mark) => ({
        mark,
        // Words quoted for a verdict say what its reason says.
        said: mark.body.trim() || (answers.find(({ item }) => item === mark.item)?.reason.trim() ?? ''),
      })),
    )
    .filter(({ mark }) => mark.sha256 === document.sha256)
    .map(({ mark, said }) => placedMark(mark, said, authors.get(mark.assignmentId) ?? '专家'));
  const bytes = unpackDocument(packed);
  const known = readDocumentText(db, document.sha256);
  const source = { text: known?.text ?? '', pages: known?.pages ?? null };
  if (document.kind === 'pdf') {
    const { markPdf } = await import('../../documents/marked/mark-pdf');
    return markPdf(bytes, source, marks, work);
  }
  if (document.kind === 'docx') {
    const { markDocx } = await import('../../documents/marked/mark-docx');
    return markDocx(bytes, source, marks, work);
  }
  throw new PlanDeskError(
    'MARKED_COPY_UNSUITABLE',
    '只有 PDF 和 Word（.docx）文件能制作批注稿；其他格式请先另存为其中一种再评审。',
    { kind: document.kind },
  );
}

function placedMark(mark: MarkRecord, said: string, author: string): PlacedMark {
  const { kind, quote, page, box, fromAt, toAt, item } = mark;
  return {
    kind,
    author,
    at: mark.createdAt,
    body: [item === null ? '' : `[${item}] `, said].join(''),
    quote,
    place: fromAt === null || toAt === null ? null : { from: fromAt, to: toAt },
    page,
    box,
  };
}
