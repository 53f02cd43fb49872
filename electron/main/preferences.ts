import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { boolean, fallingBack, number, oneOf, orNull, record, type TypeOf } from './shapes';

const pixels = number(-100_000, 100_000);
/** Whatever is missing or does not fit is as at the first start. */
const preferences = record({
  theme: fallingBack(oneOf('light', 'dark', 'system'), 'light'),
  language: fallingBack(orNull(oneOf('zh', 'en')), null),
  bounds: fallingBack(orNull(record({ x: pixels, y: pixels, width: pixels, height: pixels })), null),
  maximised: fallingBack(boolean, false),
  zoom: fallingBack(number(0.5, 3), 1),
});
export type Preferences = TypeOf<typeof preferences>;

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
    return preferences(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // First start, or a file that is no longer JSON.
    return preferences({});
  }
}
