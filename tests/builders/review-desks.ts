import type { OutlineEntry, PageStart } from '../../db/documents/types';
import type { PlanKind } from '../../db/domain/plan/kinds';
import { storeDocument } from '../../db/repositories/document';
import { saveDocumentText } from '../../db/repositories/document-text';
import { type MarkRecord, markTable } from '../../db/repositories/marking';
import { planDocumentTable } from '../../db/repositories/plan-document';
import {
  type ReviewAssignmentRecord,
  type ReviewRecord,
  reviewAssignmentTable,
  reviewTable,
} from '../../db/repositories/review';
import { writeSetting } from '../../db/repositories/setting';
import { packDocument } from '../../db/services/plans/pack-document';
import { bookkeeping, makeEnterprise, makePlan, type Place } from './records';

/** The organiser's id: its rows are foreign at the reviewer's desk. */
export const ORGANISER = 'office-that-reviews';

/** A document of the plan that is reviewed. */
export interface ReviewedFile {
  readonly fileName?: string;
  readonly kind?: 'pdf' | 'docx';
  readonly bytes?: Uint8Array;
  /** As extraction leaves it; absent: nobody has read the document yet, null: there is none (a scan). */
  readonly text?: string | null;
  readonly outline?: readonly OutlineEntry[];
  readonly pages?: readonly PageStart[] | null;
}

export interface PlacedReview {
  readonly reviewId: string;
  readonly assignmentId: string;
  readonly planVersionId: string;
  readonly sha256s: readonly string[];
}

/** Puts one review with one assignment and the plan's documents straight into a database, as a review pack would. */
export function placeReview(
  place: Place,
  given: {
    readonly kind?: PlanKind;
    readonly title?: string;
    readonly review?: Partial<ReviewRecord>;
    readonly assignment?: Partial<ReviewAssignmentRecord>;
    readonly files?: readonly ReviewedFile[];
  } = {},
): PlacedReview {
  const organiser: Place = { ...place, self: ORGANISER };
  const enterprise = makeEnterprise(organiser, { name: '舒兰市示例化工有限公司' });
  const title = given.title ?? '生产安全事故综合应急预案';
  const { version } = makePlan(organiser, {
    kind: given.kind ?? 'comprehensive',
    title,
    enterpriseId: enterprise.id,
    first: { state: 'in-review', signedOn: null, publishedOn: null },
  });
  const { write: db } = place.core;
  const review: ReviewRecord = {
    id: place.core.newId(),
    planVersionId: version.id,
    previousReviewId: null,
    kind: 'review',
    way: 'meeting',
    title: `${enterprise.name}${title}评审`,
    checklistSet: 'GUIDE-2009',
    tables: ['F', 'C', 'A'],
    state: 'sent',
    minimumExperts: 3,
    preparedOn: '2026-11-10',
    deadline: '2026-11-30',
    ...{ meetingOn: null, meetingTime: null, place: null, host: null, head: null, headAttended: null },
    ...{ closedReason: null, discussion: [], opinion: null, process: null },
    ...{ outcome: null, outcomeOn: null, outcomeBy: null, outcomeNote: null, minutesSignedOn: null },
    ...{ changesConfirmedOn: null, changesConfirmedBy: null, remark: null },
    ...bookkeeping(organiser),
    ...given.review,
  };
  reviewTable.insert(db, review);
  const assignment: ReviewAssignmentRecord = {
    id: place.core.newId(),
    reviewId: review.id,
    ...{ expertId: null, drawPlaceId: null, phone: null, sentAt: null, returnedAt: null, keyId: null },
    name: '样知新',
    employer: '示例设计院',
    title: '高级工程师',
    specialty: '化工安全',
    role: 'member',
    state: 'sent',
    dueOn: null,
    late: false,
    ...{ recusal: null, attended: null, vote: null, voteNote: null, remark: null },
    ...bookkeeping(organiser),
    ...given.assignment,
  };
  reviewAssignmentTable.insert(db, assignment);
  const files = given.files ?? [{ text: '1 总则\n为规范应急工作，制定本预案。' }];
  return {
    reviewId: review.id,
    assignmentId: assignment.id,
    planVersionId: version.id,
    sha256s: files.map((file, at) => attach(organiser, version.id, file, at)),
  };
}

function attach(place: Place, planVersionId: string, file: ReviewedFile, at: number): string {
  const { write: db } = place.core;
  const now = place.core.clock.now();
  const kind = file.kind ?? 'pdf';
  const packed = packDocument(Buffer.from(file.bytes ?? `${planVersionId} ${at} ${file.text}`));
  storeDocument(db, packed, kind, now);
  if (file.text !== undefined)
    saveDocumentText(db, {
      sha256: packed.sha256,
      state: file.text === null ? 'no-text' : 'ok',
      text: file.text ?? '',
      pages: file.pages ?? null,
      outline: file.outline ?? [],
      headers: [],
      warnings: [],
      extractedAt: now,
    });
  planDocumentTable.insert(db, {
    id: place.core.newId(),
    planVersionId,
    sha256: packed.sha256,
    fileName: file.fileName ?? `预案${at + 1}.${kind}`,
    role: at === 0 ? 'text' : 'other',
    ...bookkeeping(place),
  });
  return packed.sha256;
}

/** Makes a database the desk of a reviewer. */
export function becomeReviewer(place: Place): void {
  writeSetting(place.core.write, 'desk', 'reviewer');
}

/** Marks made straight in the database, for thousands of them. `count` places of `text`, spread evenly. */
export function placeMarks(
  place: Place,
  to: { readonly assignmentId: string; readonly sha256: string },
  text: string,
  count: number,
): MarkRecord[] {
  const step = Math.floor((text.length - 40) / count);
  return Array.from({ length: count }, (_empty, at) => {
    const from = at * step;
    const mark: MarkRecord = {
      id: place.core.newId(),
      ...to,
      kind: at % 3 === 0 ? 'comment' : 'highlight',
      item: null,
      body: at % 3 === 0 ? `请核对第${at + 1}处。` : '',
      fromAt: from,
      toAt: from + 12,
      quote: text.slice(from, from + 12),
      beforeQuote: text.slice(Math.max(0, from - 64), from),
      afterQuote: text.slice(from + 12, from + 76),
      sectionPath: [],
      page: null,
      box: null,
      ...bookkeeping(place),
    };
    markTable.insert(place.core.write, mark);
    return mark;
  });
}
