import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { writeRoster } from '../builders/rosters';
import { commandLine, foundOffice } from './harness/databases';
import type { Program } from './harness/program';
import { expect, test } from './harness/test';
import { Grid } from './pages/grid';
import { ImportPage } from './pages/import-page';
import { Shell } from './pages/shell';
import { StartScreens } from './pages/start-screens';

const enterprises = (folder: string, file: string) =>
  commandLine<{ counts: { enterprises: number } }>(folder, 'info', file).counts.enterprises;

/** Kills the process that owns the database, as a crash would. */
async function killCore(program: Program): Promise<void> {
  await program.app.evaluate(({ app }) => {
    const core = app
      .getAppMetrics()
      .find((process) => process.name === 'plandesk-core' || process.serviceName?.includes('plandesk-core'));
    if (!core) throw new Error('no core process');
    process.kill(core.pid, 'SIGKILL');
  });
}

async function importRoster(program: Program, file: string): Promise<ImportPage> {
  await new Shell(program.page).goTo('/import?kind=enterprises');
  const importing = new ImportPage(program);
  await importing.choose('企业台账', file);
  await program.page.getByRole('button', { name: '去写入' }).click();
  return importing;
}

test('an import that is cancelled leaves nothing, and can be done again', async ({ launch, folder }) => {
  const database = foundOffice(join(folder, 'county.db'));
  const program = await launch({ args: [database] });
  const { page } = program;
  await new StartScreens(program).entered();
  await importRoster(program, await writeRoster(join(folder, 'roster.xlsx'), 20_000));
  await page.getByRole('button', { name: '写入 20000 行' }).click();
  await expect(page.getByText('正在写入').first()).toBeVisible({ timeout: 30_000 });
  await page.locator('main').getByRole('button', { name: '取消', exact: true }).click();
  await expect(page.getByText('数据保持原样')).toBeVisible();
  await expect(page.getByRole('button', { name: '写入 20000 行' })).toBeEnabled({ timeout: 30_000 });
  await new Shell(page).go('单位');
  await expect(page.getByText('名册还是空的')).toBeVisible();
  await program.close();
  expect(enterprises(folder, database)).toBe(0);
  expect(commandLine(folder, 'check', database)).toMatchObject({ sound: true });
});

test('an import is taken back from the screen', async ({ launch, folder }) => {
  const database = foundOffice(join(folder, 'county.db'));
  const program = await launch({ args: [database] });
  const { page } = program;
  await new StartScreens(program).entered();
  const importing = await importRoster(program, await writeRoster(join(folder, 'roster.xlsx'), 40));
  await importing.apply();
  await page.getByRole('button', { name: '撤销这次导入' }).click();
  await new Shell(page).dialog.getByRole('button', { name: '撤销导入' }).click();
  await expect(page.getByText('已撤销：移除 40 条，恢复 0 条')).toBeVisible();
  await program.close();
  expect(enterprises(folder, database)).toBe(0);
});

test('the window goes on with the same database when the core dies', async ({ launch, folder }) => {
  const first = foundOffice(join(folder, 'first.db'));
  const second = foundOffice(join(folder, 'second.db'));
  commandLine(
    folder,
    'import',
    'enterprises',
    await writeRoster(join(folder, 'roster.xlsx'), 25),
    '--db',
    second,
  );
  const program = await launch({ args: [first] });
  const { page } = program;
  await new StartScreens(program).entered();
  // The program was started for one database and works in another.
  await program.answerOpen(second);
  await program.menu('打开数据库…');
  await expect(page.getByText('second.db')).toBeVisible();
  await new Shell(page).go('单位');
  await new Grid(page).expectRows(25);
  await killCore(program);
  await new Shell(page).go('预案');
  await new Shell(page).go('单位');
  await new Grid(page).expectRows(25);
  await expect(page.getByText('second.db')).toBeVisible();
  await page.getByRole('main').getByRole('textbox').first().fill('1号有限公司');
  await expect(new Grid(page).row('1号有限公司')).toBeVisible();
  // What a page says about a line that broke is no complaint.
  program.complaints.length = 0;
  await program.close();
  expect(commandLine(folder, 'check', second)).toMatchObject({ sound: true });
});

test('a second start of the program steps back for the first', async ({ launch, folder }) => {
  const userData = join(folder, 'user');
  const first = await launch({ userData });
  await expect(new StartScreens(first).create).toBeVisible();
  const second = await launch({ userData }).then(
    () => 'opened a second window',
    () => 'stepped back',
  );
  expect(second).toBe('stepped back');
  await expect(new StartScreens(first).create).toBeVisible();
});

test('files are written where the clerk says, and a refusal to choose writes nothing', async ({
  launch,
  folder,
}) => {
  const database = foundOffice(join(folder, 'county.db'));
  const program = await launch({ args: [database] });
  const { page } = program;
  await new StartScreens(program).entered();
  await new Shell(page).goTo('/import?kind=plans');
  await program.cancelDialogs();
  await page.getByRole('button', { name: '下载模板' }).click();
  await program.answerSave(join(folder, '模板.xlsx'));
  await page.getByRole('button', { name: '下载模板' }).click();
  await expect(page.getByText('模板已存为“模板.xlsx”')).toBeVisible();
  expect(existsSync(join(folder, '模板.xlsx'))).toBe(true);
  await program.answerSave(join(folder, 'no', 'such', 'folder', 'x.xlsx'));
  await page.getByRole('button', { name: '下载模板' }).click();
  await expect(page.getByText('模板没有存下')).toBeVisible();
});
