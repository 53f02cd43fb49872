// `npm run shots [name …]`: pictures of the screens of the sample county, in shots/<size>/<name>.png.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { ensureBuilt } from './build.mjs';
import { provideDisplay } from './lib/display.mjs';
import { machineSwitches } from './lib/electron.mjs';
import { electronPath, fromRoot } from './lib/paths.mjs';
import { main, say, warn } from './lib/say.mjs';
import { ensureSetup } from './setup/setup.mjs';
import { screens } from './shots/screens.mjs';

// The program's own words for an address without a screen (renderer/app/NotFound.tsx).
const NO_SUCH_PAGE = '这个地址在本版本中不存在';

const sizes = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
];

/** The screen is still when nothing says that it is busy and no answer has come for a moment. */
const settle = async (page) => {
  await page.waitForFunction(() => !document.querySelector('.boot, [aria-busy="true"]'));
  await page.waitForTimeout(400);
};

const goTo = async (page, { path: address, open }) => {
  await page.evaluate((to) => {
    window.location.hash = `#${to}`;
  }, address);
  await settle(page);
  if ((await page.getByText(NO_SUCH_PAGE).count()) > 0) throw new Error(`there is no screen at ${address}`);
  if (open === undefined) return;
  await page.locator('[role="row"][aria-rowindex="2"]').first().dblclick({ timeout: 10_000 });
  await settle(page);
};

/** Starts the program on a database of its own and waits for the sample county's home screen. */
const openSample = async (display, data) => {
  const { _electron } = await import('@playwright/test');
  const args = [...machineSwitches(display), '.', '--demo', `--user-data-dir=${data}`];
  const program = await _electron.launch({
    executablePath: electronPath,
    args,
    cwd: fromRoot(),
    env: display.env,
  });
  const page = await program.firstWindow();
  await page.locator('main#main').waitFor({ timeout: 120_000 });
  return { program, page };
};

const takeAll = async (program, page, wanted) => {
  for (const { width, height } of sizes) {
    const folder = fromRoot('shots', `${width}x${height}`);
    fs.mkdirSync(folder, { recursive: true });
    await program.evaluate(
      ({ BrowserWindow }, size) => {
        BrowserWindow.getAllWindows()[0].setContentSize(size.width, size.height);
      },
      { width, height },
    );
    for (const screen of wanted) {
      for (const theme of screen.dark ? ['light', 'dark'] : ['light']) {
        await page.emulateMedia({ colorScheme: theme });
        const file = path.join(folder, `${screen.name}${theme === 'dark' ? '-dark' : ''}.png`);
        try {
          await goTo(page, screen);
          await page.screenshot({ path: file });
        } catch (error) {
          warn(
            `页面 ${screen.name} 截图失败`,
            `no picture of ${screen.name}: ${error.message.split('\n')[0]}`,
          );
          process.exitCode = 1;
        }
      }
    }
  }
};

await main(async () => {
  await ensureSetup();
  await ensureBuilt();
  const names = process.argv.slice(2);
  const wanted = screens.filter(({ name }) => names.length === 0 || names.includes(name));
  const display = await provideDisplay({ size: '2048x1280' });
  const data = fs.mkdtempSync(path.join(os.tmpdir(), 'plandesk-shots-'));
  try {
    const { program, page } = await openSample(display, data);
    await takeAll(program, page, wanted);
    await program.close();
    say('截图已保存在 shots/', 'the pictures are in shots/');
  } finally {
    display.close();
    fs.rmSync(data, { recursive: true, force: true });
  }
});
