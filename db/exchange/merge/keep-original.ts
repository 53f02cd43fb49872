import type { Deps } from '../../core';
import type { RehearsedPackage } from '../rehearse/rehearse-package';
import { newestOfCount } from '../sender-order';
import type { ApplyContext } from './apply-table';

/**
 * Keeps what a county signed, so that the city can send it on under the county's own signature. Of each office there stay
 * the newest full package with the changes after it, and the generation before: an undo of the newest finds it again.
 */
export async function keepOriginal(
  { db, pause }: Pick<ApplyContext, 'db' | 'pause'>,
  { clock }: Pick<Deps, 'clock'>,
  { manifest, sha256 }: Pick<RehearsedPackage, 'manifest' | 'sha256'>,
): Promise<void> {
  const { packageId, sender, sequence, base } = manifest;
  const kept = 'SELECT EXISTS (SELECT 1 FROM package_original WHERE package_id = @packageId)';
  if (base.kind === 'selection' || db.value<number>(kept, { packageId }) === 1) return;
  db.run(
    `INSERT INTO package_original (package_id, office_id, sequence, base, sha256, manifest, signature, kept_at)
     SELECT @packageId, @officeId, @sequence, @base, @sha256, manifest, signature, @now FROM packed.original`,
    { packageId, officeId: sender.id, sequence, base: base.kind, sha256, now: clock.now() },
  );
  for (const [part = null] of db.allRaw('SELECT part FROM packed.original_part ORDER BY part')) {
    db.run(
      `INSERT INTO package_original_part (package_id, part, bytes)
       SELECT @packageId, part, bytes FROM packed.original_part WHERE part = @part`,
      { packageId, part },
    );
    await pause();
  }
  forgetFormer(db, sender.id);
}

/** Takes away what lies before the full package before the newest one. */
function forgetFormer(db: ApplyContext['db'], officeId: string): void {
  const former = `WITH counted AS (
        SELECT package_id, base, sequence, ${newestOfCount('office_id', 'CAST(manifest AS TEXT)')} AS newest
          FROM package_original WHERE office_id = @officeId
      ), placed AS (SELECT package_id, base, ROW_NUMBER() OVER (ORDER BY newest, sequence) AS place FROM counted)
      SELECT package_id FROM placed
       WHERE place < (SELECT place FROM placed WHERE base = 'full' ORDER BY place DESC LIMIT 1 OFFSET 1)`;
  db.run(`DELETE FROM package_original_part WHERE package_id IN (${former})`, { officeId });
  db.run(`DELETE FROM package_original WHERE package_id IN (${former})`, { officeId });
}

/** A merge was undone: what was kept of its package goes with it. */
export function forgetOriginal(db: ApplyContext['db'], packageId: string): void {
  db.run('DELETE FROM package_original_part WHERE package_id = @packageId', { packageId });
  db.run('DELETE FROM package_original WHERE package_id = @packageId', { packageId });
}
