import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './harness/test';
import { Grid } from './pages/grid';
import { RecordPage } from './pages/record';
import { Shell } from './pages/shell';
import { StartScreens } from './pages/start-screens';

/** Presses Tab until the keyboard is there; more than once around the window means that it cannot be reached. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  const reached = () => target.evaluate((element) => element === document.activeElement);
  for (let at = 0; at < 80 && !(await reached()); at += 1) await page.keyboard.press('Tab');
  await expect(target).toBeFocused();
}

test('materials with a gap: told once, handed in again, filed', async ({ launch, folder }) => {
  const program = await launch({ args: ['--demo'] });
  const { page } = program;
  const record = new RecordPage(page);
  await new StartScreens(program).entered();
  await new Shell(page).go('备案');
  // The newest case of the sample has all its days left.
  await new Grid(page).open('核对中');
  await expect(page.getByText(/还有 \d 个工作日/).first()).toBeVisible();
  const material = (label: string) => page.getByRole('group', { name: label });
  await page.getByRole('button', { name: /^其余 \d 项齐全$/ }).click();
  await material('应急资源调查清单').getByRole('button', { name: '缺少' }).click();
  await page.getByLabel('应急资源调查清单的说明').fill('没有列出外部可调用资源');
  await page.keyboard.press('Tab');
  await expect(record.step('予以备案')).toHaveAttribute('aria-disabled', 'true');
  await record.step('予以备案').hover();
  // Where the keyboard is has a tip of its own.
  await expect(page.getByRole('tooltip').filter({ hasText: '应急资源调查清单' })).toBeVisible();
  await record.take('一次性告知补正', async (fields) => {
    await expect(record.drawer).toContainText('没有列出外部可调用资源');
    await fields.fill('补充说明', '请于十日内补齐。');
  });
  await record.expectState('已告知补正');
  await page.getByRole('button', { name: '一次性补正告知书' }).first().click();
  await expect(record.drawer).toContainText('没有列出外部可调用资源');
  await page.keyboard.press('Escape');
  await record.take('收到补正');
  await record.expectState('核对中');
  await expect(page.getByText('第 2 次提交')).toBeVisible();
  await expect(page.getByText('上次要求补正')).toBeVisible();
  await page.getByRole('button', { name: /^其余 \d 项齐全$/ }).click();
  await record.take('予以备案');
  await record.expectState('已备案');
  await record.tab('经过');
  for (const step of ['告知', '补正', '备案']) await expect(page.getByRole('tabpanel')).toContainText(step);

  await test.step('the next unit by the keyboard alone, from its papers to its certificate', async () => {
    const { keyboard } = page;
    await keyboard.press('Control+K');
    await expect(page.getByPlaceholder('输入名称、信用代码')).toBeFocused();
    await keyboard.type('接收备案材料');
    await expect(page.getByRole('option').first()).toContainText('接收备案材料');
    await keyboard.press('Enter');
    await expect(record.name).toHaveText('接收备案材料');
    await tabTo(page, page.getByRole('combobox', { name: '申报单位' }));
    await keyboard.type('试联华建筑');
    await expect(page.getByRole('option')).toHaveCount(1);
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    const plan = page.getByRole('main').getByRole('checkbox').first();
    await expect(plan).toBeVisible();
    await tabTo(page, plan);
    await keyboard.press('Space');
    await keyboard.press('Control+S');
    await record.expectState('核对中');
    await tabTo(page, page.getByRole('button', { name: /^其余 \d 项齐全$/ }));
    await keyboard.press('Enter');
    await expect(record.step('予以备案')).not.toHaveAttribute('aria-disabled', 'true');
    await tabTo(page, record.step('予以备案'));
    await keyboard.press('Enter');
    await expect(record.drawer).toContainText('将使用编号');
    await keyboard.press('Control+S');
    await record.expectState('已备案');
    await tabTo(page, page.getByRole('main').getByRole('button', { name: '备案登记表' }));
    await keyboard.press('Enter');
    await program.answerSave(join(folder, '登记表.docx'));
    await tabTo(page, record.drawer.getByRole('button', { name: '存为 Word' }));
    await keyboard.press('Enter');
    await expect(page.getByText(/^已存为“登记表/)).toBeVisible();
  });
});

test('the inbox leads to the next step and its reason', async ({ launch }) => {
  const program = await launch({ args: ['--demo'] });
  const { page } = program;
  await new StartScreens(program).entered();
  const overdue = page.getByRole('listitem').filter({ hasText: '已逾期' }).first();
  await overdue.getByTitle('查看计算过程和依据').click();
  await expect(new Shell(page).dialog).toContainText('第');
  await expect(new Shell(page).dialog).toContainText('条');
  await page.keyboard.press('Escape');
  const many = page.getByRole('listitem').filter({ hasText: '家单位' }).first();
  await many.getByRole('button', { name: '查看清单' }).click();
  await expect(page.getByRole('heading', { name: '法定义务' })).toBeVisible();
  await page.goBack();
  await page
    .getByRole('listitem')
    .filter({ hasText: '五个工作日内核对' })
    .first()
    .getByRole('button', { name: '去核对' })
    .click();
  await expect(page.getByRole('tab', { name: '核对' })).toBeVisible();
});

test('a register filters, saves its view and goes to Excel', async ({ launch, folder }) => {
  const program = await launch({ args: ['--demo'] });
  const { page } = program;
  await new StartScreens(program).entered();
  await new Shell(page).go('单位');
  const grid = new Grid(page);
  await grid.expectRows(600);
  await page.getByRole('main').getByRole('textbox').first().fill('煤');
  await expect(grid.row('煤')).toBeVisible();
  await program.answerSave(`${folder}/单位.xlsx`);
  await page.getByRole('button', { name: /导出/ }).first().click();
  await expect(page.getByText(/单位\.xlsx/).first()).toBeVisible();
});

test('the program speaks English when it is asked to, and remembers it', async ({ launch, folder }) => {
  const userData = join(folder, 'user');
  const program = await launch({ userData, args: ['--demo'] });
  const { page } = program;
  await new StartScreens(program).entered();
  await page.getByRole('button', { name: '示经办' }).click();
  await page.getByRole('menuitem', { name: 'English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  const words = page.getByRole('navigation').first();
  await expect(words.getByRole('link').first()).not.toHaveText(/[\u4e00-\u9fff]/);
  for (const link of await words.getByRole('link').all()) {
    await link.click();
    await expect(page.locator('main#main h1').first()).not.toHaveText(/[\u4e00-\u9fff]/);
  }
  await program.close();
  const again = await launch({ userData, args: ['--demo'] });
  await expect(again.page.locator('html')).toHaveAttribute('lang', 'en');
  await again.menu('About PlanDesk');
});
