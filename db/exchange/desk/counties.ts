import type { ReadDb } from '../../connection';
import type { CivilDate } from '../../domain/dates/civil-date';
import { OFFICE_LEVELS } from '../../domain/desk';
import { COMPLETED_DRILL_STATES } from '../../domain/drill/drill-state';
import { windowOf } from '../../domain/duties/windows';
import type { OfficeFigure } from '../../domain/exchange/office-figures';
import { FILED_STATES } from '../../domain/filing/filing-state';
import type { Law } from '../../law';
import { codeList } from '../../repositories/code-list';
import { isUnitDesk } from '../../services/own-sight';
import { newestOfCount } from '../sender-order';

/** Figures of one owner's records, worked out here from the rows and their duties. */
export interface OfficeFigures extends Record<OfficeFigure, number> {
  officeId: string;
}

/** One reporting office with its figures. */
export interface CountyFigures extends OfficeFigures {
  name: string;
  regionCode: string;
  lastPackageAt: string | null;
  lastPeriod: string | null;
  sequence: number;
}

const COMPLETED = codeList(COMPLETED_DRILL_STATES);
const OWED = `state NOT IN ('not-applicable', 'waived')`;

/**
 * The figures of every owner of records here, this desk's own included; what is counted is said by the rule data, and how by
 * T1 and T3: rates are of units that should. None at a unit's desk. Takes seconds where a hundred counties have been merged: not for the core host's own thread.
 */
export function officeFigures(db: ReadDb, law: Law, today: CivilDate): OfficeFigures[] {
  if (isUnitDesk(db)) return [];
  const { keyUnits, filing, assessment, drills } = law.figures;
  const half = windowOf(today, 'half-year');
  const counted = (name: string, table: string, where = '1') =>
    `${name} AS (SELECT origin, COUNT(*) AS n FROM ${table} WHERE voided_at IS NULL AND ${where} GROUP BY origin)`;
  return db.all<OfficeFigures>(
    `WITH unit AS (
       SELECT e.origin, e.id, EXISTS (SELECT 1 FROM json_each(e.sets) WHERE value = @keyUnits) AS key_unit FROM enterprise e WHERE e.voided_at IS NULL
     ), owed AS (
       SELECT subject_id,
              MAX(rule_id = @filing) AS should_file,
              MAX(rule_id = @filing AND state = 'overdue') AS overdue_filing,
              MAX(rule_id IN (SELECT value FROM json_each(@drills)) AND due_on BETWEEN @from AND @to) AS should_drill,
              SUM(rule_id = @assessment AND state = 'overdue') AS assess_overdue
         FROM duty WHERE ${OWED} GROUP BY subject_id
     ), filings AS (
       SELECT enterprise_id, MAX(state = 'filed') AS filed, MAX(state = 'deemed-filed') AS deemed
         FROM filing_case WHERE voided_at IS NULL AND state IN ${codeList(FILED_STATES)} GROUP BY enterprise_id
     ), held AS (
       SELECT DISTINCT enterprise_id FROM drill WHERE voided_at IS NULL AND state IN ${COMPLETED} AND end_on BETWEEN @from AND @to
     ), per_office AS (
       SELECT u.origin, COUNT(*) AS enterprises, SUM(u.key_unit) AS key_units,
              SUM(COALESCE(d.should_file, 0)) AS should_file, SUM(COALESCE(d.overdue_filing, 0)) AS overdue_filing,
              SUM(COALESCE(d.should_drill, 0)) AS should_drill, SUM(COALESCE(d.should_drill = 1 AND g.enterprise_id IS NOT NULL, 0)) AS drilled,
              SUM(COALESCE(d.assess_overdue, 0)) AS assess_overdue,
              SUM(COALESCE(d.should_file = 1 AND f.enterprise_id IS NOT NULL, 0)) AS filed,
              SUM(COALESCE(d.should_file = 1 AND f.filed = 0, 0)) AS deemed
         FROM unit u LEFT JOIN owed d ON d.subject_id = u.id LEFT JOIN filings f ON f.enterprise_id = u.id
         LEFT JOIN held g ON g.enterprise_id = u.id GROUP BY u.origin
     ), ${counted('plans', 'plan', "status = 'active'")},
     ${counted('drills', 'drill', `state IN ${COMPLETED} AND end_on BETWEEN @from AND @to`)},
     ${counted('teams', 'team')}, ${counted('supplies', 'supply')}, ${counted('hazards', 'hazard')}
     SELECT o.id AS officeId,
            COALESCE(p.enterprises, 0) AS enterprises, COALESCE(p.key_units, 0) AS keyUnits, COALESCE(n.n, 0) AS plans,
            COALESCE(p.should_file, 0) AS shouldFile, COALESCE(p.filed, 0) AS filed, COALESCE(p.deemed, 0) AS deemed,
            COALESCE(p.overdue_filing, 0) AS overdueFiling, COALESCE(r.n, 0) AS drillsThisHalf,
            COALESCE(p.should_drill, 0) AS shouldDrill, COALESCE(p.drilled, 0) AS drilled, COALESCE(p.assess_overdue, 0) AS assessOverdue,
            COALESCE(t.n, 0) AS teams, COALESCE(s.n, 0) AS supplies, COALESCE(h.n, 0) AS hazards
       FROM office o
       LEFT JOIN per_office p ON p.origin = o.id
       LEFT JOIN plans n ON n.origin = o.id
       LEFT JOIN drills r ON r.origin = o.id
       LEFT JOIN teams t ON t.origin = o.id
       LEFT JOIN supplies s ON s.origin = o.id
       LEFT JOIN hazards h ON h.origin = o.id
      WHERE o.voided_at IS NULL AND o.level IN ${codeList(OFFICE_LEVELS)}
      ORDER BY o.region_code, o.name`,
    {
      keyUnits,
      filing,
      assessment,
      drills: JSON.stringify(drills),
      from: half.start,
      to: half.end,
    },
  );
}

/** An office whose rows came here in packages, with the last upload that came from itself. */
export interface ReportingOffice {
  id: string;
  name: string;
  regionCode: string;
  /** Whose packages bring its rows. */
  viaId: string;
  lastPackageAt: string | null;
  lastPeriod: string | null;
  sequence: number;
}

/** Every office that reports here, itself or through another, in the order of their regions. */
export function reportingOffices(db: ReadDb): ReportingOffice[] {
  if (isUnitDesk(db)) return [];
  return db.all<ReportingOffice>(
    `WITH counted AS (
       SELECT partner_id, at, period, seq, ${newestOfCount('partner_id', 'manifest')} AS newest
         FROM package_log WHERE direction = 'in' AND kind = 'upload'
     ), latest AS (
       SELECT partner_id, at, period, seq,
              ROW_NUMBER() OVER (PARTITION BY partner_id ORDER BY newest DESC, seq DESC, at DESC) AS place
         FROM counted
     )
     SELECT o.id, o.name, o.region_code AS regionCode, o.via_id AS viaId, l.at AS lastPackageAt, l.period AS lastPeriod,
            COALESCE(l.seq, 0) AS sequence
       FROM office o LEFT JOIN latest l ON l.partner_id = o.id AND l.place = 1
      WHERE o.is_self = 0 AND o.via_id IS NOT NULL AND o.voided_at IS NULL AND o.level IN ${codeList(OFFICE_LEVELS)}
      ORDER BY o.region_code, o.name`,
  );
}

/** Every office whose rows came here in packages, side by side. None at a unit's desk. */
export function countyFigures(db: ReadDb, law: Law, today: CivilDate): CountyFigures[] {
  return besideEachOther(reportingOffices(db), officeFigures(db, law, today));
}

/** The offices that report here with their figures. */
export function besideEachOther(
  offices: readonly ReportingOffice[],
  figures: readonly OfficeFigures[],
): CountyFigures[] {
  const known = new Map(figures.map((row) => [row.officeId, row]));
  return offices.flatMap(({ id, viaId: _viaId, ...office }) => {
    const row = known.get(id);
    return row ? [{ ...row, ...office }] : [];
  });
}
