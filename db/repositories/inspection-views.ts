import type { ReadDb } from '../connection';
import type { FindingKind, InspectionKind, InspectionState, UnitStanding } from '../domain/inspection/codes';
import type { Population, PopulationUnit } from '../domain/inspection/population';

interface PopulationRow {
  id: string;
  name: string;
  town: string | null;
  category: string | null;
  industry: string | null;
  sets: string;
  overdue: number;
}

/**
 * Active units of an owner that a campaign may draw, by id. `visitedSince` leaves out those visited on or after that day;
 * null asks nothing of it.
 */
export function populationUnits(
  db: ReadDb,
  origin: string,
  { sets, towns, categories, industries }: Population,
  visitedSince: string | null,
): PopulationUnit[] {
  const rows = db.all<PopulationRow>(
    `SELECT e.id, e.name, e.town, e.supervision_category AS category,
            NULLIF(substr(e.industry_code, 1, 3), '') AS industry, e.sets, COALESCE(s.overdue, 0) AS overdue
       FROM enterprise e LEFT JOIN duty_subject s ON s.subject_id = e.id
      WHERE e.origin = @origin AND e.voided_at IS NULL AND e.status = 'active'
        AND (@anySet OR EXISTS (SELECT 1 FROM json_each(e.sets) m JOIN json_each(@sets) w ON w.value = m.value))
        AND (@anyTown OR e.town IN (SELECT value FROM json_each(@towns)))
        AND (@anyCategory OR e.supervision_category IN (SELECT value FROM json_each(@categories)))
        AND (@anyIndustry OR EXISTS (SELECT 1 FROM json_each(@industries) w
               WHERE substr(e.industry_code, 1, length(w.value)) = w.value))
        AND (@since = '' OR NOT EXISTS (SELECT 1 FROM inspection_unit u
               WHERE u.enterprise_id = e.id AND u.visited_on >= @since AND u.voided_at IS NULL))
      ORDER BY e.id`,
    {
      origin,
      anySet: sets.length === 0 ? 1 : 0,
      sets: JSON.stringify(sets),
      anyTown: towns.length === 0 ? 1 : 0,
      towns: JSON.stringify(towns),
      anyCategory: categories.length === 0 ? 1 : 0,
      categories: JSON.stringify(categories),
      anyIndustry: industries.length === 0 ? 1 : 0,
      industries: JSON.stringify(industries),
      since: visitedSince ?? '',
    },
  );
  return rows.map((row) => ({ ...row, sets: JSON.parse(row.sets) as string[] }));
}

/** What the facts of a population can be chosen from: towns, categories and divisions that active units have. */
export function populationChoices(
  db: ReadDb,
  origin: string,
): { towns: string[]; categories: string[]; industries: string[] } {
  const column = (expression: string) =>
    db
      .allRaw(
        `SELECT DISTINCT ${expression} FROM enterprise e
          WHERE e.origin = @origin AND e.voided_at IS NULL AND e.status = 'active' AND ${expression} <> '' ORDER BY 1`,
        { origin },
      )
      .map(([value]) => String(value));
  return {
    towns: column('e.town'),
    categories: column('e.supervision_category'),
    industries: column('substr(e.industry_code, 1, 3)'),
  };
}

/**
 * The drawn places of a campaign, also those voided when two records of a unit became one. `names`: the record that stands
 * there, then the records that were merged into it, at any remove.
 */
export function drawnPlaces(
  db: ReadDb,
  inspectionId: string,
): { stratum: string; place: number; names: string[] }[] {
  const merged = new Map<string, string[]>();
  for (const [id, into] of db.allRaw(
    'SELECT id, merged_into_id FROM enterprise WHERE merged_into_id IS NOT NULL ORDER BY id',
  ))
    merged.set(String(into), [...(merged.get(String(into)) ?? []), String(id)]);
  const namesOf = (id: string): string[] => [id, ...(merged.get(id) ?? []).flatMap(namesOf)];
  return db
    .all<{ stratum: string; place: number; enterpriseId: string }>(
      `SELECT stratum, place, enterprise_id AS enterpriseId FROM inspection_unit
        WHERE inspection_id = @inspectionId AND place > 0`,
      { inspectionId },
    )
    .map(({ stratum, place, enterpriseId }) => ({ stratum, place, names: namesOf(enterpriseId) }));
}

/** A unit of a campaign with its name and place, as a list of them shows it. */
export interface CampaignUnitRow {
  id: string;
  version: number;
  enterpriseId: string;
  name: string;
  town: string | null;
  category: string | null;
  stratum: string;
  place: number;
  standing: UnitStanding;
  reason: string | null;
  visitedOn: string | null;
}

/** Units of a campaign, voided ones aside: by stratum, then in the drawn order. Their check forms are left out. */
export function campaignUnits(db: ReadDb, inspectionId: string): CampaignUnitRow[] {
  return db.all<CampaignUnitRow>(
    `SELECT u.id, u.version, u.enterprise_id AS enterpriseId, COALESCE(e.name, '') AS name, e.town,
            e.supervision_category AS category, u.stratum, u.place, u.standing, u.reason, u.visited_on AS visitedOn
       FROM inspection_unit u LEFT JOIN enterprise e ON e.id = u.enterprise_id
      WHERE u.inspection_id = @inspectionId AND u.voided_at IS NULL ORDER BY u.stratum, u.place, u.id`,
    { inspectionId },
  );
}

/** A number and the latest day that goes with it. */
export interface FactRow {
  fact: string;
  count: number;
  latest: string | null;
}

const OF_UNIT = 'JOIN plan p ON p.id = x.plan_id AND p.enterprise_id = @id AND p.voided_at IS NULL';

/** What the program knows of a unit beside the items of a check form. `yearFrom` is the first day of the year of the visit. */
export function inspectionFacts(db: ReadDb, id: string, yearFrom: string, onDate: string): FactRow[] {
  return db.all<FactRow>(
    `SELECT 'plans' AS fact, COUNT(*) AS count, NULL AS latest FROM plan
      WHERE enterprise_id = @id AND status = 'active' AND voided_at IS NULL
     UNION ALL SELECT 'reviews', COUNT(*), MAX(x.review_date) FROM plan_version x ${OF_UNIT}
      WHERE x.review_result IN ('passed','passed-after-changes') AND x.voided_at IS NULL
     UNION ALL SELECT 'filings', COUNT(*), MAX(c.decided_on) FROM filing_case c
      WHERE c.enterprise_id = @id AND c.state IN ('filed','deemed-filed') AND c.voided_at IS NULL
     UNION ALL SELECT 'publications', COUNT(x.published_on), MAX(x.published_on) FROM plan_version x ${OF_UNIT}
      WHERE x.voided_at IS NULL
     UNION ALL SELECT 'cards', COUNT(*), MAX(x.issued_on) FROM response_card x ${OF_UNIT} WHERE x.voided_at IS NULL
     UNION ALL SELECT 'assessments', COUNT(*), MAX(x.assessed_on) FROM assessment x ${OF_UNIT} WHERE x.voided_at IS NULL
     UNION ALL SELECT 'triggers', COUNT(*), MAX(x.raised_on) FROM revision_trigger x ${OF_UNIT}
      WHERE x.settled_on IS NULL AND COALESCE(x.decision, '') <> 'keep' AND x.voided_at IS NULL
     UNION ALL SELECT 'drills', COUNT(*), MAX(d.end_on) FROM drill d
      WHERE d.enterprise_id = @id AND d.state IN ('ended','evaluated','reported','closed')
        AND d.end_on BETWEEN @yearFrom AND @onDate AND d.voided_at IS NULL
     UNION ALL SELECT 'evaluations', COUNT(*), MAX(d.evaluated_on) FROM drill d
      WHERE d.enterprise_id = @id AND d.evaluated = 1 AND d.end_on BETWEEN @yearFrom AND @onDate AND d.voided_at IS NULL
     UNION ALL SELECT 'teams', COUNT(*), MAX(t.founded_on) FROM team t WHERE t.host_id = @id AND t.voided_at IS NULL`,
    { id, yearFrom, onDate },
  );
}

/** A finding with its unit, for the home screen and a unit's record. */
export interface FindingViewRow {
  id: string;
  inspectionId: string;
  unitId: string;
  campaign: string;
  enterpriseId: string;
  enterpriseName: string;
  visitedOn: string | null;
  kind: FindingKind;
  description: string;
  orderNo: string | null;
  orderedOn: string | null;
  dueOn: string | null;
  correctedOn: string | null;
  recheckedOn: string | null;
  recheck: 'passed' | 'failed' | null;
  closedOn: string | null;
}

const FINDING_VIEW = `SELECT f.id, i.id AS inspectionId, u.id AS unitId, i.title AS campaign, e.id AS enterpriseId,
    e.name AS enterpriseName, u.visited_on AS visitedOn, f.kind, f.description, f.order_no AS orderNo, f.ordered_on AS orderedOn,
    f.due_on AS dueOn, f.corrected_on AS correctedOn, f.rechecked_on AS recheckedOn, f.recheck, f.closed_on AS closedOn
  FROM inspection_finding f
  JOIN inspection_unit u ON u.id = f.inspection_unit_id AND u.voided_at IS NULL
  JOIN inspection i ON i.id = u.inspection_id AND i.voided_at IS NULL
  JOIN enterprise e ON e.id = u.enterprise_id`;

/** Findings of this owner that were ordered to be corrected and have not passed a re-check, the first due on top. */
export function openCorrections(db: ReadDb, origin: string): FindingViewRow[] {
  return db.all<FindingViewRow>(
    `${FINDING_VIEW} WHERE f.origin = @origin AND f.ordered_on IS NOT NULL AND f.closed_on IS NULL
       AND COALESCE(f.recheck, '') <> 'passed' AND f.voided_at IS NULL ORDER BY f.due_on, e.name, f.id`,
    { origin },
  );
}

/** Everything found at an enterprise, the latest visit first. */
export function findingsOfEnterprise(db: ReadDb, enterpriseId: string): FindingViewRow[] {
  return db.all<FindingViewRow>(
    `${FINDING_VIEW} WHERE u.enterprise_id = @enterpriseId AND f.voided_at IS NULL ORDER BY u.visited_on DESC, f.created_at, f.id`,
    { enterpriseId },
  );
}

/** A visit to an enterprise, or one that is to come. */
export interface VisitRow {
  unitId: string;
  inspectionId: string;
  campaign: string;
  kind: InspectionKind;
  state: InspectionState;
  standing: UnitStanding;
  visitedOn: string | null;
  findings: number;
}

/** The campaigns an enterprise was drawn for or added to, the latest first; substitutes that were not needed stay out. */
export function visitsOfEnterprise(db: ReadDb, enterpriseId: string): VisitRow[] {
  return db.all<VisitRow>(
    `SELECT u.id AS unitId, i.id AS inspectionId, i.title AS campaign, i.kind, i.state, u.standing, u.visited_on AS visitedOn,
            (SELECT COUNT(*) FROM inspection_finding f WHERE f.inspection_unit_id = u.id AND f.voided_at IS NULL) AS findings
       FROM inspection_unit u JOIN inspection i ON i.id = u.inspection_id
      WHERE u.enterprise_id = @enterpriseId AND u.standing IN ('drawn','added') AND u.voided_at IS NULL AND i.voided_at IS NULL
      ORDER BY COALESCE(u.visited_on, i.planned_from, i.created_at) DESC, u.id`,
    { enterpriseId },
  );
}

/** One visited unit with its facts, for tables of results. */
export interface TallyUnitRow {
  unitId: string;
  inspectionId: string;
  enterpriseId: string;
  enterpriseName: string;
  origin: string;
  regionCode: string;
  town: string | null;
  category: string | null;
  industryCode: string | null;
  sets: string;
  visitedOn: string;
}

/** Units visited in a span of days, by day and name. Owners: all that this desk holds, or one. */
export function visitedUnits(
  db: ReadDb,
  span: { from: string; to: string },
  filter: { inspectionId: string | null; origin: string | null },
): TallyUnitRow[] {
  return db.all<TallyUnitRow>(
    `SELECT u.id AS unitId, u.inspection_id AS inspectionId, e.id AS enterpriseId, e.name AS enterpriseName, u.origin,
            e.region_code AS regionCode, e.town, e.supervision_category AS category, e.industry_code AS industryCode,
            e.sets, u.visited_on AS visitedOn
       FROM inspection_unit u JOIN inspection i ON i.id = u.inspection_id AND i.voided_at IS NULL
       JOIN enterprise e ON e.id = u.enterprise_id
      WHERE u.visited_on BETWEEN @from AND @to AND u.standing IN ('drawn','added') AND u.voided_at IS NULL
        AND (@inspectionId = '' OR u.inspection_id = @inspectionId) AND (@origin = '' OR u.origin = @origin)
      ORDER BY u.visited_on, e.name, u.id`,
    { ...span, inspectionId: filter.inspectionId ?? '', origin: filter.origin ?? '' },
  );
}

/** Live findings of these units. */
export function findingsOfUnits(
  db: ReadDb,
  unitIds: readonly string[],
): {
  id: string;
  unitId: string;
  kind: FindingKind;
  description: string;
  orderedOn: string | null;
  penalisedOn: string | null;
}[] {
  return db.all(
    `SELECT id, inspection_unit_id AS unitId, kind, description, ordered_on AS orderedOn, penalised_on AS penalisedOn
       FROM inspection_finding WHERE inspection_unit_id IN (SELECT value FROM json_each(@unitIds)) AND voided_at IS NULL`,
    { unitIds: JSON.stringify(unitIds) },
  );
}
