import type { Deps } from '../../core';
import type { OutcomeCounts } from '../../domain/exchange/row-decision';
import type { StatedBelow } from '../../domain/exchange/totals';
import { noteSigner } from '../known-keys';
import type { ProvenPackage } from '../read/prove-package';

/**
 * Notes what taking a package in has written: the batch by which it can be undone, the package in the log, and the key that
 * signed it. A sender
 * may use an id twice; the log keeps the first package under it.
 */
export function noteMerge(
  deps: Pick<Deps, 'db' | 'clock' | 'actor' | 'newId' | 'self' | 'changed'>,
  batchId: string,
  { manifest, sha256, signer }: Pick<ProvenPackage, 'manifest' | 'sha256' | 'signer'>,
  {
    fileName,
    tables,
    partner = manifest.sender.id,
    confirmedHow,
    below,
  }: {
    fileName: string;
    tables: readonly ({ table: string } & OutcomeCounts)[];
    /** Under what packages of one matter are counted; the sender as a rule. */
    partner?: string;
    /** With whom, over what, somebody has compared a key that is new here. */
    confirmedHow?: string | undefined;
    /** What those stated whose rows the sender sends on. */
    below?: readonly StatedBelow[];
  },
): void {
  const { db, clock, actor } = deps;
  const now = clock.now();
  noteSigner(deps, manifest, signer, confirmedHow);
  db.run(
    `INSERT INTO merge_batch (id, package_id, sender_id, counts, actor, applied_at) VALUES (@batchId, @packageId, @sender, @counts, @actor, @now)`,
    {
      batchId,
      packageId: manifest.packageId,
      sender: manifest.sender.id,
      counts: JSON.stringify(tables),
      actor: actor.name,
      now,
    },
  );
  // The list of entries can be long and says nothing once the package has been read.
  const { entries: _entries, ...kept } = manifest;
  db.run(
    `INSERT INTO package_log (id, direction, kind, partner_id, seq, sha256, period, file_name, manifest, at)
     VALUES (@id, 'in', @kind, @partner, @seq, @sha256, @period, @fileName, @manifest, @now) ON CONFLICT (id) DO NOTHING`,
    {
      id: manifest.packageId,
      kind: manifest.kind,
      partner,
      seq: manifest.sequence,
      sha256,
      period: manifest.period,
      fileName,
      manifest: JSON.stringify({ ...kept, ...(below && below.length > 0 && { below }) }),
      now,
    },
  );
}
