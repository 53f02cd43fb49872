import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ageForward, commandLine, damage, foundOffice, lock } from './harness/databases';
import { expect, test } from './harness/test';
import { Shell } from './pages/shell';
import { StartScreens } from './pages/start-screens';

test('a first start asks three questions and makes the database', async ({ launch, folder }) => {
  const program = await launch();
  const start = new StartScreens(program);
  const file = join(folder, '舒兰市应急管理局.plandesk');
  await start.found({ file, region: '舒兰', name: '舒兰市应急管理局', user: '示经办' });
  await expect(program.page.getByText('舒兰市应急管理局').first()).toBeVisible();
  await program.close();
  expect(commandLine(folder, 'info', file)).toMatchObject({
    desk: 'office',
    level: 'county',
    region: '220283',
    name: '舒兰市应急管理局',
  });
});

test('the last database comes up by itself, and the window where it was', async ({ launch, folder }) => {
  const userData = join(folder, 'user');
  const file = foundOffice(join(folder, 'county.db'));
  const first = await launch({ userData });
  await new StartScreens(first).openFile(file);
  await new StartScreens(first).entered();
  await first.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 40, y: 30, width: 1200, height: 700 }),
  );
  await first.close();
  const second = await launch({ userData, size: { width: 1200, height: 700 } });
  await new StartScreens(second).entered();
  await expect(second.page.getByText('county.db')).toBeVisible();
});

test('the sample county opens from the first screen and is marked as made up', async ({ launch }) => {
  const program = await launch();
  const start = new StartScreens(program);
  await start.sample.click();
  await start.entered();
  await expect(program.page.getByRole('banner').getByText('舒兰市应急管理局（示例）')).toBeVisible();
  await expect(program.page.getByText('已逾期').first()).toBeVisible();
  await expect(program.page.getByText('今天到期').first()).toBeVisible();
});

test('a demo leaves the list of recent databases alone', async ({ launch, folder }) => {
  const userData = join(folder, 'user');
  const demo = await launch({ userData, args: ['--demo'] });
  await new StartScreens(demo).entered();
  await demo.close();
  const plain = await launch({ userData });
  const start = new StartScreens(plain);
  await expect(start.create).toBeVisible();
  await expect(plain.page.getByText('示例县.db')).toHaveCount(0);
});

test('a damaged database offers its backups, and keeps the damaged file', async ({ launch, folder }) => {
  const file = foundOffice(join(folder, 'county.db'));
  const userData = join(folder, 'user');
  const before = await launch({ userData, args: [file] });
  await new StartScreens(before).entered();
  await before.menu('立即备份');
  await expect(before.page.getByText(/已备份为/)).toBeVisible();
  await before.close();
  damage(file);
  const broken = readFileSync(file);

  const program = await launch({ userData, args: [file] });
  const start = new StartScreens(program);
  await expect(start.heading).toHaveText('数据库打不开');
  await expect(program.page.getByText('已损坏')).toBeVisible();
  await program.page.getByRole('button', { name: /by-hand/ }).click();
  await new Shell(program.page).dialog.getByRole('button', { name: '从备份恢复' }).click();
  await start.entered();
  await program.close();
  const kept = readdirSync(folder).filter((name) => /^county\.db\.damaged-[^-]+$/.test(name));
  expect(kept).toHaveLength(1);
  expect(readFileSync(join(folder, kept[0] ?? '')).equals(broken)).toBe(true);
  expect(commandLine(folder, 'check', file)).toMatchObject({ sound: true });
});

const REFUSED: [what: string, prepare: (file: string) => void, message: RegExp][] = [
  ['a database of a newer program', (file) => ageForward(foundOffice(file)), /升级/],
  ['a file that is no database', (file) => writeFileSync(file, '不是数据库'), /不是预案台数据库/],
  ['a database in use elsewhere', (file) => lock(foundOffice(file)), /正被另一程序（进程 \d+）使用/],
];

for (const [what, prepare, message] of REFUSED)
  test(`${what} is refused by name, and another can be opened`, async ({ launch, folder }) => {
    const file = join(folder, 'strange.db');
    prepare(file);
    const bytes = readFileSync(file);
    const good = foundOffice(join(folder, 'good.db'));
    const program = await launch({ args: [file] });
    const start = new StartScreens(program);
    await expect(start.heading).toHaveText('数据库打不开');
    await expect(program.page.getByText(message)).toBeVisible();
    expect(readFileSync(file).equals(bytes)).toBe(true);
    await start.openFile(good);
    await start.entered();
  });

test('a database that has gone is named', async ({ launch, folder }) => {
  const program = await launch({ args: [join(folder, 'gone.db')] });
  await expect(program.page.getByText(/找不到数据库/)).toBeVisible();
});

test('dialogs that are dismissed change nothing', async ({ launch }) => {
  const program = await launch();
  const start = new StartScreens(program);
  await program.cancelDialogs();
  await start.open.click();
  await expect(start.create).toBeEnabled();
  await expect(start.heading).toHaveText('开始使用');
});

test('an account with a password is asked for it', async ({ launch, folder }) => {
  const program = await launch();
  const { page } = program;
  const file = join(folder, 'locked.plandesk');
  await new StartScreens(program).found({
    file,
    region: '220283',
    name: '舒兰市应急管理局',
    user: '示经办',
    password: '示例密码2026',
  });
  await program.menu('锁定');
  await expect(page.getByRole('heading', { name: '谁在使用' })).toBeVisible();
  await page.getByLabel('示经办的密码').fill('不对');
  await page.getByRole('button', { name: '进入' }).click();
  await expect(page.getByText(/密码不对/)).toBeVisible();
  await page.getByLabel('示经办的密码').fill('示例密码2026');
  await page.getByRole('button', { name: '进入' }).click();
  await new StartScreens(program).entered();
});
