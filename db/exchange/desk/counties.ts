import type { ReadDb } from '../../connection';
import type { CivilDate } from '../../domain/dates/civil-date';
import { COMPLETED_DRILL_STATES } from '../../domain/drill/drill-state';
import { windowOf } from '../../domain/duties/windows';
import { FILED_STATES } from '../../domain/filing/filing-state';
import type { Law, Region } from '../../law';
import { codeList } from '../../repositories/code-list';
import { selfOffice } from '../../repositories/office';
import { isUnitDesk } from '../../services/own-sight';

/** One reporting office with its figures, worked out here from the merged rows and their duties. */
export interface CountyFigures {
  officeId: string;
  name: string;
  regionCode: string;
  lastPackageAt: string | null;
  lastPeriod: string | null;
  sequence: number;
  /** Units not voided. */
  enterprises: number;
  /** Units of the set that is counted as 重点单位. */
  keyUnits: number;
  /** Plans in force. */
  plans: number;
  /** Units that must file a plan. */
  shouldFile: number;
  /** Units with a filed plan, deemed ones included. */
  filed: number;
  /** Units whose only filing is a deemed one. */
  deemed: number;
  /** Units with a filing past its day. */
  overdueFiling: number;
  /** Drills completed in the current half-year. */
  drillsThisHalf: number;
  /** Units with a drill duty in a current period. */
  shouldDrill: number;
  /** Of these, the units that have met all of them. */
  drilled: number;
  /** Plans whose assessment is overdue. */
  assessOverdue: number;
}

const COMPLETED = codeList(COMPLETED_DRILL_STATES);
const OWED = `state NOT IN ('not-applicable', 'waived')`;

/** Every office whose rows came here in packages, side by side; what is counted is said by the rule data. None at a unit's desk. */
export function countyFigures(db: ReadDb, law: Law, today: CivilDate): CountyFigures[] {
  if (isUnitDesk(db)) return [];
  const { keyUnits, filing, assessment, drills } = law.figures;
  const [year, half] = [windowOf(today, 'year'), windowOf(today, 'half-year')];
  return db.all<CountyFigures>(
    `WITH unit AS (
       SELECT e.origin, e.id, EXISTS (SELECT 1 FROM json_each(e.sets) WHERE value = @keyUnits) AS key_unit FROM enterprise e WHERE e.voided_at IS NULL
     ), owed AS (
       SELECT subject_id,
              MAX(rule_id = @filing) AS should_file,
              MAX(rule_id = @filing AND state = 'overdue') AS overdue_filing,
              MAX(rule_id IN (SELECT value FROM json_each(@drills)) AND period IN (@year, @half)) AS should_drill,
              MAX(rule_id IN (SELECT value FROM json_each(@drills)) AND period IN (@year, @half) AND state <> 'met') AS drill_left,
              SUM(rule_id = @assessment AND state = 'overdue') AS assess_overdue
         FROM duty WHERE ${OWED} GROUP BY subject_id
     ), filings AS (
       SELECT enterprise_id, MAX(state = 'filed') AS filed, MAX(state = 'deemed-filed') AS deemed
         FROM filing_case WHERE voided_at IS NULL AND state IN ${codeList(FILED_STATES)} GROUP BY enterprise_id
     ), per_office AS (
       SELECT u.origin, COUNT(*) AS enterprises, SUM(u.key_unit) AS key_units,
              SUM(COALESCE(d.should_file, 0)) AS should_file, SUM(COALESCE(d.overdue_filing, 0)) AS overdue_filing,
              SUM(COALESCE(d.should_drill, 0)) AS should_drill, SUM(COALESCE(d.should_drill = 1 AND d.drill_left = 0, 0)) AS drilled,
              SUM(COALESCE(d.assess_overdue, 0)) AS assess_overdue,
              COUNT(f.enterprise_id) AS filed, SUM(COALESCE(f.filed = 0, 0)) AS deemed
         FROM unit u LEFT JOIN owed d ON d.subject_id = u.id LEFT JOIN filings f ON f.enterprise_id = u.id GROUP BY u.origin
     ), plans AS (
       SELECT origin, COUNT(*) AS plans FROM plan WHERE voided_at IS NULL AND status = 'active' GROUP BY origin
     ), drills AS (
       SELECT origin, COUNT(*) AS drills FROM drill
        WHERE voided_at IS NULL AND state IN ${COMPLETED} AND end_on BETWEEN @from AND @to GROUP BY origin
     ), latest AS (
       SELECT partner_id, at, period, seq, ROW_NUMBER() OVER (PARTITION BY partner_id ORDER BY seq DESC, at DESC) AS place
         FROM package_log WHERE direction = 'in' AND kind = 'upload'
     )
     SELECT o.id AS officeId, o.name, o.region_code AS regionCode, l.at AS lastPackageAt, l.period AS lastPeriod, COALESCE(l.seq, 0) AS sequence,
            COALESCE(p.enterprises, 0) AS enterprises, COALESCE(p.key_units, 0) AS keyUnits, COALESCE(n.plans, 0) AS plans,
            COALESCE(p.should_file, 0) AS shouldFile, COALESCE(p.filed, 0) AS filed, COALESCE(p.deemed, 0) AS deemed,
            COALESCE(p.overdue_filing, 0) AS overdueFiling, COALESCE(r.drills, 0) AS drillsThisHalf,
            COALESCE(p.should_drill, 0) AS shouldDrill, COALESCE(p.drilled, 0) AS drilled, COALESCE(p.assess_overdue, 0) AS assessOverdue
       FROM office o
       LEFT JOIN per_office p ON p.origin = o.id
       LEFT JOIN plans n ON n.origin = o.id
       LEFT JOIN drills r ON r.origin = o.id
       LEFT JOIN latest l ON l.partner_id = o.id AND l.place = 1
      WHERE o.is_self = 0 AND o.via_id IS NOT NULL AND o.voided_at IS NULL
      ORDER BY o.region_code, o.name`,
    {
      keyUnits,
      filing,
      assessment,
      drills: JSON.stringify(drills),
      year: year.period,
      half: half.period,
      from: half.start,
      to: half.end,
    },
  );
}

/** Regions directly below the desk's own from which nothing has come. */
export function missingCounties(
  db: ReadDb,
  regions: readonly Region[],
): { regionCode: string; name: string }[] {
  if (isUnitDesk(db)) return [];
  const own = selfOffice(db)?.regionCode;
  const present = new Set(
    db
      .all<{ code: string }>(
        'SELECT region_code AS code FROM office WHERE is_self = 0 AND via_id IS NOT NULL',
      )
      .map((row) => row.code),
  );
  return regions
    .filter((region) => region.parent === own && !present.has(region.code))
    .map((region) => ({ regionCode: region.code, name: region.name }));
}
