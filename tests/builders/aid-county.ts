import type { WriteDb } from '../../db/connection';

const BOOK = '@origin, @now, @now';
const BOOK_COLUMNS = 'origin, created_at, updated_at';
/** Degrees: a spread over a county's ground that repeats for nobody in sight of another. */
const PLACE = `126.4 + (i * 7919 % 100003) / 83000.0, 44.0 + (i * 104729 % 99991) / 140000.0`;

export interface AidCountySize {
  readonly enterprises: number;
  readonly teams: number;
  readonly depots: number;
  readonly supplies: number;
  readonly hazards: number;
}

/**
 * What an incident asks for in a large county, made by SQL alone: units, teams, depots with their stock, hazards, all with places.
 * The same size gives the same county. A tenth of the stock can put out fires, a tenth has no capability entered and is
 * told by its name; every fourth hazard has no place of its own. Ids are `e…`, `t…`, `o…`, `s…`, `h…` and seven digits.
 */
export function fillAidCounty(db: WriteDb, origin: string, size: AidCountySize): void {
  const values = { origin, now: '2026-01-01T00:00:00.000Z' };
  const fill = (rows: number, into: string, columns: string, select: string) =>
    db.run(
      `WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${rows - 1})
       INSERT INTO ${into} (id, ${columns}, ${BOOK_COLUMNS}) SELECT ${select}, ${BOOK} FROM n`,
      values,
    );
  db.transaction(() => {
    fill(
      size.enterprises,
      'enterprise',
      'name, name_key, region_code, activities, status, longitude, latitude',
      `printf('e%07d', i), '示例第' || i || '有限公司', '示例第' || i || '有限公司', '220283',
       CASE i % 5 WHEN 0 THEN '["hazmat-storage"]' ELSE '[]' END, 'active', ${PLACE}`,
    );
    fill(
      size.teams,
      'team',
      'name, name_key, region_code, field_code, main_equipment, duty_phone, longitude, latitude, capabilities',
      `printf('t%07d', i), '示例救援队' || i, '示例救援队' || i, '220283', CASE i % 4 WHEN 0 THEN 'mine' WHEN 1 THEN 'hazchem' END,
       '水罐车、泡沫车、照明车', '0432-00001234', ${PLACE}, CASE i % 3 WHEN 0 THEN '["fire-fighting"]' ELSE '[]' END`,
    );
    fill(
      size.teams * 5,
      'equipment',
      'team_id, name, name_key, quantity, capabilities',
      `printf('q%07d', i), printf('t%07d', i % ${size.teams}), '示例装备' || i % 40, '示例装备' || i % 40, 2,
       CASE i % 6 WHEN 0 THEN '["fire-fighting"]' ELSE '[]' END`,
    );
    fill(
      size.depots,
      'depot',
      'name, name_key, kind, region_code, longitude, latitude',
      `printf('o%07d', i), '示例库' || i, '示例库' || i, 'government', '220283', ${PLACE}`,
    );
    fill(
      size.supplies,
      'supply',
      'depot_id, depot, depot_key, category, name, name_key, spec, spec_key, stock, unit, minimum_stock, expires_on, shareable, capabilities',
      `printf('s%07d', i), printf('o%07d', i % ${size.depots}), '示例库' || i % ${size.depots}, '示例库' || i % ${size.depots},
       '示例类' || i % 12, '示例物资' || i % 900, '示例物资' || i % 900, '规格' || i % 7, '规格' || i % 7, 1 + i % 500, '件', 40,
       CASE i % 5 WHEN 0 THEN date('2026-06-01', '+' || (i * 31 % 2000) || ' days') END, i % 3 > 0,
       CASE (i / ${size.depots}) % 10 WHEN 0 THEN '["fire-fighting"]' WHEN 1 THEN '[]' ELSE '["living-support"]' END`,
    );
    fill(
      size.hazards,
      'hazard',
      'enterprise_id, name, level, reach_m, longitude, latitude',
      `printf('h%07d', i), printf('e%07d', i % ${size.enterprises}), '示例储罐' || i, 1 + i % 4,
       CASE WHEN i % 500 = 0 THEN 5000 ELSE 300 + i % 400 END,
       CASE WHEN i % 4 > 0 THEN 126.4 + (i * 7919 % 100003) / 83000.0 END,
       CASE WHEN i % 4 > 0 THEN 44.0 + (i * 104729 % 99991) / 140000.0 END`,
    );
  });
}
