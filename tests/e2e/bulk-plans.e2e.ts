import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildDocx, para, run } from '../builders/documents-docx';
import { expect, test } from './harness/test';
import { Fields } from './pages/fields';
import { Grid } from './pages/grid';
import { Shell } from './pages/shell';
import { StartScreens } from './pages/start-screens';

const plan = (...lines: string[]) => buildDocx({ body: lines.map((line) => para(run(line))).join('') });

test('a folder of plans: read, corrected, registered, taken back', async ({ launch, folder }) => {
  const program = await launch({ args: ['--demo'] });
  const { page } = program;
  const grid = new Grid(page);
  await new StartScreens(program).entered();
  await new Shell(page).go('单位');
  const cell = grid.grid
    .getByRole('row')
    .nth(1)
    .getByText(/^舒兰|^吉林/);
  const unit = (await cell.first().textContent()) ?? '';
  const given = join(folder, '报送的预案');
  mkdirSync(given);
  writeFileSync(
    join(given, '01_专项.docx'),
    plan(unit, '粉尘爆炸事故专项应急预案', '颁布日期：2026年3月18日', `编制单位：${unit}`, '1 适用范围'),
  );
  writeFileSync(join(given, '02_现场_测无此厂.docx'), plan('冷库液氨泄漏现场处置方案', '1 事故风险描述'));
  writeFileSync(join(given, '空白.docx'), '');
  await new Shell(page).go('预案');
  await page.getByRole('button', { name: '更多' }).click();
  await page.getByRole('menuitem', { name: '批量登记' }).click();
  await program.answerOpen(given);
  await page.getByRole('button', { name: '选择文件夹' }).click();
  await grid.expectRows(3);
  await expect(grid.row('01_专项')).toContainText('可登记');
  await expect(grid.row('01_专项')).toContainText(unit);
  await expect(grid.row('空白')).toContainText('跳过');
  await grid.row('02_现场').dblclick();
  const drawer = new Shell(page).dialog;
  await new Fields(page, drawer).pick('编制单位', unit);
  await drawer.getByRole('button', { name: '确定' }).click();
  await page.getByRole('button', { name: '登记 2 个文件' }).click();
  await expect(page.getByText('登记文件 2 个')).toBeVisible();
  await page.getByRole('button', { name: '撤销这一批' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '撤销' }).click();
  await expect(page.getByRole('button', { name: '选择文件夹' })).toBeVisible();
});
