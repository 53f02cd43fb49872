import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { openForReading } from '../../../db/connection';
import { PlanDeskError } from '../../../db/domain/errors';
import { readPackedDocument } from '../../../db/repositories/document';
import { unpackDocument } from '../../../db/services/plans/pack-document';

export interface WriteDocumentInput {
  database: string;
  sha256: string;
  target: string;
  /** For a copy to look at: changes to it would be lost. */
  readOnly: boolean;
}

/** Writes an original out, byte for byte: proven by its hash, under a temporary name first. */
export async function writeDocumentTask(input: WriteDocumentInput): Promise<{ size: number }> {
  const connection = openForReading(input.database);
  let original: Uint8Array;
  try {
    const packed = readPackedDocument(connection.db, input.sha256);
    if (!packed)
      throw new PlanDeskError('DOCUMENT_NOT_STORED', '库中没有这份文件的原件。', { sha256: input.sha256 });
    original = unpackDocument(packed);
  } finally {
    connection.close();
  }
  const partial = `${input.target}.partial`;
  try {
    await mkdir(dirname(input.target), { recursive: true });
    await writeFile(partial, original, { mode: input.readOnly ? 0o444 : 0o644, flush: true });
    await rename(partial, input.target);
  } catch (cause) {
    await rm(partial, { force: true });
    const full = cause instanceof Error && 'code' in cause && cause.code === 'ENOSPC';
    throw full
      ? new PlanDeskError('DISK_FULL', '磁盘空间不足，文件没有写出，请腾出空间后重试。', {}, { cause })
      : new PlanDeskError(
          'FILE_NOT_WRITABLE',
          '无法在这个位置写文件，请检查该位置是否存在、可写。',
          {},
          { cause },
        );
  }
  return { size: original.length };
}
