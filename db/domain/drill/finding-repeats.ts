import { likeness, type Measured, measured } from '../plan/compare/similarity';
import { headingKey } from '../plan/outline/headings';
import { compactName } from '../text/normalise';
import type { FindingArea } from './codes';

/** What a finding is recognised by. `heldOn` is the day of its drill, '' when it has none. */
export interface ComparedFinding {
  readonly id: string;
  readonly title: string;
  readonly area: FindingArea;
  /** Headings from the chapter down. */
  readonly sectionPath: readonly string[];
  readonly heldOn: string;
  /** The earlier finding it was found to repeat. */
  readonly repeatsId: string | null;
}

/** An earlier finding that a new one seems to repeat, by the first of its chain. */
export interface Repeat {
  /** The first finding of the chain. */
  readonly firstId: string;
  /** The one whose words are nearest. */
  readonly nearestId: string;
  /** 0 to 1: how much of the words they share. */
  readonly score: number;
  readonly sameSection: boolean;
}

/** Words alone must share this much; words about the same section of the plan less, about another area more. */
const ALIKE = 0.6;
const ALIKE_IN_SECTION = 0.35;
const ALIKE_ACROSS_AREAS = 0.75;
/** More are no help to whoever decides. */
const SHOWN = 3;

/** Filling words of inspection notes say nothing of the matter: 未 and 不 stay, they turn it. */
const FILLING =
  /[，。；、：,.;:!?"“”‘’()（）\s]|存在|情况|问题|现象|进行|有关|相关|部分|个别|本次|演练中|演练/g;

/** The words of a finding as they are compared. */
export function findingWords(title: string): string {
  const plain = compactName(title);
  const words = plain.replace(FILLING, '');
  return words === '' ? plain : words;
}

/** True when both name a section of the plan and it is the same by its name: numbers change with every edition. */
export function inSameSection(a: readonly string[], b: readonly string[]): boolean {
  const last = headingKey(a.at(-1) ?? '');
  return last !== '' && last === headingKey(b.at(-1) ?? '');
}

/**
 * The earlier findings that `finding` seems to repeat: of the same section with similar words, or of very similar words.
 * Each chain of repeats is named once, by its first finding; the nearest comes first. People confirm, nothing is linked here.
 */
export function findRepeats(
  finding: Omit<ComparedFinding, 'id' | 'repeatsId'>,
  earlier: readonly ComparedFinding[],
): Repeat[] {
  const own = wordsOf(finding.title);
  const byId = new Map(earlier.map((one) => [one.id, one]));
  const best = new Map<string, Repeat>();
  for (const one of earlier) {
    const sameSection = inSameSection(finding.sectionPath, one.sectionPath);
    const score = wordLikeness(own, wordsOf(one.title));
    const wanted = sameSection ? ALIKE_IN_SECTION : one.area === finding.area ? ALIKE : ALIKE_ACROSS_AREAS;
    if (score < wanted) continue;
    const firstId = firstOfChain(one.id, byId);
    const known = best.get(firstId);
    if (known === undefined || score > known.score)
      best.set(firstId, { firstId, nearestId: one.id, score, sameSection });
  }
  const heldOn = ({ firstId }: Repeat) => byId.get(firstId)?.heldOn ?? '';
  return [...best.values()]
    .sort((a, b) => b.score - a.score || byText(heldOn(a), heldOn(b)) || byText(a.firstId, b.firstId))
    .slice(0, SHOWN);
}

interface Words {
  readonly characters: string;
  readonly pairs: Measured;
}

function wordsOf(title: string): Words {
  const characters = findingWords(title);
  return { characters, pairs: measured(characters) };
}

/** Pairs of characters tell the words; single ones find them again in another order, as people write them down. */
function wordLikeness(a: Words, b: Words): number {
  const left = new Map<string, number>();
  for (const character of a.characters) left.set(character, (left.get(character) ?? 0) + 1);
  let shared = 0;
  for (const character of b.characters) {
    const count = left.get(character) ?? 0;
    if (count === 0) continue;
    left.set(character, count - 1);
    shared += 1;
  }
  const byCharacter = (2 * shared) / (a.characters.length + b.characters.length);
  return (likeness(a.pairs, b.pairs) + byCharacter) / 2;
}

/** The first finding of the chain that `id` stands in; a chain that leads out of `byId`, or round in a circle, ends there. */
export function firstOfChain(
  id: string,
  byId: ReadonlyMap<string, Pick<ComparedFinding, 'repeatsId'>>,
): string {
  const seen = new Set([id]);
  for (let at = id; ; ) {
    const before = byId.get(at)?.repeatsId ?? null;
    if (before === null || seen.has(before) || !byId.has(before)) return at;
    seen.add(before);
    at = before;
  }
}

/** Every finding of the chain that `id` stands in, the first one first, the others by the day of their drill. */
export function chainOf(id: string, findings: readonly ComparedFinding[]): ComparedFinding[] {
  const byId = new Map(findings.map((one) => [one.id, one]));
  const first = firstOfChain(id, byId);
  return findings
    .filter((one) => firstOfChain(one.id, byId) === first)
    .sort(
      (a, b) =>
        Number(b.id === first) - Number(a.id === first) || byText(a.heldOn, b.heldOn) || byText(a.id, b.id),
    );
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
