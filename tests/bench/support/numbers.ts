/** The value below which `share` (0 to 1) of the values lie. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** One line of the table that benches print: what, ratio, what is owed, and the two figures behind it. */
export function tell(goal: string, what: string, ratio: number, owes: string, figures: string): void {
  console.log(
    `${goal.padEnd(4)} ${what.padEnd(62)} ${ratio.toFixed(3).padStart(7)}   owes ${owes.padEnd(18)} ${figures}`,
  );
}
