import { WordScanner } from '../../text/word-scanner';
import { foldInPlace } from './fold-text';

/** Province, city, county before a name: the same enterprise is written with and without. */
const PLACE = /^(?:[^省]{2,3}省)?(?:[^市州]{2,4}[市州])?(?:[^县区旗市]{1,3}[县区旗市])?/u;
const MIN_CORE = 5;

/** A name as it is compared: half width, no blanks, without the place in front where enough is left. */
export function nameCore(name: string): string {
  const whole = foldInPlace(name).replace(/\s/g, '');
  const core = whole.replace(PLACE, '');
  return core.length >= MIN_CORE ? core : whole;
}

/** Names of the register, for finding any of them in a text in one pass. */
export interface NameIndex {
  /** Compared names with those of the register. */
  readonly cores: WordScanner<string>;
}

/** Builds the index; names too short to mean one unit are left out. */
export function buildNameIndex(names: Iterable<string>): NameIndex {
  const cores: { word: string; value: string }[] = [];
  for (const name of names) {
    const core = nameCore(name);
    if (core.length >= MIN_CORE) cores.push({ word: core, value: name });
  }
  return { cores: new WordScanner(cores) };
}

/** Every place of a folded text where a registered name begins; of two that begin together the longer. */
export function findNames(folded: string, index: NameIndex): { name: string; core: string; start: number }[] {
  const found: { name: string; core: string; start: number }[] = [];
  index.cores.scan(folded, (start, there) => {
    const { word: core, value: name } = there.reduce((longest, one) =>
      one.word.length > longest.word.length ? one : longest,
    );
    found.push({ core, name, start });
    return start + core.length;
  });
  return found;
}
