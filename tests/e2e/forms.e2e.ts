import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { expect, test } from './harness/test';
import { Grid } from './pages/grid';
import { Shell } from './pages/shell';
import { StartScreens } from './pages/start-screens';
import { ViewerPage } from './pages/viewer-page';

test('forms are seen as pages, saved as PDF, joined into a set, and replaced by a template', async ({
  launch,
  folder,
}) => {
  const program = await launch({ args: ['--demo'] });
  const { page } = program;
  const shell = new Shell(page);
  await new StartScreens(program).entered();
  const preview = page.getByRole('dialog');
  const savedPdf = async (name: string) => {
    const file = join(folder, name);
    await program.answerSave(file);
    await preview.getByRole('button', { name: '存为 PDF' }).click();
    await expect(page.getByText(`已存为“${name}”`)).toBeVisible();
    return (await PDFDocument.load(readFileSync(file))).getPageCount();
  };

  await shell.go('备案');
  // What waits to be checked stands first; what is on file is asked for.
  const onFile = JSON.stringify([{ column: 'state', values: ['filed'] }]);
  await page.evaluate((filters) => {
    window.location.hash = `#/filing?filters=${encodeURIComponent(filters)}`;
  }, onFile);
  await new Grid(page).open('220283-');
  await page.getByRole('button', { name: '备案登记表' }).click();
  await expect(preview.getByText('共 1 页')).toBeVisible();
  const viewer = new ViewerPage(page);
  // What the program's own reader found in the pages.
  await viewer.findBox.fill('予以备案');
  await viewer.expectHitInSight('予以备案');
  expect(await savedPdf('登记表.pdf')).toBe(1);
  await preview.getByRole('button', { name: '关闭' }).click();

  await page.getByRole('button', { name: '整套材料（PDF）' }).click();
  await expect(preview.getByText(/共 \d+ 页/)).toBeVisible({ timeout: 30_000 });
  await expect(viewer.outlineEntry('目录')).toBeVisible();
  await expect(viewer.outlineEntry('应急预案备案申报表')).toBeVisible();
  expect(await savedPdf('整套.pdf')).toBeGreaterThan(3);
  await preview.getByRole('button', { name: '关闭' }).click();

  await shell.go('系统');
  await page.getByRole('link', { name: '文书格式' }).click();
  await page
    .getByRole('row', { name: /材料接收凭证/ })
    .getByRole('button', { name: '查看与更换' })
    .click();
  const file = join(folder, '本局.docx');
  await program.answerSave(file);
  await page.getByRole('button', { name: '导出起始模板' }).click();
  await expect(page.getByText('已导出“本局.docx”')).toBeVisible();
  await program.answerOpen(file);
  await page.getByRole('button', { name: '上传自己的模板' }).click();
  await expect(page.getByText(/检查通过/)).toBeVisible();
  await page.getByRole('button', { name: '启用这个模板' }).click();
  await expect(
    page.getByRole('row', { name: /材料接收凭证.*本单位模板第 1 版/, includeHidden: true }),
  ).toHaveCount(1);
});
