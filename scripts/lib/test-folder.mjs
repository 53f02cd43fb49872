// The folder below which the tests make theirs. They make and remove tens of thousands of small files: in memory that takes
// a quarter of the time a disk takes. What a test holds is about processes that die, not about disks that forget.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';

const MEMORY = '/dev/shm';
/** What a whole run has in use at most, with room to spare. */
const ROOM = 3 * 2 ** 30;

/** Whether files may lie in memory here: much of it free, and programs may be started from there. */
const memoryHasRoom = () => {
  try {
    const options = fs
      .readFileSync('/proc/mounts', 'utf8')
      .split('\n')
      .map((line) => line.split(' '))
      .filter(([, place]) => place === MEMORY)
      .at(-1)?.[3];
    if (options === undefined || options.split(',').includes('noexec')) return false;
    const { bavail, bsize } = fs.statfsSync(MEMORY);
    return bavail * bsize >= ROOM && os.freemem() >= 2 * ROOM;
  } catch {
    return false;
  }
};

/**
 * Makes the folder; it goes with this process.
 * @returns {NodeJS.ProcessEnv} what makes it the folder for temporary files
 */
export const provideTestFolder = () => {
  // A folder that the person names is the person's wish.
  const place = process.env.TMPDIR === undefined && memoryHasRoom() ? MEMORY : os.tmpdir();
  const folder = fs.mkdtempSync(path.join(place, 'plandesk-tests-'));
  // A database server that a test starts as another user must find its way in.
  fs.chmodSync(folder, 0o711);
  process.once('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
  return { TMPDIR: folder, TEMP: folder, TMP: folder };
};
