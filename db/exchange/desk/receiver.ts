import type { ReadDb } from '../../connection';
import { type ExportProfiles, fillableColumns } from '../../domain/exchange/profile';
import { type MergedPackage, seriesOf } from '../../domain/exchange/sequence';
import { findOffice } from '../../repositories/office';
import type { PackageKind } from '../format/index';
import { keyringOf } from '../keyring';
import type { Receiver } from '../rehearse/rehearse-package';

/**
 * What this desk knows of those who send to it: their keys, and what was merged from them.
 * @param profiles what the law's export profiles leave out
 * @param now the reader's clock, UTC
 */
export function receiverOf(
  db: ReadDb,
  self: string,
  { profiles }: Pick<ExportProfiles, 'profiles'>,
  now: string,
): Receiver {
  const office = findOffice(db, self);
  return {
    self,
    office: office ?? null,
    keyring: keyringOf(db, self),
    merged: mergedFrom(db, ['upload', 'roster']),
    forwards: office?.level === 'city',
    fillable: fillableColumns(profiles, leftBefore(db)),
    now,
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
  for (const { partner, kind, recipient, ...place } of db.all<
    Omit<MergedPackage, 'series'> & { partner: string; kind: string; recipient: string }
  >(
    `SELECT partner_id AS partner, kind, id, seq AS sequence, sha256, json_extract(manifest, '$.recipient.name') AS recipient,
            json_extract(manifest, '$.createdAt') AS createdAt
       FROM package_log WHERE direction = 'in' AND kind IN (SELECT value FROM json_each(@kinds))`,
    { kinds: JSON.stringify(kinds) },
  )) {
    const list = merged[partner] ?? [];
    list.push({ ...place, series: seriesOf(kind, recipient) });
    merged[partner] = list;
  }
  return merged;
}
