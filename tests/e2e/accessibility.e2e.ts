import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { screens } from '../../scripts/shots/screens.mjs';
import { expect, test } from './harness/test';
import { StartScreens } from './pages/start-screens';

/** Chromium lets the keyboard into a scroller without anything to focus by itself. */
const SETTLED = ['scrollable-region-focusable'];

/** What keeps somebody from using a screen: missing names, too little contrast, wrong roles; or what some rules say. */
async function barriersOn(page: Page, rules?: string[]): Promise<string[]> {
  // Legacy mode: the program has no second page to gather results on. What is in order need not be told element by element.
  // Nor do the rows below the seventh of a grid differ from those above.
  const axe = new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'] })
    .exclude('[role="row"]:nth-child(n+8)');
  const { violations } = await (rules ? axe.withRules(rules) : axe.disableRules(SETTLED)).analyze();
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

// In two parts, so that two workers share them.
for (const part of [0, 1])
  test(`every screen of the sample county is usable with assistive programs, light and dark (${part + 1} of 2)`, async ({
    launch,
  }) => {
    test.setTimeout(240_000);
    const program = await launch({ args: ['--demo'] });
    const { page } = program;
    await new StartScreens(program).entered();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    for (const { name, path, open } of screens.filter((_, n) => n % 2 === part)) {
      await page.evaluate((to) => {
        window.location.hash = `#${to}`;
      }, path);
      await settle(page);
      if (open) {
        await page.locator('[role="row"][aria-rowindex="2"]').first().dblclick();
        await settle(page);
      }
      await page.emulateMedia({ colorScheme: 'light' });
      expect.soft(await barriersOn(page), `${name} (light)`).toEqual([]);
      // The page is the same one; only its colours are others.
      await page.emulateMedia({ colorScheme: 'dark' });
      expect.soft(await barriersOn(page, ['color-contrast']), `${name} (dark)`).toEqual([]);
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
