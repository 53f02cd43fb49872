import { openForReading } from '../../connection';
import { readPackedDocument } from '../../repositories/document';
import { unpackDocument } from '../../services/plans/pack-document';
import type { Progress } from '../progress';
import type { EntryFact, PackageZip } from '../zip-writer';

export interface FilesOutcome {
  facts: EntryFact[];
  included: number;
  /** Known by their hash, but their bytes are not here (or were not asked for). */
  omitted: number;
}

export interface FilesOrder {
  databaseFile: string;
  dataFile: string;
  withFiles: boolean;
  /** Originals that no database holds, by hash: papers made for this package. */
  papers: ReadonlyMap<string, Uint8Array>;
  progress: (progress: Progress) => void;
  signal: AbortSignal;
}

/** Beyond this a stored entry does more for the reader's ratio check than packing does for the stick. */
const PACK_AT_MOST = 100;

/** Adds the original files of the documents that data.sqlite names, one at a time, each proven by its hash. */
export async function addFiles(zip: PackageZip, order: FilesOrder): Promise<FilesOutcome> {
  const data = openForReading(order.dataFile);
  const live = openForReading(order.databaseFile);
  try {
    const wanted = data.db
      .all<{ sha256: string }>('SELECT sha256 FROM document ORDER BY sha256')
      .map((row) => row.sha256);
    const facts: EntryFact[] = [];
    if (!order.withFiles) return { facts, included: 0, omitted: wanted.length };
    for (const [done, sha256] of wanted.entries()) {
      order.signal.throwIfAborted();
      order.progress({ done, total: wanted.length, label: 'package-files' });
      const paper = order.papers.get(sha256);
      if (paper) {
        facts.push(await zip.add(`files/${sha256}`, { bytes: paper }, false));
        continue;
      }
      const packed = readPackedDocument(live.db, sha256);
      if (!packed) continue;
      const worthPacking = packed.encoding === 'deflate' && packed.size < packed.bytes.length * PACK_AT_MOST;
      facts.push(await zip.add(`files/${sha256}`, { bytes: unpackDocument(packed) }, worthPacking));
    }
    return { facts, included: facts.length, omitted: wanted.length - facts.length };
  } finally {
    live.close();
    data.close();
  }
}
