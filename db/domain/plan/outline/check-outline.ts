import { type CompiledList, compile } from './compiled-list';
import { type Heading, type HeadingEntry, hasText, readHeadings } from './headings';
import type { AnnexKind, OutlineItem, OutlineList } from './outline-rules';
import { RunningText, type Told } from './running-text';

export type OutlineOutcome = 'found' | 'missing' | 'empty';

/** What was found for one item of a list. */
export interface OutlineFinding {
  readonly item: OutlineItem;
  readonly outcome: OutlineOutcome;
  /** The heading or the words that were taken for it; null when missing. */
  readonly heading: string | null;
  /** Where it begins in the text; null when missing. */
  readonly offset: number | null;
  /** Written as in the 2013 edition or before. */
  readonly former: boolean;
  /** Not a heading of its own: told inside another section, by a table, or on the front pages. */
  readonly inText: boolean;
}

export interface OutlineCheck {
  readonly list: OutlineList;
  readonly findings: readonly OutlineFinding[];
}

/** What the check looks at. */
export interface PlanText {
  readonly text: string;
  readonly outline: readonly HeadingEntry[];
  /** First rows of annex tables that were lifted out of the document. */
  readonly annexes: readonly { readonly kind: AnnexKind; readonly start: number }[];
}

interface Candidate {
  readonly item: OutlineItem;
  readonly index: number;
  readonly former: boolean;
  readonly score: number;
}

/** A wording of the older editions counts a little less, so that today's heading is preferred. */
const FORMER_DISCOUNT = 0.4;
const CONTEXT = 0.5;
const DEPTH = 0.05;

/** Whether any heading above is known for the item's parent. */
function stands(list: CompiledList, headings: readonly Heading[], index: number, item: OutlineItem): boolean {
  const parent = item.parent === null ? undefined : list.byId.get(item.parent);
  if (!parent) return false;
  for (let at = headings[index]?.parent ?? -1; at >= 0; at = headings[at]?.parent ?? -1)
    if (list.sayings(headings[at]?.key ?? '').some((saying) => saying.item === parent)) return true;
  return false;
}

function candidatesOf(list: CompiledList, headings: readonly Heading[]): Candidate[] {
  const found: Candidate[] = [];
  headings.forEach((heading, index) => {
    for (const { item, now, former } of list.sayings(heading.key)) {
      if (item.place === 'front' || (item.place === 'body' && heading.isAnnex)) continue;
      const then = former - FORMER_DISCOUNT;
      const inContext = stands(list, headings, index, item) ? CONTEXT : 0;
      const atAnnex = item.place === 'annex' && heading.isAnnex ? CONTEXT : 0;
      const score = Math.max(now, then) + inContext + atAnnex - heading.level * DEPTH;
      found.push({ item, index, former: then > now, score });
    }
  });
  return found.sort((a, b) => b.score - a.score || a.index - b.index);
}

function onFrontPages(list: CompiledList, text: string, item: OutlineItem, end: number): Told | null {
  const front = text.slice(0, end);
  for (const pattern of list.frontPatterns(item)) {
    const hit = pattern.exec(front);
    if (hit) return { at: hit.index, words: hit[0] };
  }
  return null;
}

function lookElsewhere(
  item: OutlineItem,
  plan: PlanText,
  { list, running }: { readonly list: CompiledList; readonly running: RunningText },
  headings: readonly Heading[],
  taken: ReadonlyMap<string, Candidate>,
): Told | null {
  const first = headings[0]?.offset ?? plan.text.length;
  if (item.place === 'front') return onFrontPages(list, plan.text, item, first);
  const annex = item.annex && plan.annexes.find(({ kind }) => kind === item.annex);
  if (annex) return { at: annex.start, words: item.title };
  const under = item.parent === null ? undefined : headings[taken.get(item.parent)?.index ?? -1];
  if (item.parent !== null && !under) return null;
  return running.find(item, under?.bodyStart ?? first, under?.end ?? plan.text.length);
}

/**
 * Holds a document against one list: each heading stands for one item at most, the likeliest pair first; an item
 * without a heading is looked for in the running text of its chapter. What it says are hints for a reader.
 * `headings`: as `readHeadings` gives them, where the caller has them.
 */
export function checkOutline(
  list: OutlineList,
  plan: PlanText,
  headings = readHeadings(plan.text, plan.outline),
): OutlineCheck {
  const made = compile(list);
  const sources = { list: made, running: new RunningText(made, plan.text) };
  const taken = new Map<string, Candidate>();
  const used = new Set<number>();
  for (const candidate of candidatesOf(made, headings)) {
    if (taken.has(candidate.item.id) || used.has(candidate.index)) continue;
    taken.set(candidate.item.id, candidate);
    used.add(candidate.index);
  }
  const findings = list.items.map((item): OutlineFinding => {
    const candidate = taken.get(item.id);
    const heading = candidate && headings[candidate.index];
    if (candidate && heading)
      return {
        item,
        outcome: hasText(plan.text, headings, candidate.index) ? 'found' : 'empty',
        heading: heading.text.trim(),
        offset: heading.offset,
        former: candidate.former,
        inText: false,
      };
    const told = lookElsewhere(item, plan, sources, headings, taken);
    return {
      item,
      outcome: told ? 'found' : 'missing',
      heading: told?.words ?? null,
      offset: told?.at ?? null,
      former: false,
      inText: told !== null,
    };
  });
  return { list, findings };
}

/**
 * Headings of the two upper levels that no item of any list stands for: more than the lists ask. A section under a
 * heading that was recognised belongs to it and is not named.
 */
export function extraHeadings(
  plan: PlanText,
  checks: readonly OutlineCheck[],
  headings = readHeadings(plan.text, plan.outline),
): HeadingEntry[] {
  const known = new Set(
    checks.flatMap(({ findings }) =>
      findings.flatMap(({ offset, inText }) => (offset === null || inText ? [] : [offset])),
    ),
  );
  const isKnown = (at: number): boolean => {
    const heading = headings[at];
    return heading !== undefined && (known.has(heading.offset) || isKnown(heading.parent));
  };
  return headings.filter((heading, at) => heading.level <= 2 && !isKnown(at));
}
