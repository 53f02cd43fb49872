// `npm start` and `npm run demo`: whatever is missing is set up and built, then the program opens.
import process from 'node:process';
import { ensureBuilt } from './build.mjs';
import { provideDisplay } from './lib/display.mjs';
import { machineSwitches, runWindow } from './lib/electron.mjs';
import { fromRoot } from './lib/paths.mjs';
import { main, say } from './lib/say.mjs';
import { ensureSetup } from './setup/setup.mjs';

// The program's word for "the picture is saved"; everything else it prints is passed on.
const tellPicture = (line) => {
  const [, file] = /^PLANDESK_CAPTURED (.+)$/.exec(line) ?? [];
  if (file === undefined) console.log(line);
  else say(`主界面已显示，截图保存在 ${file}`, `the home screen is painted; its picture is in ${file}`);
};

await main(async () => {
  await ensureSetup();
  await ensureBuilt();
  const display = await provideDisplay();
  // Nobody sees a virtual display: the program saves a picture of its home screen and says where.
  const picture = display.virtual ? { PLANDESK_CAPTURE: fromRoot('.cache', 'home.png') } : {};
  const args = [...machineSwitches(display), '.', ...process.argv.slice(2)];
  try {
    return await runWindow(args, { ...picture, ...display.env }, { onLine: tellPicture });
  } finally {
    display.close();
  }
});
