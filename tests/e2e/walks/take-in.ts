import { join } from 'node:path';
import { expect } from '@playwright/test';
import { commandLine } from '../harness/databases';
import type { Program } from '../harness/program';
import { Grid } from '../pages/grid';
import { Shell } from '../pages/shell';
import { StartScreens } from '../pages/start-screens';
import type { CountyWork, Shot } from './county-work';

/** The city takes the package in and sees the county's figures as the county has them. */
export async function takeIn(
  program: Program,
  folder: string,
  file: string,
  work: CountyWork,
  shot: Shot,
): Promise<void> {
  const { page } = program;
  const shell = new Shell(page);
  const database = join(folder, '吉林市.plandesk');
  await new StartScreens(program).found({
    file: database,
    level: '市（州）级',
    region: '吉林市',
    name: '吉林市应急管理局',
    user: '例经办',
  });
  await shell.go('交换上报');
  await page.getByRole('button', { name: '接收上报包' }).click();
  await program.answerOpen(file);
  await page.getByRole('button', { name: '选择上报包', exact: true }).click();
  await expect(page.getByText('舒兰市应急管理局').first()).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: '核对内容并预演' }).click();
  await expect(page.getByRole('button', { name: '合并', exact: true })).toBeVisible({ timeout: 60_000 });
  await shot('rehearsal');
  await page.getByRole('button', { name: '合并', exact: true }).click();
  await expect(page.getByText(/上报包已合并/)).toBeVisible({ timeout: 60_000 });
  await shell.goTo('/exchange/counties');
  const row = new Grid(page).row('舒兰市应急管理局');
  await expect(row).toContainText(work.created.toLocaleString('zh-CN'));
  await shot('counties');
  await shell.go('单位');
  await new Grid(page).expectRows(work.created);
  await program.close();
  const counts = (db: string) => {
    const { duties: _, ...rest } = commandLine<{ counts: Record<string, number> }>(folder, 'info', db).counts;
    return rest;
  };
  expect(counts(database)).toEqual(counts(join(folder, '舒兰市.plandesk')));
}
