import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_LIMITS } from '../../db/documents/types';
import { openArchive } from '../../db/documents/zip-reader';
import { foundOffice } from './harness/databases';
import { expect, test } from './harness/test';
import { Shell } from './pages/shell';
import { StartScreens } from './pages/start-screens';

test('from a drill that has ended to its issued report, by keys', async ({ launch, folder }) => {
  const program = await launch({ args: [foundOffice(join(folder, '局.db'))] });
  const { page } = program;
  await new StartScreens(program).entered();
  await new Shell(page).goTo('/drills/new');
  await page.getByRole('textbox', { name: '演练名称' }).fill('森林火灾扑救演练');
  await page.getByRole('checkbox', { name: '演练已经举行' }).check();
  await page.getByRole('textbox', { name: '开始日期' }).fill('2026-06-10');
  await page.getByRole('button', { name: '保存', exact: true }).first().click();

  await page.getByRole('tab', { name: '评估' }).click();
  await page.getByRole('button', { name: '添加评估表' }).click();
  await page.getByRole('textbox', { name: '姓名' }).fill('测评估');
  await page.getByRole('button', { name: '准备情况' }).click();
  await page.getByRole('button', { name: '开始填写' }).click();

  await expect(page.getByText('已评0/28项')).toBeVisible();
  // A no asks for its reason; Enter goes back to the list, an arrow on to the next item.
  await page.keyboard.press('2');
  await expect(page.getByLabel('原因')).toBeFocused();
  await page.keyboard.type('目标没有写明时限');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  for (let at = 1; at < 28; at++) await page.keyboard.press(at === 20 ? '0' : '1');
  await expect(page.getByText('已评28/28项')).toBeVisible();
  await page.getByRole('button', { name: '提交评估表' }).click();
  await expect(page.getByRole('button', { name: '重新打开' })).toBeVisible();

  await page.getByRole('button', { name: '返回演练' }).click();
  await page.getByRole('button', { name: '演练评估报告' }).click();
  await page.getByRole('button', { name: '采用建议的句子' }).click();
  await page.getByRole('button', { name: '不需要修订' }).click();
  await expect(page.getByText('签发前还要处理')).toBeHidden();
  await page.getByRole('button', { name: '签发', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: '签发', exact: true }).click();
  await expect(page.getByText(/签发，内容已固定/)).toBeVisible();

  const file = join(folder, '评估报告.docx');
  await program.answerSave(file);
  await page.getByRole('button', { name: '预览和导出' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Word' }).click();
  await expect(page.getByText('评估报告.docx')).toBeVisible();
  const archive = await openArchive(readFileSync(file), DEFAULT_LIMITS);
  const text = new TextDecoder().decode(await archive.read('word/document.xml'));
  expect(text).toContain('目标没有写明时限');
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click();
  await page.getByRole('button', { name: '返回演练' }).click();
  await expect(page.getByText('已评估').first()).toBeVisible();
});
