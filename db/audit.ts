import { createHash } from 'node:crypto';
import type { ReadDb, WriteDb } from './connection';

/** Who does something: a signed-in user, or the command line acting as the office. */
export interface Actor {
  id: string | null;
  name: string;
}

/** Who does what no person did: the turn of the day, by law. */
export const SYSTEM_ACTOR: Actor = { id: null, name: '系统' };

export interface AuditInput {
  at: string;
  actor: Actor;
  /** The contract method, e.g. 'filing.file'. */
  action: string;
  entity: string;
  entityId: string | null;
  /** Plain data; never passwords, never whole documents. */
  details: Readonly<Record<string, unknown>>;
}

interface AuditRow {
  seq: number;
  at: string;
  actor_id: string | null;
  actor_name: string;
  action: string;
  entity: string;
  entity_id: string | null;
  details: string;
  prev_hash: string;
  hash: string;
}

/** The hash before the first entry. */
const GENESIS = '0'.repeat(64);

function hashOf(row: Omit<AuditRow, 'hash'>): string {
  const canonical = JSON.stringify([
    row.seq,
    row.at,
    row.actor_id,
    row.actor_name,
    row.action,
    row.entity,
    row.entity_id,
    row.details,
    row.prev_hash,
  ]);
  return createHash('sha256').update(canonical).digest('hex');
}

/** Appends one entry to the hash chain; must run inside the command's own transaction. */
export function appendAudit(db: WriteDb, input: AuditInput): void {
  const last = db.get<{ seq: number; hash: string }>(
    'SELECT seq, hash FROM audit_entry ORDER BY seq DESC LIMIT 1',
  );
  const row = {
    seq: (last?.seq ?? 0) + 1,
    at: input.at,
    actor_id: input.actor.id,
    actor_name: input.actor.name,
    action: input.action,
    entity: input.entity,
    entity_id: input.entityId,
    details: JSON.stringify(input.details),
    prev_hash: last?.hash ?? GENESIS,
  };
  db.run(
    `INSERT INTO audit_entry (seq, at, actor_id, actor_name, action, entity, entity_id, details, prev_hash, hash)
     VALUES (@seq, @at, @actor_id, @actor_name, @action, @entity, @entity_id, @details, @prev_hash, @hash)`,
    { ...row, hash: hashOf(row) },
  );
}

export interface AuditVerdict {
  entries: number;
  /** Sequence number of the first entry that does not fit, or null when the chain is whole. */
  firstBroken: number | null;
}

/** Recomputes the chain and names the first entry that was edited, removed or slipped in. */
export function verifyAudit(db: ReadDb): AuditVerdict {
  let expectedSeq = 1;
  let previous = GENESIS;
  for (const row of db.iterate<AuditRow>('SELECT * FROM audit_entry ORDER BY seq')) {
    if (row.seq !== expectedSeq || row.prev_hash !== previous || row.hash !== hashOf(row))
      return { entries: expectedSeq - 1, firstBroken: row.seq };
    previous = row.hash;
    expectedSeq += 1;
  }
  return { entries: expectedSeq - 1, firstBroken: null };
}
