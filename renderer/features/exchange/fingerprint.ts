/** A fingerprint in groups of four, so that two people can compare it over the telephone. */
export const spaced = (keyId: string): string => keyId.replace(/(.{4})(?=.)/g, '$1 ');

/** What is read out: the last two groups. */
export const lastDigits = (keyId: string): string => spaced(keyId.slice(-8));
