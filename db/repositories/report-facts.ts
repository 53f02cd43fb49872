import type { ReadDb } from '../connection';
import { FILED_STATES } from '../domain/filing/filing-state';
import { codeList } from './code-list';

/** A unit with what the tables cut by. `sets` is JSON. */
export interface ReportUnitRow {
  id: string;
  name: string;
  uscc: string | null;
  town: string | null;
  category: string | null;
  regionCode: string;
  sets: string;
  status: string;
  closedOn: string | null;
  establishedOn: string | null;
  origin: string;
}

/** First and last day, and the owner whose records are asked for; null: everybody's. */
export interface ReportScope {
  from: string;
  to: string;
  origin: string | null;
}

const owned = (alias: string, origin: string | null) =>
  origin === null ? '' : `AND ${alias}.origin = @origin`;
const given = ({ from, to, origin }: ReportScope) => ({ from, to, ...(origin === null ? {} : { origin }) });

/** Every living record of a unit, in the order of the ids. */
export function reportUnitRows(db: ReadDb, origin: string | null): ReportUnitRow[] {
  return db.all<ReportUnitRow>(
    `SELECT e.id, e.name, e.uscc, e.town, e.supervision_category AS category, e.region_code AS regionCode, e.sets, e.status,
       e.closed_on AS closedOn, e.established_on AS establishedOn, e.origin
     FROM enterprise e WHERE e.voided_at IS NULL ${owned('e', origin)} ORDER BY e.id`,
    origin === null ? {} : { origin },
  );
}

/** A decision on a case: the day it counts for, and the day the materials had been received, when that is known. */
export interface DecisionRow {
  caseId: string;
  unitId: string;
  kind: 'first' | 'refiling';
  filingNo: string | null;
  on: string;
  receivedOn: string | null;
  deemed: 0 | 1;
}

/** Cases that were filed, or deemed filed, in the period. */
export function filedInPeriod(db: ReadDb, scope: ReportScope): DecisionRow[] {
  return db.all<DecisionRow>(
    `SELECT c.id AS caseId, c.enterprise_id AS unitId, c.kind, c.filing_no AS filingNo, c.decided_on AS "on",
       c.received_on AS receivedOn, c.state = 'deemed-filed' AS deemed
     FROM filing_case c
     WHERE c.voided_at IS NULL AND c.state IN ${codeList(FILED_STATES)} AND c.decided_on BETWEEN @from AND @to
       ${owned('c', scope.origin)}
     ORDER BY c.decided_on, c.filing_no, c.id`,
    given(scope),
  );
}

/**
 * Supplement notices given in the period: the steps of cases kept here, and for cases that a ledger brought, which have no
 * steps, the day the ledger tells.
 */
export function noticesInPeriod(db: ReadDb, scope: ReportScope): DecisionRow[] {
  return db.all<DecisionRow>(
    `SELECT c.id AS caseId, c.enterprise_id AS unitId, c.kind, c.filing_no AS filingNo, v.on_date AS "on",
       COALESCE((SELECT r.on_date FROM filing_event r WHERE r.case_id = v.case_id AND r.action = 'receive' AND r.seq < v.seq
                  ORDER BY r.seq DESC LIMIT 1), CASE c.round WHEN 1 THEN c.received_on END) AS receivedOn, 0 AS deemed
     FROM filing_event v JOIN filing_case c ON c.id = v.case_id
     WHERE v.action = 'return-once' AND v.voided_at IS NULL AND c.voided_at IS NULL AND v.on_date BETWEEN @from AND @to
       ${owned('c', scope.origin)}
     UNION ALL
     SELECT c.id, c.enterprise_id, c.kind, c.filing_no, c.returned_on, c.received_on, 0
     FROM filing_case c
     WHERE c.voided_at IS NULL AND c.returned_on BETWEEN @from AND @to ${owned('c', scope.origin)}
       AND NOT EXISTS (SELECT 1 FROM filing_event v WHERE v.case_id = c.id AND v.action = 'return-once')
     ORDER BY 5, 1`,
    given(scope),
  );
}

/** A unit visited in the period. */
export interface VisitRow {
  unitId: string;
  inspectionId: string;
  title: string;
  visitedOn: string;
}

export function visitsInPeriod(db: ReadDb, scope: ReportScope): VisitRow[] {
  return db.all<VisitRow>(
    `SELECT u.enterprise_id AS unitId, i.id AS inspectionId, i.title, u.visited_on AS visitedOn
     FROM inspection_unit u JOIN inspection i ON i.id = u.inspection_id
     WHERE u.voided_at IS NULL AND i.voided_at IS NULL AND u.standing <> 'replaced' AND u.visited_on BETWEEN @from AND @to
       ${owned('u', scope.origin)}
     ORDER BY u.enterprise_id, u.visited_on`,
    given(scope),
  );
}

/** A finding whose visit, order or penalty lies in the period. */
export interface FindingRow {
  unitId: string;
  inspectionId: string;
  kind: string;
  description: string;
  visitedOn: string | null;
  orderedOn: string | null;
  orderNo: string | null;
  penalisedOn: string | null;
  penalty: string | null;
}

export function findingsInPeriod(db: ReadDb, scope: ReportScope): FindingRow[] {
  return db.all<FindingRow>(
    `SELECT u.enterprise_id AS unitId, u.inspection_id AS inspectionId, f.kind, f.description, u.visited_on AS visitedOn,
       f.ordered_on AS orderedOn, f.order_no AS orderNo, f.penalised_on AS penalisedOn, f.penalty
     FROM inspection_finding f JOIN inspection_unit u ON u.id = f.inspection_unit_id
       JOIN inspection i ON i.id = u.inspection_id
     WHERE f.voided_at IS NULL AND u.voided_at IS NULL AND i.voided_at IS NULL AND u.standing <> 'replaced'
       AND (u.visited_on BETWEEN @from AND @to OR f.ordered_on BETWEEN @from AND @to OR f.penalised_on BETWEEN @from AND @to)
       ${owned('f', scope.origin)}
     ORDER BY u.enterprise_id, u.visited_on, f.id`,
    given(scope),
  );
}

/** One plan of one filed case: a row of the register. */
export interface RegisterRow {
  caseId: string;
  unitId: string;
  filingNo: string | null;
  state: string;
  voidReason: string | null;
  planTitle: string | null;
  planKind: string | null;
  version: string | null;
  reviewWay: string | null;
  reviewedOn: string | null;
  publishedOn: string | null;
  submittedOn: string | null;
  receivedOn: string | null;
  returnedOn: string | null;
  decidedOn: string;
  previousNo: string | null;
  handler: string | null;
  remark: string | null;
}

/** The register of the period: filed and deemed filed cases, and void ones that bear a number, a row for each plan. */
export function registerRows(db: ReadDb, scope: ReportScope): RegisterRow[] {
  return db.all<RegisterRow>(
    `SELECT c.id AS caseId, c.enterprise_id AS unitId, c.filing_no AS filingNo, c.state,
       CASE c.state WHEN 'void' THEN (SELECT v.reason FROM filing_event v WHERE v.case_id = c.id AND v.to_state = 'void'
                                       ORDER BY v.seq DESC LIMIT 1) END AS voidReason,
       p.title AS planTitle, p.kind AS planKind, v.label AS version, v.review_way AS reviewWay, v.review_date AS reviewedOn,
       v.published_on AS publishedOn, c.submitted_on AS submittedOn, c.received_on AS receivedOn,
       COALESCE(c.returned_on, (SELECT MAX(r.on_date) FROM filing_event r WHERE r.case_id = c.id AND r.action = 'return-once')) AS returnedOn,
       COALESCE(fp.filed_on, c.decided_on) AS decidedOn,
       (SELECT o.filing_no FROM filing_case o WHERE o.id = c.previous_case_id) AS previousNo,
       COALESCE(fp.handler, c.handler) AS handler, c.remark
     FROM filing_case c
       LEFT JOIN filing_case_plan fp ON fp.case_id = c.id AND fp.voided_at IS NULL
       LEFT JOIN plan_version v ON v.id = fp.plan_version_id
       LEFT JOIN plan p ON p.id = v.plan_id
     WHERE c.voided_at IS NULL AND (c.state IN ${codeList(FILED_STATES)} OR (c.state = 'void' AND c.filing_no IS NOT NULL))
       AND c.decided_on BETWEEN @from AND @to ${owned('c', scope.origin)}
     ORDER BY c.decided_on, c.filing_no, c.id, p.title, v.number`,
    given(scope),
  );
}

/** One case file of the archive. `titles` are those of its plans, the comprehensive one first; `pages` null where a file's are not known. */
export interface ArchiveRow {
  caseId: string;
  archiveNo: string | null;
  filingNo: string | null;
  unitName: string;
  /** JSON. */
  titles: string;
  decidedOn: string;
  certificateOn: string | null;
  /** Files of all rounds, letters, and the certificate. */
  papers: number;
  pages: number | null;
  voidReason: string | null;
  state: string;
}

/** The case files of the period: the very cases of `registerRows`, in its order. */
export function archiveRows(db: ReadDb, scope: ReportScope): ArchiveRow[] {
  return db.all<ArchiveRow>(
    `SELECT c.id AS caseId, c.archive_no AS archiveNo, c.filing_no AS filingNo, e.name AS unitName, c.state,
       (SELECT json_group_array(title) FROM (SELECT p.title FROM filing_case_plan fp
            JOIN plan_version v ON v.id = fp.plan_version_id JOIN plan p ON p.id = v.plan_id
          WHERE fp.case_id = c.id AND fp.voided_at IS NULL ORDER BY p.kind <> 'comprehensive', p.title)) AS titles,
       c.decided_on AS decidedOn, c.certificate_on AS certificateOn,
       (SELECT COUNT(*) FROM filing_document d WHERE d.case_id = c.id AND d.voided_at IS NULL)
         + (SELECT COUNT(*) FROM notice n WHERE n.case_id = c.id AND n.voided_at IS NULL)
         + (c.filing_no IS NOT NULL) AS papers,
       (SELECT CASE WHEN COUNT(*) > 0 AND COUNT(*) = COUNT(COALESCE(d.pages, json_array_length(t.pages)))
            THEN SUM(COALESCE(d.pages, json_array_length(t.pages))) END
          FROM filing_document d LEFT JOIN document_text t ON t.sha256 = d.sha256
          WHERE d.case_id = c.id AND d.voided_at IS NULL) AS pages,
       CASE c.state WHEN 'void' THEN (SELECT v.reason FROM filing_event v WHERE v.case_id = c.id AND v.to_state = 'void'
                                       ORDER BY v.seq DESC LIMIT 1) END AS voidReason
     FROM filing_case c JOIN enterprise e ON e.id = c.enterprise_id
     WHERE c.voided_at IS NULL AND (c.state IN ${codeList(FILED_STATES)} OR (c.state = 'void' AND c.filing_no IS NOT NULL))
       AND c.decided_on BETWEEN @from AND @to ${owned('c', scope.origin)}
     ORDER BY c.decided_on, c.filing_no, c.id`,
    given(scope),
  );
}

/** Names of the owners of rows, by id. */
export function officeNames(db: ReadDb): Map<string, { name: string; regionCode: string; self: boolean }> {
  const rows = db.all<{ id: string; name: string; regionCode: string; self: 0 | 1 }>(
    'SELECT id, name, region_code AS regionCode, is_self AS self FROM office',
  );
  return new Map(rows.map(({ id, name, regionCode, self }) => [id, { name, regionCode, self: self === 1 }]));
}
