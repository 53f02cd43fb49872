// Step 4: the SQLite addon, built for Electron's ABI (not for the Node that runs npm).
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { electronPath, fromRoot } from '../lib/paths.mjs';
import { capture } from '../lib/run.mjs';
import { StepError, say } from '../lib/say.mjs';
import { readStamp, writeStamp } from '../lib/stamp.mjs';
import { unpackFallback } from './archive.mjs';
import { addonVersion, electronAbi, electronVersion, fallbackArchive, fallbackFits } from './versions.mjs';

const addonPackage = fromRoot('node_modules', 'better-sqlite3');
const addonFile = path.join(addonPackage, 'build', 'Release', 'better_sqlite3.node');

// Size and time of the file that was seen to load: a rebuild for another ABI is noticed.
const fingerprint = () => {
  const stat = fs.statSync(addonFile, { throwIfNoEntry: false });
  return stat && `${electronVersion} ${addonVersion} ${stat.size} ${stat.mtimeMs}`;
};

/** @returns {boolean} whether the addon is the one that was seen to load in this Electron */
export const addonReady = () => {
  const now = fingerprint();
  return now !== undefined && readStamp('addon') === now;
};

/** Loads the addon in Electron's Node and asks SQLite for its version. */
const loads = async () => {
  if (!fs.existsSync(addonFile)) return { ok: false, output: 'not built' };
  const program = `
    if (process.versions.modules !== '${electronAbi}') throw new Error('ABI ' + process.versions.modules);
    const Database = require('better-sqlite3');
    process.stdout.write('sqlite ' + new Database(':memory:').prepare('SELECT sqlite_version()').pluck().get());`;
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const { code, output } = await capture(electronPath, ['-e', program], {
    cwd: fromRoot(),
    env,
    timeoutMs: 30_000,
  });
  return { ok: code === 0 && output.includes('sqlite 3'), output };
};

const fromPrebuild = () => {
  const tool = createRequire(path.join(addonPackage, 'package.json')).resolve('prebuild-install/bin.js');
  const args = [tool, '--runtime', 'electron', '--target', electronVersion];
  return capture(process.execPath, args, { cwd: addonPackage, timeoutMs: 90_000 });
};

const fromFallback = async () => {
  fs.rmSync(addonFile, { force: true });
  await unpackFallback((name) => (name === fallbackArchive.addon ? addonFile : undefined));
  return { output: 'taken from the fallback archive' };
};

const byCompiling = () => {
  say('正在编译 SQLite 组件（约两分钟）…', 'compiling the SQLite addon (about two minutes)…');
  const tool = createRequire(fromRoot('node_modules', '@electron', 'rebuild', 'package.json')).resolve(
    'node-gyp/bin/node-gyp.js',
  );
  const args = [tool, 'rebuild', '--release', '--runtime=electron', `--target=${electronVersion}`];
  const headers = process.env.npm_config_disturl ?? 'https://electronjs.org/headers';
  return capture(process.execPath, [...args, `--dist-url=${headers}`], {
    cwd: addonPackage,
    timeoutMs: 900_000,
  });
};

/**
 * Provides an addon that loads: as it is, from its release site, from the fallback archive, or compiled.
 * @param {'present' | 'official' | 'fallback'} electronFrom when Electron itself had to come from the
 *   archive, the same site is not asked again for the addon
 */
export const provideAddon = async (electronFrom) => {
  const ways = [
    ...(electronFrom === 'fallback' ? [] : [fromPrebuild]),
    ...(fallbackFits ? [fromFallback] : []),
    byCompiling,
  ];
  let state = await loads();
  if (!state.ok) say('正在准备 SQLite 组件…', 'preparing the SQLite addon…');
  for (const way of ways) {
    if (state.ok) break;
    const result = await way();
    state = await loads();
    if (!state.ok) state.output = `${result.output}\n${state.output}`;
  }
  if (!state.ok) {
    throw new StepError(
      'SQLite 组件（better-sqlite3）无法加载；请安装编译工具（python3、make、g++）并接通网络后重新运行本命令。',
      'The SQLite addon (better-sqlite3) does not load; install python3, make and g++, connect to a network and run this command again.',
      state.output,
    );
  }
  writeStamp('addon', fingerprint());
};
