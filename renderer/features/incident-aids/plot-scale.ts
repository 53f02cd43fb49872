/** Rings of a plotted view, metres. */
export const RINGS = [500, 1000, 5000, 10_000, 50_000] as const;
/** How much of the surroundings a view shows, from its middle to its edge, metres; zooming goes along these. */
export const RADII = [500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000] as const;

/** The radius to begin with: the smallest that holds half of what was found, at least a kilometre. */
export function firstRadius(distances: readonly number[]): number {
  const sorted = [...distances].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return RADII.find((radius) => radius >= Math.max(middle, 1000)) ?? RADII[RADII.length - 1] ?? 1000;
}

/** A round length that is at most `share` of the radius: 1, 2 or 5 times a power of ten metres. */
export function scaleLength(radius: number, share = 0.5): number {
  const power = 10 ** Math.floor(Math.log10(radius * share));
  return ([5, 2, 1].find((step) => step * power <= radius * share) ?? 1) * power;
}

/** Something to be drawn: metres east and north of the middle. */
export interface Plotted {
  readonly id: string;
  readonly east: number;
  readonly north: number;
}

/**
 * Which of the symbols may carry their name without covering another: greedy in the order given, by boxes of `width` and `height`
 * metres to the right of a symbol.
 */
export function labelled<T extends Plotted>(
  all: readonly T[],
  width: (one: T) => number,
  height: number,
): ReadonlySet<string> {
  const boxes: { west: number; east: number; south: number; north: number }[] = [];
  const named = new Set<string>();
  for (const one of all) {
    const box = {
      west: one.east,
      east: one.east + width(one),
      south: one.north - height / 2,
      north: one.north + height / 2,
    };
    const free = boxes.every(
      (other) =>
        box.east <= other.west ||
        other.east <= box.west ||
        box.north <= other.south ||
        other.north <= box.south,
    );
    if (!free) continue;
    boxes.push(box);
    named.add(one.id);
  }
  return named;
}
