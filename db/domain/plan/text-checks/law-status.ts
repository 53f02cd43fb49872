import type { CivilDate } from '../../dates/civil-date';
import type { StandingMark } from '../../duties/rule-book';
import { WordScanner } from '../../text/word-scanner';
import { foldInPlace, passageAt } from './fold-text';

/** What became of a law, standard or office that plans still name. */
export const LAW_FATES = ['repealed', 'replaced', 'renumbered', 'renamed'] as const;
export type LawFate = (typeof LAW_FATES)[number];

/** One entry of resources/codes/repealed-laws.json. */
export interface RepealedLaw {
  readonly id: string;
  readonly title: string;
  readonly number: string;
  readonly kind: LawFate;
  /** First day on which it no longer stands. */
  readonly repealedOn: CivilDate;
  readonly replacedBy: string;
  readonly mark: StandingMark;
  /** Spellings in folded text; blanks between their characters are allowed for. */
  readonly patterns: readonly string[];
  /** Words that must stand nearby, because the number alone says too little. */
  readonly near: string | null;
  /** Words directly behind that make it something else. */
  readonly unless: readonly string[];
  readonly note: string;
}

export interface RepealedLaws {
  readonly id: string;
  readonly version: string;
  readonly checkedOn: CivilDate;
  readonly entries: readonly RepealedLaw[];
}

/** A place where a text rests on what no longer stands. */
export interface LawCitation {
  readonly law: RepealedLaw;
  readonly start: number;
  readonly length: number;
  readonly quote: string;
}

const NEAR = 60;
/** A plan that names an old order on every page needs to be told a few times only. */
const PER_LAW = 5;

/** How laws are found: all spellings without blanks, to tell which laws a text may name, and the pattern of each. */
interface Sought {
  readonly spellings: WordScanner<RepealedLaw>;
  readonly patterns: ReadonlyMap<RepealedLaw, RegExp>;
}

/** Made once: a county has twenty thousand texts and a few dozen laws. */
const sought = new WeakMap<RepealedLaws, Sought>();

function soughtOf(laws: RepealedLaws): Sought {
  const known = sought.get(laws);
  if (known) return known;
  const spellings = laws.entries.flatMap((law) =>
    law.patterns.map((pattern) => ({ word: withoutBlanks(pattern), value: law })),
  );
  const made = {
    spellings: new WordScanner(spellings),
    patterns: new Map(laws.entries.map((law) => [law, patternOf(law)])),
  };
  sought.set(laws, made);
  return made;
}

const withoutBlanks = (text: string): string => foldInPlace(text).replace(/\s/g, '');

function patternOf(law: RepealedLaw): RegExp {
  const spelt = law.patterns.map((pattern) =>
    Array.from(withoutBlanks(pattern), (c) => c.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s{0,2}'),
  );
  // A number must not be the beginning of a longer one: 17 in 171, 2013 in 20131.
  const unless = law.unless.map((words) => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`(?:${spelt.join('|')})(?![\\d]${unless.map((words) => `|${words}`).join('')})`, 'g');
}

/**
 * Finds laws and standards in a text that stood no longer on `asOf`, in the order of the text, a few places each.
 * `folded`: the text as `foldInPlace` gives it, where the caller has it.
 */
export function findRepealedLaws(
  text: string,
  laws: RepealedLaws,
  asOf: CivilDate,
  folded = foldInPlace(text),
): LawCitation[] {
  const dense = folded.replace(/\s+/g, '');
  const { spellings, patterns } = soughtOf(laws);
  const perhaps = new Set<RepealedLaw>();
  spellings.scan(dense, (_at, there) => {
    for (const { value } of there) perhaps.add(value);
    return undefined;
  });
  const found: LawCitation[] = [];
  for (const [law, pattern] of patterns) {
    if (law.repealedOn > asOf || !perhaps.has(law)) continue;
    let count = 0;
    for (const hit of folded.matchAll(pattern)) {
      const around = folded.slice(Math.max(0, hit.index - NEAR), hit.index + hit[0].length + NEAR);
      if (law.near !== null && !around.includes(law.near)) continue;
      const length = hit[0].length;
      found.push({ law, start: hit.index, length, quote: passageAt(text, hit.index, length) });
      count += 1;
      if (count === PER_LAW) break;
    }
  }
  return found.sort((a, b) => a.start - b.start);
}
