// `npm run dev`: the program with hot reload of the screens.
import process from 'node:process';
import { provideDisplay } from './lib/display.mjs';
import { machineSwitches, runWindow } from './lib/electron.mjs';
import { fromRoot } from './lib/paths.mjs';
import { main } from './lib/say.mjs';
import { ensureSetup } from './setup/setup.mjs';

await main(async () => {
  await ensureSetup();
  const display = await provideDisplay();
  const tool = fromRoot('node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const switches = [...machineSwitches(display), ...process.argv.slice(2)];
  try {
    return await runWindow([tool, 'dev', '--', ...switches], display.env, { program: process.execPath });
  } finally {
    display.close();
  }
});
