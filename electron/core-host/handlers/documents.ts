import { readDocumentFacts } from '../../../db/services/reading/document-facts';
import type { Contract } from '../../contract/index';
import type { Handlers } from '../dispatch';

/** Longest that laying out one document may take; converting an old Word file is the slowest. */
const TIMEOUT_MS = 120_000;

export const documents: Handlers<Contract>['documents'] = {
  get: ({ read }, input) => readDocumentFacts(read, input.sha256),
  open: async ({ host, core, progress, signal }, input) => {
    const { sha256, fileName, textState } = readDocumentFacts(core.read, input.sha256);
    // Once its text has been read a document is laid out anew: positions refer to that text.
    const key = `${sha256}/${textState}`;
    const standing = host.views.find(key);
    if (standing) return standing;
    const { ticket, folder } = host.views.newFolder();
    try {
      const viewed = await host.tasks.run(
        'view-document',
        { database: core.file, sha256, fileName, folder },
        { progress, signal, timeoutMs: TIMEOUT_MS },
      );
      const view = { ticket, ...viewed };
      host.views.keep(key, view);
      return view;
    } catch (error) {
      host.views.discard(folder);
      throw error;
    }
  },
};
