// Makes a checkout ready to build and run: `npm run setup`, and the first step of every other script.
// Each step knows whether it is done; asking all of them costs a few milliseconds.
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { withLock } from '../lib/lock.mjs';
import { main, StepError, say } from '../lib/say.mjs';
import { addonReady, provideAddon } from './addon.mjs';
import { electronReady, provideElectron } from './electron-runtime.mjs';
import { nodeModulesReady, provideNodeModules } from './node-modules.mjs';
import { provideSystemPackages, systemPackagesReady } from './system-packages.mjs';

const checkNode = () => {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new StepError(
    `需要 Node.js 20.19 或更新版本（现在是 ${process.versions.node}）；请升级后重新运行本命令。`,
    `Node.js 20.19 or newer is needed (this is ${process.versions.node}); upgrade it and run this command again.`,
  );
};

const ready = () => nodeModulesReady() && systemPackagesReady() && electronReady() && addonReady();

/** Does what is still missing; returns at once when nothing is. Throws StepError. */
export const ensureSetup = async () => {
  checkNode();
  if (ready()) return;
  await withLock('setup', async () => {
    await provideNodeModules();
    if (!systemPackagesReady()) await provideSystemPackages();
    const electronFrom = await provideElectron();
    if (!addonReady()) await provideAddon(electronFrom);
    say('运行环境已就绪', 'the checkout is set up');
  });
};

if (import.meta.url === pathToFileURL(process.argv[1]).href) await main(ensureSetup);
