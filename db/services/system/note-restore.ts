import { basename } from 'node:path';
import { type Actor, appendAudit } from '../../audit';
import type { Clock } from '../../clock';
import type { WriteDb } from '../../connection';

/**
 * Says in the audit log of a database that it has just been put back from a copy: its chain is whole, yet what was done
 * after the copy is gone from it. Names only; folders are nobody's business.
 */
export function noteRestore(
  { db, clock, actor }: { db: WriteDb; clock: Clock; actor: Actor },
  restored: { backup: string; aside: string | null },
): void {
  appendAudit(db, {
    at: clock.now(),
    actor,
    action: 'system.restore',
    entity: 'database',
    entityId: null,
    details: {
      backup: basename(restored.backup),
      aside: restored.aside === null ? null : basename(restored.aside),
    },
  });
}
