/** A pair of places, one in each sequence, that hold the same thing. */
export type Pair = readonly [before: number, after: number];

/** More edits than this in a stretch without any line of its own: it is told as replaced, not searched further. */
const MOST_EDITS = 1200;

/**
 * Pairs of equal members of two sequences, rising in both. Members that occur once in each anchor the stretches between
 * them (patience), and what is left goes through Myers' shortest edit script; so long documents with few changes cost
 * little more than reading them.
 */
export function matchSequences(before: readonly number[], after: readonly number[]): Pair[] {
  const pairs: Pair[] = [];
  const stretches: [number, number, number, number][] = [[0, before.length, 0, after.length]];
  while (stretches.length > 0) {
    let [fromA, toA, fromB, toB] = stretches.pop() as [number, number, number, number];
    while (fromA < toA && fromB < toB && before[fromA] === after[fromB]) pairs.push([fromA++, fromB++]);
    while (toA > fromA && toB > fromB && before[toA - 1] === after[toB - 1]) pairs.push([--toA, --toB]);
    if (fromA === toA || fromB === toB) continue;
    const anchors = rising(sharedOnce(before, after, [fromA, toA, fromB, toB]));
    if (anchors.length === 0) {
      pairs.push(
        ...shortestEdit(before.slice(fromA, toA), after.slice(fromB, toB)).map(shifted(fromA, fromB)),
      );
      continue;
    }
    for (const [a, b] of anchors) {
      stretches.push([fromA, a, fromB, b]);
      pairs.push([a, b]);
      fromA = a + 1;
      fromB = b + 1;
    }
    stretches.push([fromA, toA, fromB, toB]);
  }
  return pairs.sort((x, y) => x[0] - y[0]);
}

const shifted =
  (a: number, b: number) =>
  ([x, y]: Pair): Pair => [x + a, y + b];

/** Members that occur exactly once in each stretch, in the order of the first. */
function sharedOnce(
  before: readonly number[],
  after: readonly number[],
  [fromA, toA, fromB, toB]: readonly [number, number, number, number],
): Pair[] {
  const seen = new Map<number, { a: number; b: number; countA: number; countB: number }>();
  for (let a = fromA; a < toA; a += 1) {
    const known = seen.get(before[a] as number);
    if (known) known.countA += 1;
    else seen.set(before[a] as number, { a, b: -1, countA: 1, countB: 0 });
  }
  for (let b = fromB; b < toB; b += 1) {
    const known = seen.get(after[b] as number);
    if (!known) continue;
    known.countB += 1;
    known.b = b;
  }
  return [...seen.values()]
    .filter(({ countA, countB }) => countA === 1 && countB === 1)
    .map(({ a, b }): Pair => [a, b]);
}

/** The longest part of the pairs, given in the order of the first place, that rises in the second too. */
export function rising(pairs: readonly Pair[]): Pair[] {
  const tails: number[] = [];
  const previous = new Int32Array(pairs.length);
  pairs.forEach(([, place], at) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tails[middle] as number] as Pair)[1] < place) low = middle + 1;
      else high = middle;
    }
    previous[at] = low > 0 ? (tails[low - 1] as number) : -1;
    tails[low] = at;
  });
  const chain: Pair[] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at] as number) chain.push(pairs[at] as Pair);
  return chain.reverse();
}

/** Myers' greedy shortest edit script; no pairs at all when it would need more than `MOST_EDITS` edits. */
export function shortestEdit(before: readonly number[], after: readonly number[]): Pair[] {
  const n = before.length;
  const m = after.length;
  const most = Math.min(n + m, MOST_EDITS);
  const reach = new Int32Array(2 * most + 3);
  const centre = most + 1;
  const trace: Int32Array[] = [];
  for (let edits = 0; edits <= most; edits += 1) {
    trace.push(reach.slice(centre - edits - 1, centre + edits + 2));
    for (let k = -edits; k <= edits; k += 2) {
      const down =
        k === -edits ||
        (k !== edits && (reach[centre + k - 1] as number) < (reach[centre + k + 1] as number));
      let x = down ? (reach[centre + k + 1] as number) : (reach[centre + k - 1] as number) + 1;
      let y = x - k;
      while (x < n && y < m && before[x] === after[y]) {
        x += 1;
        y += 1;
      }
      reach[centre + k] = x;
      if (x >= n && y >= m) return walkBack(trace, n, m);
    }
  }
  return [];
}

function walkBack(trace: readonly Int32Array[], n: number, m: number): Pair[] {
  const pairs: Pair[] = [];
  let x = n;
  let y = m;
  for (let edits = trace.length - 1; edits >= 0; edits -= 1) {
    // `trace[edits]` holds the reach before these edits, with diagonal -edits-1 at its first place.
    const reach = trace[edits] as Int32Array;
    const at = (k: number) => reach[k + edits + 1] as number;
    const k = x - y;
    const down = k === -edits || (k !== edits && at(k - 1) < at(k + 1));
    const fromK = down ? k + 1 : k - 1;
    const fromX = edits === 0 ? 0 : at(fromK);
    const fromY = edits === 0 ? 0 : fromX - fromK;
    while (x > fromX && y > fromY && x > 0 && y > 0) {
      x -= 1;
      y -= 1;
      pairs.push([x, y]);
      if (edits > 0 && x === (down ? fromX : fromX + 1)) break;
    }
    x = fromX;
    y = fromY;
  }
  return pairs.reverse();
}
