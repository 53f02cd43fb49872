import type { PackageManifest } from '../format/index';
import type { ApplyContext } from './apply-table';

interface Standing {
  via_id: string | null;
  key_id: string | null;
  public_key: string | null;
}

/**
 * Keeps what the merge taught about the offices themselves, which no package carries: through whom their rows come, and
 * the sender's key. A roster comes from above: its sender does not report here, and its people are not sent on. Runs after the office rows have been written; what it changes goes into the batch as well.
 */
export function noteStandings(
  context: ApplyContext,
  manifest: PackageManifest,
  signer: { keyId: string; publicKey: string },
): void {
  const { db } = context;
  const sender = manifest.sender.id;
  const offices = db.all<Standing & { id: string; version: number }>(
    `SELECT o.id, o.version, o.via_id, o.key_id, o.public_key FROM pack.office p JOIN main.office o ON o.id = p.id
       JOIN findings.owner_verdict v ON v.origin = o.id WHERE v.refusal IS NULL`,
  );
  const changes: [string, number, Standing][] = [];
  for (const { id, version, ...before } of offices) {
    const via = manifest.kind === 'roster' ? before.via_id : sender;
    const after: Standing =
      id === sender
        ? { via_id: via, key_id: signer.keyId, public_key: signer.publicKey }
        : { ...before, via_id: via };
    if (
      before.via_id === after.via_id &&
      before.key_id === after.key_id &&
      before.public_key === after.public_key
    )
      continue;
    db.run('UPDATE office SET via_id = @via_id, key_id = @key_id, public_key = @public_key WHERE id = @id', {
      id,
      ...after,
    });
    changes.push([id, version, before]);
  }
  if (changes.length > 0)
    db.run(
      `INSERT INTO batch_change (batch_id, seq, table_name, rows) VALUES (@batch, @seq, 'office', @rows)`,
      {
        batch: context.batchId,
        seq: context.nextSeq(),
        rows: JSON.stringify(changes),
      },
    );
}
