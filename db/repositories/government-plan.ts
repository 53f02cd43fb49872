import type { ReadDb, WriteDb } from '../connection';
import type { GovernmentPlanKind } from '../domain/plan/government/kinds';

/** What only plans of governments and departments have. */
export interface GovernmentFacts {
  governmentKind: GovernmentPlanKind | null;
  /** Who issues it. */
  issuingBody: string | null;
}

/** The facts of one plan; empty ones for a plan that is not there. */
export function governmentFactsOf(db: ReadDb, planId: string): GovernmentFacts {
  return (
    db.get<GovernmentFacts>(
      'SELECT government_kind AS governmentKind, issuing_body AS issuingBody FROM plan WHERE id = @planId',
      { planId },
    ) ?? { governmentKind: null, issuingBody: null }
  );
}

/** Keeps the facts; the plan's own counter is raised by whoever changes the plan. */
export function storeGovernmentFacts(db: WriteDb, planId: string, facts: GovernmentFacts): void {
  db.run(
    'UPDATE plan SET government_kind = @governmentKind, issuing_body = @issuingBody WHERE id = @planId',
    {
      planId,
      ...facts,
    },
  );
}

/** Days of approval (审批) of a plan's versions, by version id. */
export function approvalDays(db: ReadDb, planId: string): Map<string, string | null> {
  const rows = db.all<{ id: string; on: string | null }>(
    'SELECT id, approved_on AS "on" FROM plan_version WHERE plan_id = @planId AND voided_at IS NULL',
    { planId },
  );
  return new Map(rows.map((row) => [row.id, row.on]));
}

/** Keeps the day of approval of a version. */
export function storeApproval(db: WriteDb, versionId: string, approvedOn: string | null): void {
  db.run('UPDATE plan_version SET approved_on = @approvedOn WHERE id = @versionId', {
    versionId,
    approvedOn,
  });
}

/** Raises a plan's counter, for a change of facts that its own record does not hold. */
export function touchPlan(db: WriteDb, planId: string, now: string): void {
  db.run('UPDATE plan SET version = version + 1, updated_at = @now WHERE id = @planId', { planId, now });
}

/** The same for a version. */
export function touchVersion(db: WriteDb, versionId: string, now: string): void {
  db.run('UPDATE plan_version SET version = version + 1, updated_at = @now WHERE id = @versionId', {
    versionId,
    now,
  });
}

/** A plan that the office keeps, with its version in force or newest. */
export interface OwnPlanRow {
  id: string;
  title: string;
  kind: string;
  governmentKind: GovernmentPlanKind | null;
  issuingBody: string | null;
  status: string;
  versionLabel: string | null;
  versionState: string | null;
  publishedOn: string | null;
  overdue: number;
}

/** Plans without an enterprise that this office keeps, newest printing first. */
export function ownPlanRows(db: ReadDb, self: string): OwnPlanRow[] {
  return db.all<OwnPlanRow>(
    `SELECT p.id, p.title, p.kind, p.government_kind AS governmentKind, p.issuing_body AS issuingBody, p.status,
            v.label AS versionLabel, v.state AS versionState, v.published_on AS publishedOn,
            (SELECT COUNT(*) FROM duty d WHERE d.subject_id = @self AND d.state = 'overdue'
               AND (d.ref_id = p.id OR d.ref_id IN (SELECT w.id FROM plan_version w WHERE w.plan_id = p.id))) AS overdue
       FROM plan p LEFT JOIN plan_version v ON v.plan_id = p.id AND v.number =
            (SELECT MAX(n.number) FROM plan_version n WHERE n.plan_id = p.id AND n.voided_at IS NULL)
      WHERE COALESCE(p.enterprise_id, p.origin) = @self AND p.enterprise_id IS NULL AND p.voided_at IS NULL
      ORDER BY v.published_on IS NULL, v.published_on DESC, p.id`,
    { self },
  );
}
