import { expect, test } from './harness/test';
import { Fields } from './pages/fields';
import { RecordPage } from './pages/record';
import { Shell } from './pages/shell';
import { StartScreens } from './pages/start-screens';

const TITLE = '示例备案情况抽查';

test('an inspection is planned, drawn and verified, a unit visited, ordered to correct, re-checked and closed', async ({
  launch,
}) => {
  const program = await launch({ args: ['--demo'] });
  const { page } = program;
  const shell = new Shell(page);
  const record = new RecordPage(page);
  const press = (name: string | RegExp) =>
    page.getByRole('button', { name, exact: typeof name === 'string' }).click();
  const inDrawer = async (save: string, fill: (fields: Fields) => Promise<void> = async () => undefined) => {
    await fill(new Fields(page, record.drawer));
    await record.drawer.getByRole('button', { name: save, exact: true }).click();
    await expect(record.drawer).toBeHidden();
  };
  await new StartScreens(program).entered();
  await shell.go('监督检查');
  await press('列入计划');
  await inDrawer('保存', async (fields) => {
    await fields.fill('检查名称', TITLE);
    await fields.choose('分层', '不分层');
    await record.drawer.getByRole('checkbox', { name: /有逾期义务的单位/ }).uncheck();
    await fields.fill('抽取总数', '5');
    await fields.fill('每层至少', '0');
    // A number fixed for a stratum leads over the total.
    await record.drawer.getByRole('textbox', { name: '“全部单位”指定数' }).fill('1');
    await expect(record.drawer.getByRole('row', { name: /^合计 \d+ 1/ })).toBeVisible();
  });
  await expect(record.name).toHaveText(TITLE);
  await press('公布种子校验值');
  await press('抽取');
  await inDrawer('列出名单并抽取', async (fields) => {
    await fields.fill('见证人报的数', '17');
    await fields.fill('见证人', '示例甲');
  });
  await record.tab('抽取');
  await press('核验');
  await expect(page.getByText('与重新计算的结果一致')).toBeVisible();
  await press('开始检查');

  await record.tab('受检单位');
  const unit = page.getByRole('table', { name: '受检单位' }).getByRole('button').first();
  const name = (await unit.textContent()) ?? '';
  await unit.click();
  await expect(record.name).toHaveText(name);
  await page.getByLabel('检查人员').fill('示例甲、样例乙');
  await page.getByRole('group', { name: '应急处置卡' }).getByRole('button', { name: '不符合' }).click();
  await page.getByLabel('“应急处置卡”发现的问题').fill('没有应急处置卡');
  await press(/^其余/);
  await page.keyboard.press('Control+S');
  await press(/^责令改正（/);
  await inDrawer('责令改正');
  await expect(page.getByText(/备改〔\d{4}〕\d+号/).first()).toBeVisible();
  await press('复查通过');
  await inDrawer('保存');
  await press('销号');
  await inDrawer('保存');
  await press('回到检查');
  await press('结束检查');
  await record.tab('结果');
  await expect(
    page.getByRole('table', { name: '检查结果' }).getByRole('row', { name: /^合计/ }),
  ).toContainText('1');
  await page.getByRole('button', { name: /^合计 问题合计 1，/ }).click();
  await expect(page.getByText('没有应急处置卡')).toBeVisible();
});
