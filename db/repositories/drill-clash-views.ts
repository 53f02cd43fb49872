import type { ReadDb } from '../connection';
import type { DrillRecord } from './drill';

/** A drill of the same owner, held or meant to be held on the days in question. */
export interface DrillOnDays {
  id: string;
  title: string;
  from: string;
  to: string;
  startsAt: string | null;
  endsAt: string | null;
  part: string | null;
}

/** Other drills of a drill's owner on these days, cancelled ones left out; by their day. */
export function drillsOnDays(
  db: ReadDb,
  record: DrillRecord,
  { from, to }: { from: string; to: string },
): DrillOnDays[] {
  return db.all<DrillOnDays>(
    `SELECT id, title, COALESCE(start_on, planned_on) AS "from", COALESCE(end_on, start_on, planned_on) AS "to",
       starts_at AS startsAt, ends_at AS endsAt, part
     FROM drill INDEXED BY drill_when
     WHERE COALESCE(start_on, planned_on) BETWEEN date(@from, '-31 days') AND @to AND voided_at IS NULL
       AND COALESCE(end_on, start_on, planned_on) >= @from AND state <> 'cancelled' AND id <> @id
       AND enterprise_id IS @enterprise AND origin = @origin
     ORDER BY COALESCE(start_on, planned_on), id`,
    { from, to, id: record.id, enterprise: record.enterpriseId, origin: record.origin },
  );
}

/** Names of those who and what both drills want, agencies left out. */
export function sharedParticipants(db: ReadDb, own: string, other: string): string[] {
  return db
    .all<{ name: string }>(
      `SELECT DISTINCT a.name FROM drill_participant a JOIN drill_participant b
         ON b.drill_id = @other AND b.kind = a.kind AND b.voided_at IS NULL
         AND (b.ref_id = a.ref_id OR (b.name_key = a.name_key AND (a.ref_id IS NULL OR b.ref_id IS NULL)))
       WHERE a.drill_id = @own AND a.voided_at IS NULL AND a.kind <> 'agency' ORDER BY a.name`,
      { own, other },
    )
    .map(({ name }) => name);
}
