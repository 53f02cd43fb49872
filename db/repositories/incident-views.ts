import type { ReadDb } from '../connection';
import {
  type IncidentLogRecord,
  type IncidentReportRecord,
  incidentLogTable,
  incidentReportTable,
} from './incident';

/** Everything that was written down of an incident, in the order in which it was. */
export function logOfIncident(db: ReadDb, incidentId: string): IncidentLogRecord[] {
  return incidentLogTable.select(db, 'WHERE incident_id = @incidentId AND voided_at IS NULL ORDER BY seq', {
    incidentId,
  });
}

/** The place of the next entry in the log of an incident. */
export function nextIncidentSeq(db: ReadDb, incidentId: string): number {
  return (
    (db.value<number>('SELECT MAX(seq) FROM incident_log WHERE incident_id = @incidentId', { incidentId }) ??
      0) + 1
  );
}

/** Reports and evaluations of an incident, the first one first. */
export function reportsOfIncident(db: ReadDb, incidentId: string): IncidentReportRecord[] {
  return incidentReportTable.select(
    db,
    'WHERE incident_id = @incidentId AND voided_at IS NULL ORDER BY number',
    { incidentId },
  );
}

/** The number of the next report: those that were taken back keep theirs. */
export function nextReportNumber(db: ReadDb, incidentId: string): number {
  return (
    (db.value<number>('SELECT MAX(number) FROM incident_report WHERE incident_id = @incidentId', {
      incidentId,
    }) ?? 0) + 1
  );
}

/** Call-ups and requisitions of an incident that have not come back. */
export function countOpenDeployments(db: ReadDb, incidentId: string): number {
  return (
    db.value<number>(
      `SELECT COUNT(*) FROM deployment WHERE incident_id = @incidentId AND voided_at IS NULL
         AND state IN ('ordered','departed','arrived')`,
      { incidentId },
    ) ?? 0
  );
}

/** A plan that was started for an incident. Moments are UTC. */
export interface StartedPlan {
  planId: string;
  title: string;
  level: string | null;
  startedAt: string;
  /** Whose plan it is. */
  origin: string;
  status: string;
}

/** Plans that were started, the first one first. */
export function startedPlans(db: ReadDb, incidentId: string): StartedPlan[] {
  return db.all<StartedPlan>(
    `SELECT i.plan_id AS planId, p.title, i.response_level AS level, i.started_at AS startedAt, p.origin, p.status
       FROM incident_plan i JOIN plan p ON p.id = i.plan_id
      WHERE i.incident_id = @incidentId AND i.voided_at IS NULL AND i.started_at IS NOT NULL
      ORDER BY i.started_at, i.id`,
    { incidentId },
  );
}

/** What was called up or taken for an incident. Moments are UTC. */
export interface IncidentForce {
  id: string;
  name: string;
  orderedAt: string;
  departedAt: string | null;
  arrivedAt: string | null;
  returnedAt: string | null;
}

/** Teams, depots and owners that were called, the first one first; cancelled orders are left out. */
export function forcesOfIncident(db: ReadDb, incidentId: string): IncidentForce[] {
  return db.all<IncidentForce>(
    `SELECT d.id, COALESCE(t.name, s.name, d.owner) AS name, d.ordered_at AS orderedAt, d.departed_at AS departedAt,
            d.arrived_at AS arrivedAt, d.returned_at AS returnedAt
       FROM deployment d LEFT JOIN team t ON t.id = d.team_id LEFT JOIN depot s ON s.id = d.depot_id
      WHERE d.incident_id = @incidentId AND d.voided_at IS NULL AND d.state <> 'cancelled'
      ORDER BY d.ordered_at, d.id`,
    { incidentId },
  );
}

/** What call-ups and requisitions of an incident cost so far, yuan. */
export function costOfIncident(db: ReadDb, incidentId: string): number {
  return (
    db.value<number>(
      `SELECT SUM(c.amount) FROM deployment_cost c JOIN deployment d ON d.id = c.deployment_id
        WHERE d.incident_id = @incidentId AND d.voided_at IS NULL AND c.voided_at IS NULL`,
      { incidentId },
    ) ?? 0
  );
}

/** The unit an incident happened at, as reports word it. */
export interface IncidentUnit {
  id: string;
  name: string;
  /** GB/T 4754. */
  industryCode: string | null;
  address: string | null;
  principal: string | null;
  employees: number | null;
  majorHazardLevel: number | null;
  businessScope: string | null;
  town: string | null;
  regionCode: string;
  longitude: number | null;
  latitude: number | null;
}

export function unitOfIncident(db: ReadDb, enterpriseId: string): IncidentUnit | undefined {
  return db.get<IncidentUnit>(
    `SELECT id, name, industry_code AS industryCode, address, principal, employees, major_hazard_level AS majorHazardLevel, business_scope AS businessScope,
            town, region_code AS regionCode, longitude, latitude
       FROM enterprise WHERE id = @enterpriseId`,
    { enterpriseId },
  );
}
