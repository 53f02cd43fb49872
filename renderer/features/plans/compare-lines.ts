import type { Answer } from '../../api/contract';

export type Comparison = Answer<'plans', 'compare'>;
export type Difference = Comparison['differences'][number];
export type ShownKind = 'all' | Exclude<Difference['change'], 'same'>;

/** A line of the page: one difference, or a run of unchanged ones that is left out. */
export type CompareLine =
  | { readonly kind: 'difference'; readonly at: number; readonly difference: Difference }
  | { readonly kind: 'skipped'; readonly at: number; readonly count: number };

/** Unchanged passages shown before and after each change. */
const AROUND = 1;

/** A heading that only got another number is no change of its own: it follows from another one. */
export function isChange(difference: Difference, shown: ShownKind): boolean {
  if (difference.change === 'same' || difference.renumbered) return false;
  return shown === 'all' || difference.change === shown;
}

/** The changes of one kind with a little of what stands around them; headings always stay, as the reader's landmarks. */
export function compareLines(comparison: Comparison, shown: ShownKind): CompareLine[] {
  const { differences, after, before } = comparison;
  const near = new Uint8Array(differences.length);
  differences.forEach((difference, at) => {
    if (isChange(difference, shown))
      for (let i = Math.max(0, at - AROUND); i <= Math.min(differences.length - 1, at + AROUND); i += 1)
        near[i] = 1;
  });
  const lines: CompareLine[] = [];
  let skipped = 0;
  const flush = (at: number) => {
    if (skipped > 0) lines.push({ kind: 'skipped', at: at - skipped, count: skipped });
    skipped = 0;
  };
  differences.forEach((difference, at) => {
    const block = difference.after !== null ? after[difference.after] : before[difference.before ?? -1];
    const hidden = difference.change !== 'same' && !difference.renumbered && !isChange(difference, shown);
    if ((near[at] && !hidden) || (block?.kind === 'heading' && !hidden)) {
      flush(at);
      lines.push({ kind: 'difference', at, difference });
    } else if (!hidden) skipped += 1;
  });
  flush(differences.length);
  return lines;
}

/** How many changes there are of each kind. */
export function changeCounts(comparison: Comparison): Record<ShownKind, number> {
  const counts: Record<ShownKind, number> = { all: 0, changed: 0, moved: 0, added: 0, deleted: 0 };
  for (const difference of comparison.differences) {
    if (difference.change === 'same' || difference.renumbered) continue;
    counts.all += 1;
    counts[difference.change] += 1;
  }
  return counts;
}

/** Place among `lines` of the change after or before the line `from`; -1 when there is none. */
export function stepLine(lines: readonly CompareLine[], from: number, by: 1 | -1, shown: ShownKind): number {
  for (let at = from + by; at >= 0 && at < lines.length; at += by) {
    const line = lines[at];
    if (line?.kind === 'difference' && isChange(line.difference, shown)) return at;
  }
  return -1;
}
