import type { WriteDb } from '../../db/connection';
import { addDays, type CivilDate, fromDayNumber, toDayNumber } from '../../db/domain/dates/civil-date';
import { type WorkingCalendar, workingDayAfter } from '../../db/domain/dates/working-calendar';
import { sqlMeans } from './duties-sql-means';

/**
 * The yardstick of G13: the same rules as one set-based SQL pass, the way a database person would write them. Aggregates
 * per unit first, then one INSERT … SELECT over all rules into a table shaped and indexed like `duty`. Written for the
 * county of tests/builders/duty-county.ts seen on one day of a second half-year; the bench compares its counts with ours.
 */
export function prepareSqlDuties(db: WriteDb, calendar: WorkingCalendar): void {
  db.exec(`CREATE TABLE workday (day TEXT PRIMARY KEY, due20 TEXT NOT NULL, soon20 TEXT NOT NULL, due5 TEXT NOT NULL,
    soon5 TEXT NOT NULL, due10 TEXT NOT NULL, soon10 TEXT NOT NULL) STRICT, WITHOUT ROWID`);
  const last = toDayNumber('2027-12-31' as CivilDate);
  for (let day = toDayNumber('2016-01-01' as CivilDate); day <= last; day += 1) {
    const due20 = workingDayAfter(calendar, day, 20);
    const due5 = workingDayAfter(calendar, day, 5);
    const due10 = workingDayAfter(calendar, day, 10);
    db.run('INSERT INTO workday VALUES (@day, @due20, @soon20, @due5, @soon5, @due10, @soon10)', {
      day: fromDayNumber(day),
      due20: fromDayNumber(due20),
      soon20: fromDayNumber(workingDayAfter(calendar, due20, -5)),
      due5: fromDayNumber(due5),
      soon5: fromDayNumber(workingDayAfter(calendar, due5, -1)),
      due10: fromDayNumber(due10),
      soon10: fromDayNumber(workingDayAfter(calendar, due10, -5)),
    });
  }
  db.exec(`CREATE TABLE duty_sql (subject_id TEXT NOT NULL, rule_id TEXT NOT NULL, period TEXT NOT NULL,
      ref_id TEXT NOT NULL DEFAULT '', due_on TEXT, state TEXT NOT NULL, met_on TEXT, late INTEGER NOT NULL DEFAULT 0,
      leads INTEGER NOT NULL DEFAULT 0, evidence_id TEXT, PRIMARY KEY (subject_id, rule_id, period, ref_id)) STRICT, WITHOUT ROWID;
    CREATE INDEX duty_sql_state ON duty_sql (state, leads, due_on);
    CREATE INDEX duty_sql_rule ON duty_sql (rule_id, state);`);
}

/** Rule, period, first and last day, column of the aggregate, condition on the unit, when it leads. */
const windows = (
  year: string,
): readonly (readonly [string, string, string, string, string, string, string])[] => {
  const before = String(Number(year) - 1);
  const [h1, h2] = [[`${year}-01-01`, `${year}-06-30`] as const, [`${year}-07-01`, `${year}-12-31`] as const];
  return [
    ['R-DRILL-1Y', before, `${before}-01-01`, `${before}-12-31`, 'y1', '1', '1'],
    ['R-DRILL-1Y', year, `${year}-01-01`, `${year}-12-31`, 'y2', '1', '1'],
    ['R-DRILL-SEED-1Y', before, `${before}-01-01`, `${before}-12-31`, 'y1', '1', '0'],
    ['R-DRILL-SEED-1Y', year, `${year}-01-01`, `${year}-12-31`, 'y2', '1', '0'],
    ['R-DRILL-6M-SITE', `${year}H1`, ...h1, 's1', '1', '1'],
    ['R-DRILL-6M-SITE', `${year}H2`, ...h2, 's2', '1', '1'],
    ['R-DRILL-6M-KEY', `${year}H1`, ...h1, 'k1', 'a', 'NOT hr'],
    ['R-DRILL-6M-KEY', `${year}H2`, ...h2, 'k2', 'a', 'NOT hr'],
    ['R-DRILL-SEED-6M', `${year}H1`, ...h1, 'h1', 'hr', '1'],
    ['R-DRILL-SEED-6M', `${year}H2`, ...h2, 'h2', 'hr', '1'],
  ];
};

/** Works everything out anew; returns the number of duties. */
export function sqlDuties(db: WriteDb, today: string): number {
  const held = `state IN ('ended','evaluated','reported','closed')`;
  const first = (alias: string, from: string, to: string, kinds: string) =>
    `MIN(CASE WHEN evaluated = 1 AND end_on BETWEEN '${from}' AND '${to}' AND plan_kind IN (${kinds}) THEN end_on || id END) AS ${alias}`;
  const half = (n: number, from: string, to: string) =>
    `MIN(CASE WHEN end_on BETWEEN '${from}' AND '${to}' THEN end_on END) AS d${n},
     MIN(CASE WHEN end_on BETWEEN '${from}' AND '${to}' AND reported = 1 AND reported_on <= '${today}' THEN reported_on || id END) AS r${n}`;
  const CS = "'comprehensive','special'";
  const ALL = "'comprehensive','special','onsite'";
  db.exec('DELETE FROM duty_sql; DROP TABLE IF EXISTS temp.agg;');
  db.exec(`CREATE TEMP TABLE agg AS SELECT enterprise_id,
    ${first('y1', '2025-01-01', '2025-12-31', CS)}, ${first('y2', '2026-01-01', today, CS)},
    ${first('s1', '2026-01-01', '2026-06-30', "'onsite'")}, ${first('s2', '2026-07-01', today, "'onsite'")},
    ${first('k1', '2026-01-01', '2026-06-30', ALL)}, ${first('k2', '2026-07-01', today, ALL)},
    ${first('h1', '2026-01-01', '2026-06-30', CS)}, ${first('h2', '2026-07-01', today, CS)},
    ${half(1, '2026-01-01', '2026-06-30')}, ${half(2, '2026-07-01', today)}
    FROM drill INDEXED BY drill_duty WHERE enterprise_id IS NOT NULL AND voided_at IS NULL AND end_on BETWEEN '2025-01-01' AND '${today}' AND ${held}
    GROUP BY enterprise_id ORDER BY enterprise_id`);
  db.exec('CREATE INDEX temp.agg_id ON agg (enterprise_id)');
  db.exec(`CREATE TEMP TABLE IF NOT EXISTS unit (id TEXT PRIMARY KEY, status TEXT, established_on TEXT, a INTEGER, hr INTEGER, b INTEGER, c INTEGER) WITHOUT ROWID; DELETE FROM unit;
    INSERT INTO unit SELECT id, status, established_on,
      activities LIKE '%mine%' OR activities LIKE '%hazmat%' OR activities LIKE '%hotel%',
      activities LIKE '%mine%' OR activities LIKE '%hazmat%',
      activities LIKE '%mine%' OR activities LIKE '%hazmat%' OR size_tier IN ('medium','large'),
      activities LIKE '%mine%' OR activities LIKE '%hazmat%' OR size_tier IN ('medium','large')
    FROM enterprise WHERE voided_at IS NULL ORDER BY id`);
  const unmet = (due: string, soon: string, waived: boolean) =>
    `CASE WHEN u.status = 'closed' THEN 'not-applicable' ${waived ? "WHEN u.status = 'suspended' THEN 'waived'" : ''} WHEN ${due} < '${today}' THEN 'overdue' WHEN ${soon} <= '${today}' THEN 'due-soon' ELSE 'open' END`;
  const parts = windows(today.slice(0, 4)).map(([rule, period, from, to, column, sets, leads]) => {
    const soon = addDays(to as CivilDate, -30);
    return `SELECT u.id, '${rule}', '${period}', '', '${to}',
      CASE WHEN u.status <> 'closed' AND g.${column} IS NOT NULL THEN 'met' WHEN u.established_on > '${from}' THEN 'not-applicable' ELSE ${unmet(`'${to}'`, `'${soon}'`, true)} END,
      CASE WHEN u.status <> 'closed' THEN substr(g.${column}, 1, 10) END, 0, ${leads}, CASE WHEN u.status <> 'closed' THEN substr(g.${column}, 11) END
      FROM unit u LEFT JOIN agg g ON g.enterprise_id = u.id WHERE ${sets}`;
  });
  for (const [period, to] of [
    ['2026-10', '2026-10-31'],
    ['2026-11', '2026-11-30'],
  ] as const)
    parts.push(`SELECT u.id, 'R-RISK-MONTHLY', '${period}', '', '${to}',
      CASE WHEN u.status <> 'closed' AND r.id IS NOT NULL THEN 'met' ELSE ${unmet(`'${to}'`, `'${addDays(to as CivilDate, -7)}'`, true)} END,
      CASE WHEN u.status <> 'closed' THEN r.done_on END, 0, 1, r.id
      FROM unit u LEFT JOIN risk_analysis r ON r.enterprise_id = u.id AND r.month = '${period}' AND r.voided_at IS NULL`);
  for (const [n, period] of [
    [1, '2026H1'],
    [2, '2026H2'],
  ] as const)
    parts.push(`SELECT u.id, 'R-DRILL-6M-REPORT', '${period}', '', w.due10,
      CASE WHEN u.status <> 'closed' AND g.r${n} IS NOT NULL THEN 'met' ELSE ${unmet('w.due10', 'w.soon10', false)} END,
      CASE WHEN u.status <> 'closed' THEN substr(g.r${n}, 1, 10) END,
      CASE WHEN u.status <> 'closed' THEN COALESCE(substr(g.r${n}, 1, 10) > w.due10, 0) ELSE 0 END, 1,
      CASE WHEN u.status <> 'closed' THEN substr(g.r${n}, 11) END
      FROM unit u JOIN agg g ON g.enterprise_id = u.id JOIN workday w ON w.day = g.d${n} WHERE u.a`);
  parts.push(`SELECT u.id, 'R-DRILL-EVAL', '', d.id, NULL, 'open', NULL, 0, 1, NULL
      FROM unit u CROSS JOIN drill d INDEXED BY drill_duty ON d.enterprise_id = u.id
      WHERE u.status <> 'closed' AND d.voided_at IS NULL AND d.end_on BETWEEN '2025-01-01' AND '${today}' AND d.evaluated = 0 AND d.${held}`);
  const versions = `FROM unit u JOIN plan p ON p.enterprise_id = u.id JOIN plan_version v ON v.plan_id = p.id
      AND v.number = (SELECT number FROM plan_version n WHERE n.plan_id = p.id AND n.voided_at IS NULL ORDER BY n.state = 'published' DESC, n.number DESC LIMIT 1)`;
  parts.push(`SELECT id, 'R-FILE-20WD', '', version_id, due20,
      CASE WHEN handed IS NOT NULL AND status <> 'closed' THEN 'met' ELSE CASE WHEN status = 'closed' THEN 'not-applicable' WHEN due20 < '${today}' THEN 'overdue' WHEN soon20 <= '${today}' THEN 'due-soon' ELSE 'open' END END,
      substr(handed, 1, 10), COALESCE(substr(handed, 1, 10) > due20, 0), 1, substr(handed, 11)
      FROM (SELECT u.id, u.status, v.id AS version_id, w.due20, w.soon20,
        (SELECT MIN(COALESCE(c.submitted_on, c.received_on, c.decided_on) || c.id) FROM filing_case_plan fp JOIN filing_case c ON c.id = fp.case_id
          WHERE fp.plan_version_id = v.id AND c.state NOT IN ('draft','void','returned') AND c.voided_at IS NULL) AS handed
        ${versions} JOIN workday w ON w.day = v.published_on WHERE u.a AND v.state = 'published' AND p.voided_at IS NULL)`);
  parts.push(`SELECT u.id, 'R-REV-MUST', '', v.id, COALESCE(v.signed_on, v.published_on),
      CASE WHEN u.status = 'closed' THEN 'not-applicable' WHEN v.review_way = 'review' AND v.review_result <> 'failed' AND v.review_date <= '${today}' THEN 'met' WHEN COALESCE(v.signed_on, v.published_on) <= '${today}' THEN 'overdue' ELSE 'open' END,
      v.review_date, COALESCE(v.review_date > COALESCE(v.signed_on, v.published_on), 0), 1, v.id ${versions} WHERE u.b AND p.voided_at IS NULL`);
  parts.push(`SELECT id, 'R-ASSESS-3Y', start || '/' || due, plan_id, due,
      CASE WHEN status = 'closed' THEN 'not-applicable' WHEN due < '${today}' THEN 'overdue' WHEN date(due, '-30 days') <= '${today}' THEN 'due-soon' ELSE 'open' END, NULL, 0, 1, NULL
      FROM (SELECT id, status, plan_id, start, date(start, '+3 years') AS due FROM (SELECT u.id, u.status, p.id AS plan_id,
        MAX(v.published_on, COALESCE((SELECT MAX(assessed_on) FROM assessment s WHERE s.plan_id = p.id AND s.voided_at IS NULL), '')) AS start ${versions}
        WHERE u.c AND v.published_on IS NOT NULL AND p.voided_at IS NULL))`);
  parts.push(`SELECT id, 'R-ASSESS-3Y', published_on || '/' || due, plan_id, due, CASE WHEN status = 'closed' THEN 'not-applicable' ELSE 'met' END, last, last > due, 1, NULL
      FROM (SELECT u.id, u.status, p.id AS plan_id, v.published_on, date(v.published_on, '+3 years') AS due,
        (SELECT MAX(assessed_on) FROM assessment s WHERE s.plan_id = p.id AND s.voided_at IS NULL) AS last ${versions}
        WHERE u.c AND v.published_on IS NOT NULL AND p.voided_at IS NULL) WHERE last > published_on`);
  const answered = `c.state IN ('filed','deemed-filed')`;
  parts.push(`SELECT u.id, 'R-FILE-5WD', '', c.id, w.due5, CASE WHEN ${answered} THEN 'met' WHEN w.due5 < '${today}' THEN 'overdue' WHEN w.soon5 <= '${today}' THEN 'due-soon' ELSE 'open' END,
      c.decided_on, COALESCE(c.decided_on > w.due5, 0), 1, c.id FROM unit u JOIN filing_case c ON c.enterprise_id = u.id JOIN workday w ON w.day = c.received_on
      WHERE c.state NOT IN ('draft','submitted','void') AND c.voided_at IS NULL`);
  parts.push(`SELECT u.id, 'R-FILE-DEEMED', '', c.id, NULL, 'open', NULL, 0, 1, NULL FROM unit u JOIN filing_case c ON c.enterprise_id = u.id JOIN workday w ON w.day = c.received_on
      WHERE c.state = 'checking' AND w.due5 < '${today}' AND c.voided_at IS NULL`);
  parts.push(...sqlMeans(today));
  db.exec(`INSERT INTO duty_sql (subject_id, rule_id, period, ref_id, due_on, state, met_on, late, leads, evidence_id)
    SELECT * FROM (${parts.join(' UNION ALL ')}) WHERE true ON CONFLICT DO NOTHING`);
  return db.value<number>('SELECT COUNT(*) FROM duty_sql') ?? 0;
}
