import type { ReadDb } from '../connection';
import { COMPLETED_DRILL_STATES } from '../domain/drill/drill-state';
import { codeList } from './code-list';
import { type DrillRecord, drillTable } from './drill';
import { type DrillParticipantRecord, drillParticipantTable } from './drill-design';
import { type DrillYearPlanRecord, drillYearPlanTable } from './drill-year';

/** The living plan of a unit (null: the office's own) for a year: this desk's own before one that came by package. */
export function yearPlanOf(
  db: ReadDb,
  { enterpriseId, year, self }: { enterpriseId: string | null; year: number; self: string },
): DrillYearPlanRecord | undefined {
  const own = enterpriseId === null ? 'AND origin = @self' : '';
  return drillYearPlanTable.select(
    db,
    `WHERE enterprise_id IS @enterpriseId AND year = @year AND voided_at IS NULL ${own} ORDER BY origin = @self DESC, updated_at DESC LIMIT 1`,
    { enterpriseId, year, self },
  )[0];
}

/** This desk's plans of a year for many units. */
export function yearPlansOf(
  db: ReadDb,
  ids: readonly string[],
  year: number,
  self: string,
): DrillYearPlanRecord[] {
  return drillYearPlanTable.select(
    db,
    'WHERE enterprise_id IN (SELECT value FROM json_each(@ids)) AND year = @year AND origin = @self AND voided_at IS NULL',
    { ids: JSON.stringify(ids), year, self },
  );
}

/**
 * Drills of a unit (null: the owner's own) that belong to a year: by the day they were held or are planned for, and those
 * without a day that were proposed for it or are not of any year yet. Cancelled ones are left out.
 */
export function drillsOfYear(
  db: ReadDb,
  { enterpriseId, year, owner }: { enterpriseId: string | null; year: number; owner: string },
): DrillRecord[] {
  return drillTable.select(
    db,
    `WHERE enterprise_id IS @enterpriseId AND (@enterpriseId IS NOT NULL OR origin = @owner) AND voided_at IS NULL AND state <> 'cancelled'
       AND (CASE WHEN state IN ${codeList(COMPLETED_DRILL_STATES)} THEN COALESCE(end_on, start_on, planned_on)
                 ELSE COALESCE(planned_on, start_on) END BETWEEN @from AND @to
            OR (planned_on IS NULL AND start_on IS NULL AND COALESCE(year_plan_year, @year) = @year
                AND state NOT IN ${codeList(COMPLETED_DRILL_STATES)}))
     ORDER BY COALESCE(planned_on, start_on, '9999'), title, id`,
    { enterpriseId, year, owner, from: `${year}-01-01`, to: `${year}-12-31` },
  );
}

/** Who and what is put down for these drills. */
export function participantsOf(db: ReadDb, drillIds: readonly string[]): DrillParticipantRecord[] {
  return drillParticipantTable.select(
    db,
    'WHERE drill_id IN (SELECT value FROM json_each(@ids)) AND voided_at IS NULL ORDER BY drill_id, id',
    { ids: JSON.stringify(drillIds) },
  );
}

/** Those of these drills that something hangs on: a finding carried to it, an expert asked, a design, a file, a visit that is to see it. */
export function drillsInUse(db: ReadDb, drillIds: readonly string[]): Set<string> {
  const rows = db.all<{ id: string }>(
    `SELECT d.value AS id FROM json_each(@ids) d
      WHERE EXISTS (SELECT 1 FROM drill_finding f WHERE f.carried_to_id = d.value AND f.voided_at IS NULL)
         OR EXISTS (SELECT 1 FROM drill_objective o WHERE o.drill_id = d.value AND o.voided_at IS NULL)
         OR EXISTS (SELECT 1 FROM drill_inject i WHERE i.drill_id = d.value AND i.voided_at IS NULL)
         OR EXISTS (SELECT 1 FROM drill_attachment a WHERE a.drill_id = d.value AND a.voided_at IS NULL)
         OR EXISTS (SELECT 1 FROM expert_work w WHERE w.drill_id = d.value AND w.voided_at IS NULL)
         OR EXISTS (SELECT 1 FROM inspection_unit u WHERE u.drill_id = d.value AND u.voided_at IS NULL)`,
    { ids: JSON.stringify(drillIds) },
  );
  return new Set(rows.map(({ id }) => id));
}

/** Who and what the last drill of each of these plans had. */
export function lastParticipants(
  db: ReadDb,
  planIds: readonly string[],
): (DrillParticipantRecord & { planId: string })[] {
  const rows = db.all<{ planId: string; drillId: string }>(
    `SELECT plan_id AS planId, id AS drillId FROM (
       SELECT d.plan_id, d.id, ROW_NUMBER() OVER (PARTITION BY d.plan_id ORDER BY COALESCE(d.start_on, d.planned_on) DESC, d.id) AS place
         FROM drill d
        WHERE d.plan_id IN (SELECT value FROM json_each(@ids)) AND d.voided_at IS NULL AND d.state <> 'cancelled'
          AND EXISTS (SELECT 1 FROM drill_participant p WHERE p.drill_id = d.id AND p.voided_at IS NULL))
     WHERE place = 1`,
    { ids: JSON.stringify(planIds) },
  );
  const planOf = new Map(rows.map(({ planId, drillId }) => [drillId, planId]));
  return participantsOf(db, [...planOf.keys()]).map((row) => ({
    ...row,
    planId: planOf.get(row.drillId) ?? '',
  }));
}

/** A day on which somebody or something of a register is needed elsewhere. */
export interface RegisterBooking {
  readonly kind: string;
  readonly refId: string;
  readonly fromDay: string;
  readonly toDay: string;
  readonly startsAt: string | null;
  readonly endsAt: string | null;
  readonly what: string;
}

const OPEN = "('planned','prepared','running','paused','postponed')";

/** Open drills of a year with a participant of the registers; `refs` narrows to these rows, `not` leaves out these drills. */
export function drillBookings(
  db: ReadDb,
  { year, refs, not }: { year: number; refs: readonly string[] | null; not: readonly string[] },
): RegisterBooking[] {
  return db.all<RegisterBooking & Record<string, string | null>>(
    `SELECT p.kind, p.ref_id AS refId, COALESCE(d.planned_on, d.start_on) AS fromDay, COALESCE(d.planned_on, d.start_on) AS toDay,
            d.starts_at AS startsAt, d.ends_at AS endsAt, COALESCE(e.name || '：', '') || d.title AS what
       FROM drill_participant p JOIN drill d ON d.id = p.drill_id LEFT JOIN enterprise e ON e.id = d.enterprise_id
      WHERE p.ref_id IS NOT NULL AND p.voided_at IS NULL AND d.voided_at IS NULL AND d.state IN ${OPEN}
        AND COALESCE(d.planned_on, d.start_on) BETWEEN @from AND @to
        AND (@refs IS NULL OR p.ref_id IN (SELECT value FROM json_each(@refs)))
        AND d.id NOT IN (SELECT value FROM json_each(@not))`,
    {
      from: `${year}-01-01`,
      to: `${year}-12-31`,
      refs: refs === null ? null : JSON.stringify(refs),
      not: JSON.stringify(not),
    },
  );
}

/** Tasks and absences of experts in a year, those at the drills of `not` left out. */
export function expertBookings(
  db: ReadDb,
  { year, refs, not }: { year: number; refs: readonly string[] | null; not: readonly string[] },
): RegisterBooking[] {
  return db.all<RegisterBooking & Record<string, string | null>>(
    `SELECT 'expert' AS kind, w.expert_id AS refId, w.from_day AS fromDay, COALESCE(w.to_day, w.from_day) AS toDay,
            NULL AS startsAt, NULL AS endsAt, w.title AS what
       FROM expert_work w
      WHERE w.voided_at IS NULL AND w.attended IS NOT 0 AND w.from_day <= @to AND COALESCE(w.to_day, w.from_day) >= @from
        AND (@refs IS NULL OR w.expert_id IN (SELECT value FROM json_each(@refs)))
        AND (w.drill_id IS NULL OR w.drill_id NOT IN (SELECT value FROM json_each(@not)))
     UNION ALL
     SELECT 'expert', a.expert_id, a.from_day, a.to_day, NULL, NULL, COALESCE(a.reason, '请假')
       FROM expert_absence a
      WHERE a.voided_at IS NULL AND a.from_day <= @to AND a.to_day >= @from
        AND (@refs IS NULL OR a.expert_id IN (SELECT value FROM json_each(@refs)))`,
    {
      from: `${year}-01-01`,
      to: `${year}-12-31`,
      refs: refs === null ? null : JSON.stringify(refs),
      not: JSON.stringify(not),
    },
  );
}

/** Experts asked for these drills. */
export function expertsAtDrills(
  db: ReadDb,
  drillIds: readonly string[],
): { drillId: string; expertId: string; name: string }[] {
  return db.all<{ drillId: string; expertId: string; name: string }>(
    `SELECT w.drill_id AS drillId, w.expert_id AS expertId, x.name
       FROM expert_work w JOIN expert x ON x.id = w.expert_id
      WHERE w.drill_id IN (SELECT value FROM json_each(@ids)) AND w.voided_at IS NULL AND w.attended IS NOT 0
      ORDER BY w.drill_id, x.name, w.id`,
    { ids: JSON.stringify(drillIds) },
  );
}

/** How far an industry (null: the office's own drills) is with its drills in a year. */
export interface CategoryDrills {
  readonly category: string | null;
  readonly held: number;
  readonly planned: number;
  /** Experts asked for guidance, and for observing. */
  readonly guidance: number;
  readonly observing: number;
}

/** Drills of a year by the supervision category of their unit, with the experts asked for them. */
export function drillsByCategory(db: ReadDb, year: number): CategoryDrills[] {
  return db.all<CategoryDrills & Record<string, string | number | null>>(
    `SELECT CASE WHEN d.enterprise_id IS NULL THEN NULL ELSE COALESCE(e.supervision_category, '') END AS category,
            SUM(d.state IN ${codeList(COMPLETED_DRILL_STATES)}) AS held,
            SUM(d.state IN ${OPEN}) AS planned,
            SUM((SELECT COUNT(*) FROM expert_work w WHERE w.drill_id = d.id AND w.kind = 'drill-guidance' AND w.voided_at IS NULL AND w.attended IS NOT 0)) AS guidance,
            SUM((SELECT COUNT(*) FROM expert_work w WHERE w.drill_id = d.id AND w.kind = 'drill-observing' AND w.voided_at IS NULL AND w.attended IS NOT 0)) AS observing
       FROM drill d LEFT JOIN enterprise e ON e.id = d.enterprise_id
      WHERE d.voided_at IS NULL AND d.state <> 'cancelled' AND COALESCE(d.start_on, d.planned_on) BETWEEN @from AND @to
      GROUP BY 1`,
    { from: `${year}-01-01`, to: `${year}-12-31` },
  );
}

/** Open drills of a category in a year, the next first: those an office may send experts to. */
export function openDrillsOfCategory(
  db: ReadDb,
  { year, category, limit }: { year: number; category: string | null; limit: number },
): { id: string; title: string; unitName: string | null; date: string; experts: number }[] {
  return db.all<{ id: string; title: string; unitName: string | null; date: string; experts: number }>(
    `SELECT d.id, d.title, e.name AS unitName, d.planned_on AS date,
            (SELECT COUNT(*) FROM expert_work w WHERE w.drill_id = d.id AND w.voided_at IS NULL) AS experts
       FROM drill d LEFT JOIN enterprise e ON e.id = d.enterprise_id
      WHERE d.voided_at IS NULL AND d.state IN ${OPEN} AND COALESCE(d.start_on, d.planned_on) BETWEEN @from AND @to
        AND d.planned_on IS NOT NULL
        AND CASE WHEN @category IS NULL THEN d.enterprise_id IS NULL ELSE e.supervision_category = @category END
      ORDER BY COALESCE(d.start_on, d.planned_on), d.id LIMIT @limit`,
    { from: `${year}-01-01`, to: `${year}-12-31`, category, limit },
  );
}

/** A serving expert with what speaks for and against asking the person on a day. */
export interface OfferedExpert {
  readonly id: string;
  readonly name: string;
  readonly employer: string | null;
  readonly specialties: string;
  readonly specialtyCodes: string;
  /** Tasks of the year. */
  readonly tasks: number;
  /** What the person does that day; null: free. */
  readonly busy: string | null;
  /** Bound to the unit, or employed by it. */
  readonly bound: 0 | 1;
}

/** Experts whose term stands on the day, those with the fewest tasks first. */
export function expertsForDay(
  db: ReadDb,
  {
    day,
    drillId,
    enterpriseId,
    limit,
  }: { day: string; drillId: string; enterpriseId: string | null; limit: number },
): OfferedExpert[] {
  return db.all<OfferedExpert & Record<string, string | number | null>>(
    `SELECT x.id, x.name, x.employer, x.specialties, x.specialty_codes AS specialtyCodes,
            (SELECT COUNT(*) FROM expert_work w WHERE w.expert_id = x.id AND w.voided_at IS NULL AND w.from_day BETWEEN @from AND @to) AS tasks,
            COALESCE(
              (SELECT w.title FROM expert_work w WHERE w.expert_id = x.id AND w.voided_at IS NULL AND w.attended IS NOT 0
                  AND @day BETWEEN w.from_day AND COALESCE(w.to_day, w.from_day) LIMIT 1),
              (SELECT COALESCE(a.reason, '请假') FROM expert_absence a WHERE a.expert_id = x.id AND a.voided_at IS NULL
                  AND @day BETWEEN a.from_day AND a.to_day LIMIT 1),
              (SELECT d.title FROM drill_participant p JOIN drill d ON d.id = p.drill_id
                WHERE p.ref_id = x.id AND p.voided_at IS NULL AND d.voided_at IS NULL AND d.id <> @drillId AND d.planned_on = @day
                  AND d.state IN ${OPEN} LIMIT 1)) AS busy,
            EXISTS (SELECT 1 FROM expert_interest i WHERE i.expert_id = x.id AND i.enterprise_id = @enterpriseId AND i.voided_at IS NULL
                       AND (i.until IS NULL OR i.until >= @day)) AS bound
       FROM expert x
      WHERE x.voided_at IS NULL AND x.status = 'serving' AND (x.term_to IS NULL OR x.term_to >= @day)
      ORDER BY tasks, x.name, x.id LIMIT @limit`,
    { day, drillId, enterpriseId, from: `${day.slice(0, 4)}-01-01`, to: `${day.slice(0, 4)}-12-31`, limit },
  );
}
