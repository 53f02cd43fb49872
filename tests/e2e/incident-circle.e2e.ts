import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unitCode } from '../builders/county-ledgers';
import { commandLine, foundOffice } from './harness/databases';
import { expect, test } from './harness/test';
import { daysAgo } from './harness/unit-desk';
import { Fields } from './pages/fields';
import { RecordPage } from './pages/record';
import { Shell } from './pages/shell';
import { StartScreens } from './pages/start-screens';

const UNIT = '舒兰市例源石化仓储有限公司';
const SITE = { longitude: 126.96, latitude: 44.41 };
const PLAN = '储罐容器爆炸专项应急预案';
const DEPOT = '舒兰市应急物资储备库';
const FOAM = '抗溶性泡沫灭火剂';

/** Name, field, longitude, latitude; written down in no order of their distance. */
const TEAMS = [
  ['试安化工救援队', '危险化学品', 127.2, 44.6],
  ['样源煤矿救护队', '矿山', 126.965, 44.411],
  ['舒兰市消防救援站', '消防', 126.99, 44.42],
  ['测达公路养护队', '交通运输', 126.961, 44.412],
  ['示恒危化应急救援队', '危险化学品', 126.94, 44.4],
] as const;
/** Who goes to an explosion of a tank. */
const SUITED: readonly string[] = ['消防', '危险化学品'];

/** On a ball of the earth's mean radius, kilometres: written anew here, so that nothing agrees with itself. */
function kilometres(longitude: number, latitude: number): number {
  const rad = Math.PI / 180;
  const cosine =
    Math.sin(SITE.latitude * rad) * Math.sin(latitude * rad) +
    Math.cos(SITE.latitude * rad) * Math.cos(latitude * rad) * Math.cos((longitude - SITE.longitude) * rad);
  return 6371.0088 * Math.acos(Math.min(1, cosine));
}

/** A county with a tank farm and its plans, five teams and a depot. */
function foundCounty(folder: string): string {
  const file = foundOffice(join(folder, '县.db'));
  const take = (kind: string, lines: readonly string[]) => {
    const name = `${kind}.csv`;
    writeFileSync(join(folder, name), `\ufeff${lines.join('\r\n')}\r\n`);
    commandLine(folder, 'import', kind, name, '--db', file);
  };
  take('enterprises', [
    '单位名称,统一社会信用代码,监管行业,主要负责人,主要负责人电话,详细地址,经度,纬度',
    `${UNIT},${unitCode(0)},危险化学品,示大明,19900000001,溪河镇示例路3号,${SITE.longitude},${SITE.latitude}`,
  ]);
  take('plans', [
    '企业名称,预案名称,预案种类,公布日期',
    `${UNIT},有限空间中毒窒息专项应急预案,专项,${daysAgo(90)}`,
    `${UNIT},${PLAN},专项,${daysAgo(80)}`,
  ]);
  take('teams', [
    '队伍名称,队伍类型,所属单位,负责人,值班电话,人数,经度,纬度',
    ...TEAMS.map(
      ([name, field, longitude, latitude], at) =>
        `${name},${field},示例单位,例队长,0432-0000100${at},18,${longitude},${latitude}`,
    ),
  ]);
  take('supplies', [
    '物资名称,储备库,规格,现有库存,计量单位,存放位置',
    `编织袋,${DEPOT},,5000,条,三区`,
    `${FOAM},${DEPOT},6%,50,桶,一区`,
  ]);
  return file;
}

test('an explosion goes from the first call over teams and supplies to the payment and the lessons', async ({
  launch,
  folder,
}) => {
  const database = foundCounty(folder);
  const program = await launch({ args: [database], userData: join(folder, 'user') });
  await new StartScreens(program).entered();
  const { page } = program;
  const shell = new Shell(page);
  const record = new RecordPage(page);
  const { drawer } = record;

  // Three fields, and the desk stands.
  await shell.goTo('/incidents/new');
  const form = new Fields(page);
  await form.pick('事故类别', '容器爆炸');
  await form.pick('事故单位', UNIT);
  await page.getByRole('button', { name: '开始处置' }).click();
  await expect(record.name).toContainText('容器爆炸');
  const incident = await page.evaluate(() => location.hash.slice(1).replace(/\?.*/, ''));

  // The plan for tanks is offered, the one for confined spaces is not.
  await record.tab('适用预案');
  await expect(page.getByRole('button', { name: /专项应急预案$/ })).toHaveText([PLAN]);
  await page.getByRole('button', { name: `启动《${PLAN}》` }).click();
  await drawer.getByRole('button', { name: /^启动/ }).click();
  await expect(page.getByText(`已启动《${PLAN}》`)).toBeVisible();

  // The nearest teams that can, as anybody can reckon.
  await record.tab('就近力量');
  await page.getByRole('button', { name: /^队伍/ }).click();
  const rows = page.getByRole('table', { name: '队伍' }).locator('tbody tr');
  const expected = TEAMS.filter(([, field]) => SUITED.includes(field))
    .map(([name, , longitude, latitude]) => ({ name, away: kilometres(longitude, latitude) }))
    .sort((a, b) => a.away - b.away);
  await expect(rows).toHaveCount(expected.length);
  for (const [at, { name }] of expected.entries()) await expect(rows.nth(at)).toContainText(name);
  const nearest = expected[0]?.name ?? '';

  // One order for the nearest team, one for ten drums of foam.
  const ordered = async () => {
    await drawer.getByRole('button', { name: '下达', exact: true }).click();
    await expect(drawer).toBeHidden();
  };
  await page.getByRole('button', { name: `调用${nearest}` }).click();
  await expect(drawer.getByText(nearest)).toBeVisible();
  await ordered();
  await page.getByRole('button', { name: /^物资/ }).click();
  await page.getByTitle(`调用${FOAM}`).click();
  await drawer.getByLabel(/^数量/).fill('10');
  await ordered();
  await record.tab('处置记录');
  await expect(page.getByText(new RegExp(`下达调用令：.*${FOAM}10桶`))).toBeVisible();

  // Handed over, and the stock is down.
  const open = async (owner: string) => {
    await shell.goTo(`${incident}?tab=costs`);
    await page.getByRole('row', { name: owner }).getByRole('button').first().click();
    await expect(page.getByRole('heading', { name: '调用情况' })).toBeVisible();
  };
  const stock = async (left: string) => {
    await shell.goTo('/supplies');
    await expect(
      page.getByRole('row').filter({ hasText: FOAM }).getByText(left, { exact: true }),
    ).toBeVisible();
  };
  await open(DEPOT);
  const order = await page.evaluate(() => location.hash.slice(1));
  await record.take('交接', (fields) => fields.fill('领用人', '样中意'));
  await stock('40');

  // Seven come back whole, two damaged, one was used up.
  await shell.goTo(order);
  await record.take('登记归还', async (fields) => {
    await fields.fill('完好', '7');
    await fields.fill('损坏', '2');
    await fields.fill('消耗', '1');
  });
  await stock('49');

  // What it cost, what is agreed, what is paid.
  await shell.goTo(order);
  await record.take('全部归还');
  for (const price of ['180', '620.5']) {
    await page.getByText('还没有登记的：').locator('..').getByRole('button').first().click();
    await drawer.getByLabel(/^单价/).fill(price);
    await drawer.getByRole('button', { name: '保存', exact: true }).click();
    await expect(drawer).toBeHidden();
  }
  const money = async (button: string, fill: Readonly<Record<string, string>>, confirm: string) => {
    await page.getByRole('button', { name: button, exact: true }).click();
    for (const [label, text] of Object.entries(fill)) await new Fields(page, drawer).fill(label, text);
    await drawer.getByRole('button', { name: confirm, exact: true }).click();
    await expect(drawer).toBeHidden();
  };
  await money('登记补偿申请', { 申请理由: '归还清单' }, '保存');
  await money('核定', { 核定金额: '900', 核定人: '示范一', 核定依据: '归还清单和发票' }, '核定');
  await money('登记支付', { 凭证号: '付字001号' }, '登记支付');
  await expect(page.getByText('已付合计 900.00 元')).toBeVisible();

  // The team goes there and comes back.
  await open(nearest);
  for (const step of ['登记出动', '登记到达', '全部归还']) await record.take(step);

  // The end, the lessons, the books.
  await shell.goTo(incident);
  await record.take('响应终止', (fields) => fields.fill('终止原因', '明火扑灭，现场无复燃'), '终止');
  await record.tab('处置评估');
  await page.getByRole('button', { name: '起草评估报告' }).click();
  await page.getByLabel('预案需要修订', { exact: true }).check();
  await page.getByRole('button', { name: '保存文字' }).click();
  await page.getByRole('button', { name: '签发', exact: true }).click();
  await new Fields(page, drawer).fill('接收单位', '舒兰市人民政府');
  await new Fields(page, drawer).fill('签发人', '示范一');
  await drawer.getByRole('button', { name: '签发', exact: true }).click();
  await expect(drawer).toBeHidden();
  await record.expectState('已评估');
  await record.tab('调用与费用');
  await expect(page.getByRole('row', { name: DEPOT })).toContainText('900.00');
  await record.step('办结').click();
  await shell.dialog.getByRole('button', { name: '办结', exact: true }).click();
  await record.expectState('已办结');

  await program.close();
  expect(commandLine(folder, 'check', database)).toMatchObject({ sound: true });
});
