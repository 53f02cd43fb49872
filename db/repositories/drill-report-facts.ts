import type { ReadDb } from '../connection';
import type { DrillForm, DrillLevel, DrillPurpose } from '../domain/drill/axes';
import { COMPLETED_DRILL_STATES } from '../domain/drill/drill-state';
import type { PlanKind } from '../domain/plan/kinds';
import { codeList } from './code-list';
import type { ReportScope } from './report-facts';

/** The last day of a drill; ledgers may know the first one alone. */
const HELD_ON = 'COALESCE(d.end_on, d.start_on)';
const HELD = `d.voided_at IS NULL AND d.state IN ${codeList(COMPLETED_DRILL_STATES)} AND ${HELD_ON} BETWEEN @from AND @to`;
const owned = (alias: string, { origin }: ReportScope) =>
  origin === null ? '' : `AND ${alias}.origin = @origin`;
const given = ({ from, to, origin }: ReportScope) => ({ from, to, ...(origin !== null && { origin }) });

/** A drill that was held in the period; `unitId` null: one of the desk `origin` itself. */
export interface HeldDrillRow {
  id: string;
  unitId: string | null;
  origin: string;
  title: string;
  heldOn: string;
  planKind: PlanKind | null;
  form: DrillForm | null;
  level: DrillLevel;
  noNotice: 0 | 1;
  participants: number | null;
  observers: number | null;
  /** Yuan. */
  cost: number | null;
  /** There is an evaluation, kept here or noted. */
  evaluated: 0 | 1;
  reported: 0 | 1;
  /** It was proposed to revise the plan, by its report or because of a finding. */
  revision: 0 | 1;
}

/** Drills held in the period, in the order of their days. */
export function drillsHeld(db: ReadDb, scope: ReportScope): HeldDrillRow[] {
  return db.all<HeldDrillRow>(
    `SELECT d.id, d.enterprise_id AS unitId, d.origin, d.title, ${HELD_ON} AS heldOn, d.plan_kind AS planKind, d.form, d.level,
       d.no_notice AS noNotice, d.participants, d.observers, d.cost,
       (d.evaluated = 1 OR EXISTS (SELECT 1 FROM drill_report r WHERE r.drill_id = d.id AND r.kind = 'evaluation'
          AND r.state = 'issued' AND r.voided_at IS NULL)) AS evaluated,
       d.reported,
       (COALESCE(d.revise_plan, 0) = 1 OR EXISTS (SELECT 1 FROM drill_finding f JOIN revision_trigger t ON t.id = f.trigger_id
          WHERE f.drill_id = d.id AND f.voided_at IS NULL AND t.voided_at IS NULL)) AS revision
     FROM drill d WHERE ${HELD} ${owned('d', scope)} ORDER BY heldOn, d.id`,
    given(scope),
  );
}

/** A finding of a drill that was held in the period. */
export interface HeldFindingRow {
  drillId: string;
  unitId: string | null;
  origin: string;
  title: string;
  heldOn: string;
  state: string;
  closedOn: string | null;
}

export function findingsOfHeldDrills(db: ReadDb, scope: ReportScope): HeldFindingRow[] {
  return db.all<HeldFindingRow>(
    `SELECT d.id AS drillId, d.enterprise_id AS unitId, d.origin, f.title, ${HELD_ON} AS heldOn, f.state, f.closed_on AS closedOn
     FROM drill_finding f JOIN drill d ON d.id = f.drill_id
     WHERE f.voided_at IS NULL AND ${HELD} ${owned('d', scope)} ORDER BY heldOn, d.id, f.number`,
    given(scope),
  );
}

/** A unit visited in a spot check of drills, or an order to correct that concerns drills. */
export interface DrillCheckRow {
  unitId: string;
  inspectionId: string;
  title: string;
  on: string;
}

/** Visits of inspections of drills in the period; a unit that was visited twice counts twice. */
export function drillVisits(db: ReadDb, scope: ReportScope): DrillCheckRow[] {
  return db.all<DrillCheckRow>(
    `SELECT u.enterprise_id AS unitId, i.id AS inspectionId, i.title, u.visited_on AS "on"
     FROM inspection_unit u JOIN inspection i ON i.id = u.inspection_id
     WHERE u.voided_at IS NULL AND i.voided_at IS NULL AND u.standing <> 'replaced' AND i.kind IN ('drill','both')
       AND u.visited_on BETWEEN @from AND @to ${owned('u', scope)}
     ORDER BY u.visited_on, u.id`,
    given(scope),
  );
}

/** Orders of the period to correct what concerns drills (条例 8 ¶3). */
export function drillOrders(db: ReadDb, scope: ReportScope): DrillCheckRow[] {
  return db.all<DrillCheckRow>(
    `SELECT u.enterprise_id AS unitId, u.inspection_id AS inspectionId, f.description AS title, f.ordered_on AS "on"
     FROM inspection_finding f JOIN inspection_unit u ON u.id = f.inspection_unit_id
       JOIN inspection i ON i.id = u.inspection_id
     WHERE f.voided_at IS NULL AND u.voided_at IS NULL AND i.voided_at IS NULL AND u.standing <> 'replaced'
       AND (f.kind IN ('no-drill','drill-system') OR f.drill_id IS NOT NULL)
       AND f.ordered_on BETWEEN @from AND @to ${owned('f', scope)}
     ORDER BY f.ordered_on, f.id`,
    given(scope),
  );
}

/** A line of the list of drills (演练明细表). */
export interface DrillRegisterRow {
  drillId: string;
  unitId: string | null;
  origin: string;
  title: string;
  planTitle: string | null;
  versionLabel: string | null;
  planKind: PlanKind | null;
  form: DrillForm | null;
  purpose: DrillPurpose | null;
  level: DrillLevel;
  startOn: string | null;
  heldOn: string;
  place: string | null;
  participants: number | null;
  scenario: string | null;
  conclusion: string | null;
  findings: number;
  settled: number;
  reportedOn: string | null;
}

/** Drills held in the period with what the list says of each, by the day they ended. */
export function drillRegisterRows(db: ReadDb, scope: ReportScope): DrillRegisterRow[] {
  return db.all<DrillRegisterRow>(
    `SELECT d.id AS drillId, d.enterprise_id AS unitId, d.origin, d.title, COALESCE(p.title, d.plan_title) AS planTitle,
       v.label AS versionLabel, d.plan_kind AS planKind, d.form, d.purpose, d.level, d.start_on AS startOn, ${HELD_ON} AS heldOn,
       d.place, d.participants, d.scenario, COALESCE(d.conclusion, d.evaluation_note) AS conclusion,
       (SELECT COUNT(*) FROM drill_finding f WHERE f.drill_id = d.id AND f.voided_at IS NULL) AS findings,
       (SELECT COUNT(*) FROM drill_finding f WHERE f.drill_id = d.id AND f.voided_at IS NULL AND f.state = 'verified'
          AND f.closed_on <= @to) AS settled,
       d.reported_on AS reportedOn
     FROM drill d LEFT JOIN plan p ON p.id = d.plan_id LEFT JOIN plan_version v ON v.id = d.plan_version_id
     WHERE ${HELD} ${owned('d', scope)} ORDER BY heldOn, d.id`,
    given(scope),
  );
}
