/** A stretch of characters that both texts have, as far as it reaches to both sides. */
export interface SharedRun {
  readonly a: number;
  readonly b: number;
  readonly length: number;
}

/** Parts of the two texts, ends exclusive. */
export interface Area {
  readonly fromA: number;
  readonly toA: number;
  readonly fromB: number;
  readonly toB: number;
}

const BASE = 0x01000193;
/** Marks a piece that occurs more than once. */
const REPEATED = -1;

/**
 * The stretches two texts share inside an area. Each holds a piece of `size` characters that occurs exactly once in
 * either area, so none rests on words that are repeated; in the order of the first text.
 */
export function sharedRuns(a: Int32Array, b: Int32Array, area: Area, size: number): SharedRun[] {
  const { fromA, toA, fromB, toB } = area;
  if (toA - fromA < size || toB - fromB < size) return [];
  const ofA = new Map<number, number>();
  eachPiece(a, fromA, toA, size, (hash, at) => ofA.set(hash, ofA.has(hash) ? REPEATED : at));
  const ofB = new Map<number, number>();
  eachPiece(b, fromB, toB, size, (hash, at) => {
    if ((ofA.get(hash) ?? REPEATED) !== REPEATED) ofB.set(hash, ofB.has(hash) ? REPEATED : at);
  });
  const pairs: [number, number][] = [];
  for (const [hash, atB] of ofB) if (atB !== REPEATED) pairs.push([ofA.get(hash) as number, atB]);
  pairs.sort((x, y) => x[0] - y[0]);
  const reached = new Map<number, number>();
  const runs: SharedRun[] = [];
  for (const [atA, atB] of pairs) {
    if ((reached.get(atB - atA) ?? -1) > atA) continue;
    let back = 0;
    while (atA - back > fromA && atB - back > fromB && a[atA - back - 1] === b[atB - back - 1]) back += 1;
    let on = 0;
    while (atA + on < toA && atB + on < toB && a[atA + on] === b[atB + on]) on += 1;
    // Two different pieces may share a hash.
    if (on < size) continue;
    reached.set(atB - atA, atA + on);
    runs.push({ a: atA - back, b: atB - back, length: back + on });
  }
  return runs.sort((x, y) => x.a - y.a || x.b - y.b);
}

function eachPiece(
  codes: Int32Array,
  from: number,
  to: number,
  size: number,
  found: (hash: number, at: number) => void,
): void {
  let leading = 1;
  for (let at = 1; at < size; at++) leading = Math.imul(leading, BASE);
  let hash = 0;
  for (let at = from; at < to; at++) {
    if (at >= from + size) hash = (hash - Math.imul(codes[at - size] as number, leading)) | 0;
    hash = (Math.imul(hash, BASE) + (codes[at] as number)) | 0;
    if (at >= from + size - 1) found(hash, at - size + 1);
  }
}

/** The heaviest part of the runs that rises in both texts, by characters; `rest` is what stands out of order. */
export function risingRuns(runs: readonly SharedRun[]): { chain: SharedRun[]; rest: SharedRun[] } {
  const places = [...new Set(runs.map((run) => run.b))].sort((x, y) => x - y);
  const rank = new Map(places.map((place, at) => [place, at + 1]));
  // A Fenwick tree of the heaviest chain that ends at or before a place of the second text.
  const best = new Int32Array(places.length + 1).fill(-1);
  const weight = new Float64Array(runs.length);
  const previous = new Int32Array(runs.length).fill(-1);
  const heaviestBelow = (place: number): number => {
    let found = -1;
    for (let at = place; at > 0; at -= at & -at) {
      const run = best[at] as number;
      if (run >= 0 && (found < 0 || (weight[run] as number) > (weight[found] as number))) found = run;
    }
    return found;
  };
  let last = -1;
  for (let from = 0; from < runs.length; ) {
    // Runs that begin at the same place of the first text cannot follow one another.
    let to = from;
    while (to < runs.length && runs[to]?.a === runs[from]?.a) to += 1;
    for (let at = from; at < to; at++) {
      const run = runs[at] as SharedRun;
      const before = heaviestBelow((rank.get(run.b) as number) - 1);
      previous[at] = before;
      weight[at] = run.length + (before < 0 ? 0 : (weight[before] as number));
      if (last < 0 || (weight[at] as number) > (weight[last] as number)) last = at;
    }
    for (let at = from; at < to; at++)
      for (
        let place = rank.get((runs[at] as SharedRun).b) as number;
        place < best.length;
        place += place & -place
      ) {
        const known = best[place] as number;
        if (known < 0 || (weight[at] as number) > (weight[known] as number)) best[place] = at;
      }
    from = to;
  }
  const kept = new Set<number>();
  for (let at = last; at >= 0; at = previous[at] as number) kept.add(at);
  return {
    chain: runs.filter((_, at) => kept.has(at)),
    rest: runs.filter((_, at) => !kept.has(at)),
  };
}
