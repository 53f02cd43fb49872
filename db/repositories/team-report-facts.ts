import type { ReadDb } from '../connection';

/** A team as T5 lists it; counts of the period beside what stands at its end. */
export interface TeamReportRow {
  id: string;
  name: string;
  fieldCode: string | null;
  field: string | null;
  natureCode: string | null;
  nature: string | null;
  level: string | null;
  hostUnit: string | null;
  members: number | null;
  fullTime: number | null;
  /** Pieces in the register of equipment, scrapped ones left out. */
  equipment: number;
  coverage: string | null;
  leader: string | null;
  dutyPhone: string | null;
  trainings: number;
  calls: number;
  agreements: number;
  /** Of the unit that hosts it; null where none is noted. */
  town: string | null;
  origin: string;
}

/**
 * Teams of the end of a period by name, of one owner or (null) of everybody. Call-outs are counted by the local day of the
 * order; those of practice incidents and cancelled ones are not.
 */
export function teamReportRows(
  db: ReadDb,
  { from, to, origin }: { from: string; to: string; origin: string | null },
): TeamReportRow[] {
  return db.all<TeamReportRow>(
    `SELECT t.id, t.name, t.field_code AS fieldCode, t.field, t.nature_code AS natureCode, t.nature, t.level,
       t.host_unit AS hostUnit, t.members, t.full_time_members AS fullTime, t.coverage, t.leader, t.duty_phone AS dutyPhone,
       (SELECT COALESCE(SUM(q.quantity), 0) FROM equipment q WHERE q.team_id = t.id AND q.voided_at IS NULL
          AND COALESCE(q.condition, '') <> 'scrapped' AND COALESCE(q.state, '') <> '报废') AS equipment,
       (SELECT COUNT(*) FROM team_training r WHERE r.team_id = t.id AND r.voided_at IS NULL
          AND r.held_on BETWEEN @from AND @to) AS trainings,
       (SELECT COUNT(*) FROM deployment d LEFT JOIN incident i ON i.id = d.incident_id
          WHERE d.team_id = t.id AND d.voided_at IS NULL AND d.state <> 'cancelled' AND COALESCE(i.practice, 0) = 0
            AND date(d.ordered_at, '+8 hours') BETWEEN @from AND @to) AS calls,
       (SELECT COUNT(*) FROM team_agreement a WHERE a.team_id = t.id AND a.voided_at IS NULL AND a.valid_from <= @to
          AND (a.valid_until IS NULL OR a.valid_until >= @to) AND (a.ended_on IS NULL OR a.ended_on > @to)) AS agreements,
       (SELECT e.town FROM enterprise e WHERE e.id = t.host_id) AS town, t.origin
     FROM team t
     WHERE t.voided_at IS NULL AND (@origin IS NULL OR t.origin = @origin)
       AND (t.founded_on IS NULL OR t.founded_on <= @to) AND (t.disbanded_on IS NULL OR t.disbanded_on > @to)
     ORDER BY t.name_key, t.id`,
    { from, to, origin },
  );
}
