import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unitCode } from '../builders/county-ledgers';
import { commandLine, foundOffice } from './harness/databases';
import { handInAll } from './harness/hand-in';
import { expect, test } from './harness/test';
import { RecordPage } from './pages/record';
import { Shell } from './pages/shell';
import { StartScreens } from './pages/start-screens';

const UNIT = '舒兰市示恒煤矿有限公司';
const EXPERTS = ['示专一', '例专二', '样专三', '测专四', '试专五'];

/** The county with one unit, its plan and five experts in office. */
function foundCounty(folder: string): string {
  const file = foundOffice(join(folder, '县.db'));
  const write = (name: string, lines: string[]) => {
    writeFileSync(join(folder, name), `\ufeff${lines.join('\r\n')}\r\n`);
    return name;
  };
  const run = (...args: string[]) => commandLine(folder, ...args, '--db', file);
  run(
    'import',
    'enterprises',
    write('名册.csv', ['单位名称,统一社会信用代码,监管行业', `${UNIT},${unitCode(0)},煤矿`]),
  );
  run(
    'import',
    'experts',
    write('专家.csv', [
      '姓名,工作单位,专业,聘期开始,聘期结束',
      ...EXPERTS.map((name) => `${name},示例设计院,煤矿,2024-01-01,2099-12-31`),
    ]),
  );
  run(
    'plan',
    'add',
    write('综合预案.txt', ['综合应急预案', '一、总则', '本预案适用于本矿。']),
    '--owner',
    unitCode(0),
    '--kind',
    'comprehensive',
    '--title',
    '生产安全事故综合应急预案',
  );
  return file;
}

test('five packs go out, five results come back shuffled and twice, and are opened together', async ({
  launch,
  folder,
}) => {
  const county = foundCounty(folder);
  const program = await launch({ args: [county] });
  await new StartScreens(program).entered();
  const { page } = program;
  const shell = new Shell(page);
  const record = new RecordPage(page);

  await shell.go('评审');
  await page.getByRole('button', { name: '新建评审' }).first().click();
  await page.locator('[data-open]').first().click();
  await page.getByRole('button', { name: '建立评审' }).click();
  await page.getByRole('button', { name: '从专家库选取' }).click();
  for (const name of EXPERTS) {
    await shell.dialog.getByRole('row', { name }).getByRole('button', { name: '加入', exact: true }).click();
    await expect(shell.dialog.getByRole('row', { name }).getByText('已加入')).toBeVisible();
  }
  await page.keyboard.press('Escape');
  await expect(shell.dialog).toBeHidden();
  await record.step('确定专家组').click();
  await page.getByRole('tab', { name: /^收回/ }).click();

  const stick = join(folder, 'U盘');
  mkdirSync(stick);
  await program.answerOpen(stick);
  await page.getByRole('button', { name: '写全部评审包' }).click();
  await page.getByRole('button', { name: '选择位置并写包' }).click();
  await expect(page.getByText(/已写成并校验 5 个评审包/)).toBeVisible();
  const packs = readdirSync(stick).sort();
  expect(packs).toHaveLength(5);

  // Five desks; none knows of the others.
  const results = join(folder, '结果');
  mkdirSync(results);
  const desks = EXPERTS.map((name) => {
    const db = join(folder, `${name}.db`);
    const place = ['--desk', 'reviewer', '--level', 'county', '--region', '220283'];
    commandLine(folder, 'init', db, ...place, '--name', name);
    const taken = commandLine<{ assignment: string }>(
      folder,
      'merge',
      join(stick, `评审包-${name}.yjpkg`),
      '--db',
      db,
    );
    return { db, name, assignment: taken.assignment };
  });
  handInAll(desks.map(({ db }) => db));
  const order = [3, 0, 4, 2, 1];
  for (const [place, at] of order.entries()) {
    const one = desks[at];
    if (!one) throw new Error('five desks');
    const out = join(results, `${place}-${one.name}.yjpkg`);
    const wish = ['--kind', 'review-result', '--assignment', one.assignment];
    commandLine(folder, 'export', '--db', one.db, ...wish, '--out', out);
  }

  await page.getByRole('button', { name: '接收结果' }).click();
  for (const [round, state] of [
    [1, '已接收'],
    [2, '已接收过'],
  ] as const) {
    await program.answerOpen(results);
    await page.getByRole('button', { name: '选择文件夹' }).click();
    if (round === 1) await page.getByRole('button', { name: '接收全部 5 个' }).click();
    await expect(page.getByText(state, { exact: true })).toHaveCount(5);
  }
  await expect(page.getByText('的意见')).toHaveCount(0);

  await shell.go('评审');
  await page.locator('[data-open]').first().click();
  await page.getByRole('tab', { name: '收回 5' }).click();
  await record.step('开启意见').click();
  await shell.dialog.getByRole('button', { name: '开启意见' }).click();
  await expect(page.getByText('意见已开启').first()).toBeVisible();
});
