const SCALE = 1000;

/** A quantity in whole thousandths, in which sums are exact; null: not a number, or finer than a thousandth. */
export function toThousandths(quantity: number): number | null {
  if (!Number.isFinite(quantity)) return null;
  const whole = Math.round(quantity * SCALE);
  return Math.abs(quantity * SCALE - whole) < 1e-4 && Number.isSafeInteger(whole) ? whole : null;
}

/** A kept quantity in whole thousandths; one that was entered finer is rounded. */
export const nearestThousandths = (quantity: number): number => Math.round(quantity * SCALE);

/** The quantity again, as near to it as a number can be. */
export const fromThousandths = (whole: number): number => whole / SCALE;

/** A sum of quantities without the dust of binary fractions. */
export function sumQuantities(quantities: Iterable<number>): number {
  let sum = 0;
  for (const quantity of quantities) sum += nearestThousandths(quantity);
  return fromThousandths(sum);
}
