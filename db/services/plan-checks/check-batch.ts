import type { ReadDb, WriteDb } from '../../connection';
import type { Core } from '../../core';
import type { CivilDate } from '../../domain/dates/civil-date';
import { buildNameIndex } from '../../domain/plan/text-checks/name-index';
import { annexFactsOf, readAnnexRegister } from '../../repositories/annex-register';
import { removeAnnexRows, saveAnnexRows } from '../../repositories/document-annex';
import {
  type CheckableDocument,
  forgetAllChecks,
  listCheckable,
  listOutdatedChecks,
  removeFindings,
  saveFindings,
  saveFingerprint,
} from '../../repositories/document-finding';
import { readTextForChecks } from '../../repositories/document-text';
import { listEnterpriseNames } from '../../repositories/enterprise';
import { type CheckRules, checkBasis, checkDocument, type DocumentCheck } from './check-document';
import { packFingerprint } from './near-copies';

/** One document's check on its way from the worker to the writer. */
export interface CheckedDocument extends DocumentCheck {
  readonly documentId: string;
  readonly marker: string;
  readonly sha256: string;
  readonly fingerprint: Uint8Array | null;
}

export interface CheckedBatch {
  readonly checked: readonly CheckedDocument[];
  /** Documents that no longer count; what was found in them is taken away. */
  readonly outdated: readonly string[];
  /** Documents that wait for the next batch. */
  readonly left: number;
}

const markerOf = (basis: string, { kind, ownerVersion }: CheckableDocument): string =>
  `${basis} ${kind} ${ownerVersion}`;

/**
 * Checks documents whose text, plan kind, owner or rule data changed since they were last checked, at most `limit`.
 * Reads only; belongs on a worker thread.
 */
export function checkWaiting(
  db: ReadDb,
  rules: CheckRules,
  on: CivilDate,
  limit: number,
  progress: (done: number, total: number) => void = () => undefined,
): CheckedBatch {
  const basis = checkBasis(rules);
  const waiting = listCheckable(db).filter((document) => document.marker !== markerOf(basis, document));
  const part = waiting.slice(0, limit);
  const names = buildNameIndex(part.length === 0 ? [] : listEnterpriseNames(db));
  const register = part.length === 0 ? null : readAnnexRegister(db);
  const checked = part.flatMap((document, at): CheckedDocument[] => {
    progress(at, waiting.length);
    const read = readTextForChecks(db, document.sha256);
    if (!read) return [];
    const { kind, ownerName: owner, enterpriseId } = document;
    const facts = register && enterpriseId !== null ? annexFactsOf(db, register, enterpriseId) : null;
    const plan = { kind, owner, facts };
    return [
      {
        documentId: document.documentId,
        marker: markerOf(basis, document),
        sha256: document.sha256,
        fingerprint: packFingerprint(read.text, owner),
        ...checkDocument(rules, read, plan, names, on),
      },
    ];
  });
  return { checked, outdated: listOutdatedChecks(db), left: waiting.length - part.length };
}

/**
 * The first document that waits, as one in which nothing was found: for the one that no check comes to an end with, so
 * that it does not keep all others waiting. It is tried again when its plan, its owner or the rules change.
 */
export function giveUpFirstWaiting(db: ReadDb, rules: CheckRules): CheckedBatch {
  const basis = checkBasis(rules);
  const waiting = listCheckable(db).filter((document) => document.marker !== markerOf(basis, document));
  const [first] = waiting;
  const checked = first
    ? [
        {
          documentId: first.documentId,
          marker: markerOf(basis, first),
          sha256: first.sha256,
          fingerprint: null,
          findings: [],
          annexes: [],
        },
      ]
    : [];
  return { checked, outdated: [], left: Math.max(0, waiting.length - 1) };
}

/** Keeps what a batch found; gives way between documents. */
export async function storeChecks(
  core: Pick<Core, 'longTransaction'>,
  batch: CheckedBatch,
  signal?: AbortSignal,
): Promise<void> {
  if (batch.checked.length === 0 && batch.outdated.length === 0) return;
  await core.longTransaction(async (db, pause) => {
    for (const { documentId, marker, sha256, fingerprint, findings, annexes } of batch.checked) {
      saveFindings(db, documentId, marker, findings);
      saveAnnexRows(db, documentId, annexes);
      saveFingerprint(db, sha256, fingerprint);
      await pause();
    }
    for (const documentId of batch.outdated) {
      removeFindings(db, documentId);
      removeAnnexRows(db, documentId);
      await pause();
    }
  }, signal);
}

/** Has every document checked anew by the next batches: the register of names may have grown. */
export function restartChecks(db: WriteDb): void {
  forgetAllChecks(db);
}
