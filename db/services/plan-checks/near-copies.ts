import { createHash } from 'node:crypto';
import type { ReadDb } from '../../connection';
import type { Core } from '../../core';
import { maskPhone } from '../../domain/codes/mask';
import {
  findNearCopies,
  fingerprintOf,
  type NearCopy,
  type Passage,
  passagesOf,
  type SharedPassages,
  sharedPassages,
} from '../../domain/plan/text-checks/near-copy';
import {
  countPlansWithoutText,
  type FingerprintRow,
  listFingerprints,
} from '../../repositories/checkable-document';
import {
  BESIDE,
  type CheckSummary,
  COPIES,
  countFindings,
  type FindingRow,
  findingsByDocument,
  NO_FINDING,
  replaceFindings,
} from '../../repositories/document-finding';
import { readTextForChecks } from '../../repositories/document-text';
import { readSetting, writeSetting } from '../../repositories/setting';
import { sightOf } from '../own-sight';
import { WITHOUT_TEXT } from './follow-registers';
import { storeInParts } from './store-in-parts';

/** Of what the likenesses that are kept were worked out. */
const NOTE = 'checks.copies';
const SUMMARY = 'checks.summary';
/** Raised when the code compares otherwise. */
const COMPARISON = 3;
/** Longest part of a passage that is kept, characters. */
const LONGEST_QUOTE = 160;
/** Documents whose sentences are held while they are compared. */
const MOST_HELD = 300;
/** Pairs between two words about how far it is: a message for each would keep the receiving thread busy. */
const PROGRESS_EVERY = 50;
const MOST_BACKWARDS = 10_000;

/** What is kept of a likeness beside its row in the list; counts are letters of compared sentences. */
export interface CopyDetails {
  /** Of what it was worked out: the same pair of texts need not be compared again. */
  readonly key: string;
  readonly compared: number;
  readonly shared: number;
  readonly otherCompared: number;
  readonly otherShared: number;
  /** Characters of the longest passage, and as much of it as is quoted. */
  readonly length: number;
  readonly quote: string;
}

/** A document's fingerprint as it is kept, or null where there is too little to compare. */
export function packFingerprint(text: string, owner: string | null, folded: string): Uint8Array | null {
  const numbers = fingerprintOf(text, owner, folded);
  return numbers && new Uint8Array(numbers.buffer);
}

function unpack(bytes: Uint8Array): Uint32Array {
  // A blob may begin anywhere in its buffer; numbers may not.
  return new Uint32Array(new Uint8Array(bytes).buffer);
}

/** The likenesses of one document that are others now: the rows of the list and those beside them. */
export interface ChangedCopies {
  readonly documentId: string;
  readonly rows: readonly FindingRow[];
}

export interface ComparedPlans {
  /** As of what the likenesses are right once the changed ones are kept. */
  readonly note: string;
  readonly summary: CheckSummary;
}

/**
 * Compares the plans of all owners with each other by their fingerprints, and the texts of pairs that were not compared
 * before. At a unit's desk its own plans alone are compared: a likeness would name another owner. Reads only; belongs on a worker thread.
 */
export function compareAllPlans(
  db: ReadDb,
  emit: (changed: ChangedCopies) => void,
  progress: (done: number, total: number) => void = () => undefined,
): ComparedPlans {
  const summary = countFindings(db, null);
  const rows = listFingerprints(db, sightOf(db));
  const note = digest(rows);
  if (note === readSetting(db, NOTE, '')) return { note, summary };
  const pairs = findNearCopies(
    rows.map(({ documentId: id, owner, fingerprint }) => ({ id, owner, fingerprint: unpack(fingerprint) })),
  );
  const kept = findingsByDocument(db, COPIES);
  const keptBeside = findingsByDocument(db, COPIES + BESIDE);
  const byId = new Map(rows.map((row) => [row.documentId, row]));
  const comparer = new Comparer(db, keptBeside);
  const now = new Map<string, FindingRow[]>();
  inFamilies(pairs).forEach(({ id, other }, at) => {
    if (at % PROGRESS_EVERY === 0) progress(at, pairs.length);
    const [one, two] = [byId.get(id), byId.get(other)];
    if (!one || !two) return;
    const known = now.get(id) ?? [];
    now.set(id, [...known, ...rowsOf(two, comparer.compare(one, two), known.length / 2)]);
  });
  for (const documentId of new Set([...kept.keys(), ...now.keys()])) {
    const after = inPairs(now.get(documentId) ?? []);
    const before = inPairs([...(kept.get(documentId) ?? []), ...(keptBeside.get(documentId) ?? [])]);
    if (JSON.stringify(after) !== JSON.stringify(before)) emit({ documentId, rows: after });
  }
  return { note, summary: { ...summary, counts: recount(summary.counts, now) } };
}

/** Pairs of documents that are alike among themselves one after the other, so that each text is read once. */
function inFamilies(pairs: readonly NearCopy[]): NearCopy[] {
  const byId = new Map<string, NearCopy[]>();
  for (const pair of pairs) {
    const known = byId.get(pair.id);
    if (known) known.push(pair);
    else byId.set(pair.id, [pair]);
  }
  // A document that was met is taken out; of one whose own family follows, the others come directly behind it.
  const ordered: NearCopy[] = [];
  for (const first of [...byId.keys()]) {
    const next = [first];
    for (const id of next) {
      const own = byId.get(id);
      if (!own) continue;
      byId.delete(id);
      ordered.push(...own);
      for (const { other } of own) next.push(other);
    }
  }
  return ordered;
}

function recount(counts: CheckSummary['counts'], now: ReadonlyMap<string, FindingRow[]>) {
  const copies = [...now.values()].reduce((sum, rows) => sum + rows.length / 2, 0);
  const others = counts.filter(({ profile }) => profile !== COPIES);
  return copies === 0 ? others : [...others, { profile: COPIES, count: copies }];
}

/** Everything that likenesses and their names follow from. */
function digest(rows: readonly FingerprintRow[]): string {
  const hash = createHash('sha256').update(`${COMPARISON}`);
  for (const { documentId, sha256, owner, ownerName, title, fingerprint } of rows)
    hash.update(JSON.stringify([documentId, sha256, owner, ownerName, title])).update(fingerprint);
  return hash.digest('hex');
}

/** Compares texts of pairs, each pair and each text once where it can. */
class Comparer {
  readonly #db: ReadDb;
  readonly #kept: ReadonlyMap<string, readonly FindingRow[]>;
  readonly #held = new Map<string, HeldText>();
  /** Of pairs whose other direction is still to come, by both ids. */
  readonly #backwards = new Map<string, SharedBothWays>();

  constructor(db: ReadDb, kept: ReadonlyMap<string, readonly FindingRow[]>) {
    this.#db = db;
    this.#kept = kept;
  }

  compare(one: FingerprintRow, two: FingerprintRow): Compared {
    const key = createHash('sha256')
      .update(JSON.stringify([COMPARISON, one.sha256, one.ownerName, two.sha256, two.ownerName]))
      .update(one.fingerprint)
      .update(two.fingerprint)
      .digest('base64url');
    const before = this.#kept.get(one.documentId)?.find(({ item }) => item === two.documentId);
    const details = before?.quote
      ? (JSON.parse(before.quote) as CopyDetails & { start: number | null })
      : null;
    if (before && details?.key === key) return { ...details, otherStart: before.start };
    const { there, back } = this.#shared(one, two);
    const { longest, compared, shared } = there;
    const text = longest ? this.#text(one).text : '';
    const start = longest?.start ?? null;
    return {
      key,
      compared,
      shared,
      otherCompared: back.compared,
      otherShared: back.shared,
      length: longest?.length ?? 0,
      quote: longest ? quoteOf(text, longest) : '',
      start,
      otherStart: longest?.otherStart ?? null,
    };
  }

  /** Most likenesses go both ways: the second one is known with the first. */
  #shared(one: FingerprintRow, two: FingerprintRow): SharedBothWays {
    const known = this.#backwards.get(`${one.documentId} ${two.documentId}`);
    if (known) {
      this.#backwards.delete(`${one.documentId} ${two.documentId}`);
      return known;
    }
    const [own, others] = [this.#text(one).passages, this.#text(two).passages];
    const there = sharedPassages(own, others);
    const back = sharedPassages(others, own);
    const [oldest] = this.#backwards.keys();
    if (oldest !== undefined && this.#backwards.size >= MOST_BACKWARDS) this.#backwards.delete(oldest);
    this.#backwards.set(`${two.documentId} ${one.documentId}`, { there: back, back: there });
    return { there, back };
  }

  #text(row: FingerprintRow): HeldText {
    const held = this.#held.get(row.documentId);
    this.#held.delete(row.documentId);
    const [oldest] = this.#held.keys();
    if (oldest !== undefined && this.#held.size >= MOST_HELD) this.#held.delete(oldest);
    const text = held?.text ?? readTextForChecks(this.#db, row.sha256)?.text ?? '';
    const kept = held ?? { text, passages: passagesOf(text, row.ownerName) };
    this.#held.set(row.documentId, kept);
    return kept;
  }
}

interface HeldText {
  readonly text: string;
  readonly passages: readonly Passage[];
}

interface SharedBothWays {
  readonly there: SharedPassages;
  readonly back: SharedPassages;
}

type Compared = CopyDetails & { readonly start: number | null; readonly otherStart: number | null };

/** A passage may run over a table of contacts; lists show telephone numbers shortened. */
const PHONE = /(?:0\d{2,3}[-－—]?)?\d{7,11}/g;

function quoteOf(text: string, { start, length }: { start: number; length: number }): string {
  // Masked before it is cut: of a number at the end no digits may be left over.
  const whole = text
    .slice(start, start + Math.min(length, 2 * LONGEST_QUOTE))
    .replace(PHONE, (number) => maskPhone(number));
  const words = whole.slice(0, LONGEST_QUOTE).replace(/\s+/g, ' ').trim();
  return length > LONGEST_QUOTE ? `${words}…` : words;
}

/** Per cent of a whole, rounded down: 100 only where all of it is shared. */
export function percentOf(shared: number, compared: number): number {
  return compared === 0 ? 0 : Math.floor((shared * 100) / compared);
}

/** The row that lists show, and the one beside it. */
function rowsOf(two: FingerprintRow, compared: Compared, seq: number): FindingRow[] {
  const { otherStart, ...details } = compared;
  const percent = `${percentOf(details.shared, details.compared)}%`;
  const quote = details.quote === '' ? percent : `${percent} · ${details.quote}`;
  const { start } = details;
  return [
    { profile: COPIES, seq, item: nameOf(two), outcome: 'copied', start, quote },
    {
      profile: COPIES + BESIDE,
      seq,
      item: two.documentId,
      outcome: NO_FINDING,
      start: otherStart,
      quote: JSON.stringify(details),
    },
  ];
}

/** Rows in one order with their fields in one order, to be compared as text. */
function inPairs(rows: readonly FindingRow[]): FindingRow[] {
  return rows
    .map(({ profile, seq, item, outcome, start, quote }) => ({ profile, seq, item, outcome, start, quote }))
    .sort((a, b) => a.seq - b.seq || (a.profile < b.profile ? -1 : 1));
}

/** Whose plan it is and its title, the owner once. */
function nameOf({ ownerName, title }: FingerprintRow): string {
  return ownerName === null || title.startsWith(ownerName) ? `《${title}》` : `${ownerName}《${title}》`;
}

/** Keeps likenesses that changed and the figures of the checks; gives way between documents. */
export async function storeCopies(
  core: Pick<Core, 'transaction' | 'longTransaction'>,
  { note, summary }: ComparedPlans,
  changed: AsyncIterable<ChangedCopies>,
  signal?: AbortSignal,
): Promise<void> {
  await storeInParts(
    core,
    changed,
    (db, { documentId, rows }) => {
      for (const profile of [COPIES, COPIES + BESIDE])
        replaceFindings(
          db,
          documentId,
          profile,
          rows.filter((row) => row.profile === profile),
        );
    },
    signal,
  );
  await core.transaction((db) => {
    writeSetting(db, NOTE, note);
    writeSetting(db, SUMMARY, summary);
  });
}

/**
 * What the checks of the county came to when they last ended; a unit's own few are counted. With it how many plans
 * have no text that a check could come to.
 */
export function readCheckSummary(db: ReadDb): CheckSummary & { withoutText: number } {
  const sight = sightOf(db);
  return sight === null
    ? {
        ...readSetting<CheckSummary>(db, SUMMARY, { checked: 0, unread: 0, counts: [] }),
        withoutText: readSetting(db, WITHOUT_TEXT, 0),
      }
    : { ...countFindings(db, sight), withoutText: countPlansWithoutText(db, sight) };
}
