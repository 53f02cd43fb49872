import type { ReadDb } from '../connection';

/** A major hazard as T8 lists it. */
export interface HazardReportRow {
  id: string;
  unitId: string;
  unitName: string;
  name: string;
  level: number | null;
  substances: string | null;
  rValue: number | null;
  place: string | null;
  filedOn: string | null;
  plans: string | null;
  assessedOn: string | null;
}

/** Hazards in use on a day, of one owner or (null) of everybody, the strictest level first. */
export function hazardReportRows(
  db: ReadDb,
  { to, origin }: { to: string; origin: string | null },
): HazardReportRow[] {
  return db.all<HazardReportRow>(
    `SELECT h.id, h.enterprise_id AS unitId, e.name AS unitName, h.name, h.level, h.r_value AS rValue, h.place, h.filed_on AS filedOn, h.assessed_on AS assessedOn,
       (SELECT group_concat(s.name, '、') FROM hazard_substance s WHERE s.hazard_id = h.id AND s.voided_at IS NULL) AS substances,
       (SELECT group_concat(p.title, '、') FROM hazard_link l JOIN plan p ON p.id = l.plan_id AND p.voided_at IS NULL
          WHERE l.hazard_id = h.id AND l.voided_at IS NULL) AS plans
     FROM hazard h JOIN enterprise e ON e.id = h.enterprise_id
     WHERE h.voided_at IS NULL AND (@origin IS NULL OR h.origin = @origin)
       AND (h.started_on IS NULL OR h.started_on <= @to) AND (h.removed_on IS NULL OR h.removed_on > @to)
     ORDER BY h.level IS NULL, h.level, e.name_initials, e.name, h.name, h.id`,
    { to, origin },
  );
}
