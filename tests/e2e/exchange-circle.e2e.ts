import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unitCode } from '../builders/county-ledgers';
import { commandLineAside } from './harness/databases';
import { expect, test } from './harness/test';
import { Fields } from './pages/fields';
import { Grid } from './pages/grid';
import { RecordPage } from './pages/record';
import { Shell } from './pages/shell';
import { StartScreens } from './pages/start-screens';

const PROVINCE = { level: 'province', region: '220000', name: '吉林省应急管理厅' };
const CITY = { level: 'city', region: '220200', name: '吉林市应急管理局' };
const OTHER_CITY = { level: 'city', region: '220100', name: '长春市应急管理局' };
const COUNTIES = [
  { level: 'county', region: '220283', name: '舒兰市应急管理局' },
  { level: 'county', region: '220281', name: '蛟河市应急管理局' },
  { level: 'county', region: '220122', name: '农安县应急管理局' },
  { level: 'county', region: '220183', name: '德惠市应急管理局' },
] as const;
const [FIRST, SECOND, ...FAR] = COUNTIES;
/** Units of each county. */
const UNITS = 3;

const year = new Date().getFullYear();
const database = (name: string) => `${name}.db`;
const packed = (name: string) => `${name}.yjpkg`;

test('four counties report over two cities to the province, and the answers come back down', async ({
  launch,
  folder,
}) => {
  const run = (...args: string[]) => commandLineAside(folder, ...args);
  const found = ({ level, region, name }: { level: string; region: string; name: string }) =>
    run('init', database(name), '--desk', 'office', '--level', level, '--region', region, '--name', name);
  const report = (name: string, to: string, out: string) =>
    run(
      ...['export', '--db', database(name), '--kind', 'upload', '--period', String(year)],
      ...['--out', join(out, packed(name)), '--to', to],
    );
  for (const way of ['报吉林市', '报长春市', '报省', '发各县', '发各市']) mkdirSync(join(folder, way));
  const county = async (office: (typeof COUNTIES)[number], at: number) => {
    const roster = `名册${at}.csv`;
    const units = Array.from({ length: UNITS }, (_, n) =>
      [
        `${office.name.slice(0, 3)}示例${n + 1}煤矿`,
        unitCode(at * UNITS + n),
        '煤矿',
        '示大明',
        `1990000${at}00${n}`,
      ].join(),
    );
    const head = '单位名称,统一社会信用代码,监管行业,主要负责人,主要负责人电话';
    writeFileSync(join(folder, roster), `\ufeff${[head, ...units].join('\r\n')}\r\n`);
    await found(office);
    await run('import', 'enterprises', roster, '--db', database(office.name));
  };
  const start = async (name: string) => {
    const program = await launch({
      args: [join(folder, database(name))],
      userData: join(folder, `${name}.user`),
    });
    await new StartScreens(program).entered();
    const { page } = program;
    const main = page.getByRole('main');
    return {
      program,
      page,
      main,
      shell: new Shell(page),
      /** Chooses a folder or files, and merges all that came once somebody has rung the senders up. */
      async receive(button: '选择文件夹' | '选择上报包', merge: number, ...paths: string[]) {
        await new Shell(page).goTo('/exchange/receive');
        const again = main.getByRole('button', { name: '换一个文件' });
        const choose = main.getByRole('button', { name: button, exact: true });
        await expect(again.or(choose)).toBeVisible();
        if (await again.isVisible()) await again.click();
        await program.answerOpen(...paths);
        await choose.click();
        const all = main.getByRole('button', { name: /^均已核实/ });
        const go = main.getByRole('button', { name: `合并（${merge}）` });
        await expect(all.or(go).first()).toBeVisible();
        if (await all.isVisible()) {
          await all.click();
          const { dialog } = new Shell(page);
          await dialog
            .getByRole('textbox', { name: '与何人、通过何种方式核对' })
            .fill('逐家电话，末八位一致');
          await dialog.getByRole('button', { name: '全部勾选' }).click();
        }
        await go.click();
        await expect(main.getByRole('button', { name: '合并（0）' })).toBeVisible();
      },
    };
  };

  // Seven databases; three counties and one city work by the command line, the others through the window.
  await Promise.all([...COUNTIES.map(county), ...[CITY, OTHER_CITY, PROVINCE].map(found)]);
  await Promise.all([
    report(SECOND.name, CITY.name, '报吉林市'),
    ...FAR.map(({ name }) => report(name, OTHER_CITY.name, '报长春市')),
  ]);
  // Down the other road everything goes by the command line, while windows open here.
  const far = (async () => {
    await run('merge', '报长春市', '--db', database(OTHER_CITY.name));
    await report(OTHER_CITY.name, PROVINCE.name, '报省');
    const { forwarded } = await commandLineAside<{ forwarded: { name: string; tables: unknown[] }[] }>(
      folder,
      'merge',
      join('报省', packed(OTHER_CITY.name)),
      '--db',
      database(PROVINCE.name),
    );
    expect(new Map(forwarded.map(({ name, tables }) => [name, tables]))).toEqual(
      new Map(FAR.map(({ name }) => [name, []])),
    );
    return start(PROVINCE.name);
  })();
  const besides = start(CITY.name);

  // The first county writes its package.
  const below = await start(FIRST.name);
  await below.shell.goTo('/exchange/write');
  await new Fields(below.page).fill('接收单位', CITY.name);
  await below.program.answerSave(join(folder, '报吉林市', packed(FIRST.name)));
  await below.main.getByRole('button', { name: '选择位置并制作' }).click();
  await expect(below.main.getByText(/^第 1 号上报包已写好/)).toBeVisible();

  // The city takes in a folder of both, and reports.
  const city = await besides;
  await city.receive('选择文件夹', 2, join(folder, '报吉林市'));
  await city.shell.goTo('/exchange/write');
  await new Fields(city.page).fill('接收单位', PROVINCE.name);
  await city.program.answerSave(join(folder, '报省', packed(CITY.name)));
  await city.main.getByRole('button', { name: '选择位置并制作' }).click();
  await expect(city.main.getByText(/^第 1 号上报包已写好/)).toBeVisible();

  // The province has the other city's; it looks at what the counties signed before it takes this one in.
  const top = await far;
  await top.shell.goTo('/exchange/receive');
  await top.program.answerOpen(join(folder, '报省', packed(CITY.name)));
  await top.main.getByRole('button', { name: '选择上报包', exact: true }).click();
  await top.main.getByRole('button', { name: '核对内容并预演' }).click();
  const signed = top.main.getByRole('table', { name: '县局签名核对' });
  for (const { name } of [FIRST, SECOND])
    await expect(signed.getByRole('row').filter({ hasText: name })).toContainText('一致');
  await top.main.getByRole('button', { name: '合并', exact: true }).click();
  await expect(top.main.getByRole('button', { name: '撤销合并' })).toBeVisible();
  await top.shell.goTo('/enterprises');
  await expect(top.main.getByText('农安县示例1煤矿')).toBeVisible();

  // One record is not right: the city returns it to its county, with the reason.
  const [wrong, reason] = [`${FIRST.name.slice(0, 3)}示例1煤矿`, '负责人电话应为本人的'];
  await city.shell.goTo('/enterprises');
  await new Grid(city.page).open(wrong);
  await new RecordPage(city.page).step('退回下级').click();
  await city.shell.dialog.getByRole('textbox').fill(reason);
  await city.shell.dialog.getByRole('button', { name: '退回', exact: true }).click();
  await expect(city.main.getByText(`待退回${FIRST.name}：${reason}`)).toBeVisible();

  // The answers go down: the city's to its counties, the province's to its cities.
  const answer = async (desk: typeof city, out: string) => {
    await desk.shell.goTo('/exchange/receipts');
    await desk.program.answerOpen(join(folder, out));
    await desk.main.getByRole('button', { name: '出具回执（2）' }).click();
    await expect(desk.main.getByRole('button', { name: '出具回执（0）' })).toBeVisible();
    return readdirSync(join(folder, out)).map((file) => join(folder, out, file));
  };
  const toCounties = await answer(city, '发各县');
  const toCities = await answer(top, '发各市');
  const meant = (files: readonly string[], name: string) => files.find((file) => file.includes(name)) ?? '';

  const answered = async (desk: typeof city, from: string, words: string) => {
    await desk.shell.goTo('/exchange/receipts');
    const row = desk.main.getByRole('row').filter({ hasText: `报给${from}，第 1 号` });
    await expect(row).toContainText(words);
  };
  await below.receive('选择上报包', 1, meant(toCounties, FIRST.name));
  await answered(below, CITY.name, '有退回 1 条');
  await below.main.getByRole('button', { name: '退回意见（未处理 1）' }).click();
  await expect(below.shell.dialog.getByText(reason)).toBeVisible();
  await below.shell.dialog.getByRole('button', { name: '查看记录' }).click();
  await expect(below.main.getByText(`${CITY.name}退回了这条记录：${reason}`)).toBeVisible();
  await city.receive('选择上报包', 1, meant(toCities, CITY.name));
  await answered(city, PROVINCE.name, '已接收');
});
