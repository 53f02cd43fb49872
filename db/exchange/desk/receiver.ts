import type { ReadDb } from '../../connection';
import type { MergedPackage } from '../../domain/exchange/sequence';
import { keyringOf } from '../keyring';
import type { Receiver } from '../rehearse/rehearse-package';

/** What this desk knows of those who send to it: their keys, and what was merged from them. */
export function receiverOf(db: ReadDb, self: string): Receiver {
  const merged: Record<string, MergedPackage[]> = {};
  for (const { partner, ...place } of db.all<MergedPackage & { partner: string }>(
    `SELECT partner_id AS partner, id, seq AS sequence, sha256 FROM package_log WHERE direction = 'in' AND kind IN ('upload','roster')`,
  )) {
    const list = merged[partner] ?? [];
    list.push(place);
    merged[partner] = list;
  }
  return { self, keyring: keyringOf(db, self), merged };
}
