import type { OutlineCheck, OutlineFinding, PlanText } from '../../db/domain/plan/outline/check-outline';
import { type Heading, hasText, headingKey, readHeadings } from '../../db/domain/plan/outline/headings';
import type { OutlineItem, OutlineList } from '../../db/domain/plan/outline/outline-rules';

// The checks of plan texts as they read without compiled words: one scan a wording, a law or a name. Slow, and easy to
// see right; tests hold the ones of the program equal to them.

interface Candidate {
  readonly item: OutlineItem;
  readonly index: number;
  readonly former: boolean;
  readonly score: number;
}

/** Words that a heading may have beside a wording of four and more characters. */
const SPARE_CHARACTERS = 8;
const EXACT = 3;
const PARTIAL = 2;
/** A wording of the older editions counts a little less, so that today's heading is preferred. */
const FORMER_DISCOUNT = 0.4;
const CONTEXT = 0.5;
const DEPTH = 0.05;

/** How well a heading says a wording: the same words, or these words with a few more; 0 when it does not. */
function likeness(key: string, wording: string): number {
  if (key === wording) return EXACT;
  const spare = key.length - wording.length;
  return wording.length >= 4 && spare > 0 && spare <= SPARE_CHARACTERS && key.includes(wording)
    ? PARTIAL - spare / 20
    : 0;
}

function best(key: string, wordings: readonly string[]): number {
  return Math.max(0, ...wordings.map((wording) => likeness(key, headingKey(wording))));
}

/** Whether any heading above is known for the item's parent. */
function stands(headings: readonly Heading[], index: number, parent: OutlineItem | undefined): boolean {
  if (!parent) return false;
  const wordings = [parent.title, ...parent.names, ...parent.former].map(headingKey);
  for (let at = headings[index]?.parent ?? -1; at >= 0; at = headings[at]?.parent ?? -1)
    if (wordings.some((wording) => likeness(headings[at]?.key ?? '', wording) > 0)) return true;
  return false;
}

function candidatesOf(list: OutlineList, headings: readonly Heading[]): Candidate[] {
  const byId = new Map(list.items.map((item) => [item.id, item]));
  const found: Candidate[] = [];
  for (const item of list.items) {
    if (item.place === 'front') continue;
    headings.forEach((heading, index) => {
      if (item.place === 'body' && heading.isAnnex) return;
      const now = best(heading.key, [item.title, ...item.names]);
      const then = best(heading.key, item.former) - FORMER_DISCOUNT;
      const likely = Math.max(now, then);
      if (likely <= 0) return;
      const parent = item.parent === null ? undefined : byId.get(item.parent);
      const inContext = stands(headings, index, parent) ? CONTEXT : 0;
      const atAnnex = item.place === 'annex' && heading.isAnnex ? CONTEXT : 0;
      const score = likely + inContext + atAnnex - heading.level * DEPTH;
      found.push({ item, index, former: then > now, score });
    });
  }
  return found.sort((a, b) => b.score - a.score || a.index - b.index);
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The item told in running text: its wording at the beginning of a line or sentence, closed by a colon or stop. */
function inRunningText(
  text: string,
  item: OutlineItem,
  from: number,
  end: number,
): { at: number; words: string } | null {
  const words = [item.title, ...item.names, ...item.former].map(escaped).join('|');
  const pattern = new RegExp(`(?:^|[\\n。；;])[^\\n\\t。；;：:]{0,8}?(${words})[。：:]`, 'g');
  pattern.lastIndex = Math.max(0, from - 1);
  const hit = pattern.exec(text);
  if (hit?.[1] === undefined || hit.index >= end) return null;
  return { at: hit.index + hit[0].lastIndexOf(hit[1]), words: hit[1] };
}

function onFrontPages(text: string, item: OutlineItem, end: number): { at: number; words: string } | null {
  const front = text.slice(0, end);
  for (const words of [item.title, ...item.names]) {
    const pattern = new RegExp(Array.from(words, escaped).join('[\\s\\u3000]*'));
    const hit = pattern.exec(front);
    if (hit) return { at: hit.index, words: hit[0] };
  }
  return null;
}

function lookElsewhere(
  item: OutlineItem,
  plan: PlanText,
  headings: readonly Heading[],
  taken: ReadonlyMap<string, Candidate>,
): { at: number; words: string } | null {
  const first = headings[0]?.offset ?? plan.text.length;
  if (item.place === 'front') return onFrontPages(plan.text, item, first);
  const annex = item.annex && plan.annexes.find(({ kind }) => kind === item.annex);
  if (annex) return { at: annex.start, words: item.title };
  const under = item.parent === null ? undefined : headings[taken.get(item.parent)?.index ?? -1];
  if (item.parent !== null && !under) return null;
  return inRunningText(plan.text, item, under?.bodyStart ?? first, under?.end ?? plan.text.length);
}

/**
 * Holds a document against one list: each heading stands for one item at most, the likeliest pair first; an item
 * without a heading is looked for in the running text of its chapter. What it says are hints for a reader.
 */
export function outlineByScans(list: OutlineList, plan: PlanText): OutlineCheck {
  const headings = readHeadings(plan.text, plan.outline);
  const taken = new Map<string, Candidate>();
  const used = new Set<number>();
  for (const candidate of candidatesOf(list, headings)) {
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
    const told = lookElsewhere(item, plan, headings, taken);
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
