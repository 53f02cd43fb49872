import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const preferences = z.object({
  theme: z.enum(['light', 'dark', 'system']).default('light'),
  language: z.enum(['zh', 'en']).nullable().default(null),
  bounds: z
    .object({ x: z.number().int(), y: z.number().int(), width: z.number().int(), height: z.number().int() })
    .nullable()
    .default(null),
  maximised: z.boolean().default(false),
  zoom: z.number().min(0.5).max(3).default(1),
});
export type Preferences = z.infer<typeof preferences>;

/** Window place, theme, language and zoom of this Windows user; no business data. */
export class PreferenceFile {
  readonly #file: string;
  value: Preferences;

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    this.#file = join(folder, 'preferences.json');
    this.value = read(this.#file);
  }

  change(part: Partial<Preferences>): void {
    this.value = { ...this.value, ...part };
    writeFileSync(`${this.#file}.partial`, JSON.stringify(this.value));
    renameSync(`${this.#file}.partial`, this.#file);
  }
}

function read(file: string): Preferences {
  try {
    return preferences.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // First start, or a file somebody edited: the defaults serve.
    return preferences.parse({});
  }
}
