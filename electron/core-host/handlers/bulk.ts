import { basename } from 'node:path';
import { isPlanDeskError } from '../../../db/domain/errors';
import { placePlan } from '../../../db/services/bulk-plans/place-plan';
import type { ScannedFile } from '../../../db/services/bulk-plans/propose';
import { readCover } from '../../../db/services/bulk-plans/read-cover';
import { registerFolder } from '../../../db/services/bulk-plans/register-folder';
import { refreshAllDuties } from '../../../db/services/duties/refresh';
import type { Contract } from '../../contract/index';
import { afterwards } from '../afterwards';
import type { Handlers } from '../dispatch';
import type { Host } from '../host-state';
import { namedFault } from '../named-fault';
import { readDocument } from '../read-documents';
import { type FoundFile, scanFolder } from '../scan-folder';
import { DOCUMENTS_TIMEOUT_MS } from '../task-runner';

/** Documents read side by side: each has a worker of its own, and an office PC has few cores. */
const AT_ONCE = 2;
/** As much of a text as can belong to cover and approval page. */
const COVER_CHARACTERS = 20_000;

/** One file read into the staging. Whatever is wrong with it is said of it and costs nobody else. */
async function scanFile(
  host: Host,
  stagingId: string,
  seq: number,
  file: FoundFile,
  signal: AbortSignal,
): Promise<ScannedFile> {
  const scanned = { seq, path: file.relative, size: file.size };
  const notRead = (note: ScannedFile['notes'][number]): ScannedFile => ({
    ...scanned,
    sha256: null,
    documentKind: 'unknown',
    textState: 'damaged',
    notes: [note],
    cover: null,
  });
  if (file.skip) return notRead(file.skip);
  try {
    const fileName = basename(file.path);
    const read = await readDocument(host, { path: file.path }, fileName, { signal });
    const { packed, extraction, headersFooters } = read;
    if (!packed) throw new Error('a file from outside comes back packed');
    await host.folderStagings.keep(stagingId, seq, { fileName, packed, extraction });
    const text = extraction.text.slice(0, COVER_CHARACTERS);
    return {
      ...scanned,
      sha256: packed.sha256,
      documentKind: extraction.kind,
      textState: extraction.state,
      notes: [...extraction.warnings],
      cover: readCover({ relativePath: file.relative, text, headersFooters }),
    };
  } catch (cause) {
    // A full disk of scratch files is no fault of this file.
    const error = namedFault(cause);
    if (signal.aborted || isPlanDeskError(error, 'STAGING_GONE') || isPlanDeskError(error, 'DISK_FULL'))
      throw error;
    if (!isPlanDeskError(error)) host.log('bug', { bulk: file.relative, error: String(error) });
    return notRead(
      isPlanDeskError(error)
        ? { code: error.code, message: error.message }
        : { code: 'READ_FAILED', message: '读取时出错，这个文件没有读出。' },
    );
  }
}

export const bulk: Handlers<Contract>['bulk'] = {
  readFolder: async ({ host, core, progress, signal }, input) => {
    const folder = host.grants.path(input.folder);
    const folderName = basename(folder);
    const { files, left } = await scanFolder(folder, signal);
    const stagingId = host.folderStagings.begin(folderName);
    try {
      const scanned: ScannedFile[] = [];
      let next = 0;
      let done = 0;
      const work = async (): Promise<void> => {
        for (let at = next++; at < files.length; at = next++) {
          signal.throwIfAborted();
          const file = files[at];
          if (!file) return;
          scanned[at] = await scanFile(host, stagingId, at, file, signal);
          done += 1;
          progress({ done, total: files.length, label: 'folder-read' });
        }
      };
      progress({ done: 0, total: files.length, label: 'folder-read' });
      await Promise.all(Array.from({ length: AT_ONCE }, work));
      const proposals = await host.tasks.run(
        'propose-folder',
        { database: core.file, self: host.requireSelf(), files: scanned },
        { signal, timeoutMs: DOCUMENTS_TIMEOUT_MS },
      );
      return { stagingId, folderName, files: proposals, left };
    } catch (error) {
      host.folderStagings.drop(stagingId);
      throw error;
    }
  },
  place: ({ host, read }, input) => placePlan(read, host.requireSelf(), input),
  register: async ({ host, core, progress, signal, depsFor, auditIn }, input) => {
    const { folderName, files } = host.folderStagings.get(input.stagingId);
    const registered = await core.longTransaction(async (db, pause) => {
      const answer = await registerFolder(
        depsFor(db),
        {
          folderName,
          decisions: input.rows,
          skipped: Math.max(0, files - input.rows.length),
          file: (seq) => host.folderStagings.file(input.stagingId, seq),
        },
        pause,
        (done, total) => progress({ done, total, label: 'folder-register' }),
      );
      auditIn(db, 'import_batch', answer.batchId, { folder: folderName, ...answer });
      return answer;
    }, signal);
    host.folderStagings.drop(input.stagingId);
    await afterwards(host, 'bulk', () => refreshAllDuties(core, depsFor));
    return registered;
  },
  discard: ({ host }, input) => {
    host.folderStagings.drop(input.stagingId);
    return {};
  },
};
