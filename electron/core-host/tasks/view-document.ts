import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openForReading, type ReadDb } from '../../../db/connection';
import { createDocConverter, findConverter } from '../../../db/documents/convert-doc';
import { sniffDocument } from '../../../db/documents/sniff';
import { openView } from '../../../db/documents/view/open-view';
import { PlanDeskError } from '../../../db/domain/errors';
import { readPackedDocument } from '../../../db/repositories/document';
import { readDocumentText } from '../../../db/repositories/document-text';
import { unpackDocument } from '../../../db/services/plans/pack-document';
import type { ViewedContent } from '../../contract/reading';
import type { TaskContext } from './context';

export interface ViewDocumentInput {
  database: string;
  sha256: string;
  fileName: string;
  /** Where the parts are laid: `content`, and `original` of a PDF or `picture-<n>`. */
  folder: string;
}

export interface ViewedDocument {
  show: 'pdf' | 'blocks' | 'none';
  reason: string | null;
  /** Bytes of the original. */
  size: number;
}

/** Lays a stored document out for the window, on a worker thread: a hostile file costs this thread and nothing else. */
export async function viewDocumentTask(
  input: ViewDocumentInput,
  { progress, signal }: TaskContext,
): Promise<ViewedDocument> {
  progress({ done: 0, total: 2, label: 'document-read' });
  const { original, known } = fromDatabase(input.database, (db) => {
    const packed = readPackedDocument(db, input.sha256);
    if (!packed)
      throw new PlanDeskError('DOCUMENT_NOT_STORED', '库中没有这份文件的原件。', { sha256: input.sha256 });
    return { original: unpackDocument(packed), known: readDocumentText(db, input.sha256) };
  });
  const { text = '', outline = [], pages = null } = known ?? {};
  const { kind } = sniffDocument(original, input.fileName);
  const converter = kind === 'doc' ? await findConverter() : null;
  progress({ done: 1, total: 2, label: 'document-read' });
  const convert = converter === null ? null : createDocConverter(converter);
  const view = await openView(
    original,
    kind,
    { text, outline },
    convert && ((bytes) => convert(bytes, signal)),
  );
  const blocks = view.show === 'blocks' ? view.blocks : [];
  const content: ViewedContent = { text, pages, outline, blocks };
  await mkdir(input.folder, { recursive: true, mode: 0o700 });
  const put = (name: string, data: string | Uint8Array) =>
    writeFile(join(input.folder, name), data, { mode: 0o600 });
  await put('content', JSON.stringify(content));
  if (view.show === 'pdf') await put('original', original);
  if (view.show === 'blocks')
    await Promise.all(view.pictures.map((picture, at) => put(`picture-${at}`, picture.bytes)));
  progress({ done: 2, total: 2, label: 'document-read' });
  return { show: view.show, reason: view.show === 'none' ? view.reason : null, size: original.length };
}

function fromDatabase<T>(file: string, read: (db: ReadDb) => T): T {
  const connection = openForReading(file);
  try {
    return read(connection.db);
  } finally {
    connection.close();
  }
}
