import { PlanDeskError } from '../../db/domain/errors';
import { type Extraction, pendingDocuments, storeExtraction } from '../../db/services/plans/documents';
import type { Progress } from '../contract/define';
import type { Host } from './host-state';
import { DOCUMENTS_TIMEOUT_MS } from './task-runner';
import type { DocumentSource, ExtractedFile } from './tasks/extract-document';

export interface ReadOptions {
  progress?: (progress: Progress) => void;
  signal?: AbortSignal;
}

/** Ways in which a worker ends that say something of the document it had. */
const GAVE_UP: ReadonlySet<string> = new Set(['TASK_OUT_OF_MEMORY', 'TASK_TIMEOUT', 'TASK_DIED']);

/**
 * Reads a document in a worker. One that exhausts its worker's memory or time, ends it, or trips over a fault of a reader
 * is kept without its text: the original must never be lost because a reader could not cope with it.
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
      { ...options, timeoutMs: DOCUMENTS_TIMEOUT_MS },
    );
  } catch (error) {
    if (options.signal?.aborted) throw error;
    if (error instanceof PlanDeskError && !GAVE_UP.has(error.code)) throw error;
    host.log(error instanceof PlanDeskError ? 'info' : 'bug', { notRead: fileName, error: String(error) });
    return host.tasks.run('extract-document', { source, fileName, extract: false }, options);
  }
}

/** Documents between two words to the screens: each of them asks its list again. */
const TOLD_EVERY = 20;

/**
 * Has the documents read that came in by packages and nobody has read yet; for after a merge and when a database is
 * opened. Nobody waits for texts: `host.reading` settles when all are there, one run after the other.
 */
export function readBehind(host: Host): void {
  host.reading = host.reading
    .then(async () => void (await readPendingDocuments(host)))
    .catch((error: unknown) => host.log('bug', { reading: 'documents', error: String(error) }));
}

/**
 * One by one, each landing in a short transaction. A cancel, and another database, leave the rest for the next time.
 * Returns how many were read.
 */
export async function readPendingDocuments(host: Host, options: ReadOptions = {}): Promise<number> {
  let read = 0;
  try {
    for (;;) {
      const core = host.core;
      const [next] = core ? pendingDocuments(core.read, 1) : [];
      if (!core || !next || options.signal?.aborted) return read;
      const extraction = await readStored(host, core.file, next, options);
      // Another database may have been opened meanwhile.
      if (extraction === null || host.core !== core) return read;
      await core.transaction((db) => storeExtraction({ db, clock: core.clock }, next.sha256, extraction));
      read += 1;
      if (read % TOLD_EVERY === 0) host.announce('plans', []);
    }
  } finally {
    if (read % TOLD_EVERY > 0) host.announce('plans', []);
  }
}

/** What a stored document holds; null when reading was cancelled. */
async function readStored(
  host: Host,
  database: string,
  document: { sha256: string; fileName: string },
  options: ReadOptions,
): Promise<Extraction | null> {
  try {
    const source = { database, sha256: document.sha256 };
    return (await readDocument(host, source, document.fileName, options)).extraction;
  } catch (error) {
    if (options.signal?.aborted) return null;
    if (!(error instanceof PlanDeskError)) throw error;
    // The bytes that came are not those of the hash: noted, so that it is not tried for ever.
    const warnings = [{ code: error.code, message: error.message }];
    return { state: 'damaged', kind: 'unknown', text: '', pages: null, outline: [], warnings };
  }
}
