import { expect, test } from './harness/test';
import { Shell } from './pages/shell';
import { StartScreens } from './pages/start-screens';

test('a word of two characters is found in a plan, opened where it stands, and names by their initials', async ({
  launch,
}) => {
  const program = await launch({ args: ['--demo'] });
  const { page } = program;
  const shell = new Shell(page);
  await new StartScreens(program).entered();

  // From the palette to the page with all hits.
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
  await page.keyboard.type('撤离');
  await expect(page.getByRole('dialog').getByRole('option', { name: /在搜索页打开全部/ })).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(shell.title).toHaveText('搜索');
  const hits = page.getByRole('main').getByRole('option');
  await expect(hits.first().locator('mark').first()).toHaveText('撤离');

  await page.getByRole('button', { name: /^预案\s*\d+$/ }).click();
  await page.getByRole('checkbox', { name: '现场处置方案' }).check();
  // The hits of the former question stay in sight until the new ones are there.
  await expect(page).toHaveURL(/onsite/);
  await expect(page.getByRole('main').getByRole('listbox')).toHaveAttribute('aria-busy', 'false');
  await expect(hits.first()).toContainText('现场处置方案');
  const title = (await hits.nth(1).locator('mark').first().textContent()) ?? '';
  expect(title).toBe('撤离');

  // The passage opens in its document; going back shows the same hits at the same place.
  await page.getByRole('combobox').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/documents\/[0-9a-f]{64}\?at=\d+/);
  await expect(page.getByRole('main').getByText('撤离').first()).toBeVisible();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(page.getByRole('checkbox', { name: '现场处置方案' })).toBeChecked();
  await expect(hits.nth(1)).toHaveAttribute('aria-selected', 'true');

  // A unit's initials find its plans, and without the filter the unit itself.
  await page.getByRole('combobox').fill('ywdjd');
  await expect(hits.first()).toContainText('现场处置方案');
  await expect(hits.first()).toContainText('样旺大酒店');
  await page.getByRole('checkbox', { name: '现场处置方案' }).uncheck();
  await page.getByRole('button', { name: /^单位\s*\d+$/ }).click();
  await expect(hits.first()).toContainText('样旺大酒店');
});
