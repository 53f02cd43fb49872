import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { extractDocument } from '../../db/documents/extract-text';
import { unitName } from '../builders/county-ledgers';
import { buildDocx, para, style, styled } from '../builders/documents-docx';
import { expect, test } from './harness/test';
import { Fields } from './pages/fields';
import { Grid } from './pages/grid';
import { RecordPage } from './pages/record';
import { Shell } from './pages/shell';
import { StartScreens } from './pages/start-screens';

const REPORTING = '发现险情的人员应当立即向值班室报告，由值班室通知总指挥。';

/** A plan as Word writes it. */
function writePlan(file: string, head: string, extra: string[], last: string[]): string {
  const body = [
    styled('Heading1', '1 总则'),
    para(`本预案适用于${unitName(0)}。`),
    ...extra,
    styled('Heading1', '2 应急组织机构及职责'),
    para(`总指挥由${head}担任，负责全面指挥应急救援工作。`),
    styled('Heading1', '3 保障措施'),
    para('应急物资按季度检查并作好记录。'),
    ...last,
  ];
  writeFileSync(file, buildDocx({ body: body.join(''), styles: style('Heading1', 'heading 1') }));
  return file;
}

test('two versions of a plan are compared, gone through by keyboard, decided on and handed on', async ({
  launch,
  folder,
}) => {
  const program = await launch({ args: ['--demo'] });
  const { page } = program;
  const record = new RecordPage(page);
  await new StartScreens(program).entered();
  await new Shell(page).go('预案');
  await new Grid(page).open('综合');
  await record.step('登记新版本').click();
  await new Fields(page, record.drawer).fill('版本', '送审稿甲');
  await record.drawer.getByRole('button', { name: '保存' }).click();
  await expect(record.drawer).toBeHidden();
  await record.step('登记新版本').click();
  await new Fields(page, record.drawer).fill('版本', '送审稿乙');
  await record.drawer.getByRole('button', { name: '保存' }).click();
  await expect(record.drawer).toBeHidden();
  const attach = async (label: string, file: string) => {
    await program.answerOpen(file);
    const panel = page.getByRole('region', { name: label, exact: true });
    await panel.getByRole('button', { name: '添加原件' }).click();
    await expect(panel.getByText('正文可搜索')).toBeVisible();
  };
  await attach('送审稿甲', writePlan(join(folder, '甲.docx'), '主要负责人', [para(REPORTING)], []));
  await attach(
    '送审稿乙',
    writePlan(
      join(folder, '乙.docx'),
      '分管负责人',
      [para('新增一段适用说明，供比较之用。')],
      [para(REPORTING.replaceAll('值班室', '指挥中心'))],
    ),
  );

  const panel = page.getByRole('region', { name: '送审稿乙', exact: true });
  await expect(panel.getByRole('button', { name: '送审' })).toBeEnabled();
  await record.head.getByRole('button', { name: '比较版本' }).click();
  await expect(page.getByText('改动涉及可能需要重新备案的章节')).toBeVisible();
  await expect(page.locator('ins', { hasText: '分管' })).toBeVisible();
  await page.keyboard.press('n');
  await expect(page.getByText('第 1 处，共 3 处')).toBeVisible();
  await page.keyboard.press('n');
  await expect(page.getByText('第 2 处，共 3 处')).toBeVisible();
  await page.keyboard.press('n');
  await expect(page.getByText('第 3 处，共 3 处')).toBeVisible();
  // Put elsewhere and edited: one change, with where it stood and the words that changed.
  const moved = page.getByRole('listitem').filter({ hasText: '移动、修改' });
  await expect(moved).toBeInViewport();
  await expect(moved.getByText('原在“1 总则”')).toBeVisible();
  await expect(moved.locator('del')).toHaveText(['值班室', '值班室']);
  await expect(moved.locator('ins')).toHaveText(['指挥中心', '指挥中心']);
  await page.getByRole('button', { name: '左右对照' }).click();
  await expect(page.getByText('修改前：送审稿甲')).toBeVisible();
  await expect(page.locator('del', { hasText: '主要' })).toBeVisible();

  await page.getByRole('button', { name: '作出决定' }).click();
  await new Fields(page, record.drawer).fill('理由', '总指挥变更，涉及组织指挥体系');
  await record.drawer.getByRole('button', { name: '登记决定' }).click();
  await expect(page.getByText(/决定：重新备案/)).toBeVisible();

  await program.answerSave(join(folder, '对照表.docx'));
  await page.getByRole('button', { name: '导出修改对照表' }).click();
  await expect(page.getByText(/修改对照表已存为/)).toBeVisible();
  const { text } = await extractDocument(readFileSync(join(folder, '对照表.docx')), '对照表.docx');
  expect(text).toContain('移动并修改');
});
