import { join } from 'node:path';
import { commandLine, foundOffice } from './harness/databases';
import { expect, test } from './harness/test';
import { foundUnit, UNIT } from './harness/unit-desk';
import { RecordPage } from './pages/record';
import { Shell } from './pages/shell';
import { StartScreens } from './pages/start-screens';

const OFFICE = '舒兰市应急管理局';

test('a drill goes from the year plan through a kill to its closed finding and the office', async ({
  launch,
  folder,
}) => {
  const start = async (file: string, userData = join(folder, `${file}.user`)) => {
    const program = await launch({ args: [file], userData });
    await new StartScreens(program).entered();
    const { page } = program;
    return { program, page, shell: new Shell(page), record: new RecordPage(page) };
  };
  const database = foundUnit(folder);
  let unit = await start(database);

  // The year plan: its wishes, the drills that are missing, the approval.
  await unit.shell.goTo('/drills/plan');
  await unit.page.getByRole('button', { name: '计划要求' }).click();
  await unit.record.drawer.getByRole('button', { name: '保存', exact: true }).click();
  await unit.page.getByRole('button', { name: /^补齐\d+次演练$/ }).click();
  await expect(unit.page.getByText(/已安排\d+次演练/)).toBeVisible();
  await unit.page.getByRole('button', { name: '更多' }).click();
  await unit.page.getByRole('menuitem', { name: '批准计划' }).click();
  await unit.record.drawer.getByLabel('批准人').fill('示大明');
  await unit.record.drawer.getByRole('button', { name: '批准', exact: true }).click();
  await expect(unit.page.getByText('已批准').first()).toBeVisible();

  // The design from a template.
  await unit.page.getByRole('button', { name: '列表' }).click();
  await unit.page.locator('[data-open]').first().click();
  const address = await unit.page.evaluate(() => location.hash.slice(1));
  await unit.record.tab('演练设计');
  await unit.page.getByRole('button', { name: '从模板生成' }).first().click();
  await unit.record.drawer.getByText('煤矿瓦斯超限与爆炸').click();
  await unit.record.drawer.getByRole('button', { name: '用这个模板' }).first().click();
  await expect(unit.page.getByText(/已套用“煤矿瓦斯超限与爆炸”/)).toBeVisible();

  // Led by keys; the program is killed in the middle and goes on where it was.
  const conduct = async () => {
    await unit.shell.goTo(`${address}/conduct`);
    await expect(unit.page.getByRole('timer')).toBeVisible();
    return unit.page.getByRole('region', { name: '演练日志', exact: true });
  };
  const led = await conduct();
  await unit.page.keyboard.press('Space');
  await expect(led.getByText('开始')).toBeVisible();
  await unit.page.keyboard.press('Enter');
  await expect(led.getByText('注入 1')).toBeVisible();
  await expect(led.getByText('正在保存')).toHaveCount(0);
  const gone = new Promise<void>((resolve) => unit.program.app.on('close', () => resolve()));
  unit.program.app.process().kill('SIGKILL');
  await gone;
  unit = await start(database);
  const again = await conduct();
  await expect(unit.page.getByRole('button', { name: /离开时间不计/ })).toBeFocused();
  await unit.page.keyboard.press('Enter');
  await expect(again.getByText(/中断前记到/)).toBeVisible();
  await expect(again.getByText('注入 1')).toBeVisible();
  await unit.page.keyboard.press('e');
  await unit.page.keyboard.press('Enter');
  await expect(unit.page.getByText(/演练已结束，用时/)).toBeVisible();

  // One evaluator by keys; what was not done becomes a finding.
  await unit.shell.goTo(address);
  await unit.record.tab('评估');
  await unit.page.getByRole('button', { name: '添加评估表' }).click();
  await unit.page.getByRole('textbox', { name: '姓名' }).fill('测评估');
  await unit.page.getByRole('button', { name: '准备情况' }).click();
  await unit.page.getByRole('button', { name: '开始填写' }).click();
  await expect(unit.page.getByText('已评0/28项')).toBeVisible();
  await unit.page.keyboard.press('2');
  await expect(unit.page.getByLabel('原因')).toBeFocused();
  await unit.page.keyboard.type('目标没有写明时限');
  await unit.page.keyboard.press('Enter');
  await unit.page.keyboard.press('ArrowDown');
  for (let at = 1; at < 28; at++) await unit.page.keyboard.press('1');
  await expect(unit.page.getByText('已评28/28项')).toBeVisible();
  await unit.page.getByRole('button', { name: '提交评估表' }).click();
  await expect(unit.page.getByRole('button', { name: '重新打开' })).toBeVisible();
  await unit.page.getByRole('button', { name: '返回演练' }).click();
  await unit.page.getByRole('button', { name: '演练评估报告' }).click();
  await unit.page.getByRole('button', { name: '采用建议的句子' }).click();
  await unit.page.getByRole('button', { name: '不需要修订' }).click();
  await unit.page.getByRole('button', { name: '签发', exact: true }).click();
  await unit.shell.dialog.getByRole('button', { name: '签发', exact: true }).click();
  await expect(unit.page.getByText(/签发，内容已固定/)).toBeVisible();
  await unit.page.getByRole('button', { name: '返回演练' }).click();

  // What was not done is corrected by one person and verified by another.
  await unit.record.tab('问题整改');
  await unit.page.getByRole('button', { name: '登记问题' }).click();
  const { drawer } = unit.record;
  await drawer.getByRole('textbox', { name: '问题', exact: true }).fill('演练目标没有写明时限');
  await drawer.getByRole('textbox', { name: '整改责任人' }).fill('示安全');
  await drawer.getByRole('textbox', { name: '整改期限' }).fill('2099-12-31');
  await drawer.getByRole('button', { name: '保存', exact: true }).click();
  await unit.page.getByText('演练目标没有写明时限').last().click();
  const step = async (name: string, fields: Readonly<Record<string, string>>) => {
    await drawer.getByRole('button', { name, exact: true }).click();
    for (const [label, text] of Object.entries(fields))
      await drawer.getByRole('textbox', { name: label }).fill(text);
    await drawer.getByRole('button', { name, exact: true }).last().click();
  };
  await step('登记整改', { 整改人: '示安全', 整改措施: '方案中补写各目标的时限', 整改证明: '修改后的方案' });
  await step('验证通过', { 验证人: '例复查' });
  await unit.page.keyboard.press('Escape');

  // The half-year's report goes to the office, and its receipt comes back.
  await unit.shell.goTo('/drills/reports');
  await unit.page.getByRole('button', { name: '填写报告' }).first().click();
  await unit.record.take('填报人和说明', (fields) => fields.fill('填报人', '示安全'), '保存');
  await unit.record.step('报送').click();
  await drawer.getByRole('button', { name: '报送', exact: true }).click();
  const report = join(folder, '报告.yjpkg');
  await unit.program.answerSave(report);
  await drawer.getByLabel('接收的应急管理部门').fill(OFFICE);
  await drawer.getByRole('button', { name: '写出文件' }).click();
  await expect(unit.page.getByText(/已写出 报告/)).toBeVisible();

  const office = await start(foundOffice(join(folder, '县.db')));
  await office.shell.goTo('/drills/reports/receive');
  await office.program.answerOpen(report);
  await office.page.getByRole('button', { name: '选择文件' }).click();
  await office.page.getByText(`新建“${UNIT}”`).click();
  await office.page.getByRole('button', { name: '接收', exact: true }).click();
  await expect(office.record.name).toContainText(UNIT);
  await office.record.take('答复', undefined, '保存');
  const receipt = join(folder, '回执.yjpkg');
  await office.program.answerSave(receipt);
  await office.record.step('写回执包').click();
  await office.record.drawer.getByRole('button', { name: '写出文件' }).click();
  await expect(office.page.getByText(/已写出 回执/)).toBeVisible();

  await unit.shell.goTo('/drills/reports/receive');
  await unit.program.answerOpen(receipt);
  await unit.page.getByRole('button', { name: '选择文件' }).click();
  await unit.page.getByRole('button', { name: '接收', exact: true }).click();
  await expect(unit.record.name).toContainText('演练情况报告');
  await unit.record.expectState('已接收');

  // Evaluated, reported, nothing open: the drill is closed.
  await unit.shell.goTo(address);
  await unit.record.tab('问题整改');
  await unit.record.step('办结').click();
  await unit.record.expectState('已办结');

  await Promise.all([unit.program.close(), office.program.close()]);
  for (const file of [database, join(folder, '县.db')])
    expect(commandLine(folder, 'check', file)).toMatchObject({ sound: true });
});
