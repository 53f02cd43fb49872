import type { ReadDb, WriteDb } from '../connection';
import { FILED_STATES, OPEN_FILING_STATES } from '../domain/filing/filing-state';
import type { PlanKind } from '../domain/plan/kinds';
import type { Bookkeeping } from './bookkeeping';
import { codeList } from './code-list';

/** A plan version inside a filing case, with what screens and forms say about it. */
export interface FiledPlan {
  caseId: string;
  planId: string;
  versionId: string;
  title: string;
  kind: PlanKind;
  label: string;
  signedOn: string | null;
  publishedOn: string | null;
}

const FILED_PLAN = `SELECT fp.case_id AS caseId, p.id AS planId, v.id AS versionId, p.title, p.kind, v.label,
    v.signed_on AS signedOn, v.published_on AS publishedOn
  FROM filing_case_plan fp JOIN plan_version v ON v.id = fp.plan_version_id JOIN plan p ON p.id = v.plan_id`;

/** Plan versions of a case, comprehensive plans first. */
export function plansOfCase(db: ReadDb, caseId: string): FiledPlan[] {
  return db.all<FiledPlan>(
    `${FILED_PLAN} WHERE fp.case_id = @caseId AND fp.voided_at IS NULL
     ORDER BY CASE p.kind WHEN 'comprehensive' THEN 0 WHEN 'special' THEN 1 WHEN 'onsite' THEN 2 ELSE 3 END, p.title_key, v.number`,
    { caseId },
  );
}

/** Puts a plan version into a case. */
export function insertFilingCasePlan(
  db: WriteDb,
  record: Bookkeeping & {
    id: string;
    caseId: string;
    planVersionId: string;
    filedOn?: string | null;
    handler?: string | null;
  },
): void {
  db.run(
    `INSERT INTO filing_case_plan (id, case_id, plan_version_id, filed_on, handler, origin, version, created_at, updated_at)
     VALUES (@id, @caseId, @planVersionId, @filedOn, @handler, @origin, @version, @createdAt, @updatedAt)`,
    {
      id: record.id,
      caseId: record.caseId,
      planVersionId: record.planVersionId,
      filedOn: record.filedOn ?? null,
      handler: record.handler ?? null,
      origin: record.origin,
      version: record.version,
      createdAt: record.createdAt,
      updatedAt: record.updatedAt,
    },
  );
}

/** A plan version with its plan and the case that holds it now. */
export interface FilingCandidate {
  versionId: string;
  planId: string;
  enterpriseId: string | null;
  title: string;
  kind: PlanKind;
  label: string;
  state: string;
  publishedOn: string | null;
  /** A case in progress. */
  openCase: string | null;
  /** The case in which it is on file (filed or deemed filed). */
  filedCase: string | null;
}

const CANDIDATE = `SELECT v.id AS versionId, p.id AS planId, p.enterprise_id AS enterpriseId, p.title, p.kind, v.label, v.state,
    v.published_on AS publishedOn,
    (SELECT c.id FROM filing_case_plan fp JOIN filing_case c ON c.id = fp.case_id
      WHERE fp.plan_version_id = v.id AND fp.voided_at IS NULL AND c.voided_at IS NULL
        AND c.state IN ${codeList(OPEN_FILING_STATES)} ORDER BY c.id DESC LIMIT 1) AS openCase,
    (SELECT c.id FROM filing_case_plan fp JOIN filing_case c ON c.id = fp.case_id
      WHERE fp.plan_version_id = v.id AND fp.voided_at IS NULL AND c.voided_at IS NULL
        AND c.state IN ${codeList(FILED_STATES)} ORDER BY c.decided_on DESC, c.id DESC LIMIT 1) AS filedCase
  FROM plan_version v JOIN plan p ON p.id = v.plan_id`;

/** The newest signed or published version of every plan in force of an enterprise. */
export function newestVersionsOfEnterprise(db: ReadDb, enterpriseId: string): FilingCandidate[] {
  return db.all<FilingCandidate>(
    `${CANDIDATE}
     WHERE p.enterprise_id = @enterpriseId AND p.status = 'active' AND p.voided_at IS NULL AND v.voided_at IS NULL
       AND v.number = (SELECT MAX(n.number) FROM plan_version n WHERE n.plan_id = p.id AND n.voided_at IS NULL
                         AND n.state IN ('signed','published'))
     ORDER BY p.kind, p.title_key`,
    { enterpriseId },
  );
}

/** Plan versions by id, in no order; unknown ids are left out. */
export function planVersionsById(db: ReadDb, versionIds: readonly string[]): FilingCandidate[] {
  return db.all<FilingCandidate>(
    `${CANDIDATE} WHERE v.id IN (SELECT value FROM json_each(@ids)) AND v.voided_at IS NULL AND p.voided_at IS NULL`,
    { ids: JSON.stringify(versionIds) },
  );
}

/** The latest case in which an earlier version of one of these plans is on file: what a re-filing points back to. */
export function previousCaseOf(
  db: ReadDb,
  planIds: readonly string[],
): { id: string; filingNo: string | null } | undefined {
  return db.get(
    `SELECT c.id, c.filing_no AS filingNo FROM filing_case c
       JOIN filing_case_plan fp ON fp.case_id = c.id AND fp.voided_at IS NULL
       JOIN plan_version v ON v.id = fp.plan_version_id
     WHERE v.plan_id IN (SELECT value FROM json_each(@planIds)) AND c.voided_at IS NULL AND c.state IN ${codeList(FILED_STATES)}
     ORDER BY c.decided_on DESC, c.id DESC LIMIT 1`,
    { planIds: JSON.stringify(planIds) },
  );
}

/** The electronic text of each plan version in a case: SHA-256 and pages, where a document is kept. */
export function textsOfCase(
  db: ReadDb,
  caseId: string,
): { versionId: string; sha256: string; pages: number | null }[] {
  return db.all(
    `SELECT fp.plan_version_id AS versionId, pd.sha256, json_array_length(t.pages) AS pages
     FROM filing_case_plan fp
     JOIN plan_document pd ON pd.plan_version_id = fp.plan_version_id AND pd.role = 'text' AND pd.voided_at IS NULL
     LEFT JOIN document_text t ON t.sha256 = pd.sha256
     WHERE fp.case_id = @caseId AND fp.voided_at IS NULL ORDER BY pd.created_at, pd.id`,
    { caseId },
  );
}
