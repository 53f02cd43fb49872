import type { ReadDb } from '../connection';

/** One entry of the audit log as it is shown; the chain of hashes is db/audit's business. */
export interface AuditLogEntry {
  seq: number;
  /** UTC. */
  at: string;
  actor: string;
  action: string;
  entity: string;
  entityId: string | null;
  /** JSON object. */
  details: string;
}

export function countAuditEntries(db: ReadDb): number {
  return db.value<number>('SELECT COUNT(*) FROM audit_entry') ?? 0;
}

/** A stretch of the log, newest first. */
export function listAuditEntries(db: ReadDb, stretch: { limit: number; offset: number }): AuditLogEntry[] {
  return db.all(
    `SELECT seq, at, actor_name AS actor, action, entity, entity_id AS entityId, details
       FROM audit_entry ORDER BY seq DESC LIMIT @limit OFFSET @offset`,
    { limit: stretch.limit, offset: stretch.offset },
  );
}
