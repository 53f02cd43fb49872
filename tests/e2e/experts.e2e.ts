import { join } from 'node:path';
import { expect, test } from './harness/test';
import { RecordPage } from './pages/record';
import { Shell } from './pages/shell';
import { StartScreens } from './pages/start-screens';

test('an expert applies, is appointed and paused; two entries of one person become one; the pool goes down', async ({
  launch,
  folder,
}) => {
  const program = await launch({ args: ['--demo'] });
  const { page } = program;
  const record = new RecordPage(page);
  const press = (name: string | RegExp) =>
    page.getByRole('button', { name, exact: typeof name === 'string' }).click();
  await new StartScreens(program).entered();
  await new Shell(page).go('专家库');

  await press('登记专家');
  await page.getByRole('textbox', { name: '姓名' }).fill('示例新');
  await page.getByRole('textbox', { name: '专业方向' }).fill('化工工艺、消防；安全评价');
  await press('按文字识别专业代码');
  await expect(page.getByRole('checkbox', { name: '危险化学品' })).toBeChecked();
  await press('保存');
  await record.expectState('申请中');
  await expect(page.getByText('没有对应代码的文字：安全评价')).toBeVisible();
  await record.take('聘任', (fields) => fields.fill('文号或聘书编号', '示专〔2026〕99号'));
  await record.expectState('在聘');
  await record.take('暂停', (fields) => fields.fill('原因', '外出进修'));
  await record.expectState('暂停');
  await record.tab('动态');
  for (const step of ['申请', '示专〔2026〕99号', '外出进修'])
    await expect(page.getByRole('tabpanel')).toContainText(step);

  await new Shell(page).go('专家库');
  await press('疑似重复');
  await page
    .getByRole('region', { name: /（姓名和电话相同）/ })
    .getByRole('button', { name: '同一人，保留第一条' })
    .click();
  await page.getByRole('dialog').getByRole('button', { name: '合并', exact: true }).click();
  await expect(page.getByText('没有疑似重复的登记')).toBeVisible();

  await new Shell(page).go('专家库');
  await program.answerSave(join(folder, 'roster.yjpkg'));
  await press('写出名册');
  await expect(page.getByText(/已写出 \d+ 位专家的名册/)).toBeVisible();
});
