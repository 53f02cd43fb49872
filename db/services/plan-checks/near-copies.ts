import type { ReadDb } from '../../connection';
import type { Core } from '../../core';
import { findNearCopies, fingerprintOf, longestShared } from '../../domain/plan/text-checks/near-copy';
import {
  clearCopies,
  type FingerprintRow,
  listFingerprints,
  saveCopy,
} from '../../repositories/document-finding';
import { readTextForChecks } from '../../repositories/document-text';

/** One plan that a document is like. */
export interface CopyFinding {
  readonly documentId: string;
  readonly seq: number;
  readonly item: string;
  readonly quote: string;
  readonly start: number | null;
}

/** A document's fingerprint as it is kept, or null where there is too little to compare. */
export function packFingerprint(text: string, owner: string | null): Uint8Array | null {
  const numbers = fingerprintOf(text, owner);
  return numbers && new Uint8Array(numbers.buffer);
}

function unpack(bytes: Uint8Array): Uint32Array {
  // A blob may begin anywhere in its buffer; numbers may not.
  return new Uint32Array(new Uint8Array(bytes).buffer);
}

/**
 * Compares the plans of all owners with each other by their fingerprints and quotes the longest passage of each pair.
 * Reads only; belongs on a worker thread.
 */
export function compareAllPlans(db: ReadDb): CopyFinding[] {
  const rows = listFingerprints(db);
  const byId = new Map(rows.map((row) => [row.documentId, row]));
  const copies = findNearCopies(
    rows.map(({ documentId: id, owner, fingerprint }) => ({ id, owner, fingerprint: unpack(fingerprint) })),
  );
  const counts = new Map<string, number>();
  return copies.flatMap(({ id, other, share }) => {
    const [one, two] = [byId.get(id), byId.get(other)];
    if (!one || !two) return [];
    const seq = counts.get(id) ?? 0;
    counts.set(id, seq + 1);
    const shared = longestShared(textOf(db, one), textOf(db, two));
    const percent = `${Math.round(share * 100)}%`;
    return [
      {
        documentId: id,
        seq,
        item: nameOf(two),
        quote: shared ? `${percent} · ${shared.quote}` : percent,
        start: shared?.start ?? null,
      },
    ];
  });
}

/** Whose plan it is and its title, the owner once. */
function nameOf({ ownerName, title }: FingerprintRow): string {
  return ownerName === null || title.startsWith(ownerName) ? `《${title}》` : `${ownerName}《${title}》`;
}

function textOf(db: ReadDb, row: FingerprintRow): { text: string; owner: string | null } {
  return { text: readTextForChecks(db, row.sha256)?.text ?? '', owner: row.ownerName };
}

/** Replaces what is kept about plans that are alike; gives way between rows. */
export async function storeCopies(
  core: Pick<Core, 'longTransaction'>,
  copies: readonly CopyFinding[],
  signal?: AbortSignal,
): Promise<void> {
  await core.longTransaction(async (db, pause) => {
    clearCopies(db);
    for (const { documentId, ...copy } of copies) {
      saveCopy(db, documentId, copy);
      await pause();
    }
  }, signal);
}
