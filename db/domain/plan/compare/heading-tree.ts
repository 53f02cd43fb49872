import { headingPaths } from './blocks';
import type { Comparison } from './compare-texts';

/** What happened to a heading: as before, only its number, its words, its place or level, new, gone. */
export type HeadingChange = 'same' | 'renumbered' | 'renamed' | 'moved' | 'added' | 'deleted';

/** A line of the tree of headings of both texts together. */
export interface HeadingNode {
  readonly level: number;
  readonly text: string;
  readonly change: HeadingChange;
  /** The earlier words, where they differ. */
  readonly earlier: string | null;
  /** Its place among the differences. */
  readonly at: number;
  /** How many blocks right below it, headings aside, are not the same. */
  readonly changes: number;
}

/** The headings of both texts in the order of the comparison. A heading that came under another one has moved. */
export function headingTree(comparison: Comparison): HeadingNode[] {
  const { before, after, differences } = comparison;
  const pathsA = headingPaths(before);
  const pathsB = headingPaths(after);
  const counterpart = new Map<number, number>();
  for (const { before: a, after: b } of differences) if (a !== null && b !== null) counterpart.set(a, b);
  const parent = (paths: readonly (readonly number[])[], at: number) => paths[at]?.at(-2) ?? -1;
  const nodes: (Omit<HeadingNode, 'changes'> & { changes: number })[] = [];
  differences.forEach((difference, at) => {
    const a = difference.before === null ? undefined : before[difference.before];
    const b = difference.after === null ? undefined : after[difference.after];
    const shown = b ?? a;
    if (shown?.kind !== 'heading') {
      const above = nodes.at(-1);
      if (above && difference.change !== 'same') above.changes += 1;
      return;
    }
    let change: HeadingChange;
    if (a === undefined) change = 'added';
    else if (b === undefined) change = 'deleted';
    else {
      const above = parent(pathsA, difference.before as number);
      const stays =
        a.level === b.level &&
        (above < 0 ? -1 : (counterpart.get(above) ?? null)) === parent(pathsB, difference.after as number);
      if (difference.change === 'moved' || !stays) change = 'moved';
      else if (difference.change === 'same') change = 'same';
      else change = difference.renumbered ? 'renumbered' : 'renamed';
    }
    const earlier = a && b && a.text !== b.text ? a.text : null;
    nodes.push({ level: shown.level, text: shown.text, change, earlier, at, changes: 0 });
  });
  return nodes;
}
