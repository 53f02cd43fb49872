/** What the core asks of a word on how a key was compared, in characters. */
const LEAST_WORDS = 2;

/** Whether somebody has said with whom, over what, a key was compared. */
export const isCompared = (how: string): boolean => how.trim().length >= LEAST_WORDS;

interface Problem {
  readonly code: string;
}

const isChangedKey = ({ code }: Problem): boolean => code === 'SENDER_KEY_CHANGED';

/** What stands in the way of a package after what was said of its key. */
export function blocksBeside<P extends Problem>(blocks: readonly P[], how: string): P[] {
  return blocks.filter((block) => !isChangedKey(block) || !isCompared(how));
}

/** The word on a package's key as every call takes it that takes one in. */
export function keyWordOf(
  how: string,
  blocks: readonly Problem[],
): { acceptKey: boolean; confirmedHow?: string } {
  return isCompared(how)
    ? { acceptKey: blocks.some(isChangedKey), confirmedHow: how.trim() }
    : { acceptKey: false };
}
