/**
 * What people should look at in a need before they draw: too few, an even number (no national minimum was found;
 * local rules and the usual practice ask for an odd number of three and more), nobody for emergency work (办法 22 asks
 * for experts of both safety production and emergency management). Hints, never a bar.
 */
export const NEED_HINTS = ['few', 'even', 'no-emergency'] as const;
export type NeedHint = (typeof NEED_HINTS)[number];

/** The hints for a need; `least`: experts that a review has at least (R-REV-COUNT). */
export function needHints(
  needs: readonly { readonly label: string; readonly count: number }[],
  least: number,
): NeedHint[] {
  const experts = needs.reduce((sum, { count }) => sum + count, 0);
  const hints: NeedHint[] = [];
  if (experts < least) hints.push('few');
  else if (experts % 2 === 0) hints.push('even');
  if (!needs.some(({ label }) => label.includes('应急'))) hints.push('no-emergency');
  return hints;
}
