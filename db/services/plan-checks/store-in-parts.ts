import type { WriteDb } from '../../connection';
import type { Core } from '../../core';

/** Documents of one transaction: its commit writes whatever it has gathered, and nobody is answered meanwhile. */
const PART = 200;

/**
 * Keeps what was found document by document, in several transactions. Whoever calls it writes down that all is kept in a
 * transaction of its own afterwards: what a cancel or a crash leaves is then found again. Returns how many were kept.
 */
export async function storeInParts<T>(
  core: Pick<Core, 'longTransaction'>,
  found: Iterable<T> | AsyncIterable<T>,
  store: (db: WriteDb, one: T) => void,
  signal?: AbortSignal,
): Promise<number> {
  let kept = 0;
  for await (const part of partsOf(found)) {
    await core.longTransaction(async (db, pause) => {
      for (const one of part) {
        store(db, one);
        await pause();
      }
    }, signal);
    kept += part.length;
  }
  return kept;
}

async function* partsOf<T>(all: Iterable<T> | AsyncIterable<T>): AsyncGenerator<T[]> {
  let part: T[] = [];
  for await (const one of all) {
    part.push(one);
    if (part.length < PART) continue;
    yield part;
    part = [];
  }
  if (part.length > 0) yield part;
}
