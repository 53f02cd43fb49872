import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';

const recentFiles = z.object({ files: z.array(z.string()), last: z.string().nullable() });
const LONGEST = 8;

/** Which databases were open before, newest first; kept in the per-user program folder, not in any database. */
export class RecentFiles {
  readonly #path: string;

  constructor(dataFolder: string) {
    this.#path = join(dataFolder, 'recent.json');
  }

  #read(): z.infer<typeof recentFiles> {
    if (!existsSync(this.#path)) return { files: [], last: null };
    try {
      return recentFiles.parse(JSON.parse(readFileSync(this.#path, 'utf8')));
    } catch {
      // A convenience list that cannot be read is simply started again.
      return { files: [], last: null };
    }
  }

  #write(value: z.infer<typeof recentFiles>): void {
    mkdirSync(dirname(this.#path), { recursive: true });
    writeFileSync(`${this.#path}.partial`, JSON.stringify(value));
    renameSync(`${this.#path}.partial`, this.#path);
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
    const { files } = this.#read();
    this.#write({ files: [file, ...files.filter((other) => other !== file)].slice(0, LONGEST), last: file });
  }

  closed(): void {
    this.#write({ ...this.#read(), last: null });
  }
}
