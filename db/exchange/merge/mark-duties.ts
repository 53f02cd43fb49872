import type { SqlParams, WriteDb } from '../../connection';

/** Where a row's duties lie: an enterprise, or the office that owns a drill of its own. `t` is the row's alias. */
const SUBJECTS: Readonly<Record<string, (t: string) => string>> = {
  office: (t) => `${t}.id`,
  enterprise: (t) => `${t}.id`,
  enterprise_set_override: (t) => `${t}.enterprise_id`,
  plan: (t) => `${t}.enterprise_id`,
  plan_version: (t) => `(SELECT q.enterprise_id FROM main.plan q WHERE q.id = ${t}.plan_id)`,
  assessment: (t) => `(SELECT q.enterprise_id FROM main.plan q WHERE q.id = ${t}.plan_id)`,
  risk_analysis: (t) => `${t}.enterprise_id`,
  filing_case: (t) => `${t}.enterprise_id`,
  filing_case_plan: (t) => `(SELECT q.enterprise_id FROM main.filing_case q WHERE q.id = ${t}.case_id)`,
  filing_event: (t) => `(SELECT q.enterprise_id FROM main.filing_case q WHERE q.id = ${t}.case_id)`,
  drill: (t) => `COALESCE(${t}.enterprise_id, ${t}.origin)`,
};

/** The set-based form of `markDutiesDirty`: marks whoever owes duties on account of these rows. */
export function markSubjects(db: WriteDb, table: string, alias: string, from: string, params: SqlParams = {}): void {
  const subject = SUBJECTS[table];
  if (!subject) return;
  db.run(
    `INSERT INTO duty_subject (subject_id, next_change_on, dirty)
     SELECT DISTINCT subject, '0001-01-01', 1 FROM (SELECT ${subject(alias)} AS subject FROM ${from}) WHERE subject IS NOT NULL
     ON CONFLICT (subject_id) DO UPDATE SET dirty = 1`,
    params,
  );
}

/** The column through which a row's duties are reached; a row that is moved leaves someone behind. */
const LINKS: Readonly<Record<string, string>> = {
  enterprise_set_override: 'enterprise_id',
  plan: 'enterprise_id',
  plan_version: 'plan_id',
  assessment: 'plan_id',
  risk_analysis: 'enterprise_id',
  filing_case: 'enterprise_id',
  filing_case_plan: 'case_id',
  filing_event: 'case_id',
  drill: 'enterprise_id',
};

/** Marks those whom changed rows (`p` new, `o` old) hung on before, where that differs. */
export function markFormerSubjects(db: WriteDb, table: string, from: string, params: SqlParams): void {
  const link = LINKS[table];
  if (link) markSubjects(db, table, 'o', `${from} AND o.${link} IS NOT p.${link}`, params);
}
