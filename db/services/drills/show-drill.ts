import type { ReadDb } from '../../connection';
import { COMPLETED_DRILL_STATES, isCompletedDrill } from '../../domain/drill/drill-state';
import type { Law } from '../../law';
import { codeList } from '../../repositories/code-list';
import { type DrillRecord, drillTable } from '../../repositories/drill';
import { found } from '../own-row';
import { assertInSight, sightOf } from '../own-sight';

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
  assertInSight(db, 'drill', id);
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

/** The drills of one day, by where they stand; `late` are planned ones whose day has passed. */
export interface DrillDay {
  date: string;
  planned: number;
  done: number;
  late: number;
}

/** How many drills each day of a year has, by their actual or planned day. Cancelled ones do not count. */
export function drillYear(db: ReadDb, year: number, today: string, enterpriseId: string | null) {
  const days = db.all<DrillDay>(
    `SELECT COALESCE(start_on, planned_on) AS date,
            SUM(state IN ('planned','prepared','running','paused','postponed')) AS planned,
            SUM(state IN ${codeList(COMPLETED_DRILL_STATES)}) AS done,
            SUM(state IN ('planned','prepared','postponed') AND COALESCE(planned_on, start_on) < @today) AS late
       FROM drill
      WHERE voided_at IS NULL AND state <> 'cancelled' AND COALESCE(start_on, planned_on) BETWEEN @from AND @to
        AND (@enterprise IS NULL OR enterprise_id = @enterprise) AND (@sight IS NULL OR origin = @sight)
      GROUP BY date ORDER BY date`,
    { from: `${year}-01-01`, to: `${year}-12-31`, today, enterprise: enterpriseId, sight: sightOf(db) },
  );
  return { days };
}
