import type { ReadDb, WriteDb } from '../connection';
import type { Bookkeeping } from './bookkeeping';

/** One step of a filing case. */
export interface FilingEventRecord {
  caseId: string;
  seq: number;
  action: string;
  fromState: string;
  toState: string;
  /** The civil date the step counts for. */
  onDate: string;
  /** The moment it was entered. */
  at: string;
  actor: string;
  reason: string | null;
  /** Rule ids and results as they stood, JSON. */
  ruleTrace: string | null;
}

/** Steps of a case in order. */
export function eventsOfCase(db: ReadDb, caseId: string): FilingEventRecord[] {
  return db.all<FilingEventRecord>(
    `SELECT case_id AS caseId, seq, action, from_state AS fromState, to_state AS toState, on_date AS onDate, at, actor,
       reason, rule_trace AS ruleTrace
     FROM filing_event WHERE case_id = @caseId ORDER BY seq`,
    { caseId },
  );
}

/** Whether steps of the case were taken in the program; those that a ledger told of are no such steps. */
export function hasOwnSteps(db: ReadDb, caseId: string): boolean {
  return (
    db.value<number>(
      `SELECT EXISTS (SELECT 1 FROM filing_event WHERE case_id = @caseId AND action <> 'import' AND voided_at IS NULL)`,
      { caseId },
    ) === 1
  );
}

/** What was kept with the latest step of this kind, JSON; null when there is none, or nothing was kept with it. */
export function latestTrace(db: ReadDb, caseId: string, action: string): string | null {
  return (
    db.value<string | null>(
      `SELECT rule_trace FROM filing_event WHERE case_id = @caseId AND action = @action ORDER BY seq DESC LIMIT 1`,
      { caseId, action },
    ) ?? null
  );
}

/** Whether a case has gone through such a step. */
export function hasEvent(db: ReadDb, caseId: string, action: string): boolean {
  return (
    db.value<number>(
      'SELECT EXISTS (SELECT 1 FROM filing_event WHERE case_id = @caseId AND action = @action)',
      { caseId, action },
    ) === 1
  );
}

/** Appends a step after the last one. */
export function appendFilingEvent(
  db: WriteDb,
  record: Omit<FilingEventRecord, 'seq'> & Bookkeeping & { id: string },
): void {
  db.run(
    `INSERT INTO filing_event (id, case_id, seq, action, from_state, to_state, on_date, at, actor, reason, rule_trace,
       origin, version, created_at, updated_at)
     VALUES (@id, @caseId, (SELECT COALESCE(MAX(seq), 0) + 1 FROM filing_event WHERE case_id = @caseId),
       @action, @fromState, @toState, @onDate, @at, @actor, @reason, @ruleTrace, @origin, 1, @createdAt, @createdAt)`,
    {
      id: record.id,
      caseId: record.caseId,
      action: record.action,
      fromState: record.fromState,
      toState: record.toState,
      onDate: record.onDate,
      at: record.at,
      actor: record.actor,
      reason: record.reason,
      ruleTrace: record.ruleTrace,
      origin: record.origin,
      createdAt: record.createdAt,
    },
  );
}
