import type { ReadDb } from '../../connection';
import { type Passage, passageSource, passagesFor, wordsOf } from '../../domain/review/passages';
import type { Law } from '../../law';
import { readTextForChecks } from '../../repositories/document-text';
import { itemOf, markingMatter } from './matter';

/** A passage with the document it stands in. */
export interface DocumentPassage extends Passage {
  readonly sha256: string;
}

/** Passages of one item, likeliest first, the first document's before the others'. */
export interface ItemPassages {
  readonly item: string;
  /** How many there are; `passages` may be fewer. */
  readonly total: number;
  readonly passages: readonly DocumentPassage[];
}

/** What a search of all documents for one item found. */
export interface FoundPlaces {
  readonly words: readonly string[];
  readonly places: readonly {
    readonly sha256: string;
    readonly from: number;
    readonly to: number;
    readonly section: string;
    readonly excerpt: string;
  }[];
  /** Names of documents without text. */
  readonly unread: readonly string[];
}

/** More passages of one item than anybody steps through. */
const SHOWN = 12;

function sources(db: ReadDb, law: Law, assignmentId: string) {
  const matter = markingMatter(db, law, assignmentId);
  const read = matter.documents.map(({ sha256, fileName, textState }) => {
    const text = textState === 'ok' ? readTextForChecks(db, sha256) : undefined;
    return { sha256, fileName, source: text ? passageSource(text.text, text.outline) : null };
  });
  return { matter, read };
}

/**
 * Passages of all items. Reads every document as a whole: work for another thread.
 * @throws PlanDeskError NOT_FOUND, MARKING_ELSEWHERE, CHECKLIST_UNKNOWN
 */
export function findAllPassages(db: ReadDb, law: Law, assignmentId: string): ItemPassages[] {
  const { matter, read } = sources(db, law, assignmentId);
  return matter.items.map(({ item, group }) => {
    const all = read.flatMap(({ sha256, source }) =>
      source ? passagesFor(item, group.title, source).map((passage) => ({ ...passage, sha256 })) : [],
    );
    return { item: item.id, total: all.length, passages: all.slice(0, SHOWN) };
  });
}

/**
 * Searches all documents for one item, by its own words and the reviewer's. Work for another thread.
 * @throws PlanDeskError NOT_FOUND, MARKING_ELSEWHERE, CHECKLIST_UNKNOWN
 */
export function searchForItem(
  db: ReadDb,
  law: Law,
  input: { assignmentId: string; item: string; more: readonly string[] },
): FoundPlaces {
  const { matter, read } = sources(db, law, input.assignmentId);
  const { item, group } = itemOf(matter, input.item);
  return {
    words: wordsOf(item, input.more),
    places: read.flatMap(({ sha256, source }) =>
      source
        ? passagesFor(item, group.title, source, input.more).map(({ from, to, section, excerpt }) => ({
            sha256,
            from,
            to,
            section,
            excerpt,
          }))
        : [],
    ),
    unread: read.filter(({ source }) => source === null).map(({ fileName }) => fileName),
  };
}
