import { PlanDeskError } from '../../db/domain/errors';
import { pendingDocuments, storeExtraction } from '../../db/services/plans/documents';
import type { Progress } from '../contract/define';
import type { Host } from './host-state';
import type { DocumentSource, ExtractedFile } from './tasks/extract-document';

/** Longest that reading one document may take. */
const TIMEOUT_MS = 180_000;

export interface ReadOptions {
  progress?: (progress: Progress) => void;
  signal?: AbortSignal;
}

/**
 * Reads a document in a worker. One that exhausts its worker's memory or time is kept without its text: the original
 * must never be lost because a reader could not cope with it.
 */
export async function readDocument(
  host: Host,
  source: DocumentSource,
  fileName: string,
  options: ReadOptions = {},
): Promise<ExtractedFile> {
  try {
    return await host.tasks.run(
      'extract-document',
      { source, fileName, extract: true },
      { ...options, timeoutMs: TIMEOUT_MS },
    );
  } catch (error) {
    const gaveUp =
      error instanceof PlanDeskError &&
      (error.code === 'TASK_OUT_OF_MEMORY' || error.code === 'TASK_TIMEOUT');
    if (!gaveUp) throw error;
    return host.tasks.run('extract-document', { source, fileName, extract: false }, options);
  }
}

/**
 * Reads the documents that came in by packages and nobody has read yet, one by one, each landing in a short transaction.
 * Call it after a merge and when a database is opened. Returns how many were read.
 */
export async function readPendingDocuments(host: Host, options: ReadOptions = {}): Promise<number> {
  let read = 0;
  for (;;) {
    const core = host.requireCore();
    const [next] = pendingDocuments(core.read, 1);
    if (!next) return read;
    options.signal?.throwIfAborted();
    const { extraction } = await readDocument(
      host,
      { database: core.file, sha256: next.sha256 },
      next.fileName,
      options,
    );
    await core.transaction((db) => storeExtraction({ db, clock: core.clock }, next.sha256, extraction));
    read += 1;
    host.announce('plans', []);
  }
}
