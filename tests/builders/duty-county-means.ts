import type { WriteDb } from '../../db/connection';

const BOOK = '@origin, @now, @now';
const BOOK_COLUMNS = 'origin, created_at, updated_at';

/**
 * What the units and the office of a county made by `fillDutyCounty` keep for a rescue, made by SQL alone: for every hundred
 * units four teams, one depot with a hundred rows of stock, forty major hazards and two hidden dangers. Ids are `t…`, `o…`, `s…`,
 * `h…`, `x…`. Every second depot is the office's.
 */
export function fillDutyMeans(db: WriteDb, origin: string, enterprises: number): void {
  const values = { origin, now: '2026-01-01T00:00:00.000Z' };
  const fill = (rows: number, into: string, columns: string, select: string) =>
    db.run(
      `WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${rows - 1})
       INSERT INTO ${into} (id, ${columns}, ${BOOK_COLUMNS}) SELECT ${select}, ${BOOK} FROM n`,
      values,
    );
  const teams = Math.floor(enterprises / 25);
  const depots = Math.floor(enterprises / 100);
  db.transaction(() => {
    fill(
      teams,
      'team',
      'name, name_key, region_code, host_id, nature_code, reported_on, insured_until',
      `printf('t%07d', i), '示例救援队' || i, '示例救援队' || i, '220283', printf('e%07d', i * 25), 'enterprise-full-time',
       CASE i % 2 WHEN 0 THEN '2024-05-01' END, date('2026-06-01', '+' || (i * 13 % 700) || ' days')`,
    );
    fill(
      teams,
      'team_training',
      'team_id, kind, held_on, topic',
      `printf('r%07d', i), printf('t%07d', i), 'training', date('2025-03-01', '+' || (i * 17 % 600) || ' days'), '示例'`,
    );
    fill(
      depots,
      'depot',
      'name, name_key, kind, enterprise_id, region_code',
      `printf('o%07d', i), '示例库' || i, '示例库' || i, 'enterprise', CASE i % 2 WHEN 0 THEN printf('e%07d', i * 100) END, '220283'`,
    );
    fill(
      enterprises,
      'supply',
      'depot_id, name, name_key, stock, minimum_stock, expires_on, next_check_on, capabilities',
      `printf('s%07d', i), printf('o%07d', i % ${depots}), '示例物资' || i, '示例物资' || i, 1 + i % 5,
       CASE WHEN (i % ${depots}) % 3 = 0 AND i % 7 = 0 THEN 3 END,
       CASE WHEN i % 40 = 0 THEN date('2026-10-01', '+' || (i * 31 % 3000) || ' days') END,
       CASE WHEN i % 60 = 0 THEN date('2026-11-01', '+' || (i * 7 % 900) || ' days') END,
       CASE (i % ${depots}) % 4 WHEN 0 THEN '["fire-fighting"]' ELSE '["medical-aid"]' END`,
    );
    fill(
      Math.floor((enterprises * 2) / 5),
      'hazard',
      'enterprise_id, name, level, place, monitoring, responsible, assessed_on, filed_on',
      `printf('h%07d', i), printf('e%07d', i * 5 / 2), '示例储罐' || i, 1 + i % 4, '罐区', '视频', '示某某',
       date('2023-06-01', '+' || (i * 11 % 240) || ' days'), CASE WHEN i % 3 > 0 THEN '2024-03-01' END`,
    );
    fill(
      Math.floor((enterprises * 2) / 5),
      'hazard_substance',
      'hazard_id, position, name, quantity',
      `printf('c%07d', i), printf('h%07d', i), 1, '氨', 12`,
    );
    db.run(
      `INSERT INTO hazard_link (id, hazard_id, plan_id, ${BOOK_COLUMNS})
       SELECT 'l' || h.id, h.id, (SELECT MIN(p.id) FROM plan p WHERE p.enterprise_id = h.enterprise_id), ${BOOK} FROM hazard h`,
      values,
    );
    fill(
      Math.floor(enterprises / 50),
      'hidden_danger',
      'enterprise_id, title, state, found_on, due_on',
      `printf('x%07d', i), printf('e%07d', i * 50 + 1), '示例隐患' || i, 'listed', '2026-08-01',
       date('2026-10-01', '+' || (i * 19 % 200) || ' days')`,
    );
  });
}
