// `npm run pack`: the unpacked program for this system in dist/, and on Linux a first run of it.
// `npm run pack -- deb` also makes a .deb with the tools Debian has; any other arguments go to
// electron-builder as they are (e.g. `--linux AppImage`, `--win nsis`), which may fetch its own tools.
import fs from 'node:fs';
import process from 'node:process';
import { ensureBuilt } from './build.mjs';
import { fromRoot } from './lib/paths.mjs';
import { runHere } from './lib/run.mjs';
import { main, StepError, say } from './lib/say.mjs';
import { makeDeb } from './pack/deb.mjs';
import { smokeLinux } from './pack/smoke-linux.mjs';
import { ensureSetup } from './setup/setup.mjs';

const runBuilder = async (args) => {
  const tool = fromRoot('node_modules', 'electron-builder', 'cli.js');
  const code = await runHere(process.execPath, [tool, ...args], { cwd: fromRoot() });
  if (code === 0) return;
  throw new StepError(
    '打包失败；请查看上面的提示，若是下载打包工具失败，请在能访问发布网站的机器上打包。',
    'Packing failed, see above; if a packing tool could not be fetched, pack on a machine that reaches the release site.',
  );
};

await main(async () => {
  const args = process.argv.slice(2);
  await ensureSetup();
  await ensureBuilt();
  if (args.length > 0 && args[0] !== 'deb') return runBuilder(args);
  fs.rmSync(fromRoot('dist'), { recursive: true, force: true });
  await runBuilder(['--dir']);
  if (process.platform !== 'linux') return undefined;
  await smokeLinux(fromRoot('dist', 'linux-unpacked'));
  if (args[0] === 'deb') say('已生成', `made ${await makeDeb(fromRoot('dist', 'linux-unpacked'))}`);
  return undefined;
});
