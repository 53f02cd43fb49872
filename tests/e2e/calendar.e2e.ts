import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { arrangementCsv } from '../builders/arrangement';
import { expect, test } from './harness/test';
import { Fields } from './pages/fields';
import { RecordPage } from './pages/record';
import { Shell } from './pages/shell';
import { StartScreens } from './pages/start-screens';

test('a year is taken in from a file after a rehearsal, and a local holiday comes and goes', async ({
  launch,
  folder,
}) => {
  const program = await launch({ args: ['--demo'] });
  const { page } = program;
  const { drawer } = new RecordPage(page);
  const log = page.getByRole('table', { name: '变更记录' });
  await new StartScreens(program).entered();
  await new Shell(page).goTo('/system/calendar');
  // The first year that the program does not know stands first.
  const missing = page.getByRole('radio').first();
  const year = Number((await missing.textContent())?.slice(0, 4));
  await missing.click();
  await expect(missing).toContainText('未收录');
  const file = join(folder, `${year}年安排.csv`);
  writeFileSync(
    file,
    arrangementCsv([
      [`${year}-01-01`, '放假', '元旦'],
      [`${year}年2月5日至2月12日`, '放假', '春节'],
      [`${year}-04-05`, '放假', '清明节'],
      [`${year}-05-01~${year}-05-05`, '放假', '劳动节'],
      [`${year}-06-09`, '放假', '端午节'],
      [`${year}-09-15`, '放假', '中秋节'],
      [`${year}-10-01~${year}-10-07`, '放假', '国庆节'],
    ]),
  );
  const confirm = async (button: string) => {
    await drawer.getByRole('button', { name: button, exact: true }).click();
    await expect(drawer).toBeHidden();
  };

  await program.answerOpen(file);
  await page.getByRole('button', { name: '导入日历' }).click();
  await expect(drawer.getByText(/\d 放假 国庆节/).first()).toBeVisible();
  await expect(drawer.getByText(/^变动的期限（\d+）/).first()).toBeVisible();
  await confirm('确认导入');
  await expect(page.getByRole('radio', { name: `${year}` })).toContainText('已导入');
  await expect(log.getByRole('row').nth(1)).toContainText(`${year}年安排.csv`);
  await expect(log.getByRole('row').nth(1)).toContainText('示经办');

  // Two days apart are never both on one week-end.
  const day = [`${year}-06-16`, `${year}-06-18`].find((one) => ![0, 6].includes(new Date(one).getDay()));
  await page.getByRole('button', { name: '登记地方节日' }).click();
  const fields = new Fields(page, drawer);
  await fields.fill('日期', day ?? '');
  await fields.fill('名称', '本地节日');
  await fields.fill('依据', '示例条例第三条');
  await drawer.getByRole('button', { name: '预演日历变更' }).click();
  await expect(drawer.getByText(`${day} 放假 本地节日`)).toBeVisible();
  await confirm('确认');
  await expect(page.getByTitle(`${day} 放假 本地节日`)).toContainText('休');
  await page.getByRole('button', { name: `移除 ${day} 本地节日` }).click();
  await expect(drawer.getByText(`${day} 上班`)).toBeVisible();
  await confirm('确认');
  await expect(page.getByText('没有登记地方节日')).toBeVisible();
  await expect(log.getByRole('row').nth(1)).toContainText('移除地方节日');
  await expect(log.getByRole('row')).toHaveCount(4);
});
