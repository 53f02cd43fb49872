import type { ReadDb } from '../connection';
import type { DeploymentState } from '../domain/deployment/codes';
import { OPEN_DEPLOYMENT_STATES } from '../domain/deployment/state';
import { codeList } from './code-list';
import {
  type CompensationRecord,
  compensationTable,
  type DeploymentCostRecord,
  type DeploymentItemRecord,
  deploymentCostTable,
  deploymentItemTable,
} from './deployment';

/** The things of a call-up in their order. */
export function itemsOfDeployment(db: ReadDb, deploymentId: string): DeploymentItemRecord[] {
  return deploymentItemTable.select(
    db,
    'WHERE deployment_id = @deploymentId AND voided_at IS NULL ORDER BY position, id',
    { deploymentId },
  );
}

/** Its costs, oldest first. */
export function costsOfDeployment(db: ReadDb, deploymentId: string): DeploymentCostRecord[] {
  return deploymentCostTable.select(
    db,
    'WHERE deployment_id = @deploymentId AND voided_at IS NULL ORDER BY created_at, id',
    { deploymentId },
  );
}

/** Claims because of it, oldest first. */
export function compensationsOfDeployment(db: ReadDb, deploymentId: string): CompensationRecord[] {
  return compensationTable.select(
    db,
    'WHERE deployment_id = @deploymentId AND voided_at IS NULL ORDER BY claimed_on, created_at, id',
    { deploymentId },
  );
}

/** How much of one thing a call-up has taken, or is going to. */
export interface TakenRow {
  deploymentId: string;
  number: string | null;
  purpose: string;
  /** Of the supply or piece of equipment. */
  thingId: string;
  /** Ordered, not handed over. */
  promised: number;
  /** Handed over, not accounted for. */
  out: number;
  /** The stock of the thing has told of what is out: its own ledger was written. */
  inLedger: number;
}

/** What open call-ups hold of these supplies or pieces of equipment; practice left out. */
export function takenOf(
  db: ReadDb,
  column: 'supply_id' | 'equipment_id',
  ids: readonly string[],
): TakenRow[] {
  if (ids.length === 0) return [];
  return db.all<TakenRow>(
    `SELECT d.id AS deploymentId, d.number, d.purpose, i.${column} AS thingId,
       CASE WHEN i.handed_over_at IS NULL THEN i.quantity ELSE 0 END AS promised,
       CASE WHEN i.handed_over_at IS NULL THEN 0
         ELSE i.quantity - i.returned - i.damaged - i.consumed - i.lost END AS out,
       ${column === 'equipment_id' ? '0' : 'EXISTS (SELECT 1 FROM supply s WHERE s.id = i.supply_id AND s.origin = i.origin)'} AS inLedger
     FROM deployment_item i JOIN deployment d ON d.id = i.deployment_id
       LEFT JOIN incident n ON n.id = d.incident_id
     WHERE i.${column} IN (SELECT value FROM json_each(@ids)) AND i.voided_at IS NULL AND d.voided_at IS NULL
       AND d.state IN ${codeList(OPEN_DEPLOYMENT_STATES)} AND COALESCE(n.practice, 0) = 0
     ORDER BY d.ordered_at, d.id`,
    { ids: JSON.stringify(ids) },
  );
}

/** A call-up of a team that is not back. */
export interface TeamOutRow {
  deploymentId: string;
  teamId: string;
  team: string;
  number: string | null;
  purpose: string;
  destination: string | null;
}

/** Where these teams are called to already; practice left out. */
export function teamsOut(db: ReadDb, teamIds: readonly string[]): TeamOutRow[] {
  if (teamIds.length === 0) return [];
  return db.all<TeamOutRow>(
    `SELECT d.id AS deploymentId, d.team_id AS teamId, t.name AS team, d.number, d.purpose, d.destination
     FROM deployment d JOIN team t ON t.id = d.team_id LEFT JOIN incident n ON n.id = d.incident_id
     WHERE d.team_id IN (SELECT value FROM json_each(@teamIds)) AND d.voided_at IS NULL
       AND d.state IN ${codeList(OPEN_DEPLOYMENT_STATES)} AND COALESCE(n.practice, 0) = 0
     ORDER BY d.ordered_at, d.id`,
    { teamIds: JSON.stringify(teamIds) },
  );
}

/** The call-up that bears a number here, if any. */
export function deploymentNumbered(db: ReadDb, origin: string, number: string): string | undefined {
  return db.value<string>(
    'SELECT id FROM deployment WHERE origin = @origin AND number = @number AND voided_at IS NULL LIMIT 1',
    { origin, number },
  );
}

/** Numbers that this desk has given so far to orders that begin with `prefix`. */
export function deploymentNumbers(db: ReadDb, origin: string, prefix: string): string[] {
  return db
    .all<{ number: string }>(
      'SELECT number FROM deployment WHERE origin = @origin AND substr(number, 1, length(@prefix)) = @prefix',
      { origin, prefix },
    )
    .map(({ number }) => number);
}

/** Which call-ups are asked for; every given id narrows it. `origin`: those of one desk alone. */
export interface DeploymentFilter {
  incidentId?: string | undefined;
  drillId?: string | undefined;
  teamId?: string | undefined;
  supplyId?: string | undefined;
  equipmentId?: string | undefined;
  origin?: string | null | undefined;
}

/** One call-up as lists beside an incident, a team or a supply show it. */
export interface DeploymentRow {
  id: string;
  kind: 'call-up' | 'requisition';
  number: string | null;
  state: DeploymentState;
  purpose: string;
  owner: string;
  teamId: string | null;
  orderedAt: string;
  departedAt: string | null;
  arrivedAt: string | null;
  returnedAt: string | null;
  returnDueOn: string | null;
  headcount: number | null;
  practice: number;
  items: number;
  /** Things that are out. */
  out: number;
  /** Yuan. */
  cost: number;
  agreed: number;
  paid: number;
}

/** Call-ups, newest first. */
export function listDeployments(db: ReadDb, filter: DeploymentFilter): DeploymentRow[] {
  const conditions = [
    filter.incidentId !== undefined && 'd.incident_id = @incidentId',
    filter.drillId !== undefined && 'd.drill_id = @drillId',
    filter.teamId !== undefined && 'd.team_id = @teamId',
    filter.supplyId !== undefined &&
      'd.id IN (SELECT i.deployment_id FROM deployment_item i WHERE i.supply_id = @supplyId AND i.voided_at IS NULL)',
    filter.equipmentId !== undefined &&
      'd.id IN (SELECT i.deployment_id FROM deployment_item i WHERE i.equipment_id = @equipmentId AND i.voided_at IS NULL)',
    filter.origin != null && 'd.origin = @origin',
  ].filter((condition) => condition !== false);
  return db.all<DeploymentRow>(
    `SELECT d.id, d.kind, d.number, d.state, d.purpose, d.owner, d.team_id AS teamId, d.ordered_at AS orderedAt,
       d.departed_at AS departedAt, d.arrived_at AS arrivedAt, d.returned_at AS returnedAt,
       d.return_due_on AS returnDueOn, d.headcount, COALESCE(n.practice, 0) AS practice,
       (SELECT COUNT(*) FROM deployment_item i WHERE i.deployment_id = d.id AND i.voided_at IS NULL) AS items,
       (SELECT COUNT(*) FROM deployment_item i WHERE i.deployment_id = d.id AND i.voided_at IS NULL
          AND i.handed_over_at IS NOT NULL
          AND i.quantity - i.returned - i.damaged - i.consumed - i.lost > 0.0005) AS out,
       (SELECT COALESCE(SUM(CAST(ROUND(c.amount * 100) AS INTEGER)), 0) / 100.0 FROM deployment_cost c
          WHERE c.deployment_id = d.id AND c.voided_at IS NULL) AS cost,
       (SELECT COALESCE(SUM(CAST(ROUND(c.agreed * 100) AS INTEGER)), 0) / 100.0 FROM compensation c
          WHERE c.deployment_id = d.id AND c.voided_at IS NULL AND c.state <> 'refused') AS agreed,
       (SELECT COALESCE(SUM(CAST(ROUND(c.paid * 100) AS INTEGER)), 0) / 100.0 FROM compensation c
          WHERE c.deployment_id = d.id AND c.voided_at IS NULL) AS paid
     FROM deployment d LEFT JOIN incident n ON n.id = d.incident_id
     WHERE d.voided_at IS NULL ${conditions.map((condition) => `AND ${condition}`).join(' ')}
     ORDER BY d.ordered_at DESC, d.id LIMIT 500`,
    Object.fromEntries(Object.entries(filter).filter(([, value]) => value != null)),
  );
}
