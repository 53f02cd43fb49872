/** Files that are not there, cannot be opened, or are not what they should be. */
const UNREADABLE_FILE =
  /^FILE_(EMPTY|NOT_A_WORKBOOK|NOT_FOUND|NOT_READABLE|UNREADABLE|TRUNCATED|PROTECTED|TOO_LARGE|SUSPICIOUS|DAMAGED)$/;
const UNREADABLE_DATABASE =
  /^(DATABASE_(MISSING|NOT_A_DATABASE|NOT_OURS|NEWER|DAMAGED|UNREADABLE|INCOMPLETE|NEEDS_COPY)|BACKUP_DAMAGED)$/;
/** A package that is whole and honest and yet is not wanted here, or not now. */
const UNWANTED_PACKAGE =
  /^PACKAGE_(PASSWORD_NEEDED|PASSWORD_WRONG|OWN|WRONG_RECIPIENT|REPEATED|REORDERED|MISSING_BEFORE|BASE_MISSING|CHAIN_BROKEN|ROWS_GONE|SEQUENCE_UNKNOWN|KEY_CHANGED)$/;

/** 1 refused, 3 unreadable or damaged file. Wrong usage (2) never gets here. */
export function exitCodeOf(code: string): 1 | 3 {
  const damagedPackage = code.startsWith('PACKAGE_') && !UNWANTED_PACKAGE.test(code);
  return UNREADABLE_FILE.test(code) || UNREADABLE_DATABASE.test(code) || damagedPackage ? 3 : 1;
}
