import { expect, test } from './harness/test';
import { Fields } from './pages/fields';
import { Grid } from './pages/grid';
import { RecordPage } from './pages/record';
import { Shell } from './pages/shell';
import { StartScreens } from './pages/start-screens';

const TITLE = '舒兰市粉尘涉爆企业事故应急预案';

/** A day as fields take it, counted back from today. */
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

test('a government plan is registered, filed and made public, and a unit’s plan links up to it', async ({
  launch,
}) => {
  const program = await launch({ args: ['--demo'] });
  const { page } = program;
  const shell = new Shell(page);
  const record = new RecordPage(page);
  await new StartScreens(program).entered();
  await shell.goTo('/plans/government');
  await expect(new Grid(page).row('突发事件总体应急预案')).toBeVisible();
  await page.getByRole('button', { name: '登记政府预案' }).click();
  const form = new Fields(page);
  await form.fill('预案名称', TITLE);
  await form.choose('预案类型', '专项应急预案');
  await form.fill('印发机关', '舒兰市人民政府办公室');
  await form.fill('批准日期', daysAgo(9));
  await form.fill('印发日期', daysAgo(8));
  await page.getByRole('button', { name: '登记', exact: true }).click();

  await expect(record.name).toHaveText(TITLE);
  const panel = page.getByRole('tabpanel');
  const note = async (step: string, fill: (fields: Fields) => Promise<void>) => {
    await panel.getByRole('button', { name: step, exact: true }).click();
    await fill(new Fields(page, record.drawer));
    await record.drawer.getByRole('button', { name: '保存' }).click();
    await expect(record.drawer).toBeHidden();
  };
  await note('登记备案', async (fields) => {
    await fields.expectValue('备案机关', /上一级人民政府/);
    await fields.fill('文号', '舒政办函〔2026〕77号');
  });
  await note('登记公布', (fields) => fields.fill('公布方式或范围', '市政府门户网站'));
  await expect(panel.getByText('舒政办函〔2026〕77号')).toBeVisible();
  await expect(panel.getByText('市政府门户网站')).toBeVisible();

  await shell.go('预案');
  await new Grid(page).open('综合');
  const unitPlan = (await record.name.textContent()) ?? '';
  await record.tab('衔接');
  await panel.getByRole('button', { name: '登记衔接' }).click();
  await new Fields(page, record.drawer).pick('上级预案', TITLE);
  await record.drawer.getByRole('button', { name: '衔接', exact: true }).click();
  await expect(record.drawer).toBeHidden();
  await panel.getByRole('button', { name: TITLE }).click();
  await expect(record.name).toHaveText(TITLE);
  await record.tab('衔接');
  await expect(panel.getByText('以本预案为上级的预案')).toBeVisible();
  await expect(panel.getByRole('button', { name: unitPlan })).toBeVisible();
});
