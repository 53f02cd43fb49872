import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';

const stamp = z.object({ size: z.number(), mtimeMs: z.number() });
const recentFiles = z.object({
  files: z.array(z.string()),
  last: z.string().nullable(),
  /** By file: how it was when this program closed it, proven and complete. */
  left: z.record(z.string(), stamp).default({}),
});
const LONGEST = 8;

/** Which databases were open before, newest first; kept in the per-user program folder, not in any database. */
export class RecentFiles {
  readonly #path: string;

  constructor(dataFolder: string) {
    this.#path = join(dataFolder, 'recent.json');
  }

  #read(): z.infer<typeof recentFiles> {
    if (!existsSync(this.#path)) return { files: [], last: null, left: {} };
    try {
      return recentFiles.parse(JSON.parse(readFileSync(this.#path, 'utf8')));
    } catch {
      // A convenience list that cannot be read is simply started again.
      return { files: [], last: null, left: {} };
    }
  }

  #write(value: z.infer<typeof recentFiles>): void {
    try {
      mkdirSync(dirname(this.#path), { recursive: true });
      writeFileSync(`${this.#path}.partial`, JSON.stringify(value));
      renameSync(`${this.#path}.partial`, this.#path);
    } catch {
      // A full disk must keep nobody from opening or closing a database; the list is a convenience.
    }
  }

  /** The database to open at the next start, or null. */
  last(): string | null {
    return this.#read().last;
  }

  list(): { file: string; name: string }[] {
    return this.#read()
      .files.filter((file) => existsSync(file))
      .map((file) => ({ file, name: basename(file) }));
  }

  opened(file: string): void {
    const { files, left } = this.#read();
    const kept = [file, ...files.filter((other) => other !== file)].slice(0, LONGEST);
    const stamps = Object.entries(left).filter(([other]) => kept.includes(other));
    this.#write({ files: kept, last: file, left: Object.fromEntries(stamps) });
  }

  /** Remembers how a proven file was left: as long as it is so, it need not be proven again. */
  left(file: string): void {
    const now = stampOf(file);
    if (now === null) return;
    const all = this.#read();
    this.#write({ ...all, left: { ...all.left, [file]: now } });
  }

  /** Whether a file is as this program left it: the same bytes as far as the system knows, nothing unfinished beside it. */
  isAsLeft(file: string): boolean {
    const now = stampOf(file);
    const then = this.#read().left[file];
    return now !== null && then !== undefined && now.size === then.size && now.mtimeMs === then.mtimeMs;
  }

  closed(): void {
    this.#write({ ...this.#read(), last: null });
  }
}

/** Size and time of a database that was closed completely; null with a log beside it that holds anything. */
function stampOf(file: string): z.infer<typeof stamp> | null {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat || (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0) return null;
  return { size: stat.size, mtimeMs: stat.mtimeMs };
}
