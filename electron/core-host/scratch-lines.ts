import { closeSync, createReadStream, openSync, writeSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';

/** Characters gathered before they are written. */
const PIECE = 256 * 1024;

/**
 * Writes lines of JSON into a scratch file while `work` runs: a message of fifty megabytes between threads would keep
 * the receiving one from answering for a second.
 */
export function writingLines<L, T>(file: string, work: (emit: (line: L) => void) => T): T {
  const handle = openSync(file, 'w');
  let piece = '';
  try {
    const value = work((line) => {
      piece += `${JSON.stringify(line)}\n`;
      if (piece.length < PIECE) return;
      writeSync(handle, piece);
      piece = '';
    });
    writeSync(handle, piece);
    return value;
  } finally {
    closeSync(handle);
  }
}

/** The lines of a scratch file, which is gone afterwards. */
export async function* readingLines<L>(file: string): AsyncGenerator<L> {
  try {
    for await (const line of createInterface({ input: createReadStream(file, 'utf8') }))
      yield JSON.parse(line) as L;
  } finally {
    await rm(file, { force: true });
  }
}
