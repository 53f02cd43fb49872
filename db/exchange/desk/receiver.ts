import type { ReadDb } from '../../connection';
import { type ExportProfiles, fillableColumns } from '../../domain/exchange/profile';
import type { MergedPackage } from '../../domain/exchange/sequence';
import type { PackageKind } from '../format/index';
import { keyringOf } from '../keyring';
import type { Receiver } from '../rehearse/rehearse-package';

/**
 * What this desk knows of those who send to it: their keys, and what was merged from them.
 * @param profiles what the law's export profiles leave out
 */
export function receiverOf(
  db: ReadDb,
  self: string,
  { profiles }: Pick<ExportProfiles, 'profiles'>,
): Receiver {
  const level = db.value<string>('SELECT level FROM office WHERE id = @self', { self });
  return {
    self,
    keyring: keyringOf(db, self),
    merged: mergedFrom(db, ['upload', 'roster']),
    forwards: level === 'city',
    fillable: fillableColumns(profiles, leftBefore(db)),
  };
}

/** 'table.column' that merged packages left out. */
const leftBefore = (db: ReadDb): string[] =>
  db
    .allRaw(
      `SELECT DISTINCT o.value FROM package_log p, json_each(p.manifest, '$.profile.omitted') o
        WHERE p.direction = 'in' AND p.kind IN ('upload','roster')`,
    )
    .map(([column]) => String(column));

/** Packages of these kinds that were merged and not undone, by sender id. */
export function mergedFrom(db: ReadDb, kinds: readonly PackageKind[]): Record<string, MergedPackage[]> {
  const merged: Record<string, MergedPackage[]> = {};
  for (const { partner, ...place } of db.all<MergedPackage & { partner: string }>(
    `SELECT partner_id AS partner, id, seq AS sequence, sha256, kind || ' ' || json_extract(manifest, '$.recipient.name') AS line,
            json_extract(manifest, '$.createdAt') AS createdAt
       FROM package_log WHERE direction = 'in' AND kind IN (SELECT value FROM json_each(@kinds))`,
    { kinds: JSON.stringify(kinds) },
  )) {
    const list = merged[partner] ?? [];
    list.push(place);
    merged[partner] = list;
  }
  return merged;
}
