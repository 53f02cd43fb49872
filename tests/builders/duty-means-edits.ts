import { addDays, type CivilDate } from '../../db/domain/dates/civil-date';
import type { TestCore } from './database';

/** Edits of registers whose rows mark by themselves whose duties have to be worked out again. */
export const MEANS_EDITS = [
  'team',
  'team-change',
  'member',
  'training',
  'agreement',
  'depot',
  'supply',
  'supply-change',
  'gear',
  'watch',
  'hazard',
  'hazard-part',
  'danger',
  'danger-change',
  'void-means',
] as const;

interface MeansEdit {
  readonly kind: string;
  readonly a: number;
  readonly b: number;
}

/** Does to the registers what an edit says; every third row belongs to the office instead of the unit. */
export function applyMeansEdit(at: TestCore, unit: string, { kind, a, b }: MeansEdit, day: string): void {
  const db = at.core.write;
  const near = (n: number) => addDays(day as CivilDate, (n % 500) - 250);
  const owner = b % 3 === 0 ? null : unit;
  const id = at.core.newId();
  const common = { id, origin: at.self, now: at.core.clock.now() };
  const insert = (table: string, values: Record<string, string | number | null>) => {
    const row = { ...values, id, origin: at.self, created_at: common.now, updated_at: common.now };
    const columns = Object.keys(row);
    db.run(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((c) => `@${c}`).join(', ')})`,
      row,
    );
  };
  const some = (table: string): string | null =>
    db.value<string>(`SELECT id FROM ${table} WHERE voided_at IS NULL ORDER BY id LIMIT 1 OFFSET @n`, {
      n: a % 2,
    }) ?? null;
  const change = (table: string, sets: string, params: Record<string, string | number | null>) => {
    const row = some(table);
    if (row !== null) db.run(`UPDATE ${table} SET ${sets} WHERE id = @row`, { row, ...params });
  };
  const team = some('team');
  const depot = some('depot');
  const hazard = some('hazard');
  switch (kind) {
    case 'team':
      insert('team', {
        name: `示例救援队${a}`,
        name_key: `示例救援队${a}`,
        region_code: '220283',
        host_id: owner,
        reported_on: b % 2 === 0 ? near(a) : null,
        insured_until: b % 5 === 0 ? null : near(b),
        field_code: b % 2 === 0 ? 'mine' : null,
        nature_code: b % 4 < 2 ? 'enterprise-full-time' : 'enterprise-part-time',
      });
      return;
    case 'team-change':
      change('team', 'host_id = @owner, disbanded_on = @day', { owner, day: b % 4 === 0 ? near(a) : null });
      return;
    case 'member':
      insert('team_member', {
        team_id: b % 2 === 0 ? team : null,
        enterprise_id: b % 2 === 0 && team !== null ? null : unit,
        name: '示某某',
        name_key: '示某某',
        insured_until: near(b),
        left_on: a % 4 === 0 ? near(a) : null,
      });
      return;
    case 'training':
      if (team) insert('team_training', { team_id: team, kind: 'training', held_on: near(b), topic: '示例' });
      return;
    case 'agreement':
      if (team)
        insert('team_agreement', {
          kind: b % 2 === 0 ? 'rescue' : 'joint',
          team_id: team,
          enterprise_id: unit,
          valid_from: near(a),
          valid_until: b % 4 === 0 ? null : addDays(near(a), b % 300),
          ended_on: b % 7 === 0 ? near(b) : null,
        });
      return;
    case 'depot':
      insert('depot', {
        name: `示例库${a}`,
        name_key: `示例库${a}`,
        kind: owner === null ? 'government' : 'enterprise',
        enterprise_id: owner,
        region_code: '220283',
      });
      return;
    case 'supply':
      insert('supply', {
        depot_id: depot,
        name: '示例物资',
        name_key: '示例物资',
        stock: b % 4,
        minimum_stock: a % 3,
        expires_on: b % 3 === 0 ? null : near(a),
        checked_on: near(b),
        check_months: b % 2 === 0 ? 6 : null,
        capabilities: b % 2 === 0 ? '["fire-fighting"]' : '[]',
      });
      return;
    case 'supply-change':
      change('supply', 'stock = @stock, depot_id = @depot, next_check_on = @day', {
        stock: b % 3,
        depot,
        day: near(b),
      });
      return;
    case 'gear':
      insert('equipment', {
        team_id: team,
        name: '示例装备',
        name_key: '示例装备',
        quantity: 1,
        next_check_on: near(b),
        condition: b % 3 === 0 ? 'scrapped' : 'good',
        capabilities: '["drainage"]',
      });
      return;
    case 'watch':
      insert('watch_shift', {
        enterprise_id: owner,
        on_day: near(a),
        shift: 'whole',
        role: 'member',
        name: `示${a}`,
      });
      return;
    case 'hazard':
      insert('hazard', {
        enterprise_id: unit,
        name: '示例储罐',
        level: b % 2 === 0 ? 3 : null,
        place: '罐区',
        monitoring: '视频',
        responsible: '样某某',
        assessed_on: near(a),
        filed_on: b % 3 === 0 ? near(b) : null,
        removed_on: b % 9 === 0 ? near(a) : null,
      });
      return;
    case 'hazard-part': {
      const plan = db.value<string>('SELECT id FROM plan WHERE enterprise_id = @unit ORDER BY id', { unit });
      if (hazard && b % 2 === 0)
        insert('hazard_substance', { hazard_id: hazard, position: 1, name: '氨', quantity: 5 });
      else if (hazard && plan) insert('hazard_link', { hazard_id: hazard, plan_id: plan });
      return;
    }
    case 'danger':
      insert('hidden_danger', {
        enterprise_id: unit,
        title: '示例隐患',
        state: 'found',
        found_on: near(a),
        due_on: near(b),
      });
      return;
    case 'danger-change':
      change('hidden_danger', 'state = @state, corrected_on = @day, extended_to = @later', {
        state: b % 2 === 0 ? 'corrected' : 'listed',
        day: b % 2 === 0 ? near(a) : null,
        later: near(b),
      });
      return;
    default: {
      const tables = [
        'team',
        'team_member',
        'depot',
        'supply',
        'watch_shift',
        'hazard',
        'team_agreement',
      ] as const;
      change(tables[b % tables.length] ?? 'team', "voided_at = @now, void_reason = '误录'", {
        now: common.now,
      });
    }
  }
}
