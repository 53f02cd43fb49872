import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { screens } from '../../scripts/shots/screens.mjs';
import { expect, test } from './harness/test';
import { StartScreens } from './pages/start-screens';

/** Chromium lets the keyboard into a scroller without anything to focus by itself. */
const SETTLED = ['scrollable-region-focusable'];

/** What keeps somebody from using a screen: missing names, too little contrast, wrong roles. */
async function barriersOn(page: Page): Promise<string[]> {
  // Legacy mode: the program has no second page to gather results on.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).disableRules(SETTLED).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.slice(0, 3).map((node) => `${id}: ${node.target.join(' ')} ${node.any[0]?.message ?? ''}`),
    );
}

async function settle(page: Page): Promise<void> {
  await expect(page.locator('main#main h1').first()).toBeVisible();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
}

test('every screen of the sample county is usable with assistive programs, light and dark', async ({
  launch,
}) => {
  test.setTimeout(300_000);
  const program = await launch({ args: ['--demo'] });
  const { page } = program;
  await new StartScreens(program).entered();
  for (const { name, path, open } of screens) {
    await page.evaluate((to) => {
      window.location.hash = `#${to}`;
    }, path);
    await settle(page);
    if (open) {
      await page.locator('[role="row"][aria-rowindex="2"]').first().dblclick();
      await settle(page);
    }
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect.soft(await barriersOn(page), `${name} (${colorScheme})`).toEqual([]);
    }
  }
});

test('the keyboard scrolls a page without anything to focus', async ({ launch }) => {
  const program = await launch({ args: ['--demo'], size: { width: 1024, height: 640 } });
  const { page } = program;
  await new StartScreens(program).entered();
  await page.evaluate(() => {
    window.location.hash = '#/system/about';
  });
  await settle(page);
  await page.locator('main#main h1').first().click();
  await page.keyboard.press('Tab');
  const scrolled = () =>
    page.evaluate(() =>
      Math.max(...[...document.querySelectorAll('main *')].map((element) => element.scrollTop)),
    );
  for (let presses = 0; presses < 30 && (await scrolled()) === 0; presses++) {
    await page.keyboard.press('PageDown');
    await page.keyboard.press('Tab');
  }
  await expect.poll(scrolled).toBeGreaterThan(0);
});

test('the first screens are usable with assistive programs', async ({ launch }) => {
  const program = await launch();
  const { page } = program;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const start = new StartScreens(program);
  await expect(start.create).toBeVisible();
  expect.soft(await barriersOn(page), 'start').toEqual([]);
  await start.create.click();
  await page.getByRole('button', { name: /^应急管理部门/ }).click();
  await expect(page.getByLabel('单位名称')).toBeVisible();
  expect.soft(await barriersOn(page), 'unit').toEqual([]);
});
