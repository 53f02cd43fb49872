/** Codes that are about a file that cannot be read for what it should be. */
const UNREADABLE =
  /^(FILE_(EMPTY|NOT_A|TRUNCATED|PROTECTED|TOO_LARGE|SUSPICIOUS|DAMAGED|MISSING|UNREADABLE)|DATABASE_(MISSING|NOT_A|NOT_OURS|NEWER|DAMAGED|UNREADABLE|INCOMPLETE)|BACKUP_DAMAGED|PACKAGE_(?!PASSWORD_NEEDED|OWN|WRONG_RECIPIENT))/;

/** 1 refused, 3 unreadable or damaged file. Wrong usage (2) never gets here. */
export function exitCodeOf(code: string): 1 | 3 {
  return UNREADABLE.test(code) ? 3 : 1;
}
