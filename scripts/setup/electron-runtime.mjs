// Step 3: the Electron program in node_modules/electron/dist, which npm did not fetch because install
// scripts are off.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { electronDist, electronPath, electronProgramName, fromRoot } from '../lib/paths.mjs';
import { capture } from '../lib/run.mjs';
import { StepError, say } from '../lib/say.mjs';
import { unpackFallback } from './archive.mjs';
import { electronVersion, fallbackArchive, fallbackFits } from './versions.mjs';

const electronPackage = fromRoot('node_modules', 'electron');
const leftOut = ['resources/app/', 'resources/app-update.yml', 'browser_v8_context_snapshot.bin'];
const PROBE_MS = 4_000;

const readText = (...parts) => {
  try {
    return fs.readFileSync(path.join(...parts), 'utf8').trim();
  } catch {
    return undefined;
  }
};

/** @returns {boolean} whether the wanted Electron is unpacked; dist/version is written last, so it tells */
export const electronReady = () =>
  readText(electronDist, 'version')?.replace(/^v/, '') === electronVersion &&
  readText(electronPackage, 'path.txt') === electronProgramName &&
  fs.existsSync(electronPath);

/**
 * Whether the release site (or the mirror the environment names) answers at all. Without this question
 * a firewall that swallows packets would hold the set-up for minutes.
 */
const releaseSiteAnswers = async () => {
  if (process.env.ELECTRON_GET_USE_PROXY) return true;
  const fromElectron = createRequire(path.join(electronPackage, 'package.json'));
  const { getArtifactRemoteURL } = fromElectron('@electron/get/dist/cjs/artifact-utils.js');
  const url = await getArtifactRemoteURL({
    version: `v${electronVersion}`,
    artifactName: 'electron',
    platform: process.platform,
    arch: process.arch,
    mirrorOptions: {},
  });
  try {
    const answer = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(PROBE_MS) });
    return answer.ok;
  } catch {
    return false;
  }
};

const installOfficially = async () => {
  say(`正在下载 Electron ${electronVersion}…`, `downloading Electron ${electronVersion}…`);
  return capture(process.execPath, [path.join(electronPackage, 'install.js')], { timeoutMs: 900_000 });
};

const setFuses = async () => {
  const { flipFuses, FuseVersion, FuseV1Options } = await import('@electron/fuses');
  await flipFuses(electronPath, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
};

/** Turns the archive's renamed Electron back into a stock one that loads the program it is given. */
const installFromFallback = async () => {
  say('发布网站不可达，改用 npm 备用包…', 'the release site cannot be reached, using the npm archive…');
  fs.rmSync(electronDist, { recursive: true, force: true });
  await unpackFallback((name) => {
    if (!name.startsWith(fallbackArchive.folder)) return undefined;
    const inner = name.slice(fallbackArchive.folder.length);
    if (leftOut.some((entry) => inner.startsWith(entry))) return undefined;
    return name === fallbackArchive.program ? electronPath : path.join(electronDist, inner);
  });
  await setFuses();
  const { createPackage } = await import('@electron/asar');
  await createPackage(
    fromRoot('scripts/setup/default-app'),
    path.join(electronDist, 'resources', 'default_app.asar'),
  );
  fs.writeFileSync(path.join(electronPackage, 'path.txt'), electronProgramName);
  fs.writeFileSync(path.join(electronDist, 'version'), electronVersion);
};

/** @returns {Promise<'present' | 'official' | 'fallback'>} where the Electron program came from */
export const provideElectron = async () => {
  if (electronReady()) return 'present';
  let cause = 'the release site did not answer';
  if (!fallbackFits || (await releaseSiteAnswers())) {
    const { output } = await installOfficially();
    if (electronReady()) return 'official';
    cause = output;
  }
  if (fallbackFits) {
    await installFromFallback();
    return 'fallback';
  }
  throw new StepError(
    `Electron ${electronVersion} 下载失败；请设置可用的镜像（环境变量 ELECTRON_MIRROR）后重新运行本命令。`,
    `Electron ${electronVersion} could not be downloaded; name a mirror in ELECTRON_MIRROR and run this command again.`,
    cause,
  );
};
