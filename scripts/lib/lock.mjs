// One set-up or build at a time in a checkout: two terminals must not unpack into the same folder.
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cacheDir } from './paths.mjs';
import { StepError, say } from './say.mjs';

const alive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

const owner = (file) => {
  try {
    return Number(fs.readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
};

const take = (file) => {
  try {
    fs.writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  }
};

/**
 * Runs `work` while holding the checkout's lock `name`; waits up to ten minutes for another process.
 * A lock whose process is gone is taken over.
 */
export const withLock = async (name, work) => {
  fs.mkdirSync(cacheDir, { recursive: true });
  const file = path.join(cacheDir, `${name}.lock`);
  const until = Date.now() + 600_000;
  let told = false;
  while (!take(file)) {
    const pid = owner(file);
    if (pid !== undefined && !alive(pid)) {
      fs.rmSync(file, { force: true });
      continue;
    }
    if (Date.now() > until) {
      throw new StepError(
        `另一个进程（${pid}）一直占用本目录；请结束它，或删除 .cache/${name}.lock 后重试。`,
        `Another process (${pid}) keeps this checkout busy; end it, or delete .cache/${name}.lock, and try again.`,
      );
    }
    if (!told) say('另一个进程正在准备，稍候…', 'another process is preparing this checkout, waiting…');
    told = true;
    await sleep(200);
  }
  try {
    return await work();
  } finally {
    fs.rmSync(file, { force: true });
  }
};
