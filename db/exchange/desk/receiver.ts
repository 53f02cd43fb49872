import type { ReadDb } from '../../connection';
import type { MergedPackage } from '../../domain/exchange/sequence';
import type { PackageKind } from '../format/index';
import { keyringOf } from '../keyring';
import type { Receiver } from '../rehearse/rehearse-package';

/** What this desk knows of those who send to it: their keys, and what was merged from them. */
export function receiverOf(db: ReadDb, self: string): Receiver {
  const level = db.value<string>('SELECT level FROM office WHERE id = @self', { self });
  return {
    self,
    keyring: keyringOf(db, self),
    merged: mergedFrom(db, ['upload', 'roster']),
    forwards: level === 'city',
    onceOmitted: onceOmitted(db),
  };
}

/** What merged packages left out, by sender id: empty here, it may come later without a new version of its row. */
function onceOmitted(db: ReadDb): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const { partner, left } of db.all<{ partner: string; left: string }>(
    `SELECT DISTINCT p.partner_id AS partner, o.value AS left FROM package_log p, json_each(p.manifest, '$.profile.omitted') o
      WHERE p.direction = 'in' AND p.kind IN ('upload','roster')`,
  ))
    found[partner] = [...(found[partner] ?? []), left];
  return found;
}

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
