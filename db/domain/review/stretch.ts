import type { TextMap } from './text-map';

/** Folded characters of a text, `to` exclusive. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The passage that most characters of a stretch have become a part of: 0 is what stayed in order. */
export function mainGroup(map: TextMap, stretch: Stretch): number {
  const counts = new Map<number, number>();
  for (let at = stretch.from; at < stretch.to; at++) {
    if ((map.to[at] as number) < 0) continue;
    const group = map.group[at] as number;
    counts.set(group, (counts.get(group) ?? 0) + 1);
  }
  return [...counts].sort((x, y) => y[1] - x[1])[0]?.[0] ?? 0;
}

/** Share of a stretch that could as well belong to another place. */
export function unsureShare(map: TextMap, { from, to }: Stretch): number {
  let unsure = 0;
  for (let at = from; at < to; at++) unsure += map.unsure[at] as number;
  return unsure / Math.max(1, to - from);
}

/** Share of a stretch whose characters have their places inside a stretch of the other text. */
export function shareInside(places: Int32Array, stretch: Stretch, other: Stretch): number {
  return shareOf(places, stretch, (place) => place >= other.from && place < other.to);
}

/** Share of a stretch whose characters have their places outside a stretch of the other text. */
export function shareOutside(places: Int32Array, stretch: Stretch, other: Stretch): number {
  return shareOf(places, stretch, (place) => place >= 0 && (place < other.from || place >= other.to));
}

function shareOf(places: Int32Array, { from, to }: Stretch, counts: (place: number) => boolean): number {
  let count = 0;
  for (let at = from; at < to; at++) if (counts(places[at] as number)) count += 1;
  return count / Math.max(1, to - from);
}
