import type { ReadDb } from '../connection';
import type { PlaceBox } from '../domain/place/distance';
import type { GovernmentPlanKind } from '../domain/plan/government/kinds';
import type { PlanKind } from '../domain/plan/kinds';

/** Only this owner's rows; null: all that came here. */
type Sight = string | null;

const list = (text: string) => JSON.parse(text) as string[];
const IN_SIGHT = '(@sight IS NULL OR origin = @sight)';

export interface TeamAidRow {
  id: string;
  name: string;
  fieldCode: string | null;
  field: string | null;
  hostId: string | null;
  hostUnit: string | null;
  base: string | null;
  leader: string | null;
  dutyPhone: string | null;
  members: number | null;
  mainEquipment: string | null;
  longitude: number | null;
  latitude: number | null;
  coverageKm: number | null;
  responseMinutes: number | null;
  capabilities: string[];
  /** Its equipment's that is fit for use, of the codes asked for. */
  equipment: string[];
  out: number;
  agreed: boolean;
}

/**
 * Teams that stand on the day, with what of `codes` their equipment can do, how many call-ups have not come back (practice aside,
 * or practice alone) and whether they have an agreement with the unit or belong to it.
 */
export function teamsForAid(
  db: ReadDb,
  query: {
    sight: Sight;
    today: string;
    codes: readonly string[];
    enterpriseId: string | null;
    practice: boolean;
  },
): TeamAidRow[] {
  const { sight, today, enterpriseId } = query;
  const gear = new Map<string, string[]>();
  for (const { teamId, code } of db.all<{ teamId: string; code: string }>(
    `SELECT DISTINCT e.team_id AS teamId, c.value AS code FROM equipment e, json_each(e.capabilities) c
      WHERE e.team_id IS NOT NULL AND e.voided_at IS NULL AND e.capabilities <> '[]'
        AND (e.condition IS NULL OR e.condition <> 'scrapped') AND COALESCE(e.quantity, 1) > e.unfit
        AND c.value IN (SELECT value FROM json_each(@codes))`,
    { codes: JSON.stringify(query.codes) },
  ))
    gear.set(teamId, [...(gear.get(teamId) ?? []), code]);
  const out = new Map(
    db
      .all<{ teamId: string; n: number }>(
        `SELECT d.team_id AS teamId, COUNT(*) AS n FROM deployment d LEFT JOIN incident i ON i.id = d.incident_id
          WHERE d.team_id IS NOT NULL AND d.state IN ('ordered','departed','arrived') AND d.voided_at IS NULL
            AND COALESCE(i.practice, 0) = @practice GROUP BY d.team_id`,
        { practice: query.practice ? 1 : 0 },
      )
      .map(({ teamId, n }) => [teamId, n]),
  );
  const agreed = new Set(
    enterpriseId === null
      ? []
      : db
          .all<{ teamId: string }>(
            `SELECT team_id AS teamId FROM team_agreement
              WHERE enterprise_id = @enterpriseId AND voided_at IS NULL AND valid_from <= @today
                AND (valid_until IS NULL OR valid_until >= @today) AND (ended_on IS NULL OR ended_on > @today)`,
            { enterpriseId, today },
          )
          .map(({ teamId }) => teamId),
  );
  return db
    .all<Omit<TeamAidRow, 'capabilities' | 'equipment' | 'out' | 'agreed'> & { capabilities: string }>(
      `SELECT id, name, field_code AS fieldCode, field, host_id AS hostId, host_unit AS hostUnit, base, leader,
         duty_phone AS dutyPhone, members, main_equipment AS mainEquipment, longitude, latitude, coverage_km AS coverageKm,
         response_minutes AS responseMinutes, capabilities
       FROM team WHERE voided_at IS NULL AND (disbanded_on IS NULL OR disbanded_on > @today) AND ${IN_SIGHT}
       ORDER BY name_key, id`,
      { sight, today },
    )
    .map((row) => ({
      ...row,
      capabilities: list(row.capabilities),
      equipment: gear.get(row.id) ?? [],
      out: out.get(row.id) ?? 0,
      agreed: agreed.has(row.id) || (enterpriseId !== null && row.hostId === enterpriseId),
    }));
}

export interface DepotAidRow {
  id: string;
  name: string;
  kind: string;
  address: string | null;
  keeper: string | null;
  phone: string | null;
  longitude: number | null;
  latitude: number | null;
}

/** Depots that are not closed on the day. */
export function depotsForAid(db: ReadDb, sight: Sight, today: string): DepotAidRow[] {
  return db.all(
    `SELECT id, name, kind, address, keeper, phone, longitude, latitude FROM depot
      WHERE voided_at IS NULL AND (closed_on IS NULL OR closed_on > @today) AND ${IN_SIGHT} ORDER BY name_key, id`,
    { sight, today },
  );
}

export interface SupplyAidRow {
  id: string;
  name: string;
  unit: string | null;
  capabilities: string[];
  stock: number;
  unfit: number;
  expiresOn: string | null;
}

/** What lies in a depot and has one of these capabilities, or none entered so that its name has to tell. */
export function suppliesForAid(db: ReadDb, depotId: string, codes: readonly string[]): SupplyAidRow[] {
  return db
    .all<Omit<SupplyAidRow, 'capabilities'> & { capabilities: string }>(
      `SELECT id, name, unit, capabilities, stock, unfit, CASE WHEN expiry_kind = 'none' THEN NULL ELSE expires_on END AS expiresOn
         FROM supply
        WHERE depot_id = @depotId AND voided_at IS NULL AND stock > 0
          AND (capabilities = '[]' OR EXISTS (SELECT 1 FROM json_each(supply.capabilities) c
                 WHERE c.value IN (SELECT value FROM json_each(@codes))))
        ORDER BY name_key, id`,
      { depotId, codes: JSON.stringify(codes) },
    )
    .map((row) => ({ ...row, capabilities: list(row.capabilities) }));
}

export interface FacilityAidRow {
  id: string;
  kind: string;
  name: string;
  grade: string | null;
  beds: number | null;
  capabilities: string[];
  phone: string | null;
  address: string | null;
  longitude: number | null;
  latitude: number | null;
}

/** Hospitals, shelters, water and landing grounds. */
export function facilitiesForAid(db: ReadDb, sight: Sight): FacilityAidRow[] {
  return db
    .all<Omit<FacilityAidRow, 'capabilities'> & { capabilities: string }>(
      `SELECT id, kind, name, grade, beds, capabilities, phone, address, longitude, latitude FROM facility
        WHERE voided_at IS NULL AND ${IN_SIGHT} ORDER BY name_key, id`,
      { sight },
    )
    .map((row) => ({ ...row, capabilities: list(row.capabilities) }));
}

export interface ExpertAidRow {
  id: string;
  name: string;
  employer: string | null;
  title: string | null;
  phone: string | null;
  specialtyCodes: string[];
  taskKinds: string[];
  longitude: number | null;
  latitude: number | null;
}

/** Experts in the pool who have one of these specialties. */
export function expertsForAid(db: ReadDb, sight: Sight, specialties: readonly string[]): ExpertAidRow[] {
  return db
    .all<Omit<ExpertAidRow, 'specialtyCodes' | 'taskKinds'> & { specialtyCodes: string; taskKinds: string }>(
      `SELECT id, name, employer, title, phone, specialty_codes AS specialtyCodes, task_kinds AS taskKinds, longitude, latitude
         FROM expert
        WHERE status = 'serving' AND voided_at IS NULL AND merged_into_id IS NULL AND ${IN_SIGHT}
          AND EXISTS (SELECT 1 FROM json_each(expert.specialty_codes) c WHERE c.value IN (SELECT value FROM json_each(@codes)))
        ORDER BY name_key, id`,
      { sight, codes: JSON.stringify(specialties) },
    )
    .map((row) => ({ ...row, specialtyCodes: list(row.specialtyCodes), taskKinds: list(row.taskKinds) }));
}

export interface UnitAidRow {
  id: string;
  name: string;
  address: string | null;
  employees: number | null;
  activities: string[];
  longitude: number;
  latitude: number;
}

/** Units whose coordinates lie in a box; closed ones aside. */
export function unitsInBox(db: ReadDb, sight: Sight, box: PlaceBox): UnitAidRow[] {
  return db
    .all<Omit<UnitAidRow, 'activities'> & { activities: string }>(
      `SELECT id, name, address, employees, activities, longitude, latitude FROM enterprise
        WHERE latitude BETWEEN @south AND @north AND longitude BETWEEN @west AND @east AND voided_at IS NULL
          AND status <> 'closed' AND ${IN_SIGHT}`,
      { ...box, sight },
    )
    .map((row) => ({ ...row, activities: list(row.activities) }));
}

export interface HazardAidRow {
  id: string;
  name: string;
  level: number | null;
  enterpriseId: string;
  enterpriseName: string;
  reach: number | null;
  peopleNearby: number | null;
  substances: string | null;
  longitude: number;
  latitude: number;
}

/**
 * Hazards that stand and lie in a box, or whose own reach is more than `metres`: at their own place, else at their unit's.
 * The caller measures.
 */
export function hazardsForAid(
  db: ReadDb,
  query: { sight: Sight; box: PlaceBox; metres: number; today: string },
): HazardAidRow[] {
  const { sight, box, metres, today } = query;
  return db.all(
    `WITH near (id) AS (
       SELECT id FROM hazard WHERE latitude BETWEEN @south AND @north AND longitude BETWEEN @west AND @east AND voided_at IS NULL
       UNION
       SELECT h.id FROM enterprise e JOIN hazard h ON h.enterprise_id = e.id
        WHERE e.latitude BETWEEN @south AND @north AND e.longitude BETWEEN @west AND @east AND e.voided_at IS NULL
          AND h.voided_at IS NULL AND (h.latitude IS NULL OR h.longitude IS NULL)
       UNION
       SELECT id FROM hazard WHERE reach_m > @metres AND voided_at IS NULL)
     SELECT h.id, h.name, h.level, h.enterprise_id AS enterpriseId, e.name AS enterpriseName, h.reach_m AS reach,
       h.people_nearby AS peopleNearby,
       (SELECT group_concat(s.name, '、') FROM hazard_substance s WHERE s.hazard_id = h.id AND s.voided_at IS NULL) AS substances,
       CASE WHEN h.latitude IS NULL OR h.longitude IS NULL THEN e.longitude ELSE h.longitude END AS longitude,
       CASE WHEN h.latitude IS NULL OR h.longitude IS NULL THEN e.latitude ELSE h.latitude END AS latitude
     FROM near JOIN hazard h ON h.id = near.id JOIN enterprise e ON e.id = h.enterprise_id
     WHERE (h.removed_on IS NULL OR h.removed_on > @today) AND (@sight IS NULL OR h.origin = @sight)
       AND (h.latitude IS NOT NULL AND h.longitude IS NOT NULL OR e.latitude IS NOT NULL AND e.longitude IS NOT NULL)`,
    { ...box, sight, metres, today },
  );
}

export interface PlanAidRow {
  id: string;
  title: string;
  kind: PlanKind;
  enterpriseId: string | null;
  governmentKind: GovernmentPlanKind | null;
  accidentKinds: string[];
  ownerName: string;
  regionCode: string;
  versionId: string | null;
  versionLabel: string | null;
  publishedOn: string | null;
}

/** Plans in force of a unit and of all offices, each with its newest published version. */
export function plansForAid(db: ReadDb, sight: Sight, enterpriseId: string | null): PlanAidRow[] {
  return db
    .all<Omit<PlanAidRow, 'accidentKinds'> & { accidentKinds: string }>(
      `SELECT p.id, p.title, p.kind, p.enterprise_id AS enterpriseId, p.government_kind AS governmentKind,
         p.accident_kinds AS accidentKinds, COALESCE(e.name, p.issuing_body, o.name, '') AS ownerName,
         COALESCE(o.region_code, '') AS regionCode, v.id AS versionId, v.label AS versionLabel, v.published_on AS publishedOn
       FROM (SELECT * FROM plan WHERE enterprise_id = @enterpriseId
             UNION ALL SELECT * FROM plan WHERE enterprise_id IS NULL AND kind IN ('government','department')) p
       LEFT JOIN enterprise e ON e.id = p.enterprise_id LEFT JOIN office o ON o.id = p.origin
       LEFT JOIN plan_version v ON v.plan_id = p.id AND v.number = (SELECT MAX(n.number) FROM plan_version n
             WHERE n.plan_id = p.id AND n.state = 'published' AND n.voided_at IS NULL)
       WHERE p.status = 'active' AND p.voided_at IS NULL AND (@sight IS NULL OR p.origin = @sight)
       ORDER BY p.id`,
      { sight, enterpriseId: enterpriseId ?? '' },
    )
    .map((row) => ({ ...row, accidentKinds: list(row.accidentKinds) }));
}

/** Plans that are linked to a hazard. */
export function plansOfHazard(db: ReadDb, hazardId: string): string[] {
  return db
    .all<{ planId: string }>(
      'SELECT plan_id AS planId FROM hazard_link WHERE hazard_id = @hazardId AND plan_id IS NOT NULL AND voided_at IS NULL',
      { hazardId },
    )
    .map(({ planId }) => planId);
}

/** The text of one version of a plan with its headings (JSON). */
export function versionText(
  db: ReadDb,
  versionId: string,
): { fileName: string; text: string; outline: string } | undefined {
  return db.get(
    `SELECT pd.file_name AS fileName, substr(t.text, 1, 2000000) AS text, t.outline FROM plan_document pd
       JOIN document_text t ON t.sha256 = pd.sha256 AND t.state = 'ok'
      WHERE pd.plan_version_id = @versionId AND pd.role = 'text' AND pd.voided_at IS NULL
      ORDER BY pd.created_at DESC, pd.id DESC LIMIT 1`,
    { versionId },
  );
}
