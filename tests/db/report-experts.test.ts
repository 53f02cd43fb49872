import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readReport } from '../../db/services/reports/read-report';
import { makeCore } from '../builders/database';
import { makeExpert } from '../builders/records';

const at = makeCore({ today: '2026-11-20' });
afterAll(() => at.close());
const T7 = () =>
  readReport(at.core.read, at.core.law, '2026-11-20', { report: 'T7', period: '2026', by: 'region' });

function insert(table: string, row: Record<string, string | number | null>): string {
  const id = at.core.newId();
  const now = at.core.clock.now();
  const full = { ...row, id, origin: at.self, created_at: now, updated_at: now };
  const columns = Object.keys(full);
  at.core.write.run(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((c) => `@${c}`).join(', ')})`,
    full,
  );
  return id;
}

describe('专家库统计表', () => {
  beforeAll(() => {
    const senior = makeExpert(at, {
      specialtyCodes: ['S01', 'S04'],
      title: '高级工程师',
      termTo: '2027-06-30',
    });
    makeExpert(at, { specialtyCodes: ['S01'], title: '高级工程师', termTo: '2026-03-31' });
    makeExpert(at, { specialtyCodes: ['S02'], title: '工程师', status: 'removed', termTo: '2025-03-31' });
    makeExpert(at, { specialtyCodes: [], title: null, status: 'paused', termTo: null });
    const draw = (heldOn: string, state: string) =>
      insert('expert_draw', {
        title: '示例',
        unit_name: '示例公司',
        held_on: heldOn,
        needs: '[]',
        substitutes: 1,
        state,
      });
    const place = (drawId: string, standing: string, answer: string | null) =>
      insert('expert_draw_place', {
        draw_id: drawId,
        expert_id: senior.id,
        need: 'S01',
        place: 1,
        standing,
        answer,
        answered_on: answer === null ? null : '2026-04-01',
      });
    place(draw('2026-04-02', 'drawn'), 'drawn', 'recused');
    place(draw('2026-05-02', 'closed'), 'drawn', null);
    place(draw('2026-06-02', 'drawn'), 'substitute', null);
    place(draw('2026-07-02', 'void'), 'drawn', null);
    place(draw('2025-07-02', 'drawn'), 'drawn', null);
    for (const [day, attended] of [
      ['2026-05-05', 1],
      ['2026-06-05', 0],
      ['2025-06-05', 1],
    ] as const)
      insert('expert_work', { expert_id: senior.id, kind: 'review', title: '示例', from_day: day, attended });
    for (const [day, grade, task] of [
      ['2026-01-10', 'unfit', null],
      ['2026-10-10', 'excellent', null],
      ['2026-11-10', 'basic', '一次评审'],
    ] as const)
      insert('expert_evaluation', { expert_id: senior.id, year: 2026, task, grade, evaluated_on: day });
  });

  it('counts each person once, under the main specialty and the title', () => {
    const { lines, total, columns } = T7();
    expect(columns.map(({ heading }) => heading).slice(0, 4)).toEqual(['专业', '职称', '在聘数', '期满数']);
    expect(lines.map(({ cells }) => cells)).toEqual([
      ['煤矿', '高级工程师', 1, 1, 2, 1, 1, 1, 0, 0, 0],
      ['未登记', '未登记', 1, 0, 0, 0, 0, 0, 0, 0, 0],
    ]);
    expect(total).toEqual(['合计', '', 2, 1, 2, 1, 1, 1, 0, 0, 0]);
  });

  it('totals what its lines say', () => {
    const { lines, total } = T7();
    const sums = (total ?? [])
      .slice(2)
      .map((_, column) => lines.reduce((sum, { cells }) => sum + Number(cells[column + 2]), 0));
    expect(total?.slice(2)).toEqual(sums);
  });
});
