// Step 1: the npm packages of package-lock.json.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { fromRoot } from '../lib/paths.mjs';
import { npm } from '../lib/run.mjs';
import { StepError, say } from '../lib/say.mjs';
import { readStamp, writeStamp } from '../lib/stamp.mjs';

const lockPath = fromRoot('package-lock.json');
const installedPath = fromRoot('node_modules', '.package-lock.json');

const lockHash = () => createHash('sha256').update(fs.readFileSync(lockPath)).digest('hex');

/** Whether node_modules is a link: its packages are another checkout's, which alone may change them. */
const isLink = () =>
  fs.lstatSync(fromRoot('node_modules'), { throwIfNoEntry: false })?.isSymbolicLink() === true;

/**
 * True when what npm noted in node_modules is what the lockfile asks for: then a changed lockfile came
 * from `npm install` here, and deleting node_modules to install the same again would help nobody.
 * Optional packages of other platforms are in the lockfile and rightly not installed.
 */
const alreadyInstalled = () => {
  if (!fs.existsSync(installedPath)) return false;
  const wanted = JSON.parse(fs.readFileSync(lockPath, 'utf8')).packages;
  const present = JSON.parse(fs.readFileSync(installedPath, 'utf8')).packages;
  const missing = Object.entries(wanted).some(
    ([place, entry]) =>
      place !== '' && present[place]?.version !== entry.version && !(entry.optional && !present[place]),
  );
  // What the other checkout has beyond our lockfile is no harm to us.
  return !missing && (isLink() || Object.keys(present).every((place) => wanted[place] !== undefined));
};

/** @returns {boolean} whether the packages of the present lockfile are known to be installed */
export const nodeModulesReady = () =>
  fs.existsSync(installedPath) && readStamp('node-modules') === lockHash();

const install = async () => {
  const quietly = ['--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];
  const exact = await npm(['ci', ...quietly], { cwd: fromRoot() });
  // A lockfile written against a registry without some other platform's optional packages lacks them, and
  // `npm ci` refuses it; `npm install --no-save` takes the same pinned versions and leaves the file alone.
  if (exact.code === 0 || !exact.output.includes('EUSAGE')) return exact;
  return npm(['install', '--no-save', ...quietly], { cwd: fromRoot() });
};

/**
 * Installs with `npm ci` unless the lockfile's packages are there. Install scripts stay off (.npmrc).
 * `npm ci` empties node_modules first, and through a link that would be the folder of another checkout:
 * there it is never run.
 */
export const provideNodeModules = async () => {
  if (nodeModulesReady()) return;
  if (!alreadyInstalled()) {
    if (isLink()) {
      throw new StepError(
        'node_modules 是指向另一份代码的链接，缺少本份代码需要的依赖；请在那里运行 npm install，或删除链接后重新运行本命令。',
        'node_modules is a link to another checkout and lacks packages of this one; run npm install there, or remove the link and run this command again.',
      );
    }
    say('正在安装 npm 依赖（首次约一分钟）…', 'installing npm packages (about a minute the first time)…');
    const { code, output } = await install();
    if (code !== 0) {
      throw new StepError(
        'npm 依赖安装失败；请检查能否访问 npm 仓库（npm ping），然后重新运行本命令。',
        'npm packages could not be installed; check that npm reaches its registry (npm ping), then run this command again.',
        output,
      );
    }
  }
  writeStamp('node-modules', lockHash());
};
