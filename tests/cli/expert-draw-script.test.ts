import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { drawExperts } from '../../db/domain/draw/expert-draw';
import type { ExpertDrawRecord } from '../../db/domain/draw/expert-draw-verify';
import { scratchFolder } from '../builders/database';
import { drawOrder, drawRecord, poolExpert, seedOf } from '../builders/expert-draws';

/** The script of the README, as somebody would copy it. */
const readme = readFileSync(join(import.meta.dirname, '..', '..', 'README.md'), 'utf8');
const script = /`check-draw\.mjs`[\s\S]*?```js\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
const { folder, remove } = scratchFolder();
afterAll(remove);
const file = join(folder, 'check-draw.mjs');
writeFileSync(file, script);

function check(record: ExpertDrawRecord): { code: number | null; order: string[]; last: string } {
  const target = join(folder, 'record.json');
  writeFileSync(target, JSON.stringify(record));
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, target], {
    encoding: 'utf8',
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  const lines = stdout.trim().split('\n');
  return { code: status, order: lines.slice(0, -1), last: lines.at(-1) ?? stderr };
}

/** Specialties that share their people and run short, with names outside the first plane of Unicode. */
const tight = drawRecord(
  drawOrder({
    spoken: '八十八',
    unit: { name: '示例䶮化工有限公司𠮷厂', uscc: '91220283MAXWRPY671' },
    substitutes: 2,
    needs: [
      { specialty: 'chem', label: '危险化学品', count: 2 },
      { specialty: 'fire', label: '消防', count: 2 },
      { specialty: 'plan', label: '应急预案与演练', count: 3 },
    ],
    candidates: Array.from({ length: 9 }, (_, n) =>
      poolExpert(n, ...['chem', 'fire', 'plan'].filter((_, at) => (n + at) % 3 !== 0 || n === at)),
    ),
    exclusions: [
      { id: 'x2', name: '测试乙', employer: null, reasons: [{ code: 'load-cap', reason: '已承担6次' }] },
      {
        id: 'x1',
        name: '测试甲',
        employer: '示例公司',
        reasons: [
          { code: 'employer', reason: '现工作单位' },
          { code: 'same-phone', reason: '电话相同' },
        ],
      },
    ],
  }),
);

it('is short, and uses nothing that does not come with Node', () => {
  expect(script.trim().split('\n').length).toBeLessThanOrEqual(41);
  expect([...script.matchAll(/from '([^']+)'/g)].map(([, name]) => name)).toEqual(['node:crypto', 'node:fs']);
});

it('computes the order that the program drew', () => {
  const wide = drawRecord(
    drawOrder({ candidates: Array.from({ length: 700 }, (_, n) => poolExpert(n, 'fire', 'chem')) }),
  );
  for (const record of [tight, wide, drawRecord(drawOrder({ candidates: [], seed: seedOf(7) }))])
    expect(check(record)).toEqual({
      code: 0,
      order: record.order.length
        ? record.order.map(({ specialty, place, id, standing }) => `${specialty} ${place} ${id} ${standing}`)
        : [],
      last: 'agrees',
    });
});

it.each<[string, Partial<ExpertDrawRecord>]>([
  ['another seed', { seed: seedOf(9) }],
  ['another spoken number', { spoken: '八十九' }],
  ['another unit', { unit: { name: '样例公司', uscc: null } }],
  ['a candidate less', { candidates: tight.candidates.slice(1) }],
  [
    'a reason less',
    { exclusions: tight.exclusions.map((one) => ({ ...one, reasons: one.reasons.slice(0, 1) })) },
  ],
  [
    'two who changed places',
    { order: [...tight.order.slice(1, 2), ...tight.order.slice(0, 1), ...tight.order.slice(2)] },
  ],
  [
    'a substitute passed off as drawn',
    { order: tight.order.map((one) => ({ ...one, standing: 'drawn' as const })) },
  ],
  ['fewer candidates told', { sequence: tight.sequence.map((one) => ({ ...one, available: 1 })) }],
  ['another name for a specialty', { sequence: tight.sequence.map((one) => ({ ...one, label: '综合' })) }],
  [
    'a whole other draw under the same commitment',
    { ...drawExperts({ ...tight, seed: seedOf(3) }), seed: seedOf(3), commitment: tight.commitment },
  ],
])('does not agree with %s', (_, forged) => {
  expect(check({ ...tight, ...forged })).toMatchObject({ code: 1, last: 'DOES NOT AGREE' });
});
