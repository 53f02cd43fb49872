import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';

const LARGEST = 2_000_000;

/** Long digit runs are phone and identity numbers; they have no place in a log. */
export function mask(text: string): string {
  return text.replaceAll(/\d{7,}[\dXx]?/g, (digits) => `${digits.slice(0, 3)}****`);
}

/** One line a happening into the per-user log; the file before is kept when it grows. Never throws. */
export function log(kind: string, facts: Record<string, unknown>): void {
  try {
    const folder = join(app.getPath('userData'), 'logs');
    mkdirSync(folder, { recursive: true });
    const file = join(folder, 'plandesk.log');
    if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LARGEST) renameSync(file, `${file}.1`);
    appendFileSync(file, `${mask(JSON.stringify({ at: new Date().toISOString(), kind, ...facts }))}\n`);
  } catch (error) {
    // A log that cannot be written must not stop the work; the console is all that is left.
    console.error(kind, facts, error);
  }
}
