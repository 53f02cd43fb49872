import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openForReading } from '../../../db/connection';
import { checkPicture } from '../../../db/documents/view/pictures';
import { readPackedDocument } from '../../../db/repositories/document';
import { unpackDocument } from '../../../db/services/plans/pack-document';
import type { TaskContext } from './context';

/**
 * Lays photos of a drill out for the window, one part each (`picture-<n>`), on a worker thread: a hostile file costs this
 * thread and nothing else. Answers which photo is which part; what cannot be drawn, or is not here, is left out.
 */
export async function layOutGalleryTask(
  input: { database: string; photos: readonly { id: string; sha256: string }[]; folder: string },
  { progress, signal }: TaskContext,
): Promise<{ id: string; picture: number }[]> {
  const { db, close } = openForReading(input.database);
  try {
    await mkdir(input.folder, { recursive: true, mode: 0o700 });
    const shown: { id: string; picture: number }[] = [];
    for (const [at, { id, sha256 }] of input.photos.entries()) {
      signal.throwIfAborted();
      progress({ done: at, total: input.photos.length, label: 'document-read' });
      const packed = readPackedDocument(db, sha256);
      const picture = packed && checkPicture(unpackDocument(packed));
      if (picture === undefined || typeof picture === 'string') continue;
      await writeFile(join(input.folder, `picture-${shown.length}`), picture.bytes, { mode: 0o600 });
      shown.push({ id, picture: shown.length });
    }
    return shown;
  } finally {
    close();
  }
}
