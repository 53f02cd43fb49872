import type { AnchorText } from './anchor-text';
import { type Area, risingRuns, type SharedRun, sharedRuns } from './shared-runs';
import { withUnits } from './unit-runs';

/** Which character of the later text a character of the earlier one has become. */
export interface TextMap {
  /** For each folded character of the earlier text its place in the later one, -1 when none is known. */
  readonly to: Int32Array;
  /** The other way round. */
  readonly from: Int32Array;
  /** 0 for what stayed in order, a number of its own for each passage that stands elsewhere. */
  readonly group: Int32Array;
  /** 1 where a character could as well belong to another place: words repeated beside each other, one of them gone. */
  readonly unsure: Uint8Array;
}

/** Pieces that must occur once in the whole of both texts. */
const PIECE = 16;
/** In what lies between them smaller ones do, while the stretch is short enough for them to mean something. */
interface Step {
  readonly size: number;
  readonly longest: number;
}
const LARGE: readonly Step[] = [
  { size: 16, longest: Number.POSITIVE_INFINITY },
  { size: 10, longest: 60_000 },
];
const SMALL: readonly Step[] = [
  { size: 6, longest: 4_000 },
  { size: 4, longest: 500 },
];
/** The end of a sentence that a run only just reaches may as well be the end of another one. */
const CRUMB = 12;
/** Runs out of order this close to one another belong to one passage that was moved. */
const SAME_PASSAGE = 300;
const CLAIMED = 0x10000;

/**
 * Maps the characters of an earlier text to those of a later one. Runs that rest on pieces which occur once lead; between
 * them the search goes on with smaller pieces; runs out of order are passages that moved. No character is the goal of two.
 */
export function mapTexts(earlier: AnchorText, later: AnchorText): TextMap {
  const mapping = new Mapping(earlier, later);
  const whole = { fromA: 0, toA: earlier.codes.length, fromB: 0, toB: later.codes.length };
  const runs = sharedRuns(earlier.codes, later.codes, whole, PIECE);
  const { chain, rest } = risingRuns(withUnits(runs, earlier, later, PIECE * 4));
  // What is much alike in its place stays there, though a copy elsewhere may be more alike; then what moved; then the rest.
  const gaps = mapping.take(chain, whole, 0).flatMap((gap) => mapping.fill(gap, 0, LARGE));
  mapping.takeMoved(rest);
  for (const gap of gaps) mapping.finish(gap, 0);
  return mapping;
}

class Mapping implements TextMap {
  readonly to: Int32Array;
  readonly from: Int32Array;
  readonly group: Int32Array;
  readonly unsure: Uint8Array;
  readonly #earlier: AnchorText;
  readonly #later: AnchorText;
  /** Codes of both texts; what found its partner is replaced by codes that equal nothing. */
  readonly #a: Int32Array;
  readonly #b: Int32Array;

  constructor(earlier: AnchorText, later: AnchorText) {
    this.#earlier = earlier;
    this.#later = later;
    this.#a = earlier.codes.slice();
    this.#b = later.codes.slice();
    this.to = new Int32Array(this.#a.length).fill(-1);
    this.from = new Int32Array(this.#b.length).fill(-1);
    this.group = new Int32Array(this.#a.length);
    this.unsure = new Uint8Array(this.#a.length);
  }

  /** Takes runs that rise in both texts, shortened where two neighbours claim the same; answers what lies between them. */
  take(chain: readonly SharedRun[], area: Area, group: number): Area[] {
    const runs = chain.map((run) => this.#withoutCrumbs(run, area));
    for (let at = 1; at < runs.length; at++) {
      const [left, right] = [runs[at - 1], runs[at]];
      if (left && right) this.#part(left, right);
    }
    const gaps: Area[] = [];
    let { fromA, fromB } = area;
    for (const run of runs) {
      if (run.length <= 0) continue;
      this.#claim(run, group);
      gaps.push({ fromA, toA: run.a, fromB, toB: run.b });
      fromA = run.a + run.length;
      fromB = run.b + run.length;
    }
    gaps.push({ fromA, toA: area.toA, fromB, toB: area.toB });
    return gaps.filter((gap) => gap.toA > gap.fromA && gap.toB > gap.fromB);
  }

  /** Searches an area with smaller and smaller pieces; answers what still lies between. */
  fill(area: Area, group: number, [step, ...rest]: readonly Step[]): Area[] {
    if (!step) return [area];
    const longest = Math.max(area.toA - area.fromA, area.toB - area.fromB);
    const runs = longest > step.longest ? [] : sharedRuns(this.#a, this.#b, area, step.size);
    const gaps = runs.length === 0 ? [area] : this.take(risingRuns(runs).chain, area, group);
    return gaps.flatMap((gap) => this.fill(gap, group, rest));
  }

  /** Searches an area with the smallest pieces and takes what goes on from its edges. */
  finish(area: Area, group: number): void {
    for (const gap of this.fill(area, group, SMALL)) this.#takeEdges(gap, group);
  }

  /** What both texts have right behind the one edge or before the other of an area, when it stands there only. */
  #takeEdges({ fromA, toA, fromB, toB }: Area, group: number): void {
    const longest = Math.min(toA - fromA, toB - fromB);
    let head = 0;
    while (head < longest && this.#a[fromA + head] === this.#b[fromB + head]) head += 1;
    let tail = 0;
    while (tail < longest - head && this.#a[toA - tail - 1] === this.#b[toB - tail - 1]) tail += 1;
    for (const run of [
      { a: fromA, b: fromB, length: head },
      { a: toA - tail, b: toB - tail, length: tail },
    ])
      if (
        run.length > 0 &&
        !occursTwice(this.#a, run.a, run.length, fromA, toA) &&
        !occursTwice(this.#b, run.b, run.length, fromB, toB)
      )
        this.#claim(run, group);
  }

  /** Takes the runs that stand out of order, those of one passage together, and what lies between and right beside them. */
  takeMoved(rest: readonly SharedRun[]): void {
    let group = 0;
    let passage: SharedRun[] = [];
    const close = () => {
      if (passage.length > 0) {
        group += 1;
        this.#takePassage(passage, group);
      }
      passage = [];
    };
    for (const whole of rest) {
      const run = this.#unclaimed(whole);
      // Of a piece that occurs once something must be left; a whole sentence or row is one as it is.
      if (run.length < Math.min(PIECE, whole.length)) continue;
      const before = passage.at(-1);
      if (before && !follows(before, run)) close();
      passage.push(run);
    }
    close();
  }

  #takePassage(passage: readonly SharedRun[], group: number): void {
    const [first, last] = [passage[0], passage.at(-1)];
    if (!first || !last) return;
    const startA = this.#earlier.unitAround(first.a, first.a + 1).from;
    const startB = this.#later.unitAround(first.b, first.b + 1).from;
    const endA = this.#earlier.unitAround(last.a + last.length - 1, last.a + last.length).to;
    const endB = this.#later.unitAround(last.b + last.length - 1, last.b + last.length).to;
    const area = { fromA: startA, toA: endA, fromB: startB, toB: endB };
    const gaps = this.take(passage, area, group).flatMap((gap) => this.fill(gap, group, LARGE));
    for (const gap of gaps) this.finish(gap, group);
  }

  /** The longest part of a run of which neither side has been taken yet. */
  #unclaimed(run: SharedRun): SharedRun {
    let best = { a: run.a, b: run.b, length: 0 };
    let begin = 0;
    for (let at = 0; at <= run.length; at++) {
      const free =
        at < run.length && (this.to[run.a + at] as number) < 0 && (this.from[run.b + at] as number) < 0;
      if (free) continue;
      if (at - begin > best.length) best = { a: run.a + begin, b: run.b + begin, length: at - begin };
      begin = at + 1;
    }
    return best;
  }

  /** A run without the ends of sentences that it reaches at its ends and does not hold whole. */
  #withoutCrumbs(run: SharedRun, area: Area): MutableRun {
    const { parted: a } = this.#earlier;
    const { parted: b } = this.#later;
    let { length } = run;
    let [head, tail] = [0, 0];
    const most = Math.min(CRUMB, length - 1);
    const isWhole = (at: number) => Math.min(a[run.a + at] ?? 0, b[run.b + at] ?? 0) >= 2;
    if (run.a > area.fromA && run.b > area.fromB && !isWhole(0))
      for (let at = 1; at <= most; at++) if (isWhole(at)) head = at;
    length -= head;
    if (run.a + run.length < area.toA && run.b + run.length < area.toB && !isWhole(run.length))
      for (let at = 1; at <= Math.min(most, length - 1); at++) if (isWhole(run.length - at)) tail = at;
    return { a: run.a + head, b: run.b + head, length: length - tail };
  }

  #claim(run: SharedRun, group: number): void {
    for (let at = 0; at < run.length; at++) {
      const [a, b] = [run.a + at, run.b + at];
      if ((this.to[a] as number) >= 0 || (this.from[b] as number) >= 0) continue;
      this.to[a] = b;
      this.from[b] = a;
      this.group[a] = group;
      this.unsure[a] = 0;
      this.#a[a] = CLAIMED + a;
      this.#b[b] = -1 - b;
    }
  }

  /**
   * Two neighbours that claim the same characters are cut where a line, a sentence or a clause ends on both sides, as
   * people edit. Where several cuts are equally good, what lies between them belongs to neither: nobody can tell.
   */
  #part(left: MutableRun, right: MutableRun): void {
    const overlap = Math.max(left.a + left.length - right.a, left.b + left.length - right.b);
    if (overlap <= 0) return;
    let bestScore = 0;
    let [fewest, most] = [0, overlap];
    for (let cut = 0; cut <= overlap; cut++) {
      const score = this.#cutScore(left, right, cut, overlap);
      if (score > bestScore) {
        bestScore = score;
        [fewest, most] = [cut, cut];
      } else if (score === bestScore && score > 0) most = cut;
    }
    for (let at = fewest; at < most; at++) this.unsure[left.a + left.length - 1 - at] = 1;
    for (let at = overlap - most; at < overlap - fewest; at++) this.unsure[right.a + at] = 1;
    left.length -= most;
    const lost = overlap - fewest;
    right.a += lost;
    right.b += lost;
    right.length -= lost;
  }

  #cutScore(left: SharedRun, right: SharedRun, cut: number, overlap: number): number {
    const { parted: a } = this.#earlier;
    const { parted: b } = this.#later;
    const [endA, endB] = [left.a + left.length - cut, left.b + left.length - cut];
    const [startA, startB] = [right.a + overlap - cut, right.b + overlap - cut];
    return (a[endA] ?? 0) + (b[endB] ?? 0) + (a[startA] ?? 0) + (b[startB] ?? 0);
  }
}

/** Whether the characters of a run stand a second time in a stretch. */
function occursTwice(codes: Int32Array, at: number, length: number, from: number, to: number): boolean {
  for (let other = from; other + length <= to; other++) {
    if (other === at) continue;
    let same = 0;
    while (same < length && codes[other + same] === codes[at + same]) same += 1;
    if (same === length) return true;
  }
  return false;
}

interface MutableRun {
  a: number;
  b: number;
  length: number;
}

function follows(before: SharedRun, run: SharedRun): boolean {
  const gapA = run.a - before.a - before.length;
  const gapB = run.b - before.b - before.length;
  // Neighbours may claim a few of the same characters.
  return (
    gapA > -before.length &&
    gapB > -before.length &&
    gapA <= SAME_PASSAGE &&
    gapB <= SAME_PASSAGE &&
    run.b > before.b
  );
}
