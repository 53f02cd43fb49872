import { expect, test } from './harness/test';
import { Fields } from './pages/fields';
import { RecordPage } from './pages/record';
import { Shell } from './pages/shell';
import { StartScreens } from './pages/start-screens';

test('experts are drawn with a witness, one refuses, the next is asked, and the record is verified', async ({
  launch,
}) => {
  const program = await launch({ args: ['--demo'] });
  const { page } = program;
  const record = new RecordPage(page);
  const press = (name: string | RegExp) =>
    page.getByRole('button', { name, exact: typeof name === 'string' }).click();
  const inDrawer = async (save: string, fill: (fields: Fields) => Promise<void>) => {
    await fill(new Fields(page, record.drawer));
    await record.drawer.getByRole('button', { name: save, exact: true }).click();
    await expect(record.drawer).toBeHidden();
  };
  await new StartScreens(program).entered();
  await new Shell(page).go('评审');
  await press('专家抽取');
  await page.getByRole('button', { name: '新的抽取' }).first().click();
  await page.getByRole('textbox', { name: '抽取事项' }).fill('示例预案评审专家抽取');
  await page.getByRole('combobox', { name: '被评审单位' }).fill('煤矿');
  await page.getByRole('option').first().click();
  await page.getByPlaceholder('选择专业').fill('危险化学品');
  await page.getByRole('option', { name: /危险化学品/ }).click();
  await page.getByLabel('危险化学品的人数').fill('2');
  await press('保存需求');
  await press('公布种子校验值');
  await expect(page.getByTestId('commitment')).toHaveText(/^([0-9a-f]{8} ){7}[0-9a-f]{8}$/);
  await expect(page.getByRole('button', { name: /候选与回避/ })).toBeDisabled();
  await press('抽取');
  await inDrawer('抽取', async (fields) => {
    await fields.fill('报数', '88');
    await fields.fill('见证人', '示例甲');
  });

  const places = page.getByRole('table', { name: '危险化学品' }).getByRole('row');
  await expect(places.nth(3)).toContainText('候补');
  await expect(places.nth(3).getByRole('button')).toHaveCount(0);
  await places.nth(1).getByRole('button').click();
  await inDrawer('保存', async (fields) => {
    await fields.choose('答复', '不能参加');
    await fields.fill('理由', '出差');
  });
  await expect(places.nth(1)).toContainText('出差');
  for (const at of [2, 3]) {
    await places
      .nth(at)
      .getByRole('button', { name: /^登记.+的答复$/ })
      .click();
    await inDrawer('保存', async (fields) => fields.choose('答复', '同意参加'));
  }
  await press('确认名单');
  await expect(page.getByText('需要的专家都已同意参加。')).toBeVisible();
  await press(/种子校验值/);
  await press('核验');
  await expect(page.getByText('重新计算的结果与记录一致。')).toBeVisible();
});
