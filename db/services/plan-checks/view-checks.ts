import type { ReadDb } from '../../connection';
import { pageOf } from '../../documents/passage';
import type { PageStart } from '../../documents/types';
import type { CivilDate } from '../../domain/dates/civil-date';
import type { OutlineCheck } from '../../domain/plan/outline/check-outline';
import { liftAnnexes } from '../../domain/plan/text-checks/annex-lists';
import {
  countFindings,
  currentDocuments,
  type FindingRow,
  findingsOf,
} from '../../repositories/document-finding';
import { readTextForChecks } from '../../repositories/document-text';
import { planTable } from '../../repositories/plan';
import { found } from '../own-row';
import { type CheckRules, checkText } from './check-document';

/** A place in a document as screens show it; page null where the format has none. */
interface PlaceView {
  offset: number | null;
  page: number | null;
}

export interface OutlineListView {
  id: string;
  title: string;
  source: { title: string; article: string };
  mark: string;
  standing: string;
  note: string;
  items: (PlaceView & {
    id: string;
    title: string;
    /** Steps below the list's first level. */
    depth: number;
    mark: string;
    advisory: boolean;
    outcome: 'found' | 'missing' | 'empty';
    heading: string | null;
    former: boolean;
    inText: boolean;
  })[];
}

export interface DocumentCheckView {
  documentId: string;
  sha256: string;
  fileName: string;
  versionLabel: string;
  textState: string;
  /** False while the background check of names and annexes has not come to it. */
  checked: boolean;
  lists: OutlineListView[];
  extras: (PlaceView & { heading: string })[];
  laws: (PlaceView & {
    title: string;
    number: string;
    kind: string;
    repealedOn: string;
    replacedBy: string;
    mark: string;
    note: string;
    quote: string;
  })[];
  names: (PlaceView & { name: string; quote: string })[];
  ownerAbsent: boolean;
}

function viewList(
  { list, findings }: OutlineCheck,
  page: (offset: number | null) => number | null,
): OutlineListView {
  const parents = new Map(list.items.map((item) => [item.id, item.parent]));
  const depthOf = (id: string): number => {
    const parent = parents.get(id) ?? null;
    return parent === null ? 0 : 1 + depthOf(parent);
  };
  return {
    id: list.id,
    title: list.title,
    source: { ...list.source },
    mark: list.mark,
    standing: list.standing,
    note: list.note,
    items: findings.map(({ item, outcome, heading, offset, former, inText }) => ({
      id: item.id,
      title: item.title,
      depth: depthOf(item.id),
      mark: item.mark,
      advisory: item.advisory,
      outcome,
      heading,
      offset,
      page: page(offset),
      former,
      inText,
    })),
  };
}

/**
 * What the checks say about the documents of a plan's newest version. Outline and laws are worked out now, so they are
 * never stale; names come from the background check, which knows the whole register.
 * @throws PlanDeskError NOT_FOUND
 */
export function readPlanChecks(
  db: ReadDb,
  rules: CheckRules,
  planId: string,
  on: CivilDate,
): { documents: DocumentCheckView[] } {
  const plan = found(planTable.find(db, planId), '预案', planId);
  const documents = currentDocuments(db, planId).map((document): DocumentCheckView => {
    const read = readTextForChecks(db, document.sha256);
    const readable = read && (read.state === 'ok' || read.state === 'suspicious') ? read : undefined;
    const pages: readonly PageStart[] | null = readable?.pages ?? null;
    const page = (offset: number | null) => (offset === null ? null : pageOf(pages, offset));
    const check = readable && checkText(rules, plan.kind, readable, liftAnnexes(readable.text), on);
    const rows = findingsOf(db, document.documentId);
    const names = (rows ?? []).filter((row) => row.profile === 'names');
    const place = (offset: number | null) => ({ offset, page: page(offset) });
    return {
      ...document,
      textState: read?.state ?? 'pending',
      checked: rows !== undefined,
      lists: (check?.lists ?? []).map((list) => viewList(list, page)),
      extras: (check?.extras ?? []).map(({ text, offset }) => ({ heading: text.trim(), ...place(offset) })),
      laws: (check?.laws ?? []).map(({ law, start, quote }) => ({
        title: law.title,
        number: law.number,
        kind: law.kind,
        repealedOn: law.repealedOn,
        replacedBy: law.replacedBy,
        mark: law.mark,
        note: law.note,
        quote,
        ...place(start),
      })),
      names: names
        .filter((row: FindingRow) => row.outcome === 'foreign')
        .map(({ item, start, quote }) => ({ name: item, quote: quote ?? '', ...place(start) })),
      ownerAbsent: names.some((row) => row.outcome === 'missing'),
    };
  });
  return { documents };
}

/** How many documents were checked and what wants a look in the county, by check. */
export function readCheckSummary(db: ReadDb): {
  checked: number;
  counts: { profile: string; count: number }[];
} {
  const { checked, byProfile } = countFindings(db);
  return { checked, counts: byProfile };
}
