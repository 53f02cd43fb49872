/** The piles of the desk in the order in which they want to be worked off, then everything. */
export const piles = ['checking', 'today', 'returned', 'deemed', 'certificate', 'all'] as const;
export type Pile = (typeof piles)[number];

/** Whether a word of the address names a pile. */
export function isPile(word: string | null): word is Pile {
  return piles.some((pile) => pile === word);
}
