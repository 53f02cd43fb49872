import { readFile, stat } from 'node:fs/promises';
import { openForReading } from '../../../db/connection';
import { createDocConverter, findConverter } from '../../../db/documents/convert-doc';
import { extractDocument } from '../../../db/documents/extract-text';
import { sniffDocument } from '../../../db/documents/sniff';
import { PlanDeskError } from '../../../db/domain/errors';
import { type PackedDocument, readPackedDocument } from '../../../db/repositories/document';
import type { Extraction } from '../../../db/services/plans/documents';
import { assertKeepable, packDocument, unpackDocument } from '../../../db/services/plans/pack-document';
import type { TaskContext } from './context';

/** Where the original lies: a file the user chose, or a document that is stored already. */
export type DocumentSource = { path: string } | { database: string; sha256: string };

export interface ExtractDocumentInput {
  source: DocumentSource;
  fileName: string;
  /** False only packs: for files whose reading has failed before. */
  extract: boolean;
}

export interface ExtractedFile {
  /** null where the document is stored already. */
  packed: PackedDocument | null;
  extraction: Extraction;
  /** Page headers and footers: on a plan without a cover they alone name the unit. */
  headersFooters: readonly string[];
}

async function readOriginal(source: DocumentSource): Promise<Uint8Array> {
  if ('path' in source) {
    try {
      const file = await stat(source.path);
      // A pipe would be waited for, a device read, without end.
      if (!file.isFile()) throw new Error('not a regular file');
      assertKeepable(file.size);
      // Files of the system that tell no size may never come to their end either.
      return file.size === 0 ? new Uint8Array() : await readFile(source.path);
    } catch (cause) {
      if (cause instanceof PlanDeskError) throw cause;
      throw new PlanDeskError(
        'FILE_NOT_READABLE',
        '无法读取这个文件，请检查它是否存在、有没有被其他程序占用。',
        {},
        { cause },
      );
    }
  }
  const connection = openForReading(source.database);
  try {
    const packed = readPackedDocument(connection.db, source.sha256);
    if (!packed)
      throw new PlanDeskError('DOCUMENT_NOT_STORED', '库中没有这份文件的原件。', { sha256: source.sha256 });
    return unpackDocument(packed);
  } finally {
    connection.close();
  }
}

/**
 * Reads a document on a worker thread: a hostile file costs this thread and nothing else. Whatever is wrong with its
 * content is a state with notes; the bytes are kept as they are.
 */
export async function extractDocumentTask(
  input: ExtractDocumentInput,
  { progress, signal }: TaskContext,
): Promise<ExtractedFile> {
  progress({ done: 0, total: 2, label: 'document-read' });
  const bytes = await readOriginal(input.source);
  const packed = 'path' in input.source ? packDocument(bytes) : null;
  progress({ done: 1, total: 2, label: 'document-text' });
  if (!input.extract) {
    const message = '文件内容异常，未能读取文字，只保存了原件。';
    const { kind } = sniffDocument(bytes, input.fileName);
    return {
      packed,
      extraction: {
        state: 'suspicious',
        kind,
        text: '',
        pages: null,
        outline: [],
        warnings: [{ code: 'READING_STOPPED', message }],
      },
      headersFooters: [],
    };
  }
  const converter = await findConverter();
  const { headersFooters, state, kind, text, pages, outline, warnings } = await extractDocument(
    bytes,
    input.fileName,
    {
      signal,
      ...(converter === null ? {} : { convertDoc: createDocConverter(converter) }),
    },
  );
  progress({ done: 2, total: 2, label: 'document-text' });
  return {
    packed,
    extraction: { state, kind, text, pages, outline, warnings, headersFooters },
    headersFooters,
  };
}
