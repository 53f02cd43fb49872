import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unitCode } from '../builders/county-ledgers';
import { commandLine, foundOffice } from './harness/databases';
import { expect, test } from './harness/test';
import { Grid } from './pages/grid';
import { RecordPage } from './pages/record';
import { Shell } from './pages/shell';
import { StartScreens } from './pages/start-screens';

test('two records of one unit are found, merged with what hangs on them, and parted again', async ({
  launch,
  folder,
}) => {
  const database = foundOffice(join(folder, '县.db'));
  const take = (kind: string, name: string, lines: string[]) => {
    writeFileSync(join(folder, name), `\ufeff${lines.join('\r\n')}\r\n`);
    commandLine(folder, 'import', kind, name, '--db', database);
  };
  take('enterprises', '名册.csv', [
    '单位名称,统一社会信用代码,主要负责人,主要负责人电话,详细地址',
    `舒兰市示恒煤矿有限公司,${unitCode(0)},示大明,19900000001,吉舒街道矿区路3号`,
    '示恒煤矿,正在办理,示大明,19900000001,矿区路',
    `舒兰市例丰粮食收储有限公司,${unitCode(1)},例中意,19900000002,站前路9号`,
  ]);
  take('plans', '备案.csv', [
    '企业名称,预案名称,预案种类,公布日期',
    '示恒煤矿,水害事故专项应急预案,专项,2026-03-18',
  ]);

  const program = await launch({ args: [database] });
  const { page } = program;
  const shell = new Shell(page);
  const record = new RecordPage(page);
  const grid = new Grid(page);
  await new StartScreens(program).entered();
  await shell.goTo('/enterprises/merge');
  await page
    .getByRole('button', { name: /^比对“.*示恒煤矿/ })
    .first()
    .click();
  // The record with the code goes on, whichever stands first.
  if (!(await page.getByLabel('保留的记录').inputValue()).includes('有限公司'))
    await page.getByRole('button', { name: '对调' }).click();
  await expect(page.getByText('预案 1 项')).toBeVisible();
  await page.getByRole('button', { name: '合并', exact: true }).click();
  await shell.dialog.getByRole('button', { name: '合并' }).click();
  await expect(record.name).toHaveText('舒兰市示恒煤矿有限公司');
  await record.tab('预案');
  await expect(page.getByRole('tabpanel').getByText('水害事故专项应急预案')).toBeVisible();
  await shell.go('单位');
  await grid.expectRows(2);

  await shell.goTo('/import');
  const batch = page.getByRole('listitem').filter({ hasText: '示恒煤矿' });
  await batch.getByRole('button', { name: '撤销这次导入' }).click();
  await shell.dialog.getByRole('button', { name: '撤销导入' }).click();
  await expect(batch.getByText(/已于 .* 撤销/)).toBeVisible();
  await shell.go('单位');
  await grid.expectRows(3);
  await program.close();
  expect(commandLine(folder, 'check', database)).toMatchObject({ sound: true });
});
