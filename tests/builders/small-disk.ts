import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Mounts a file system of its own of this many kilobytes on an empty folder. @returns what takes it away again */
export function mountSmallDisk(folder: string, kilobytes: number): () => void {
  mkdirSync(folder, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder], { stdio: 'ignore' });
  return () => execFileSync('umount', [folder]);
}

/** Makes a mounted small disk like a stick with its write protection on. */
export function protectSmallDisk(folder: string): void {
  execFileSync('mount', ['-o', 'remount,ro', folder], { stdio: 'ignore' });
}

/** Whether this user may mount one at all. */
export function maySmallDisk(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'plandesk-disk-'));
  try {
    mountSmallDisk(folder, 4)();
    return true;
  } catch {
    return false;
  } finally {
    rmdirSync(folder);
  }
}
