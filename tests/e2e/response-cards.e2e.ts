import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './harness/test';
import { Fields } from './pages/fields';
import { Grid } from './pages/grid';
import { RecordPage } from './pages/record';
import { Shell } from './pages/shell';
import { StartScreens } from './pages/start-screens';

test('a response card is made, seen as printed and written as Word', async ({ launch, folder }) => {
  const program = await launch({ args: ['--demo'] });
  const { page } = program;
  const shell = new Shell(page);
  await new StartScreens(program).entered();
  await shell.go('预案');
  await new Grid(page).open('现场处置方案');
  await new RecordPage(page).tab('处置卡');
  await page.getByRole('button', { name: '制作处置卡' }).click();
  await expect(shell.title).toHaveText('制作处置卡');

  await page.getByRole('button', { name: '火灾', exact: true }).click();
  const fields = new Fields(page);
  await fields.fill('岗位', '值班员');
  const steps = page.getByRole('group', { name: '处置步骤' });
  const first = steps.getByLabel('处置步骤第1条');
  const second = steps.getByLabel('处置步骤第2条');
  const [one, two] = [await first.inputValue(), await second.inputValue()];
  await second.press('Alt+ArrowUp');
  await expect(first).toHaveValue(two);
  await expect(second).toHaveValue(one);
  await expect(page.getByRole('img', { name: '处置卡预览' })).toContainText(`1. ${two}`);
  await page.keyboard.press('Control+S');

  const table = page.getByRole('table', { name: '应急处置卡' });
  await expect(table).toContainText('值班员');
  await page.getByRole('button', { name: '打印本预案' }).click();
  const preview = page.getByRole('dialog');
  await expect(preview).toContainText('值班员 应急处置卡');
  const file = join(folder, '处置卡.docx');
  await program.answerSave(file);
  await preview.getByRole('button', { name: '存为 Word' }).click();
  await expect(page.getByText('已存为“处置卡.docx”')).toBeVisible();
  expect(readFileSync(file).subarray(0, 2).toString()).toBe('PK');
});
