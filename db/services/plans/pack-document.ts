import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { PlanDeskError } from '../../domain/errors';
import type { PackedDocument } from '../../repositories/document';

/** Saving less than this share is not worth inflating at every opening: .docx, .pdf and pictures are packed already. */
const WORTHWHILE = 0.9;

/** Larger files are no plans; one of them would fill the database's page cache for everybody. */
const MOST_BYTES = 500 * 1024 * 1024;

/** Whether a file of this many bytes may be kept as a document. @throws PlanDeskError FILE_TOO_LARGE */
export function assertKeepable(size: number): void {
  if (size > MOST_BYTES)
    throw new PlanDeskError('FILE_TOO_LARGE', '文件超过 500 MB，不能登记，请拆分或压缩后再登记。', { size });
}

/** SHA-256 of bytes, hexadecimal. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Hashes an original and packs it where that helps. Work on bytes alone: fit for a worker. */
export function packDocument(original: Uint8Array): PackedDocument {
  const packed = deflateRawSync(original);
  const helps = packed.length < original.length * WORTHWHILE;
  return {
    sha256: sha256Of(original),
    size: original.length,
    encoding: helps ? 'deflate' : 'raw',
    bytes: helps ? packed : original,
  };
}

/**
 * The original bytes again, proven by their hash.
 * @throws PlanDeskError DOCUMENT_DAMAGED
 */
export function unpackDocument(document: PackedDocument): Uint8Array {
  const original = inflated(document);
  if (original === null || sha256Of(original) !== document.sha256)
    throw new PlanDeskError(
      'DOCUMENT_DAMAGED',
      '这份文件在数据库中的内容已损坏，不能打开，也没有导出。请从备份恢复，或重新登记原件。',
      {
        sha256: document.sha256,
      },
    );
  return original;
}

function inflated({ encoding, bytes, size }: PackedDocument): Uint8Array | null {
  if (encoding === 'raw') return bytes;
  try {
    return inflateRawSync(bytes, { maxOutputLength: size + 1 });
  } catch {
    // zlib refuses what is no deflate stream: the same finding as a wrong hash.
    return null;
  }
}
