import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { extractDocument } from '../../../db/documents/extract-text';
import { commandLine } from '../harness/databases';
import type { Program } from '../harness/program';
import { Fields } from '../pages/fields';
import { Grid } from '../pages/grid';
import { ImportPage } from '../pages/import-page';
import { RecordPage } from '../pages/record';
import { Shell } from '../pages/shell';
import { StartScreens } from '../pages/start-screens';
import { type CountyWork, day, type Shot } from './county-work';

/** The county office's main job in one go, through the window alone. */
export async function walkCountyYear(
  program: Program,
  folder: string,
  work: CountyWork,
  shot: Shot,
): Promise<string> {
  const { page } = program;
  const shell = new Shell(page);
  const grid = new Grid(page);
  const record = new RecordPage(page);
  const database = join(folder, '舒兰市.plandesk');

  await test.step('first start', async () => {
    await new StartScreens(program).found({
      file: database,
      region: 'sls',
      name: '舒兰市应急管理局',
      user: '示经办',
    });
    await shot('first-start');
  });

  await test.step('import the roster', async () => {
    await shell.go('单位');
    await page.getByRole('button', { name: '导入台账' }).first().click();
    const importing = new ImportPage(program);
    await importing.choose('企业台账', work.roster);
    await importing.expectCount('新增', work.created);
    await importing.expectCount('退回', work.rejected);
    await shot('import-check');
    const rejects = join(folder, '退回.xlsx');
    await importing.saveRejects(rejects);
    expect(existsSync(rejects)).toBe(true);
    await importing.apply();
    await page.getByRole('button', { name: '查看名册' }).click();
    await grid.expectRows(work.created);
    await shot('enterprises');
  });

  await test.step('register a plan with its document', async () => {
    await page.getByRole('main').getByRole('textbox').first().fill(work.unit.name);
    await grid.expectRows(1);
    await grid.open(work.unit.name);
    await record.tab('法定类别');
    await expect(page.getByRole('region', { name: /^重点单位/ })).toContainText('第七条');
    await shot('rule-sets');
    await record.step('登记预案').click();
    const fields = new Fields(page);
    await fields.fill('预案名称', work.plan.title);
    await fields.choose('评审方式', '评审');
    await fields.fill('评审日期', day(-20));
    await fields.choose('评审结论', '修改后通过');
    await fields.fill('签署日期', day(-12));
    await fields.fill('公布日期', day(-8).replaceAll('-', '.'));
    await program.answerOpen(work.plan.file);
    await page.getByRole('button', { name: '选择原件' }).click();
    await expect(page.getByText(/登记后保存原件/)).toBeVisible();
    await page.getByRole('button', { name: '登记', exact: true }).click();
    await expect(page.getByText('正文可搜索')).toBeVisible({ timeout: 30_000 });
    await record.expectState('已公布');
    await shot('plan');
  });

  await test.step('find a passage of it from anywhere', async () => {
    await page.keyboard.press('Control+K');
    await page.getByPlaceholder('输入名称、信用代码').fill(work.plan.passage.slice(0, 9));
    await expect(page.getByRole('option', { name: new RegExp(work.plan.title) })).toBeVisible();
    await shot('search');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('searchbox', { name: '在文件中查找' })).toHaveValue(
      work.plan.passage.slice(0, 9),
    );
    await page.getByRole('button', { name: '返回预案' }).click();
    await expect(record.name).toHaveText(work.plan.title);
  });

  let filingNo = '';
  await test.step('receive, check, file', async () => {
    await record.step('接收备案').click();
    await page.getByRole('checkbox', { name: new RegExp(work.plan.title) }).check();
    await page.getByRole('button', { name: '接收并开始核对' }).click();
    await record.expectState('核对中');
    await expect(record.step('予以备案')).toHaveAttribute('aria-disabled', 'true');
    await shot('filing-check');
    await page.getByRole('button', { name: /^其余 \d 项齐全$/ }).click();
    await expect(record.step('予以备案')).not.toHaveAttribute('aria-disabled', 'true');
    await record.take('予以备案');
    await record.expectState('已备案');
    const told = page.getByText(/^已备案，编号 /);
    await expect(told).toBeVisible();
    filingNo = ((await told.textContent()) ?? '').replace(/^已备案，编号 /, '').trim();
    expect(filingNo).toMatch(/\d/);
  });

  await test.step('the certificate as an editable document', async () => {
    await page.getByRole('button', { name: '备案登记表' }).first().click();
    await expect(record.drawer.getByText(filingNo)).toBeVisible();
    await shot('certificate');
    const certificate = join(folder, '备案登记表.docx');
    await program.answerSave(certificate);
    await page.getByRole('button', { name: '存为 Word' }).click();
    await expect(page.getByText(/^已存为“备案登记表/)).toBeVisible();
    const read = await extractDocument(readFileSync(certificate), '备案登记表.docx');
    expect(read.state).toBe('ok');
    for (const part of [work.unit.name, work.plan.title, filingNo]) expect(read.text).toContain(part);
    await page.keyboard.press('Escape');
  });

  await test.step('who owes what, and why', async () => {
    await shell.go('单位');
    await page.getByRole('main').getByRole('textbox').first().fill(work.unit.name);
    await grid.expectRows(1);
    await grid.open(work.unit.name);
    await record.tab('法定义务');
    const filing = page.getByRole('listitem').filter({ hasText: '二十个工作日内备案' });
    await expect(filing).toContainText('已履行');
    const drill = page
      .getByRole('listitem')
      .filter({ hasText: '现场处置方案' })
      .filter({ hasText: /还有|已逾期|今天/ })
      .first();
    await drill.getByTitle('查看计算过程和依据').click();
    await expect(record.drawer).toContainText('第三十三条');
    await expect(record.drawer).toContainText('没有登记可以作为证据的记录');
    await shot('trace');
    await page.keyboard.press('Escape');
  });

  await test.step('propose next year and write it', async () => {
    await shell.go('演练');
    await page
      .getByRole('link', { name: '编排计划' })
      .or(page.getByRole('tab', { name: '编排计划' }))
      .first()
      .click();
    await page.getByRole('button', { name: `${Number(day(0).slice(0, 4)) + 1} 年` }).click();
    await new Fields(page).pick('范围', work.unit.name);
    await page.getByRole('button', { name: '编排', exact: true }).click();
    await expect(page.getByRole('button', { name: '去写入' })).toBeVisible();
    await shot('proposal');
    await page.getByRole('button', { name: '去写入' }).click();
    await page.getByRole('button', { name: /^写入 \d+ 场$/ }).click();
    await expect(page.getByText('年度计划已写入')).toBeVisible();
    await page.getByRole('button', { name: '看年度视图' }).click();
    await shot('year');
  });

  await test.step('record a drill as held, evaluated and reported', async () => {
    await shell.go('演练');
    await page.getByRole('button', { name: '登记演练' }).click();
    const fields = new Fields(page);
    await fields.pick('演练单位', work.unit.name);
    await fields.choose('预案种类', '现场处置方案');
    await fields.fill('演练名称', '透水事故现场处置演练');
    await page.getByLabel('演练已经举行').check();
    await fields.fill('开始日期', day(0));
    await fields.fill('评估日期', day(0));
    await page
      .getByRole('button', { name: /^(登记|保存)/ })
      .first()
      .click();
    await record.expectState('已评估');
    await shot('drill');
    await record.take('登记报送');
    await record.expectState('已报送');
    await shell.goTo('/');
    await expect(page.getByText('工作台').first()).toBeVisible();
    await shot('home');
  });

  const file = join(folder, '上报.yjpkg');
  await test.step('hand the county up', async () => {
    await shell.go('交换上报');
    await page.getByRole('button', { name: '制作上报包' }).click();
    await new Fields(page).fill('接收单位', '吉林市应急管理局');
    await page.keyboard.press('Tab');
    await program.answerSave(file);
    await page.getByRole('button', { name: '选择位置并制作' }).click();
    await expect(page.getByText(/上报包已写好并重读核验/)).toBeVisible({ timeout: 60_000 });
    await shot('package');
    expect(existsSync(file)).toBe(true);
  });
  await program.close();

  const duties = commandLine<{ duties: { rule: string; period: string; state: string }[] }>(
    folder,
    'duties',
    '--db',
    database,
    '--as-of',
    day(0),
    '--owner',
    work.unit.code,
  );
  const half = `${day(0).slice(0, 4)}H${day(0).slice(5, 7) <= '06' ? 1 : 2}`;
  expect(duties.duties).toContainEqual(
    expect.objectContaining({ rule: 'R-DRILL-6M-SITE', period: half, state: 'met' }),
  );
  expect(commandLine(folder, 'check', database)).toMatchObject({ sound: true });
  return file;
}
