/**
 * Codes of the domain as an SQL list: `('filed', 'deemed-filed')`. Only for constants; a bound list would keep SQLite
 * from using an index on the column.
 */
export function codeList(codes: readonly string[]): string {
  return `(${codes.map((code) => `'${code}'`).join(', ')})`;
}
