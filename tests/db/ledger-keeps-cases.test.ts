import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fileCase } from '../../db/services/filing/decide-filing';
import { makeCore, type TestCore } from '../builders/database';
import { makeHotel, next, receiveOn, tick } from '../builders/filing-steps';
import { importLedger } from '../builders/import-ledger';
import { makeFilingCase } from '../builders/records';

let at: TestCore;
beforeEach(() => {
  at = makeCore({ today: '2026-11-20' });
});
afterEach(() => at.close());

const HEAD = '单位名称,统一社会信用代码,预案名称,预案种类,版本号,申报日期,接收日期,备案日期,备案编号,经办人';

/** A ledger that says otherwise of the hotel's plan than the program. */
async function importOver(
  unit: { name: string; uscc: string | null },
  plan: { title: string },
  label: string,
) {
  const file = join(at.folder, 'plans.csv');
  const row = [
    unit.name,
    unit.uscc,
    plan.title,
    '专项',
    label,
    '2026-11-02',
    '2026-11-03',
    '2026-11-04',
    '220283-2026-0090',
    '样某',
  ];
  writeFileSync(file, `${HEAD}\n${row.join(',')}\n`);
  return importLedger(at, 'plans', file);
}
const kept = (id: string) =>
  at.core.read.get(
    'SELECT state, submitted_on, received_on, decided_on, filing_no FROM filing_case WHERE id = @id',
    { id },
  );

it('keeps number and days of a case that was filed here', async () => {
  const { unit, plan, version } = makeHotel(at);
  const done = fileCase(at.deps(), {
    ...next(tick(at.deps(), receiveOn(at.deps(), unit.id, [version.id]))),
    onDate: '2026-11-20',
  });
  const before = kept(done.id);
  await importOver(unit, plan, version.label);
  expect(kept(done.id)).toEqual(before);
});

it('leaves a case that is being checked here to the clerk', async () => {
  const { unit, plan, version } = makeHotel(at);
  const { id } = receiveOn(at.deps(), unit.id, [version.id]);
  const before = kept(id);
  await importOver(unit, plan, version.label);
  expect(kept(id)).toEqual(before);
});

it('keeps serials that are no numbers of a series from driving it on', () => {
  const { unit, version } = makeHotel(at);
  for (const filingNo of ['220283-2026-0041', '220283-2026-99999999999999999999', '220283-2026-20260001'])
    makeFilingCase(at, { enterpriseId: unit.id, state: 'filed', filingNo, decidedOn: '2026-05-06' });
  const checked = tick(at.deps(), receiveOn(at.deps(), unit.id, [version.id]));
  expect(fileCase(at.deps(), { ...next(checked), onDate: '2026-11-20' }).filingNo).toBe('220283-2026-0042');
});
