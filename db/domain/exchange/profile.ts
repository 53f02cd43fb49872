/** What a package leaves out for the sake of people's privacy. */
export interface ExportProfile {
  readonly id: string;
  readonly label: string;
  readonly note: string;
  /** 'table.column': empty in every row of a package. */
  readonly omitted: readonly string[];
}

export interface ExportProfiles {
  readonly version: string;
  /** The profile of a first package to somebody; afterwards the last one chosen goes on. */
  readonly usual: string;
  readonly profiles: readonly ExportProfile[];
}

/**
 * 'table.column' that may come later without a new version of its row: whatever some profile leaves out, and whatever
 * packages have. Whose package left it out does not count: a city fills what its county withheld, and sends it on in its own.
 */
export function fillableColumns(profiles: readonly ExportProfile[], leftBefore: readonly string[]): string[] {
  return [...new Set([...profiles.flatMap(({ omitted }) => omitted), ...leftBefore])].sort();
}

/** Columns of one table among those left out. */
export function omittedIn(table: string, omitted: readonly string[]): ReadonlySet<string> {
  const prefix = `${table}.`;
  return new Set(omitted.filter((each) => each.startsWith(prefix)).map((each) => each.slice(prefix.length)));
}

/**
 * Whether a package of changes may leave out `now` where the package it builds on left out `before`: rows that have not
 * changed since do not come again, so nothing may travel now that did not travel then.
 */
export function mayContinue(before: readonly string[], now: readonly string[]): boolean {
  return before.every((each) => now.includes(each));
}
