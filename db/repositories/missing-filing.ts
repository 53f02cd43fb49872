import type { ReadDb } from '../connection';
import { FILED_STATES } from '../domain/filing/filing-state';
import { MISSING_RULES, type MissingReason } from '../domain/reports/missing';
import { codeList } from './code-list';
import { type NoticeRecord, noticeTable } from './notice';

/** Why a filing duty `d` is not met; a unit without any published plan has one without a plan. */
const REASON = `CASE
    WHEN d.ref_id = '' THEN CASE
      WHEN EXISTS (SELECT 1 FROM plan q WHERE q.enterprise_id = d.subject_id AND q.status = 'active' AND q.voided_at IS NULL)
      THEN 'unpublished' ELSE 'no-plan' END
    WHEN EXISTS (SELECT 1 FROM plan_version v JOIN plan_version w ON w.plan_id = v.plan_id AND w.id <> v.id
                   JOIN filing_case_plan fp ON fp.plan_version_id = w.id AND fp.voided_at IS NULL
                   JOIN filing_case c ON c.id = fp.case_id AND c.voided_at IS NULL AND c.state IN ${codeList(FILED_STATES)}
                  WHERE v.id = d.ref_id) THEN 'refile'
    ELSE 'overdue' END`;

/** Filing duties past their day, and those of units that have no published plan at all. */
const FILING = `d.rule_id = '${MISSING_RULES.filing}' AND (d.state = 'overdue' OR (d.state = 'open' AND d.ref_id = ''))`;
const ASSESSMENT = `d.rule_id = '${MISSING_RULES.assessment}' AND d.state = 'overdue'`;

/**
 * One row a unit and reason: how many plans, and the duty that is longest past its day, which the row's trace opens. With
 * one MIN SQLite takes the other columns from the row of the minimum.
 */
export const MISSING_FILINGS = `(
  SELECT unit_id, reason, MIN(due_on) AS due_on, rule_id, period, ref_id, COUNT(*) AS plans FROM (
    SELECT d.subject_id AS unit_id, ${REASON} AS reason, d.due_on, d.rule_id, d.period, d.ref_id FROM duty d WHERE ${FILING}
  ) GROUP BY unit_id, reason
  UNION ALL
  SELECT d.subject_id, 'not-assessed', MIN(d.due_on), d.rule_id, d.period, d.ref_id, COUNT(*) FROM duty d
   WHERE ${ASSESSMENT} GROUP BY d.subject_id
)`;

/** One thing a unit has not done, with the plan it is about. */
export interface MissingItem {
  unitId: string;
  reason: MissingReason;
  rule: string;
  planTitle: string | null;
  due: string | null;
}

/** Everything these units have not done, unit by unit, the longest past its day first. */
export function missingItems(db: ReadDb, unitIds: readonly string[]): MissingItem[] {
  const title = `(SELECT p.title FROM plan p WHERE p.id = d.ref_id UNION ALL
    SELECT p.title FROM plan_version v JOIN plan p ON p.id = v.plan_id WHERE v.id = d.ref_id)`;
  return db.all<MissingItem>(
    `WITH wanted AS (SELECT value AS id FROM json_each(@ids))
     SELECT unitId, reason, rule, planTitle, due FROM (
     SELECT d.subject_id AS unitId, ${REASON} AS reason, d.rule_id AS rule,
       CASE d.ref_id WHEN '' THEN (SELECT p.title FROM plan p WHERE p.enterprise_id = d.subject_id AND p.status = 'active'
                                      AND p.voided_at IS NULL ORDER BY p.id LIMIT 1) ELSE ${title} END AS planTitle,
       d.due_on AS due
     FROM duty d WHERE d.subject_id IN (SELECT id FROM wanted) AND ${FILING}
     UNION ALL
     SELECT d.subject_id, 'not-assessed', d.rule_id, ${title}, d.due_on
     FROM duty d WHERE d.subject_id IN (SELECT id FROM wanted) AND ${ASSESSMENT}
     ) ORDER BY unitId, due IS NULL, due, planTitle`,
    { ids: JSON.stringify(unitIds) },
  );
}

/** Whom to write to or to call. */
export interface ReminderTarget {
  id: string;
  name: string;
  town: string | null;
  contact: string | null;
  phone: string | null;
}

/** The safety officer, else the principal, else the legal person: name and telephone of the same person. */
export const CONTACT = {
  name: `CASE WHEN e.safety_officer_phone IS NOT NULL THEN e.safety_officer WHEN e.principal_phone IS NOT NULL THEN e.principal
    WHEN e.legal_phone IS NOT NULL THEN e.legal_person ELSE COALESCE(e.safety_officer, e.principal, e.legal_person) END`,
  phone: 'COALESCE(e.safety_officer_phone, e.principal_phone, e.legal_phone)',
} as const;

/** These units by name. */
export function reminderTargets(
  db: ReadDb,
  unitIds: readonly string[],
  origin: string | null,
): ReminderTarget[] {
  return db.all<ReminderTarget>(
    `SELECT e.id, e.name, e.town, ${CONTACT.name} AS contact, ${CONTACT.phone} AS phone FROM enterprise e
     WHERE e.id IN (SELECT value FROM json_each(@ids)) AND e.voided_at IS NULL ${origin === null ? '' : 'AND e.origin = @origin'}
     ORDER BY e.town IS NULL, e.town, e.name, e.id`,
    { ids: JSON.stringify(unitIds), ...(origin === null ? {} : { origin }) },
  );
}

/** Every number this office has given to a reminder, those taken back included. */
export function reminderNumbers(db: ReadDb, origin: string): string[] {
  return db
    .allRaw("SELECT number FROM notice WHERE kind = 'reminder' AND origin = @origin AND number IS NOT NULL", {
      origin,
    })
    .map(([number]) => String(number));
}

/** The living letters of one go, in the order in which they were written. */
export function lettersOfBatch(db: ReadDb, batch: string): NoticeRecord[] {
  return noticeTable.select(
    db,
    `WHERE kind = 'reminder' AND json_extract(details, '$.batch') = @batch AND voided_at IS NULL ORDER BY id`,
    { batch },
  );
}

/** The living letters of one go, or those of these ids. */
export function lettersOf(
  db: ReadDb,
  wanted: { batch: string | null; ids: readonly string[] | null },
): NoticeRecord[] {
  if (wanted.batch !== null) return lettersOfBatch(db, wanted.batch);
  return noticeTable.select(
    db,
    `WHERE kind = 'reminder' AND number IS NOT NULL AND voided_at IS NULL
       AND id IN (SELECT value FROM json_each(@ids)) ORDER BY id`,
    { ids: JSON.stringify(wanted.ids ?? []) },
  );
}

/** The last living reminder that an office sent to a unit. */
export function latestReminder(db: ReadDb, unitId: string, origin: string): NoticeRecord | undefined {
  return noticeTable.select(
    db,
    `WHERE kind = 'reminder' AND enterprise_id = @unitId AND origin = @origin AND voided_at IS NULL
     ORDER BY issued_on DESC, id DESC LIMIT 1`,
    { unitId, origin },
  )[0];
}
