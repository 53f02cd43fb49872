import type { SqlParams, WriteDb } from '../../connection';

/** How a row's duties are reached. */
interface Subject {
  /** SQL expression over the row's alias: an enterprise's id, or the office that owns a drill of its own. */
  of: (row: string) => string;
  /** Column whose change moves the row from one subject to another. */
  link: string;
}

const direct: Subject = { of: (row) => `${row}.enterprise_id`, link: 'enterprise_id' };
const throughPlan: Subject = {
  of: (row) => `(SELECT q.enterprise_id FROM main.plan q WHERE q.id = ${row}.plan_id)`,
  link: 'plan_id',
};
const throughCase: Subject = {
  of: (row) => `(SELECT q.enterprise_id FROM main.filing_case q WHERE q.id = ${row}.case_id)`,
  link: 'case_id',
};
const itself: Subject = { of: (row) => `${row}.id`, link: 'id' };

const SUBJECTS: Readonly<Record<string, Subject>> = {
  office: itself,
  enterprise: itself,
  enterprise_set_override: direct,
  plan: direct,
  plan_version: throughPlan,
  assessment: throughPlan,
  revision_trigger: throughPlan,
  risk_analysis: direct,
  filing_case: direct,
  filing_case_plan: throughCase,
  filing_event: throughCase,
  drill: { of: (row) => `COALESCE(${row}.enterprise_id, ${row}.origin)`, link: 'enterprise_id' },
};

/** Whose duties rows of this table bear on, or undefined when nobody's. */
export function subjectOf(table: string): Subject | undefined {
  return SUBJECTS[table];
}

/** The set-based form of `markDutiesDirty`; `subjects` selects ids, NULL among them. */
export function markSelected(db: WriteDb, subjects: string, params: SqlParams = {}): void {
  db.run(
    `INSERT INTO duty_subject (subject_id, next_change_on, dirty)
     SELECT DISTINCT subject, '0001-01-01', 1 FROM (${subjects}) WHERE subject IS NOT NULL
     ON CONFLICT (subject_id) DO UPDATE SET dirty = 1`,
    params,
  );
}

/** Marks whoever owes duties on account of these rows of `table`. */
export function markSubjects(
  db: WriteDb,
  table: string,
  alias: string,
  from: string,
  params: SqlParams = {},
): void {
  const subject = SUBJECTS[table];
  if (subject) markSelected(db, `SELECT ${subject.of(alias)} AS subject FROM ${from}`, params);
}
