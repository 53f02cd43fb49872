import type { Deps } from '../../core';
import { PlanDeskError } from '../../domain/errors';
import { verdictsFor } from '../../domain/review/checklist';
import type { RecordedSearch, Verdict } from '../../domain/review/codes';
import { tidyLines } from '../../domain/text/normalise';
import { answerTo, type ChecklistAnswerRecord, checklistAnswerTable } from '../../repositories/marking';
import { assertEditable, newBookkeeping, nextBookkeeping } from '../own-row';
import type { FoundPlaces } from './find-passages';
import { itemOf, type MarkingMatter, openMatter, reviewedDocuments } from './matter';
import { changeIn, type MarkingChange } from './view-desk';

/** Where an answer is kept, as the screen saw it; `expectedVersion` null: nothing was kept of it yet. */
export interface AnswerPlace {
  assignmentId: string;
  item: string;
  expectedVersion: number | null;
}

/**
 * Keeps a verdict and its reason as far as they have come; nothing need be complete before the work is handed in.
 * @throws PlanDeskError NOT_FOUND, MARKING_ELSEWHERE, MARKING_CLOSED, VERDICT_NOT_OFFERED, NOT_OURS, STALE_VERSION
 */
export function answerItem(
  deps: Deps,
  input: AnswerPlace & { verdict: Verdict | null; reason: string },
): MarkingChange {
  const matter = openMatter(deps, input.assignmentId);
  const { table } = itemOf(matter, input.item);
  if (input.verdict !== null && !verdictsFor(table, matter.plan.kind).includes(input.verdict))
    throw new PlanDeskError('VERDICT_NOT_OFFERED', '这张评审表没有这一结论，请另选。', {
      verdict: input.verdict,
      table: table.id,
    });
  keep(deps, input, { verdict: input.verdict, reason: tidyLines(input.reason) });
  return told(deps, matter, input.item);
}

/** How many places a search may find for the claim that something is missing to be worth making. */
export const MOST_PLACES = 200;
/** Characters of a found place that are kept with it. */
const EXCERPT = 200;

/**
 * Puts a search of all documents on record. Places of an earlier search that were set aside stay so.
 * @throws PlanDeskError NOT_FOUND, MARKING_ELSEWHERE, MARKING_CLOSED, TOO_MANY_PLACES {found}, NOT_OURS, STALE_VERSION
 */
export function recordSearch(deps: Deps, input: AnswerPlace, found: FoundPlaces): MarkingChange {
  const matter = openMatter(deps, input.assignmentId);
  itemOf(matter, input.item);
  if (found.places.length > MOST_PLACES)
    throw new PlanDeskError(
      'TOO_MANY_PLACES',
      `全文有${found.places.length}处写到，不能认定缺项：请引用其中不符合的原文。`,
      { found: found.places.length },
    );
  const before = answerTo(deps.db, input.assignmentId, input.item)?.search ?? null;
  const documents = reviewedDocuments(matter);
  const same = before?.sha256 === documents ? before : null;
  const seen = new Set(same?.places.filter(({ setAside }) => setAside).map(placeKey));
  const search: RecordedSearch = {
    words: found.words.join('、'),
    sha256: documents,
    hits: found.places.length,
    places: found.places.map((place) => ({
      ...place,
      excerpt: place.excerpt.slice(0, EXCERPT),
      setAside: seen.has(placeKey(place)),
    })),
    unread: found.unread,
    leafed: same?.leafed ?? false,
    at: deps.clock.now(),
  };
  keep(deps, input, { search });
  return told(deps, matter, input.item);
}

/**
 * Notes places of the search as looked at and beside the point, or takes that back; `leafed`: documents without text were
 * leafed through.
 * @throws PlanDeskError NOT_FOUND, MARKING_ELSEWHERE, MARKING_CLOSED, SEARCH_MISSING, NOT_OURS, STALE_VERSION
 */
export function setAsidePlaces(
  deps: Deps,
  input: AnswerPlace & { places: readonly number[]; setAside: boolean; leafed: boolean },
): MarkingChange {
  const matter = openMatter(deps, input.assignmentId);
  const search = answerTo(deps.db, input.assignmentId, input.item)?.search ?? null;
  if (search === null)
    throw new PlanDeskError('SEARCH_MISSING', '这一项还没有做过全文查找，请先查找。', { item: input.item });
  const touched = new Set(input.places);
  const places = search.places.map((place, at) =>
    touched.has(at) ? { ...place, setAside: input.setAside } : place,
  );
  keep(deps, input, { search: { ...search, places, leafed: input.leafed } });
  return told(deps, matter, input.item);
}

const placeKey = ({ sha256, from }: { sha256: string; from: number }) => `${sha256} ${from}`;

type Said = Partial<Pick<ChecklistAnswerRecord, 'verdict' | 'reason' | 'search'>>;

function keep(deps: Deps, { assignmentId, item, expectedVersion }: AnswerPlace, said: Said): void {
  const before = answerTo(deps.db, assignmentId, item);
  if (!before) {
    checklistAnswerTable.insert(deps.db, {
      id: deps.newId(),
      assignmentId,
      item,
      verdict: null,
      reason: '',
      search: null,
      ...said,
      ...newBookkeeping(deps),
    });
    return;
  }
  // A screen that knows of no answer yet is as stale as one that knows an older one.
  assertEditable(deps, before, expectedVersion ?? 0);
  checklistAnswerTable.update(deps.db, { ...nextBookkeeping(deps, before), ...said });
}

function told(deps: Deps, matter: MarkingMatter, item: string): MarkingChange {
  deps.changed('marking', [matter.assignment.id]);
  return changeIn(deps.db, deps.law, matter, [item]);
}
