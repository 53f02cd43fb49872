import { realpathSync } from 'node:fs';

/** Whether two names lead to one file, links followed. */
export function isSameFile(a: string, b: string): boolean {
  return real(a) === real(b);
}

function real(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    // Not there yet: nothing else can lead to it.
    return file;
  }
}
