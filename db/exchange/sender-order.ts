/**
 * SQL: the newest moment of the count that a package belongs to. A sender counts its packages anew for each name of a recipient:
 * numbers order those of one count alone, and this orders the counts, by the sender's clock.
 * @param sender column that holds the sender
 * @param manifest JSON text of the package's manifest
 */
export const newestOfCount = (sender: string, manifest: string): string =>
  `MAX(json_extract(${manifest}, '$.createdAt')) OVER (PARTITION BY ${sender}, json_extract(${manifest}, '$.recipient.name'))`;
