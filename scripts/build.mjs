// Builds out/ with electron-vite, but only when something it is made from has changed.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { hiddenSwitches } from './lib/electron.mjs';
import { withLock } from './lib/lock.mjs';
import { electronPath, fromRoot } from './lib/paths.mjs';
import { capture } from './lib/run.mjs';
import { main, StepError, say } from './lib/say.mjs';
import { clearStamp, readStamp, writeStamp } from './lib/stamp.mjs';
import { ensureSetup } from './setup/setup.mjs';

const inputs = [
  'db',
  'electron',
  'renderer',
  'resources/codes',
  'electron.vite.config.ts',
  'scripts/bundle-core-host.mjs',
  'scripts/compile-core-host.cjs',
  'package.json',
  'package-lock.json',
];

/** Every file below `place`, sorted; documentation is no input. */
const filesOf = (place) => {
  const stat = fs.statSync(place, { throwIfNoEntry: false });
  if (stat === undefined) return [];
  if (!stat.isDirectory()) return [place];
  return fs
    .readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'README.md')
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
};

/** Hash of the contents: a checkout that only touched files does not build again. */
const inputsHash = () => {
  const hash = createHash('sha256');
  for (const file of inputs.flatMap((place) => filesOf(fromRoot(place)))) {
    hash.update(file).update('\0').update(fs.readFileSync(file));
  }
  return hash.digest('hex');
};

const built = (hash) => readStamp('build') === hash && fs.existsSync(fromRoot('out', 'main', 'main.js'));

const build = async () => {
  say('正在构建程序…', 'building the program…');
  clearStamp('build');
  fs.rmSync(fromRoot('out'), { recursive: true, force: true });
  const tool = fromRoot('node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  // Each in a process of its own: a bundler leaves NODE_ENV at "production", and the tests start from this process.
  for (const args of [[tool, 'build', '--logLevel', 'warn'], [fromRoot('scripts', 'bundle-core-host.mjs')]]) {
    const { code, output } = await capture(process.execPath, args, { cwd: fromRoot() });
    if (code !== 0) {
      throw new StepError(
        '构建失败；请按下面的提示改正源代码后重新运行本命令。',
        'The build failed; correct the source as told below and run this command again.',
        output,
      );
    }
  }
  await compileCoreHost();
};

/** Without it the core host starts as well, a little later: a machine on which it cannot be made is told so and no more. */
const compileCoreHost = async () => {
  const data = fs.mkdtempSync(path.join(os.tmpdir(), 'plandesk-build-'));
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const args = [...hiddenSwitches(), `--user-data-dir=${data}`, fromRoot('scripts', 'compile-core-host.cjs')];
  const { code } = await capture(electronPath, args, { cwd: fromRoot(), env, timeoutMs: 30_000 });
  fs.rmSync(data, { recursive: true, force: true });
  if (code !== 0)
    say(
      '未能预先编译核心程序，启动会稍慢。',
      'The core could not be compiled ahead; starts are a little slower.',
    );
};

/** Builds out/ unless it was made from exactly the present sources. The checkout must be set up. */
export const ensureBuilt = async () => {
  if (built(inputsHash())) return;
  await withLock('build', async () => {
    const hash = inputsHash();
    if (built(hash)) return;
    await build();
    writeStamp('build', hash);
  });
};

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await main(async () => {
    await ensureSetup();
    await ensureBuilt();
  });
}
