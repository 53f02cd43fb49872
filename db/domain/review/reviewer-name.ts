import { compactName } from '../text/normalise';

/** What people add to a name and what says nothing of who it is: 张某（组长）, 张某老师. */
const BRACKETED = /[(（].*?[)）]/gu;
const ADDITION = /(?:评审)?(?:专家|老师|先生|女士)$/u;

/**
 * Whether two spellings name the same reviewer: the name a desk was founded under, and the one the organiser wrote down.
 * Blanks, widths and additions aside they have to be equal; a name alone never proves who somebody is.
 */
export function isSameReviewer(one: string, other: string): boolean {
  const [left, right] = [bareName(one), bareName(other)];
  return left !== '' && left === right;
}

function bareName(name: string): string {
  return compactName(name).replace(BRACKETED, '').replace(ADDITION, '');
}
