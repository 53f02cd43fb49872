import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The folder of real-shaped input beside the project; absent in a plain clone. */
export const REAL_FOLDER = resolve(import.meta.dirname, '../../../shared/real');

export const hasRealFiles = existsSync(REAL_FOLDER);

/** The path of the one file in a folder of real input whose name begins with `prefix`. */
export function realFile(prefix: string, folder = ''): string {
  const inside = join(REAL_FOLDER, folder);
  const name = readdirSync(inside).find((entry) => entry.startsWith(prefix));
  if (name === undefined) throw new Error(`No file ${prefix}… in ${inside}`);
  return join(inside, name);
}
