/** 身份证号码相同, 姓名和电话相同, 同名. */
export const LIKENESSES = ['same-identity', 'same-name-phone', 'namesake'] as const;
export type Likeness = (typeof LIKENESSES)[number];

/** An entry of the pool as the search for double entries sees it. */
export interface ExpertIdentity {
  readonly id: string;
  /** Compared name. */
  readonly nameKey: string;
  readonly idNumber: string | null;
  readonly bornOn: string | null;
  /** One or more numbers joined by 、. */
  readonly phone: string | null;
}

/** Two entries that may be one person; `first` sorts before `second`. */
export interface LikePair {
  readonly first: string;
  readonly second: string;
  readonly likeness: Likeness;
}

/** The order of a pair does not matter; ids hold no blank. */
export const pairKey = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

/**
 * Entries that may be one person, the surest first. Two different identity numbers, or days of birth where a number is not
 * known, tell namesakes apart: those are not shown. `distinct` holds the pairs a person has found to be different.
 */
export function likePairs(
  experts: readonly ExpertIdentity[],
  distinct: ReadonlySet<string> = new Set(),
): LikePair[] {
  const pairs = new Map<string, LikePair>();
  const add = (a: ExpertIdentity, b: ExpertIdentity, likeness: Likeness) => {
    const key = pairKey(a.id, b.id);
    if (a.id === b.id || distinct.has(key) || pairs.has(key)) return;
    const [first, second] = a.id < b.id ? [a.id, b.id] : [b.id, a.id];
    pairs.set(key, { first, second, likeness });
  };
  for (const group of groups(experts, ({ idNumber }) => idNumber))
    together(group, (a, b) => add(a, b, 'same-identity'));
  for (const group of groups(experts, ({ nameKey }) => nameKey || null))
    together(group, (a, b) => {
      if (toldApart(a, b)) return;
      add(a, b, sharesPhone(a, b) ? 'same-name-phone' : 'namesake');
    });
  return [...pairs.values()].sort(
    (a, b) =>
      LIKENESSES.indexOf(a.likeness) - LIKENESSES.indexOf(b.likeness) ||
      compare(a.first, b.first) ||
      compare(a.second, b.second),
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function toldApart(a: ExpertIdentity, b: ExpertIdentity): boolean {
  if (a.idNumber !== null && b.idNumber !== null) return a.idNumber !== b.idNumber;
  return a.bornOn !== null && b.bornOn !== null && a.bornOn !== b.bornOn;
}

function sharesPhone(a: ExpertIdentity, b: ExpertIdentity): boolean {
  const numbers = new Set((a.phone ?? '').split('、').filter((number) => number !== ''));
  return (b.phone ?? '').split('、').some((number) => numbers.has(number));
}

/** Groups of two and more that share a key. */
function groups(
  experts: readonly ExpertIdentity[],
  keyOf: (expert: ExpertIdentity) => string | null,
): ExpertIdentity[][] {
  const byKey = new Map<string, ExpertIdentity[]>();
  for (const expert of experts) {
    const key = keyOf(expert);
    if (key === null) continue;
    const group = byKey.get(key);
    if (group) group.push(expert);
    else byKey.set(key, [expert]);
  }
  return [...byKey.values()].filter((group) => group.length > 1);
}

function together(
  group: readonly ExpertIdentity[],
  visit: (a: ExpertIdentity, b: ExpertIdentity) => void,
): void {
  group.forEach((a, at) => {
    for (const b of group.slice(at + 1)) visit(a, b);
  });
}
