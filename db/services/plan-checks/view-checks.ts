import type { ReadDb } from '../../connection';
import { pageOf } from '../../documents/passage';
import type { PageStart } from '../../documents/types';
import { maskPhone } from '../../domain/codes/mask';
import type { CivilDate } from '../../domain/dates/civil-date';
import type { OutlineCheck } from '../../domain/plan/outline/check-outline';
import { type AnnexFacts, annexDrift } from '../../domain/plan/text-checks/annex-drift';
import { type AnnexRow, liftAnnexes } from '../../domain/plan/text-checks/annex-lists';
import { type UnreadReason, unreadReason } from '../../domain/plan/text-checks/unread';
import type { CheckRules } from '../../law/check-rules';
import { annexFactsOf, annexRegisterStamp, readAnnexRegister } from '../../repositories/annex-register';
import {
  type CurrentDocument,
  currentDocuments,
  findOtherDocument,
} from '../../repositories/checkable-document';
import { BESIDE, COPIES, type FindingRow, findingsOf, UNREAD } from '../../repositories/document-finding';
import { findDocument } from '../../repositories/document-places';
import { readTextForChecks, textStamp } from '../../repositories/document-text';
import { enterpriseTable } from '../../repositories/enterprise';
import { planTable } from '../../repositories/plan';
import { found } from '../own-row';
import { assertInSight, sightOf } from '../own-sight';
import { checkBasis, checkText, shortened } from './check-document';
import type { CopyDetails } from './near-copies';

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
  /** Why there is no text to check; `waiting`: it is still to be read. */
  unread: UnreadReason | 'waiting' | null;
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
  /** Plans of other owners that this one is like, the likest first. */
  copies: CopyView[];
  /** Rows of annex tables with what the registers say otherwise; telephone numbers shortened. */
  annex: (PlaceView & {
    kind: 'contact' | 'supply';
    name: string;
    /** Post of a person, or model and place of a thing. */
    about: string;
    /** Numbers, or quantity with unit. */
    value: string;
    drift: { code: string; said: string; registered: string } | null;
  })[];
}

/** A plan of another owner that this one is like; counts are letters of compared sentences. */
export interface CopyView extends PlaceView {
  of: string;
  planId: string;
  /** The longest passage that stands in both, cut where it is long, and its whole length in characters. */
  quote: string;
  length: number;
  compared: number;
  shared: number;
  /** The other document, where the passage begins in it and how much of it stands here. */
  other: { sha256: string; offset: number | null; compared: number; shared: number };
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

function viewAnnex(
  rows: readonly AnnexRow[],
  facts: AnnexFacts | null,
  page: (offset: number | null) => number | null,
): DocumentCheckView['annex'] {
  const drift = new Map(facts === null ? [] : annexDrift(rows, facts).map((each) => [each.row, each]));
  return rows.map((row) => {
    const found = drift.get(row);
    const about =
      row.kind === 'contact' ? row.duty : [row.model, row.place].filter((part) => part !== '').join(' · ');
    const value =
      row.kind === 'contact'
        ? maskPhone(row.phones.join('、'))
        : row.quantity === null
          ? ''
          : `${row.quantity}${row.unit}`;
    return {
      kind: row.kind,
      name: row.name,
      about,
      value,
      offset: row.start,
      page: page(row.start),
      drift: found ? { code: found.code, ...shortened(found) } : null,
    };
  });
}

/** Likenesses as they are kept, with the documents they lead to. */
function viewCopies(
  db: ReadDb,
  rows: readonly FindingRow[],
  page: (offset: number | null) => number | null,
): CopyView[] {
  const sight = sightOf(db);
  return rows.flatMap((row): CopyView[] => {
    const beside = rows.find(({ profile, seq }) => profile === COPIES + BESIDE && seq === row.seq);
    if (row.profile !== COPIES || !beside?.quote) return [];
    const other = findOtherDocument(db, beside.item);
    // At the desk of a unit others' plans are answered as if they did not exist.
    if (!other || (sight !== null && other.origin !== sight)) return [];
    const { quote, length, compared, shared, otherCompared, otherShared } = JSON.parse(
      beside.quote,
    ) as CopyDetails;
    return [
      {
        of: row.item,
        planId: other.planId,
        quote,
        length,
        compared,
        shared,
        offset: row.start,
        page: page(row.start),
        other: {
          sha256: other.sha256,
          offset: beside.start,
          compared: otherCompared,
          shared: otherShared,
        },
      },
    ];
  });
}

/** Why a document has no text to check: as reading left it, or because its check was given up. */
function whyUnread(db: ReadDb, sha256: string, rows: readonly FindingRow[]): DocumentCheckView['unread'] {
  const kept = rows.find(({ profile }) => profile === UNREAD)?.item;
  if (kept === 'check-time' || kept === 'check-memory') return kept;
  const head = findDocument(db, sha256);
  return head ? unreadReason({ ...head, notes: head.notes.map(({ code }) => code) }) : 'not-received';
}

/**
 * What the checks say about the documents of a plan's newest version. Outline, laws and annexes are worked out from text
 * and registers as they are now; names and likenesses come from the background check, which knows the whole county.
 * Reads only; belongs on a worker thread: a text of hundreds of pages takes a tenth of a second.
 * @throws PlanDeskError NOT_FOUND
 */
export function readPlanChecks(
  db: ReadDb,
  rules: CheckRules,
  planId: string,
  on: CivilDate,
): { documents: DocumentCheckView[] } {
  assertInSight(db, 'plan', planId);
  const plan = found(planTable.find(db, planId), '预案', planId);
  const facts =
    plan.enterpriseId === null ? null : annexFactsOf(db, readAnnexRegister(db), plan.enterpriseId);
  const checkOne = (document: CurrentDocument): DocumentCheckView => {
    const kept = findingsOf(db, document.documentId);
    const rows = kept ?? [];
    const unread = whyUnread(db, document.sha256, rows);
    const read = unread === null ? readTextForChecks(db, document.sha256) : undefined;
    const pages: readonly PageStart[] | null = read?.pages ?? null;
    const page = (offset: number | null) => (offset === null ? null : pageOf(pages, offset));
    const annexes = read ? liftAnnexes(read.text) : [];
    const check = read && checkText(rules, plan.kind, read, annexes, on);
    const names = rows.filter((row) => row.profile === 'names');
    const place = (offset: number | null) => ({ offset, page: page(offset) });
    return {
      ...document,
      unread,
      checked: kept !== undefined,
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
        .filter((row) => row.outcome === 'foreign')
        .map(({ item, start, quote }) => ({ name: item, quote: quote ?? '', ...place(start) })),
      ownerAbsent: names.some((row) => row.outcome === 'missing'),
      copies: viewCopies(db, rows, page),
      annex: viewAnnex(annexes, facts, page),
    };
  };
  return { documents: currentDocuments(db, planId).map(checkOne) };
}

/**
 * Everything that `readPlanChecks` would read, in short: while it is the same, so is the answer. A few milliseconds.
 * @throws PlanDeskError NOT_FOUND
 */
export function planChecksStamp(db: ReadDb, rules: CheckRules, planId: string, on: CivilDate): string {
  assertInSight(db, 'plan', planId);
  const plan = found(planTable.find(db, planId), '预案', planId);
  const documents = currentDocuments(db, planId);
  return JSON.stringify([
    checkBasis(rules, on),
    plan.kind,
    plan.enterpriseId === null ? null : enterpriseTable.find(db, plan.enterpriseId)?.version,
    annexRegisterStamp(db),
    documents,
    documents.map(({ sha256 }) => textStamp(db, sha256)),
    documents.map(({ documentId }) => findingsOf(db, documentId)),
  ]);
}
