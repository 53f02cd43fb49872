import type { ReadDb } from '../connection';
import { COMPLETED_DRILL_STATES } from '../domain/drill/drill-state';
import { codeList } from './code-list';

/** Which records a history is about: everything of a unit, or one plan. */
export type HistoryScope = { enterpriseId: string } | { planId: string };

/** An entry of the audit log about one record. */
export interface AuditedStep {
  at: string;
  actor: string;
  /** The contract method: 'enterprises.update'. */
  action: string;
  /** JSON. */
  details: string;
}

/** Something that happened to a unit or a plan, dated by the day it counts for. */
export interface HistoryStep {
  /** The row that the step is told from; null for steps of a filing case, which name their actor themselves. */
  id: string | null;
  at: string;
  onDate: string | null;
  actor: string;
  /** What kind of step: a filing action, or 'version', 'published', 'document', 'assessment', 'drill', 'risk'. */
  action: string;
  /** Title of the plan or drill, month of the analysis. */
  subject: string | null;
  /** Label of the version, filing number, conclusion. */
  detail: string | null;
  reason: string | null;
}

/** How many steps of one source are shown; older ones stand in their own lists. */
const LIMIT = 200;

/** What was done to one record, newest first. */
export function auditedSteps(db: ReadDb, entity: string, entityId: string): AuditedStep[] {
  return db.all<AuditedStep>(
    `SELECT at, actor_name AS actor, action, details FROM audit_entry
      WHERE entity = @entity AND entity_id = @entityId ORDER BY seq DESC LIMIT ${LIMIT}`,
    { entity, entityId },
  );
}

const TITLES = `(SELECT group_concat(p.title, '、') FROM filing_case_plan fp JOIN plan_version v ON v.id = fp.plan_version_id
   JOIN plan p ON p.id = v.plan_id WHERE fp.case_id = c.id)`;

/** Steps of filing cases. */
export function filingSteps(db: ReadDb, scope: HistoryScope): HistoryStep[] {
  const cases =
    'enterpriseId' in scope
      ? 'c.enterprise_id = @enterpriseId'
      : `c.id IN (SELECT fp.case_id FROM filing_case_plan fp JOIN plan_version v ON v.id = fp.plan_version_id WHERE v.plan_id = @planId)`;
  return db.all<HistoryStep>(
    `SELECT NULL AS id, ev.at, ev.on_date AS onDate, ev.actor, ev.action, ${TITLES} AS subject,
            CASE WHEN ev.action IN ('file','assign-number') THEN c.filing_no END AS detail, ev.reason
       FROM filing_case c JOIN filing_event ev ON ev.case_id = c.id
      WHERE ${cases} ORDER BY ev.at DESC, ev.seq DESC LIMIT ${LIMIT}`,
    { ...scope },
  );
}

/** Versions registered and published, documents attached, assessments made. */
export function planSteps(db: ReadDb, scope: HistoryScope): HistoryStep[] {
  const plans = 'enterpriseId' in scope ? 'p.enterprise_id = @enterpriseId' : 'p.id = @planId';
  return db.all<HistoryStep>(
    `SELECT v.id, v.created_at AS at, NULL AS onDate, '' AS actor, 'version' AS action, p.title AS subject, v.label AS detail, NULL AS reason
       FROM plan p JOIN plan_version v ON v.plan_id = p.id AND v.voided_at IS NULL WHERE ${plans} AND p.voided_at IS NULL
     UNION ALL
     SELECT v.id, v.created_at, v.published_on, '', 'published', p.title, v.label, NULL
       FROM plan p JOIN plan_version v ON v.plan_id = p.id AND v.voided_at IS NULL AND v.published_on IS NOT NULL
      WHERE ${plans} AND p.voided_at IS NULL
     UNION ALL
     SELECT pd.id, pd.created_at, NULL, '', 'document', p.title, pd.file_name, NULL
       FROM plan p JOIN plan_version v ON v.plan_id = p.id JOIN plan_document pd ON pd.plan_version_id = v.id
      WHERE ${plans} AND p.voided_at IS NULL AND pd.voided_at IS NULL
     UNION ALL
     SELECT a.id, a.created_at, a.assessed_on, COALESCE(a.assessor, ''), 'assessment', p.title, a.conclusion, NULL
       FROM plan p JOIN assessment a ON a.plan_id = p.id AND a.voided_at IS NULL WHERE ${plans} AND p.voided_at IS NULL
     ORDER BY 2 DESC LIMIT ${LIMIT}`,
    { ...scope },
  );
}

/** Drills held and monthly risk analyses of a unit. */
export function drillSteps(db: ReadDb, enterpriseId: string): HistoryStep[] {
  return db.all<HistoryStep>(
    `SELECT id, created_at AS at, end_on AS onDate, '' AS actor, 'drill' AS action, title AS subject, NULL AS detail, NULL AS reason
       FROM drill WHERE enterprise_id = @enterpriseId AND voided_at IS NULL AND end_on IS NOT NULL
        AND state IN ${codeList(COMPLETED_DRILL_STATES)}
     UNION ALL
     SELECT id, created_at, done_on, '', 'risk', month, NULL, NULL
       FROM risk_analysis WHERE enterprise_id = @enterpriseId AND voided_at IS NULL
     ORDER BY 3 DESC LIMIT ${LIMIT}`,
    { enterpriseId },
  );
}
