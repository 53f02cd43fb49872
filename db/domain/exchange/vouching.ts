/**
 * Findings that stand in a merge's way until a person has asked those concerned, and the word by which they are lifted.
 * Everything else that blocks a merge is lifted by nobody.
 */
export const LIFTED_BY = {
  SENDER_KEY_CHANGED: 'acceptKey',
  ORIGIN_ON_TWO_DESKS: 'acceptTwin',
  FORWARDED_KEY_REVOKED: 'acceptForwarded',
  FORWARDED_KEY_BORROWED: 'acceptForwarded',
} as const;

export type Lifting = (typeof LIFTED_BY)[keyof typeof LIFTED_BY];

/** What a person vouches for, having asked. */
export type Vouched = { readonly [word in Lifting]?: boolean };

/** The word that lifts a finding; null where nothing does. */
export function liftingOf(code: string): Lifting | null {
  return Object.entries(LIFTED_BY).find(([known]) => known === code)?.[1] ?? null;
}

/** What still stands in the way after what a person has vouched for. */
export function standingBlocks<P extends { readonly code: string }>(
  blocks: readonly P[],
  vouched: Vouched,
): P[] {
  return blocks.filter(({ code }) => {
    const word = liftingOf(code);
    return word === null || vouched[word] !== true;
  });
}

/** The words for what somebody has been shown: nothing beyond it is vouched for. */
export function vouchedFor(shown: readonly { readonly code: string }[]): Vouched {
  return Object.fromEntries(
    shown.flatMap(({ code }) => {
      const word = liftingOf(code);
      return word === null ? [] : [[word, true]];
    }),
  );
}
