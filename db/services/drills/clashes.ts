import type { ReadDb } from '../../connection';
import { compactName } from '../../domain/text/normalise';
import type { DrillRecord } from '../../repositories/drill';

/** Another drill of the unit at the same time that wants the same workshop, team, people or gear. */
export interface DrillClash {
  id: string;
  title: string;
  date: string;
  /** Names of what both want. */
  shared: string[];
}

interface Neighbour {
  id: string;
  title: string;
  from: string;
  to: string;
  startsAt: string | null;
  endsAt: string | null;
  part: string | null;
}

/**
 * Drills of the same owner on the days of this one that share its part or a participant. They are named, not refused: a
 * register says what was held, and who really stood where is for people to put right.
 */
export function clashesOf(db: ReadDb, record: DrillRecord): DrillClash[] {
  const from = record.startOn ?? record.plannedOn;
  if (from === null || record.state === 'cancelled') return [];
  const to = record.endOn ?? from;
  const others = db.all<Neighbour>(
    `SELECT id, title, COALESCE(start_on, planned_on) AS "from", COALESCE(end_on, start_on, planned_on) AS "to",
       starts_at AS startsAt, ends_at AS endsAt, part
     FROM drill INDEXED BY drill_when
     WHERE COALESCE(start_on, planned_on) BETWEEN date(@from, '-31 days') AND @to AND voided_at IS NULL
       AND COALESCE(end_on, start_on, planned_on) >= @from AND state <> 'cancelled' AND id <> @id
       AND enterprise_id IS @enterprise AND origin = @origin
     ORDER BY COALESCE(start_on, planned_on), id`,
    { from, to, id: record.id, enterprise: record.enterpriseId, origin: record.origin },
  );
  return others.flatMap((other) => {
    const oneDay = from === to && other.from === other.to;
    if (oneDay && !meetInTime(record, other)) return [];
    const shared = sharedBy(db, record, other);
    return shared.length === 0 ? [] : [{ id: other.id, title: other.title, date: other.from, shared }];
  });
}

type Times = Pick<Neighbour, 'startsAt' | 'endsAt'>;

/** Without both times a drill takes its whole day. */
function meetInTime(a: Times, b: Times): boolean {
  if (a.startsAt === null || a.endsAt === null || b.startsAt === null || b.endsAt === null) return true;
  return a.startsAt < b.endsAt && b.startsAt < a.endsAt;
}

function sharedBy(db: ReadDb, record: DrillRecord, other: Neighbour): string[] {
  const names = db
    .all<{ name: string }>(
      `SELECT DISTINCT a.name FROM drill_participant a JOIN drill_participant b
         ON b.drill_id = @other AND b.kind = a.kind AND b.voided_at IS NULL
         AND (b.ref_id = a.ref_id OR (b.name_key = a.name_key AND (a.ref_id IS NULL OR b.ref_id IS NULL)))
       WHERE a.drill_id = @own AND a.voided_at IS NULL AND a.kind <> 'agency' ORDER BY a.name`,
      { own: record.id, other: other.id },
    )
    .map(({ name }) => name);
  const samePart =
    record.part !== null && other.part !== null && compactName(record.part) === compactName(other.part);
  return samePart && record.part !== null && !names.includes(record.part) ? [record.part, ...names] : names;
}
