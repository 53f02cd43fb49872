import type { ReadDb } from '../../connection';
import type { Core } from '../../core';
import type { CivilDate } from '../../domain/dates/civil-date';
import { foldInPlace } from '../../domain/plan/text-checks/fold-text';
import { buildNameIndex, type NameIndex } from '../../domain/plan/text-checks/name-index';
import { type GivenUp, type UnreadReason, unreadReason } from '../../domain/plan/text-checks/unread';
import type { CheckRules } from '../../law/check-rules';
import { type AnnexRegister, annexFactsOf } from '../../repositories/annex-register';
import {
  type CheckableDocument,
  listCheckable,
  listOutdatedChecks,
} from '../../repositories/checkable-document';
import { removeAnnexRows, saveAnnexRows } from '../../repositories/document-annex';
import { removeFindings, saveFindings, saveFingerprint, UNREAD } from '../../repositories/document-finding';
import { readTextForChecks } from '../../repositories/document-text';
import { readSetting, writeSetting } from '../../repositories/setting';
import { checkBasis, checkDocument, type DocumentCheck } from './check-document';
import { isFollowed, readRegisters } from './follow-registers';
import { packFingerprint } from './near-copies';
import { storeInParts } from './store-in-parts';

/** One document's check on its way from the worker to the writer. */
export interface CheckedDocument {
  readonly documentId: string;
  readonly marker: string;
  readonly fingerprint: Uint8Array | null;
  /** `StoredCheck` as JSON: thousands of small objects would keep the receiving thread from answering. */
  readonly content: string;
}

type StoredCheck = DocumentCheck & { readonly headers: readonly string[] };

export interface CheckedBatch {
  readonly checked: readonly CheckedDocument[];
  /** Documents that no longer count; what was found in them is taken away. */
  readonly outdated: readonly string[];
  /** Documents that wait for the next batch. */
  readonly left: number;
  /** True when the registers changed since they were last followed: nothing was checked, they come first. */
  readonly behind: boolean;
}

/** What a batch is asked for. */
export interface BatchRequest {
  readonly limit: number;
  /** Why the first document that waits is given up; null: documents are checked. */
  readonly giveUp: GivenUp | null;
}

/** Documents between two words about how far it is. */
const PROGRESS_EVERY = 10;
/** Counts how often everything was asked to be checked anew. */
const GENERATION = 'checks.generation';

interface Waiting extends CheckableDocument {
  /** By what it will have been checked. */
  readonly wanted: string;
  readonly unread: UnreadReason | null;
}

/** Documents of which the last check is not what a check would give now; those that are still to be read come later. */
function listWaiting(db: ReadDb, rules: CheckRules, on: CivilDate): Waiting[] {
  const basis = `${checkBasis(rules, on)} ${readSetting(db, GENERATION, 0)}`;
  return listCheckable(db).flatMap((document) => {
    const { kind, ownerVersion, textState, marker } = document;
    const wanted = `${basis} ${kind} ${ownerVersion} ${textState}`;
    if (marker === wanted) return [];
    const unread = unreadReason(document);
    return unread === 'waiting' ? [] : [{ ...document, wanted, unread }];
  });
}

/**
 * Checks documents whose text, plan kind, owner or rule data changed since they were last checked, at most `limit`.
 * Reads only; belongs on a worker thread.
 */
export function checkWaiting(
  db: ReadDb,
  rules: CheckRules,
  on: CivilDate,
  { limit, giveUp }: BatchRequest,
  progress: (done: number, total: number) => void = () => undefined,
): CheckedBatch {
  const waiting = listWaiting(db, rules, on);
  const outdated = listOutdatedChecks(db);
  if (waiting.length === 0) return { checked: [], outdated, left: 0, behind: false };
  const registers = readRegisters(db);
  // What is checked now has to agree with what was followed, or a change taken back would never be noticed.
  if (!isFollowed(db, registers)) return { checked: [], outdated: [], left: waiting.length, behind: true };
  const part = waiting.slice(0, giveUp === null ? limit : 1);
  const names = buildNameIndex(registers.names);
  const checked = part.map((document, at) => {
    if (at % PROGRESS_EVERY === 0) progress(at, waiting.length);
    return giveUp === null
      ? checkOne(db, rules, document, { names, annex: registers.annex, on })
      : unreadable(document, giveUp);
  });
  return { checked, outdated, left: waiting.length - part.length, behind: false };
}

function checkOne(
  db: ReadDb,
  rules: CheckRules,
  document: Waiting,
  known: { readonly names: NameIndex; readonly annex: AnnexRegister; readonly on: CivilDate },
): CheckedDocument {
  const { documentId, sha256, wanted, kind, ownerName: owner, enterpriseId, unread } = document;
  if (unread !== null) return unreadable(document, unread);
  const read = readTextForChecks(db, sha256);
  if (!read) return unreadable(document, 'damaged');
  const facts = enterpriseId === null ? null : annexFactsOf(db, known.annex, enterpriseId);
  const folded = foldInPlace(read.text);
  const check = checkDocument(rules, read, { kind, owner, facts }, known.names, known.on, folded);
  const content = JSON.stringify({ ...check, headers: read.headers } satisfies StoredCheck);
  return {
    documentId,
    marker: wanted,
    fingerprint: packFingerprint(read.text, owner, folded),
    content,
  };
}

/**
 * A document that cannot be checked, with the reason: for one that has no text, and for one that no check comes to an end
 * with, so that it does not keep all others waiting. It is tried again when its plan, its owner or the rules change.
 */
function unreadable({ documentId, wanted }: Waiting, reason: UnreadReason): CheckedDocument {
  const finding = {
    profile: UNREAD,
    seq: 0,
    item: reason,
    outcome: 'missing',
    start: null,
    quote: null,
  } as const;
  const content: StoredCheck = { findings: [finding], annexes: [], headers: [] };
  return { documentId, marker: wanted, fingerprint: null, content: JSON.stringify(content) };
}

/** Keeps what a batch found; gives way between documents. */
export async function storeChecks(
  core: Pick<Core, 'longTransaction'>,
  batch: CheckedBatch,
  signal?: AbortSignal,
): Promise<void> {
  await storeInParts(
    core,
    batch.checked,
    (db, { documentId, marker, fingerprint, content }) => {
      const { findings, annexes, headers } = JSON.parse(content) as StoredCheck;
      saveFindings(db, documentId, marker, findings, headers);
      saveAnnexRows(db, documentId, annexes);
      if (fingerprint) saveFingerprint(db, documentId, fingerprint);
    },
    signal,
  );
  await storeInParts(
    core,
    batch.outdated,
    (db, documentId) => {
      removeFindings(db, documentId);
      removeAnnexRows(db, documentId);
    },
    signal,
  );
}

/** Has every document checked anew by the next batches; a moment's work however many there are. */
export async function restartChecks(core: Pick<Core, 'transaction'>): Promise<void> {
  await core.transaction((db) => writeSetting(db, GENERATION, readSetting(db, GENERATION, 0) + 1));
}
