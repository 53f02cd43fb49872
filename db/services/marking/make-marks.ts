import type { Deps } from '../../core';
import { PlanDeskError } from '../../domain/errors';
import { readHeadings } from '../../domain/plan/outline/headings';
import type { MarkKind, PageBox } from '../../domain/review/codes';
import { sectionPathAt } from '../../domain/review/passages';
import { tidyLines } from '../../domain/text/normalise';
import { readTextForChecks } from '../../repositories/document-text';
import { lastMarkOf, type MarkRecord, markTable } from '../../repositories/marking';
import { assertEditable, found, newBookkeeping, nextBookkeeping } from '../own-row';
import { itemOf, type MarkingMatter, openMatter } from './matter';
import { changeIn, type MarkingChange, type MarkView, markView } from './view-desk';

/** Characters kept on each side of a quote: by them it is found again in a later version. */
const AROUND = 64;
/** Longer than anybody quotes, characters: a whole plan in every mark would be no quote, and no result could carry it. */
const LONGEST_QUOTE = 10_000;

/** A stretch of the extracted text, UTF-16 units, `to` exclusive. */
export interface TextStretch {
  from: number;
  to: number;
}

export interface NewMark {
  assignmentId: string;
  sha256: string;
  kind: MarkKind;
  item: string | null;
  body: string;
  /** Null for a box. */
  place: TextStretch | null;
  /** With its page; null for marks of text. */
  box: (PageBox & { page: number }) | null;
}

/** What a change of marks answers. */
export interface MarkChange extends MarkingChange {
  mark: MarkView;
}

/**
 * Marks a place of one of the documents. Quote, context, section and page are taken from the text that is kept, whatever the
 * screen shows.
 * @throws PlanDeskError NOT_FOUND, MARKING_ELSEWHERE, MARKING_CLOSED, MARK_NOWHERE, MARK_TOO_LONG, MARK_EMPTY
 */
export function addMark(deps: Deps, input: NewMark): MarkChange {
  const matter = openMatter(deps, input.assignmentId);
  if (input.item !== null) itemOf(matter, input.item);
  const mark: MarkRecord = {
    id: deps.newId(),
    assignmentId: input.assignmentId,
    sha256: input.sha256,
    kind: input.kind,
    item: input.item,
    body: tidyLines(input.body),
    ...placeIn(deps, matter, input),
    ...newBookkeeping(deps),
  };
  assertSaid(mark);
  markTable.insert(deps.db, mark);
  return told(deps, matter, mark, [mark.item]);
}

/**
 * Changes what a mark says, its kind, or the item it speaks to; its place stays.
 * @throws PlanDeskError NOT_FOUND, MARKING_ELSEWHERE, MARKING_CLOSED, NOT_OURS, VOIDED, STALE_VERSION, MARK_EMPTY
 */
export function changeMark(
  deps: Deps,
  input: { id: string; expectedVersion: number; kind: MarkKind; item: string | null; body: string },
): MarkChange {
  const { before, matter } = ownMark(deps, input.id, input.expectedVersion);
  if (input.item !== null) itemOf(matter, input.item);
  const kind = before.box === null ? input.kind : 'box';
  const mark = { ...nextBookkeeping(deps, before), kind, item: input.item, body: tidyLines(input.body) };
  assertSaid(mark);
  markTable.update(deps.db, mark);
  return told(deps, matter, mark, [before.item, mark.item]);
}

/**
 * Takes a mark back.
 * @throws PlanDeskError NOT_FOUND, MARKING_ELSEWHERE, MARKING_CLOSED, NOT_OURS, VOIDED, STALE_VERSION
 */
export function removeMark(deps: Deps, input: { id: string; expectedVersion: number }): MarkChange {
  const { before, matter } = ownMark(deps, input.id, input.expectedVersion);
  return takeBack(deps, matter, before);
}

/**
 * Takes the mark back that was made last and still stands.
 * @throws PlanDeskError NOT_FOUND, MARKING_ELSEWHERE, MARKING_CLOSED, NO_MARK_LEFT, NOT_OURS
 */
export function undoLastMark(deps: Deps, input: { assignmentId: string }): MarkChange {
  const matter = openMatter(deps, input.assignmentId);
  const last = lastMarkOf(deps.db, input.assignmentId);
  if (!last) throw new PlanDeskError('NO_MARK_LEFT', '没有可以撤销的标注。', {});
  assertEditable(deps, last);
  return takeBack(deps, matter, last);
}

function takeBack(deps: Deps, matter: MarkingMatter, before: MarkRecord): MarkChange {
  const mark = {
    ...nextBookkeeping(deps, before),
    voidedAt: deps.clock.now(),
    voidReason: '评审专家撤销',
  };
  markTable.update(deps.db, mark);
  return told(deps, matter, mark, [mark.item]);
}

function ownMark(
  deps: Deps,
  id: string,
  expectedVersion: number,
): { before: MarkRecord; matter: MarkingMatter } {
  const before = found(markTable.find(deps.db, id), '标注', id);
  const matter = openMatter(deps, before.assignmentId);
  assertEditable(deps, before, expectedVersion);
  return { before, matter };
}

/** A comment without words says nothing; a highlight or a box may speak by its place. */
function assertSaid({ kind, body }: MarkRecord): void {
  if ((kind === 'comment' || kind === 'suggestion') && body === '')
    throw new PlanDeskError('MARK_EMPTY', '请写明批注或修改建议的内容。', { field: 'body' });
}

type Place = Pick<
  MarkRecord,
  'fromAt' | 'toAt' | 'quote' | 'beforeQuote' | 'afterQuote' | 'sectionPath' | 'page' | 'box'
>;

function placeIn(deps: Deps, matter: MarkingMatter, { sha256, kind, place, box }: NewMark): Place {
  const document = matter.documents.find((each) => each.sha256 === sha256);
  if (!document) throw nowhere(sha256);
  if (kind === 'box') {
    if (box === null || place !== null) throw nowhere(sha256);
    const { page, ...rectangle } = box;
    if (document.pages !== null && page > document.pages) throw nowhere(sha256);
    return {
      ...{ fromAt: null, toAt: null, quote: '', beforeQuote: '', afterQuote: '', sectionPath: [] },
      ...{ page, box: rectangle },
    };
  }
  const read = place && box === null ? readTextForChecks(deps.db, sha256) : undefined;
  if (!place || !read || place.from >= place.to || place.to > read.text.length) throw nowhere(sha256);
  if (place.to - place.from > LONGEST_QUOTE)
    throw new PlanDeskError(
      'MARK_TOO_LONG',
      `所选的文字有${place.to - place.from}字，太长，请选取有问题的一段，分段标注。`,
      { characters: place.to - place.from },
    );
  const { from, to } = wholeStretch(read.text, place);
  return {
    fromAt: from,
    toAt: to,
    quote: read.text.slice(from, to),
    beforeQuote: whole(read.text.slice(Math.max(0, from - AROUND), from)),
    afterQuote: whole(read.text.slice(to, to + AROUND)),
    sectionPath: sectionPathAt(readHeadings(read.text, read.outline), from),
    page: read.pages?.findLast(({ start }) => start <= from)?.page ?? null,
    box: null,
  };
}

/** Widened to whole characters where it begins or ends inside one. */
function wholeStretch(text: string, { from, to }: TextStretch): TextStretch {
  return {
    from: /[\uDC00-\uDFFF]/.test(text.charAt(from)) ? from - 1 : from,
    to: /[\uD800-\uDBFF]/.test(text.charAt(to - 1)) ? to + 1 : to,
  };
}

/** Without the half of a character that a cut left over. */
function whole(text: string): string {
  return text.replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '');
}

function nowhere(sha256: string): PlanDeskError {
  return new PlanDeskError('MARK_NOWHERE', '所选的位置不在送审的文件中，请重新选取。', { sha256 });
}

function told(
  deps: Deps,
  matter: MarkingMatter,
  mark: MarkRecord,
  items: readonly (string | null)[],
): MarkChange {
  deps.changed('marking', [matter.assignment.id]);
  const touched = [...new Set(items)].filter((item) => item !== null);
  return { mark: markView(mark), ...changeIn(deps.db, deps.law, matter, touched) };
}
