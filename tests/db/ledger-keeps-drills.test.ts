import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type DrillRecord, drillTable } from '../../db/repositories/drill';
import { makeCore, type TestCore } from '../builders/database';
import { importLedger } from '../builders/import-ledger';
import { madeUpUscc, makeDrill, makeEnterprise } from '../builders/records';

let at: TestCore;
beforeEach(() => {
  at = makeCore({ today: '2026-11-20' });
});
afterEach(() => at.close());

/** A ledger that says otherwise of the drill than the program. */
async function importOver(told: string, given: Partial<DrillRecord>): Promise<DrillRecord | undefined> {
  const unit = makeEnterprise(at, { name: '舒兰市示例化工有限公司', uscc: madeUpUscc(31) });
  const drill = makeDrill(at, {
    ...{ enterpriseId: unit.id, title: '液氨泄漏应急演练', startOn: '2026-11-20', endOn: null },
    ...given,
  });
  const file = join(at.folder, 'drills.csv');
  const head = '单位名称,统一社会信用代码,演练名称,演练类型,演练时间,完成情况';
  writeFileSync(file, `${head}\n${unit.name},${unit.uscc},${drill.title},桌面推演,2026-11-20,${told}\n`);
  await importLedger(at, 'drills', file);
  expect(at.core.read.value('SELECT COUNT(*) FROM drill')).toBe(1);
  return drillTable.find(at.core.read, drill.id);
}

it('leaves a drill that is being led here to its controller', async () => {
  const kept = await importOver('计划', { state: 'running', evaluated: false, evaluatedOn: null });
  expect(kept).toMatchObject({ state: 'running', startOn: '2026-11-20' });
});

it('leaves a drill closed that was closed here', async () => {
  expect(await importOver('推迟', { state: 'closed', endOn: '2026-11-20' })).toMatchObject({
    state: 'closed',
  });
});
