import type { ReadDb } from '../connection';
import type { CivilDate } from '../domain/dates/civil-date';
import type { BookedDrill } from '../domain/drill/bookings';
import {
  type FindingSeverity,
  type FindingState,
  PARTICIPANT_ROLES,
  type ParticipantKind,
} from '../domain/drill/codes';
import type { DrillRecord } from './drill';
import {
  type DrillInjectRecord,
  type DrillObjectiveRecord,
  type DrillParticipantRecord,
  drillInjectTable,
  drillObjectiveTable,
  drillParticipantTable,
} from './drill-design';

/** The objectives of a drill in their order. */
export function objectivesOf(db: ReadDb, drillId: string): DrillObjectiveRecord[] {
  return drillObjectiveTable.select(
    db,
    'WHERE drill_id = @drillId AND voided_at IS NULL ORDER BY position, id',
    { drillId },
  );
}

/** The injects of a drill by time, then number. */
export function injectsOf(db: ReadDb, drillId: string): DrillInjectRecord[] {
  return drillInjectTable.select(
    db,
    'WHERE drill_id = @drillId AND voided_at IS NULL ORDER BY at_minute, number, id',
    { drillId },
  );
}

/** Who and what takes part: by role from the director on, then in the order in which they were entered; things come last. */
export function participantsOf(db: ReadDb, drillId: string): DrillParticipantRecord[] {
  const rank = ({ role }: DrillParticipantRecord) =>
    role === null ? PARTICIPANT_ROLES.length : PARTICIPANT_ROLES.indexOf(role);
  return drillParticipantTable
    .select(db, 'WHERE drill_id = @drillId AND voided_at IS NULL ORDER BY created_at, id', { drillId })
    .sort((a, b) => rank(a) - rank(b));
}

/** The days of a drill, real or planned; null while it has none. */
export function daysOf(record: DrillRecord): { from: CivilDate; to: CivilDate } | null {
  const from = record.startOn ?? record.plannedOn;
  return from === null ? null : { from: from as CivilDate, to: (record.endOn ?? from) as CivilDate };
}

export interface OtherDrill extends BookedDrill {
  readonly title: string;
  readonly ownerName: string | null;
}

/**
 * Drills on the same days that need something of the same: the same rows of registers anywhere, names given by hand within
 * the same unit. Cancelled and postponed ones need nothing.
 */
export function drillsAtTheTime(
  db: ReadDb,
  record: DrillRecord,
  days: { from: string; to: string },
  participants: readonly DrillParticipantRecord[],
): OtherDrill[] {
  const rows = db.all<{
    drillId: string;
    title: string;
    enterpriseId: string | null;
    ownerName: string | null;
    origin: string;
    fromDay: CivilDate;
    toDay: CivilDate;
    startsAt: string | null;
    endsAt: string | null;
    minutes: number | null;
    kind: ParticipantKind;
    refId: string | null;
    name: string;
    nameKey: string;
    quantity: number | null;
  }>(
    `SELECT d.id AS drillId, d.title, d.enterprise_id AS enterpriseId, d.origin, e.name AS ownerName,
            COALESCE(d.start_on, d.planned_on) AS fromDay, COALESCE(d.end_on, d.start_on, d.planned_on) AS toDay,
            d.starts_at AS startsAt, d.ends_at AS endsAt, d.duration_minutes AS minutes,
            p.kind, p.ref_id AS refId, p.name, p.name_key AS nameKey, p.quantity
       FROM (SELECT o.id FROM drill_participant o WHERE o.ref_id IN (SELECT value FROM json_each(@refs))
              UNION
             SELECT o.id FROM drill d JOIN drill_participant o ON o.drill_id = d.id AND o.ref_id IS NULL
              WHERE d.enterprise_id IS @enterpriseId AND d.voided_at IS NULL
                AND COALESCE(d.start_on, d.planned_on) BETWEEN date(@from, '-10 days') AND @to
                AND o.name_key IN (SELECT value FROM json_each(@names))) AS same
       JOIN drill_participant p ON p.id = same.id AND p.voided_at IS NULL
       JOIN drill d ON d.id = p.drill_id
       LEFT JOIN enterprise e ON e.id = d.enterprise_id
      WHERE d.id <> @id AND d.voided_at IS NULL AND d.state NOT IN ('cancelled','postponed')
        AND COALESCE(d.start_on, d.planned_on) <= @to AND COALESCE(d.end_on, d.start_on, d.planned_on) >= @from
      ORDER BY d.id, p.id`,
    {
      id: record.id,
      enterpriseId: record.enterpriseId,
      from: days.from,
      to: days.to,
      refs: JSON.stringify(participants.flatMap(({ refId }) => refId ?? [])),
      names: JSON.stringify(participants.flatMap(({ refId, nameKey }) => (refId === null ? nameKey : []))),
    },
  );
  const drills = new Map<string, OtherDrill & { bookings: BookedDrill['bookings'][number][] }>();
  for (const row of rows) {
    const known = drills.get(row.drillId) ?? {
      id: row.drillId,
      title: row.title,
      ownerName: row.ownerName,
      ownerId: row.enterpriseId ?? row.origin,
      from: row.fromDay,
      to: row.toDay,
      startsAt: row.startsAt,
      endsAt: row.endsAt,
      minutes: row.minutes,
      bookings: [],
    };
    const { kind, refId, name, nameKey, quantity } = row;
    known.bookings.push({ kind, refId, name, nameKey, quantity });
    drills.set(row.drillId, known);
  }
  return [...drills.values()];
}

/** How many there are of pieces of equipment and of supplies, by id. */
export function stockOf(db: ReadDb, ids: readonly string[]): Map<string, number> {
  const rows = db.all<{ id: string; there: number }>(
    `SELECT id, quantity AS there FROM equipment WHERE id IN (SELECT value FROM json_each(@ids)) AND quantity IS NOT NULL
      UNION ALL
     SELECT id, stock FROM supply WHERE id IN (SELECT value FROM json_each(@ids)) AND stock IS NOT NULL`,
    { ids: JSON.stringify(ids) },
  );
  return new Map(rows.map(({ id, there }) => [id, there]));
}

/** A finding that a drill may take up. */
export interface EarlierFinding {
  id: string;
  title: string;
  severity: FindingSeverity;
  state: FindingState;
  drillId: string;
  drillTitle: string;
  sectionPath: readonly string[];
  /** Carried over to the very drill that asks. */
  carriedHere: boolean;
}

/** Most findings offered at once, newest drills first. */
const MOST_FINDINGS = 100;

/** Open findings of the unit's other drills, and those carried over to this one. */
export function earlierFindings(db: ReadDb, record: DrillRecord): EarlierFinding[] {
  return db
    .all<Omit<EarlierFinding, 'sectionPath' | 'carriedHere'> & { sectionPath: string; carriedHere: number }>(
      `SELECT f.id, f.title, f.severity, f.state, f.drill_id AS drillId, d.title AS drillTitle,
              f.section_path AS sectionPath, f.carried_to_id IS @id AS carriedHere
         FROM drill d JOIN drill_finding f ON f.drill_id = d.id
        WHERE d.enterprise_id IS @enterpriseId AND d.origin = @origin AND d.voided_at IS NULL AND d.id <> @id
          AND f.voided_at IS NULL
          AND (f.state IN ('open','assigned','corrected') OR (f.state = 'carried' AND f.carried_to_id IS @id))
        ORDER BY carriedHere DESC, COALESCE(d.start_on, d.planned_on) DESC, f.number LIMIT ${MOST_FINDINGS}`,
      { id: record.id, enterpriseId: record.enterpriseId, origin: record.origin },
    )
    .map(({ sectionPath, carriedHere, ...finding }) => ({
      ...finding,
      sectionPath: JSON.parse(sectionPath) as string[],
      carriedHere: carriedHere === 1,
    }));
}

/** The plan that is drilled and where it stands; undefined where none is linked. */
export function drilledPlan(
  db: ReadDb,
  planId: string | null,
): { title: string; status: string; voidReason: string | null; voided: boolean } | undefined {
  if (planId === null) return undefined;
  const row = db.get<{ title: string; status: string; voidReason: string | null; voided: number }>(
    'SELECT title, status, void_reason AS voidReason, voided_at IS NOT NULL AS voided FROM plan WHERE id = @planId',
    { planId },
  );
  return row && { ...row, voided: row.voided === 1 };
}

/** Names by id of findings, of this or other drills. */
export function findingTitles(db: ReadDb, ids: readonly string[]): Map<string, string> {
  const rows = db.all<{ id: string; title: string }>(
    'SELECT id, title FROM drill_finding WHERE id IN (SELECT value FROM json_each(@ids))',
    { ids: JSON.stringify(ids) },
  );
  return new Map(rows.map(({ id, title }) => [id, title]));
}
