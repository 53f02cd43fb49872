import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cellsBySheetJs } from '../builders/sheetjs-oracle';
import { expect, test } from './harness/test';
import { Shell } from './pages/shell';
import { StartScreens } from './pages/start-screens';

test('who has not filed is reminded by letter, and a table’s numbers open their rows and stand in its workbook', async ({
  launch,
  folder,
}) => {
  const program = await launch({ args: ['--demo'] });
  const { page } = program;
  const shell = new Shell(page);
  await new StartScreens(program).entered();
  await shell.go('备案');
  await page.getByRole('button', { name: '应备案未备案' }).click();
  await expect(shell.title).toHaveText('应备案未备案');
  const boxes = page.locator('[data-row] input[type=checkbox]');
  await boxes.nth(0).click();
  await boxes.nth(1).click();
  await page.getByRole('button', { name: '制作催报函' }).click();
  await shell.dialog.getByRole('button', { name: '制作', exact: true }).click();
  await expect(page.getByText('已制作催报函 2 份。')).toBeVisible();
  const letters = join(folder, '催报函.docx');
  await program.answerSave(letters);
  await page.getByRole('button', { name: '导出 Word' }).click();
  await expect(page.getByText('已导出 2 份：催报函.docx')).toBeVisible();
  expect(readFileSync(letters).subarray(0, 2).toString()).toBe('PK');
  await page.getByRole('button', { name: '撤回' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '撤回' }).click();
  await expect(page.getByText('已撤回 2 份催报函')).toBeVisible();

  await shell.go('统计报表');
  const table = page.getByRole('table', { name: '应急预案备案情况统计表' });
  const total = table.locator('tfoot').getByRole('button', { name: /逾期未备案单位数/ });
  const overdue = (await total.textContent()) ?? '';
  await total.click();
  await expect(shell.dialog).toContainText(`共 ${overdue} 条`);
  await expect(shell.dialog.getByRole('row')).toHaveCount(Number(overdue) + 1);
  await page.keyboard.press('Escape');

  const file = join(folder, '统计表.xlsx');
  await program.answerSave(file);
  await page.getByRole('button', { name: '导出 Excel' }).click();
  await expect(page.getByText(/^已导出 \d+ 行：统计表\.xlsx/)).toBeVisible();
  const shown = await table.locator('tfoot').locator('th, td').allInnerTexts();
  const cells = cellsBySheetJs(readFileSync(file));
  const first = [...cells].find(([, text]) => text === 'string 合计')?.[0] ?? '';
  const written = shown.map(
    (_text, at) => cells.get(first.replace('!A', `!${String.fromCharCode(65 + at)}`)) ?? '',
  );
  const plain = (text: string) => text.replace(/^(number|string) |,/g, '').replace(/\.0$/, '');
  expect(written.map(plain)).toEqual(shown.map(plain));
  await program.close();
});
