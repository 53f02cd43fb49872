import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandLine, foundOffice } from './harness/databases';
import type { Program } from './harness/program';
import { expect, test } from './harness/test';
import { foundUnit, PLAN, UNIT } from './harness/unit-desk';
import { CasePackages } from './pages/case-packages';
import { RecordPage } from './pages/record';
import { Shell } from './pages/shell';
import { StartScreens } from './pages/start-screens';
import { ViewerPage } from './pages/viewer-page';

const OFFICE = '舒兰市应急管理局';
const LATER = '应急资源调查清单';

test('a hand-in goes from the unit to the office, is told once, handed in again, filed and answered', async ({
  launch,
  folder,
}) => {
  const paper = (name: string) => {
    const file = join(folder, name);
    writeFileSync(file, `${name}：示例内容`);
    return file;
  };
  const start = async (database: string) => {
    const program = await launch({ args: [database] });
    await new StartScreens(program).entered();
    const parts = { shell: new Shell(program.page), record: new RecordPage(program.page) };
    return { program, page: program.page, packages: new CasePackages(program), ...parts };
  };
  const checkAll = (program: Program) =>
    program.page.getByRole('button', { name: /^其余 \d 项齐全$/ }).click();
  const [unit, office] = await Promise.all([
    start(foundUnit(folder)),
    start(foundOffice(join(folder, '县.db'))),
  ]);

  // The unit: which plan and by when, every material, the hand-in.
  await unit.shell.go('备案');
  await unit.page.getByRole('button', { name: '备案申报', exact: true }).first().click();
  await expect(unit.page.getByText(/还有 \d+ 个工作日/)).toBeVisible();
  await unit.page.getByRole('checkbox', { name: PLAN }).check();
  await unit.page.getByRole('button', { name: '申报备案（1）' }).click();
  await expect(unit.record.step('提交申报')).toHaveAttribute('aria-disabled', 'true');
  for (const label of ['应急预案评审意见', '应急预案电子文档', '风险评估结果', LATER])
    await unit.packages.attach(label, paper(`${label}.txt`));
  await unit.record.step('提交申报').click();
  const first = join(folder, '第一次.yjpkg');
  await unit.packages.write(first, OFFICE);
  await unit.record.expectState('已提交');

  // The office: takes it in, finds one material wanting, tells so once.
  await office.shell.go('备案');
  await office.page.getByRole('button', { name: '接收申报包', exact: true }).click();
  await office.packages.choose(first);
  await office.page.getByRole('button', { name: `按包内资料新建“${UNIT}”` }).click();
  await office.packages.receive();
  await expect(office.record.name).toHaveText(UNIT);
  await checkAll(office.program);
  await office.page.getByRole('group', { name: LATER }).getByRole('button', { name: '缺少' }).click();
  await office.page.getByLabel(`${LATER}的说明`).fill('没有列出外部可调用资源');
  await office.page.keyboard.press('Tab');
  await office.record.take('一次性告知补正');
  await office.record.expectState('已告知补正');
  const told = join(folder, '告知.yjpkg');
  await office.packages.write(told);

  // The unit: exactly that material is open, and is handed in again.
  await unit.record.step('接收备案结果包').click();
  await unit.packages.choose(told);
  await unit.packages.receive();
  await unit.record.expectState('已告知补正');
  await expect(unit.page.getByText('备案机关：没有列出外部可调用资源')).toBeVisible();
  await expect(unit.page.getByRole('button', { name: /^为“.*”添加文件$/ })).toHaveCount(1);
  await unit.packages.attach(LATER, paper('补充的资源清单.txt'));
  await unit.record.step('补正后提交').click();
  const second = join(folder, '第二次.yjpkg');
  await unit.packages.write(second, OFFICE);

  // The office: the second round of the same case, filed with a number.
  await office.shell.goTo('/filing/packages');
  await office.packages.choose(second);
  await office.packages.receive();
  await expect(office.page.getByText('第 2 次提交')).toBeVisible();
  await checkAll(office.program);
  await office.record.take('予以备案');
  await office.record.expectState('已备案');
  const number = (await office.record.head.getByText(/\d{4}-\d{4}/).textContent()) ?? '';
  const answer = join(folder, '结果.yjpkg');
  await office.packages.write(answer);

  // The unit: the number is back, and the certificate as the office issued it, to be printed.
  await unit.record.step('接收备案结果包').click();
  await unit.packages.choose(answer);
  await unit.packages.receive();
  await unit.record.expectState('已备案');
  await expect(unit.record.head).toContainText(number);
  const printed = await unit.program.catchPrints();
  await unit.page.getByRole('button', { name: /^查看、打印“应急预案备案登记表/ }).click();
  const viewer = new ViewerPage(unit.page);
  await expect(viewer.findBox).toBeVisible({ timeout: 60_000 });
  await viewer.findBox.fill(number);
  await viewer.expectHitInSight(number);
  await unit.shell.dialog.getByRole('button', { name: '打印', exact: true }).first().click();
  await expect.poll(printed).toBe(1);
  await unit.page.keyboard.press('Escape');
  await unit.shell.go('备案');
  await unit.page.getByRole('button', { name: '备案申报', exact: true }).first().click();
  await expect(unit.page.getByText('没有待申报的预案')).toBeVisible();

  await Promise.all([unit.program.close(), office.program.close()]);
  for (const database of ['煤矿.db', '县.db'])
    expect(commandLine(folder, 'check', join(folder, database))).toMatchObject({ sound: true });
});
