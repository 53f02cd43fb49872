import type { ReadDb } from '../../connection';
import { isCompletedDrill } from '../../domain/drill/drill-state';
import type { Law } from '../../law';
import { type DrillRecord, drillTable } from '../../repositories/drill';
import { found } from '../own-row';

export interface MetDuty {
  rule: string;
  title: string;
  period: string;
}

/** The duties a drill is the evidence for; a planned one names those it was proposed for. */
export function dutiesOfDrill(db: ReadDb, law: Law, record: DrillRecord): MetDuty[] {
  const titles = new Map(law.ruleBook.rules.map((rule) => [rule.id as string, rule.title]));
  if (!isCompletedDrill(record.state))
    return record.meets.map((rule) => ({
      rule,
      title: titles.get(rule) ?? rule,
      period: String(record.plannedOn ?? '').slice(0, 4),
    }));
  return db
    .all<{ rule: string; period: string }>(
      `SELECT rule_id AS rule, period FROM duty WHERE subject_id = @subject AND evidence_id = @id AND state = 'met' ORDER BY rule_id, period`,
      { subject: record.enterpriseId ?? record.origin, id: record.id },
    )
    .map(({ rule, period }) => ({ rule, title: titles.get(rule) ?? rule, period }));
}

export interface ShownDrill {
  record: DrillRecord;
  enterprise: { id: string; name: string } | null;
  planName: string | null;
}

/** @throws PlanDeskError NOT_FOUND */
export function showDrill(db: ReadDb, id: string): ShownDrill {
  const record = found(drillTable.find(db, id), '演练', id);
  return {
    record,
    enterprise:
      record.enterpriseId === null
        ? null
        : (db.get<{ id: string; name: string }>('SELECT id, name FROM enterprise WHERE id = @id', {
            id: record.enterpriseId,
          }) ?? null),
    planName:
      record.planId === null
        ? record.planTitle
        : (db.value<string>('SELECT title FROM plan WHERE id = @id', { id: record.planId }) ??
          record.planTitle),
  };
}

/** Drills of a year view are cut here; nobody reads more dots than that. */
const SHOWN_AT_MOST = 2000;

export interface YearDrill {
  id: string;
  title: string;
  ownerName: string;
  date: string;
  planKind: string | null;
  form: string | null;
  state: string;
}

/** The drills of a year by their actual or planned day, and how many of each month are planned, done and late. */
export function drillYear(db: ReadDb, year: number, today: string, enterpriseId: string | null) {
  const params = { from: `${year}-01-01`, to: `${year}-12-31`, today, enterprise: enterpriseId };
  const scope = `d.voided_at IS NULL AND d.state <> 'cancelled' AND COALESCE(d.start_on, d.planned_on) BETWEEN @from AND @to
    AND (@enterprise IS NULL OR d.enterprise_id = @enterprise)`;
  const counted = db.all<{ month: number; planned: number; done: number; late: number }>(
    `SELECT CAST(substr(COALESCE(d.start_on, d.planned_on), 6, 2) AS INTEGER) AS month,
            SUM(d.state IN ('planned','prepared','running','paused','postponed')) AS planned,
            SUM(d.state IN ('ended','evaluated','reported','closed')) AS done,
            SUM(d.state IN ('planned','prepared','postponed') AND COALESCE(d.planned_on, d.start_on) < @today) AS late
       FROM drill d WHERE ${scope} GROUP BY month`,
    params,
  );
  const rows = db.all<YearDrill>(
    `SELECT d.id, d.title, COALESCE(e.name, o.name, '') AS ownerName, COALESCE(d.start_on, d.planned_on) AS date,
            d.plan_kind AS planKind, d.form, d.state
       FROM drill d LEFT JOIN enterprise e ON e.id = d.enterprise_id LEFT JOIN office o ON o.id = d.origin
      WHERE ${scope} ORDER BY date, d.id LIMIT ${SHOWN_AT_MOST + 1}`,
    params,
  );
  const byMonth = new Map(counted.map((row) => [row.month, row]));
  return {
    months: Array.from(
      { length: 12 },
      (_, index) => byMonth.get(index + 1) ?? { month: index + 1, planned: 0, done: 0, late: 0 },
    ),
    drills: rows.slice(0, SHOWN_AT_MOST),
    cut: rows.length > SHOWN_AT_MOST,
  };
}
