import type { ReadDb } from '../../connection';
import { pageOf } from '../../documents/passage';
import type { PageStart } from '../../documents/types';
import { maskPhone } from '../../domain/codes/mask';
import type { CivilDate } from '../../domain/dates/civil-date';
import type { OutlineCheck } from '../../domain/plan/outline/check-outline';
import { type AnnexFacts, annexDrift } from '../../domain/plan/text-checks/annex-drift';
import { type AnnexRow, liftAnnexes } from '../../domain/plan/text-checks/annex-lists';
import { annexFactsOf, readAnnexRegister } from '../../repositories/annex-register';
import {
  countFindings,
  currentDocuments,
  type FindingRow,
  findingsOf,
} from '../../repositories/document-finding';
import { readTextForChecks } from '../../repositories/document-text';
import { planTable } from '../../repositories/plan';
import { found } from '../own-row';
import { assertInSight, sightOf } from '../own-sight';
import { type CheckRules, checkText, shortened } from './check-document';

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
  /** Plans of other owners that this one is like, the likest first. */
  copies: (PlaceView & { of: string; quote: string })[];
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
  assertInSight(db, 'plan', planId);
  const plan = found(planTable.find(db, planId), '预案', planId);
  const facts =
    plan.enterpriseId === null ? null : annexFactsOf(db, readAnnexRegister(db), plan.enterpriseId);
  const documents = currentDocuments(db, planId).map((document): DocumentCheckView => {
    const read = readTextForChecks(db, document.sha256);
    const readable = read && (read.state === 'ok' || read.state === 'suspicious') ? read : undefined;
    const pages: readonly PageStart[] | null = readable?.pages ?? null;
    const page = (offset: number | null) => (offset === null ? null : pageOf(pages, offset));
    const annexes = readable ? liftAnnexes(readable.text) : [];
    const check = readable && checkText(rules, plan.kind, readable, annexes, on);
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
      copies: (rows ?? [])
        .filter((row) => row.profile === 'near-copy')
        .map(({ item, start, quote }) => ({ of: item, quote: quote ?? '', ...place(start) })),
      annex: viewAnnex(annexes, facts, page),
    };
  });
  return { documents };
}

/** How many documents were checked and what wants a look in the county, by check. */
export function readCheckSummary(db: ReadDb): {
  checked: number;
  counts: { profile: string; count: number }[];
} {
  const { checked, byProfile } = countFindings(db, sightOf(db));
  return { checked, counts: byProfile };
}
