import { compactName } from '../text/normalise';

/** For whom a package is, as the desk that reads it sees it. */
export type Addressed =
  /** By id, or by our name. */
  | 'ours'
  /** Whoever writes it does not know a name, or means everybody: 上级应急管理部门, 各县（市、区）应急管理局. */
  | 'open'
  /** By another name, without an id: perhaps a slip of the pen, perhaps the wrong stick. */
  | 'other-name'
  /** By the id of another desk. */
  | 'other';

/** How names begin that mean nobody in particular. The program's own proposals are of this kind. */
const OPEN = /^(?:上级|各)/;

/** Compares names without blanks and marks, as people write them. */
export function judgeRecipient(
  recipient: { id: string | null; name: string },
  self: { id: string; name: string },
): Addressed {
  if (recipient.id !== null) return recipient.id === self.id ? 'ours' : 'other';
  const name = compactName(recipient.name);
  if (name === compactName(self.name)) return 'ours';
  return OPEN.test(name) ? 'open' : 'other-name';
}

/** How many digits of a region code an office's area has in common: 吉林市 220200 has all of 2202. */
const DIGITS: Readonly<Record<string, number>> = { province: 2, city: 4 };

/** Whether a region lies in the area of an office. A county's own area has no offices in it. */
export function liesWithin(regionCode: string, office: { level: string; regionCode: string }): boolean {
  const digits = DIGITS[office.level] ?? 6;
  return regionCode.slice(0, digits) === office.regionCode.slice(0, digits);
}
