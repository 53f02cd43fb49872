/**
 * The part of the yardstick of G13 that asks for teams, stock and hazards: one SELECT a rule, in the columns of `duty`. Written
 * for the county of tests/builders/duty-county-means.ts.
 */
export function sqlMeans(today: string): string[] {
  const NOT_CLOSED = `(u.id IS NULL OR u.status <> 'closed')`;
  const whole = (rule: string, met: string) =>
    `SELECT u.id, '${rule}', '', '', NULL, CASE WHEN ${met} IS NOT NULL THEN 'met' WHEN u.status = 'suspended' THEN 'waived' ELSE 'open' END,
       NULL, 0, 1, ${met} FROM unit u WHERE u.a AND u.status <> 'closed'`;
  const term = (rule: string, subject: string, id: string, due: string, from: string, days = 30) =>
    `SELECT subject, '${rule}', '', k.id, due, CASE WHEN due < '${today}' THEN 'overdue' ELSE 'due-soon' END, NULL, 0, 1, NULL
       FROM (SELECT ${subject} AS subject, ${id} AS id, ${due} AS due ${from} GROUP BY 1, 2) k
         LEFT JOIN unit u ON u.id = subject WHERE date(due, '-${days} days') <= '${today}' AND ${NOT_CLOSED}`;
  const host = 'COALESCE(t.host_id, t.origin)';
  const keeper = 'COALESCE(d.enterprise_id, d.origin)';
  const stock = 'FROM depot d JOIN supply s ON s.depot_id = d.id AND s.voided_at IS NULL AND s.stock > 0';
  return [
    whole(
      'R-TEAM-MUST',
      `COALESCE((SELECT MIN(t.id) FROM team t WHERE t.host_id = u.id AND t.voided_at IS NULL AND t.disbanded_on IS NULL),
         (SELECT MIN(m.id) FROM team_member m WHERE m.enterprise_id = u.id), (SELECT MIN(a.id) FROM team_agreement a WHERE a.enterprise_id = u.id))`,
    ),
    whole(
      'R-SUP-UNIT',
      `(SELECT MIN(d.id) FROM depot d JOIN supply s ON s.depot_id = d.id WHERE d.enterprise_id = u.id AND d.voided_at IS NULL
          AND s.voided_at IS NULL AND s.stock > s.unfit AND s.capabilities LIKE '%fire-fighting%')`,
    ),
    term(
      'R-TEAM-TRAIN',
      host,
      't.id',
      `date(MAX(r.held_on), '+12 months')`,
      `FROM team t JOIN team_training r ON r.team_id = t.id WHERE t.voided_at IS NULL AND r.held_on <= '${today}'`,
    ),
    term('R-TEAM-INSURE', host, 't.id', 't.insured_until', 'FROM team t WHERE t.voided_at IS NULL'),
    `SELECT t.host_id, 'R-TEAM-REPORT', '', t.id, NULL, CASE WHEN t.reported_on IS NULL THEN 'open' ELSE 'met' END, t.reported_on, 0, 1, t.id
       FROM team t JOIN unit u ON u.id = t.host_id WHERE t.voided_at IS NULL AND u.status <> 'closed'`,
    term('R-SUP-EXPIRY', keeper, 'd.id', 'MIN(s.expires_on)', stock),
    term('R-SUP-UPKEEP', keeper, 'd.id', 'MIN(s.next_check_on)', stock),
    `SELECT subject, 'R-SUP-MINIMUM', '', k.id, NULL, 'open', NULL, 0, 1, NULL FROM (SELECT DISTINCT ${keeper} AS subject, d.id AS id
       ${stock} WHERE s.stock - s.unfit < s.minimum_stock) k LEFT JOIN unit u ON u.id = subject WHERE ${NOT_CLOSED}`,
    `SELECT h.enterprise_id, 'R-PLAN-HAZARD', '', h.id, NULL, CASE WHEN h.level IS NOT NULL AND h.place IS NOT NULL AND h.monitoring IS NOT NULL
         AND h.responsible IS NOT NULL AND h.assessed_on IS NOT NULL AND h.filed_on IS NOT NULL
         AND EXISTS (SELECT 1 FROM hazard_substance s WHERE s.hazard_id = h.id)
         AND EXISTS (SELECT 1 FROM hazard_link l JOIN plan p ON p.id = l.plan_id WHERE l.hazard_id = h.id AND p.voided_at IS NULL)
       THEN 'met' ELSE 'open' END, h.filed_on, 0, 1, h.id
       FROM hazard h JOIN unit u ON u.id = h.enterprise_id WHERE h.voided_at IS NULL AND u.status <> 'closed'`,
    term(
      'R-HAZARD-ASSESS',
      'h.enterprise_id',
      'h.id',
      `COALESCE(h.next_assessment_on, date(h.assessed_on, '+36 months'))`,
      'FROM hazard h WHERE h.voided_at IS NULL AND h.removed_on IS NULL',
      60,
    ),
    `SELECT h.enterprise_id, 'R-HIDDEN-DANGER', '', h.id, h.due_on,
       CASE WHEN h.due_on < '${today}' THEN 'overdue' WHEN date(h.due_on, '-30 days') <= '${today}' THEN 'due-soon' ELSE 'open' END, NULL, 0, 1, NULL
       FROM hidden_danger h JOIN unit u ON u.id = h.enterprise_id
       WHERE h.voided_at IS NULL AND u.status <> 'closed' AND h.state IN ('found','listed')`,
  ];
}
