import type { ReadDb } from '../connection';
import { COMPLETED_DRILL_STATES } from '../domain/drill/drill-state';
import type { HiddenDangerState } from '../domain/hazard/codes';
import { codeList } from './code-list';
import {
  type HazardAlarmRecord,
  type HazardSubstanceRecord,
  hazardAlarmTable,
  hazardSubstanceTable,
} from './hazard';

/** Substances of a hazard in their order. */
export function substancesOf(db: ReadDb, hazardId: string): HazardSubstanceRecord[] {
  return hazardSubstanceTable.select(
    db,
    'WHERE hazard_id = @hazardId AND voided_at IS NULL ORDER BY position, id',
    { hazardId },
  );
}

/** Warning levels of a unit: of all of it, and of one hazard; the lowest first. */
export function alarmsOf(db: ReadDb, enterpriseId: string, hazardId: string | null): HazardAlarmRecord[] {
  return hazardAlarmTable.select(
    db,
    `WHERE enterprise_id = @enterpriseId AND voided_at IS NULL AND (hazard_id IS NULL OR @hazardId IS NULL OR hazard_id = @hazardId)
     ORDER BY hazard_id, CASE level WHEN 'blue' THEN 1 WHEN 'yellow' THEN 2 WHEN 'orange' THEN 3 ELSE 4 END, id`,
    { enterpriseId, hazardId },
  );
}

/** A plan that stands for a hazard. */
export interface HazardPlan {
  /** Row of the link; null: the plan could stand for it and does not yet. */
  linkId: string | null;
  note: string | null;
  id: string;
  title: string;
  inForce: number;
  lastDrillOn: string | null;
}

const LAST_DRILL = `(SELECT MAX(d.end_on) FROM drill d WHERE d.plan_id = p.id AND d.voided_at IS NULL
  AND d.state IN ${codeList(COMPLETED_DRILL_STATES)})`;
const IN_FORCE = `(p.status = 'active' AND EXISTS (SELECT 1 FROM plan_version v WHERE v.plan_id = p.id
  AND v.state = 'published' AND v.voided_at IS NULL))`;

/** Plans that stand for a hazard, the last drill of each. */
export function plansOfHazard(db: ReadDb, hazardId: string): HazardPlan[] {
  return db.all<HazardPlan>(
    `SELECT l.id AS linkId, l.note, p.id, p.title, ${IN_FORCE} AS inForce, ${LAST_DRILL} AS lastDrillOn
       FROM hazard_link l JOIN plan p ON p.id = l.plan_id AND p.voided_at IS NULL
      WHERE l.hazard_id = @hazardId AND l.voided_at IS NULL ORDER BY p.kind, p.title, p.id`,
    { hazardId },
  );
}

/** Plans of the hazard's unit that do not stand for it yet. */
export function plansToLink(db: ReadDb, hazardId: string): HazardPlan[] {
  return db.all<HazardPlan>(
    `SELECT NULL AS linkId, NULL AS note, p.id, p.title, ${IN_FORCE} AS inForce, ${LAST_DRILL} AS lastDrillOn
       FROM hazard h JOIN plan p ON p.enterprise_id = h.enterprise_id AND p.voided_at IS NULL AND p.status = 'active'
      WHERE h.id = @hazardId AND NOT EXISTS (SELECT 1 FROM hazard_link l
        WHERE l.hazard_id = h.id AND l.plan_id = p.id AND l.voided_at IS NULL)
      ORDER BY p.kind, p.title, p.id`,
    { hazardId },
  );
}

/** A team that stands for a hazard, or could. */
export interface HazardTeam {
  linkId: string | null;
  note: string | null;
  id: string;
  name: string;
  field: string | null;
  /** JSON array of capability codes. */
  capabilities: string;
  /** The unit's own, or bound by an agreement in force. */
  bound: number;
  longitude: number | null;
  latitude: number | null;
  coverageKm: number | null;
}

const BOUND = `(t.host_id = h.enterprise_id OR EXISTS (SELECT 1 FROM team_agreement a
  WHERE a.team_id = t.id AND a.enterprise_id = h.enterprise_id AND a.voided_at IS NULL AND a.ended_on IS NULL
    AND a.valid_from <= @today AND (a.valid_until IS NULL OR a.valid_until >= @today)))`;
const TEAM = `t.id, t.name, t.field, t.capabilities, ${BOUND} AS bound, t.longitude, t.latitude, t.coverage_km AS coverageKm`;

/** Teams that stand for a hazard. */
export function teamsOfHazard(db: ReadDb, hazardId: string, today: string): HazardTeam[] {
  return db.all<HazardTeam>(
    `SELECT l.id AS linkId, l.note, ${TEAM}
       FROM hazard_link l JOIN hazard h ON h.id = l.hazard_id JOIN team t ON t.id = l.team_id AND t.voided_at IS NULL
      WHERE l.hazard_id = @hazardId AND l.voided_at IS NULL ORDER BY t.name_initials, t.name, t.id`,
    { hazardId, today },
  );
}

/** Teams that do not stand for it yet; those of `origin` alone where it is given. */
export function teamsToLink(
  db: ReadDb,
  hazardId: string,
  { today, origin }: { today: string; origin: string | null },
): HazardTeam[] {
  return db.all<HazardTeam>(
    `SELECT NULL AS linkId, NULL AS note, ${TEAM}
       FROM hazard h JOIN team t ON t.voided_at IS NULL AND t.disbanded_on IS NULL
      WHERE h.id = @hazardId AND (@origin IS NULL OR t.origin = @origin) AND NOT EXISTS (SELECT 1 FROM hazard_link l
        WHERE l.hazard_id = h.id AND l.team_id = t.id AND l.voided_at IS NULL)`,
    { hazardId, today, origin },
  );
}

/** A supply that stands for a hazard, or could. */
export interface HazardSupply {
  linkId: string | null;
  note: string | null;
  id: string;
  name: string;
  spec: string | null;
  unit: string | null;
  depot: string | null;
  capabilities: string;
  /** Stock that is fit for use. */
  usable: number;
  expiresOn: string | null;
  longitude: number | null;
  latitude: number | null;
}

const SUPPLY = `s.id, s.name, s.spec, s.unit, s.depot, s.capabilities, s.stock - s.unfit AS usable, s.expires_on AS expiresOn,
  d.longitude, d.latitude`;

/** Supplies that stand for a hazard. */
export function suppliesOfHazard(db: ReadDb, hazardId: string): HazardSupply[] {
  return db.all<HazardSupply>(
    `SELECT l.id AS linkId, l.note, ${SUPPLY}
       FROM hazard_link l JOIN supply s ON s.id = l.supply_id AND s.voided_at IS NULL LEFT JOIN depot d ON d.id = s.depot_id
      WHERE l.hazard_id = @hazardId AND l.voided_at IS NULL ORDER BY s.name_key, s.id`,
    { hazardId },
  );
}

/** Usable supplies with one of these capabilities that do not stand for it yet, at most so many. */
export function suppliesToLink(
  db: ReadDb,
  hazardId: string,
  given: { capabilities: readonly string[]; origin: string | null; limit: number },
): HazardSupply[] {
  return db.all<HazardSupply>(
    `SELECT NULL AS linkId, NULL AS note, ${SUPPLY}
       FROM supply s LEFT JOIN depot d ON d.id = s.depot_id
      WHERE s.voided_at IS NULL AND s.stock > s.unfit AND s.capabilities <> '[]' AND (@origin IS NULL OR s.origin = @origin)
        AND EXISTS (SELECT 1 FROM json_each(s.capabilities) c WHERE c.value IN (SELECT value FROM json_each(@capabilities)))
        AND NOT EXISTS (SELECT 1 FROM hazard_link l WHERE l.hazard_id = @hazardId AND l.supply_id = s.id AND l.voided_at IS NULL)
      LIMIT @limit`,
    {
      hazardId,
      capabilities: JSON.stringify(given.capabilities),
      origin: given.origin,
      limit: given.limit,
    },
  );
}

/** Hazards of a unit that are in use, the strictest level first. */
export function hazardsOfUnit(
  db: ReadDb,
  enterpriseId: string,
): { id: string; name: string; level: number | null }[] {
  return db.all(
    `SELECT id, name, level FROM hazard WHERE enterprise_id = @enterpriseId AND voided_at IS NULL AND removed_on IS NULL
      ORDER BY level IS NULL, level, name, id`,
    { enterpriseId },
  );
}

/** Hidden dangers of a hazard, the newest first. */
export function dangersOfHazard(
  db: ReadDb,
  hazardId: string,
): { id: string; title: string; state: HiddenDangerState; foundOn: string }[] {
  return db.all(
    `SELECT id, title, state, found_on AS foundOn FROM hidden_danger
      WHERE hazard_id = @hazardId AND voided_at IS NULL ORDER BY found_on DESC, id`,
    { hazardId },
  );
}
