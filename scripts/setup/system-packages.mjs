// Step 2, Linux only: the libraries Electron links to, a virtual display and Chinese fonts.
import fs from 'node:fs';
import path from 'node:path';
import { capture } from '../lib/run.mjs';
import { StepError, say, warn } from '../lib/say.mjs';
import { readStamp, writeStamp } from '../lib/stamp.mjs';

// `file` tells whether a package is there without asking the package manager; `needed` is false for
// what only tests and machines without a display need. Newer Debian and Ubuntu renamed some (…t64).
const packages = [
  { name: 'libgtk-3-0', file: 'libgtk-3.so.0', needed: true },
  { name: 'libnss3', file: 'libnss3.so', needed: true },
  { name: 'libasound2', renamed: 'libasound2t64', file: 'libasound.so.2', needed: true },
  { name: 'libgbm1', file: 'libgbm.so.1', needed: true },
  { name: 'libxss1', file: 'libXss.so.1', needed: true },
  { name: 'xvfb', file: '/usr/bin/Xvfb', needed: false },
  { name: 'xauth', file: '/usr/bin/xauth', needed: false },
  { name: 'fonts-noto-cjk', file: '/usr/share/fonts/opentype/noto', needed: false },
];

const triplet = { x64: 'x86_64-linux-gnu', arm64: 'aarch64-linux-gnu' }[process.arch] ?? '';
const libraryFolders = [`/usr/lib/${triplet}`, `/lib/${triplet}`, '/usr/lib64', '/usr/lib', '/lib64'];

const present = ({ file }) =>
  file.startsWith('/')
    ? fs.existsSync(file)
    : libraryFolders.some((folder) => fs.existsSync(path.join(folder, file)));

const missingPackages = () =>
  process.platform === 'linux' ? packages.filter((entry) => !present(entry)) : [];

/** @returns {boolean} whether nothing is missing that a script could do something about */
export const systemPackagesReady = () => {
  const missing = missingPackages();
  return (
    missing.length === 0 ||
    (!missing.some((entry) => entry.needed) && readStamp('system-told') === names(missing))
  );
};

const names = (missing) => missing.map((entry) => entry.name).join(' ');

const installAsRoot = async (missing) => {
  say(`正在安装系统软件包：${names(missing)}`, `installing system packages: ${names(missing)}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await capture('apt-get', ['update', '-qq'], { env, timeoutMs: 180_000 });
  const chosen = [];
  for (const entry of missing) {
    const renamed = entry.renamed && (await capture('apt-cache', ['show', entry.renamed])).code === 0;
    chosen.push(renamed ? entry.renamed : entry.name);
  }
  return capture('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...chosen], { env });
};

/**
 * Installs what is missing when run as root with apt; otherwise names the one command that does, and
 * stops only if the program could not start without it.
 */
export const provideSystemPackages = async () => {
  const missing = missingPackages();
  if (missing.length === 0) return;
  const command = `sudo apt-get install -y --no-install-recommends ${names(missing)}`;
  if (process.getuid?.() === 0 && fs.existsSync('/usr/bin/apt-get')) {
    const { code, output } = await installAsRoot(missing);
    if (code === 0) return;
    throw new StepError(
      `系统软件包安装失败；请检查软件源后运行：${command.replace('sudo ', '')}`,
      `System packages could not be installed; check the package source, then run: ${command.replace('sudo ', '')}`,
      output,
    );
  }
  if (missing.some((entry) => entry.needed)) {
    throw new StepError(
      `缺少运行所需的系统软件包，请先运行：${command}`,
      `Some system packages are missing; run this first: ${command}`,
    );
  }
  warn(
    `建议安装（测试、无显示器运行和中文字体需要）：${command}`,
    `Worth installing (tests, running without a display, Chinese fonts): ${command}`,
  );
  writeStamp('system-told', names(missing));
};
