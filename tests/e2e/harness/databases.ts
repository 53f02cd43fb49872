import { execFile, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, resolve } from 'node:path';
import { promisify } from 'node:util';

const root = resolve(import.meta.dirname, '../../..');
const electronFile = resolve(
  root,
  'node_modules/electron/dist',
  process.platform === 'win32' ? 'electron.exe' : 'electron',
);

/** Runs the built command line: the quickest way to a database in the state a test wants. */
export function commandLine<T = Record<string, unknown>>(cwd: string, ...args: string[]): T {
  const { status, stdout, stderr } = spawnSync(
    electronFile,
    [resolve(root, 'out/main/cli.js'), ...args, '--json'],
    {
      cwd,
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', INIT_CWD: cwd },
      encoding: 'utf8',
      maxBuffer: 256 * 1024 * 1024,
    },
  );
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stdout}${stderr}`);
  return JSON.parse(stdout) as T;
}

/** The same without waiting for it: several offices work at once. */
export async function commandLineAside<T = Record<string, unknown>>(
  cwd: string,
  ...args: string[]
): Promise<T> {
  const { stdout } = await promisify(execFile)(
    electronFile,
    [resolve(root, 'out/main/cli.js'), ...args, '--json'],
    {
      cwd,
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', INIT_CWD: cwd },
      encoding: 'utf8',
      maxBuffer: 256 * 1024 * 1024,
    },
  );
  return JSON.parse(stdout) as T;
}

/** An empty county office at `file`, with the user 经办人 and no password. */
export function foundOffice(file: string, level: 'county' | 'city' = 'county'): string {
  const [region, name] = level === 'county' ? ['220283', '舒兰市应急管理局'] : ['220200', '吉林市应急管理局'];
  commandLine(
    dirname(file),
    'init',
    file,
    '--desk',
    'office',
    '--level',
    level,
    '--region',
    region,
    '--name',
    name,
  );
  return file;
}

/** Overwrites pages in the middle of a database. */
export function damage(file: string): void {
  const bytes = readFileSync(file);
  bytes.fill(0x5a, 4096 * 3, 4096 * 40);
  writeFileSync(file, bytes);
}

/** Gives a database the schema number of a program that does not exist yet. */
export function ageForward(file: string): void {
  const bytes = readFileSync(file);
  // user_version: four bytes at offset 60 of the header.
  bytes.writeUInt32BE(9999, 60);
  writeFileSync(file, bytes);
}

/** Says that this process works in the database. */
export function lock(file: string): void {
  writeFileSync(`${file}.lock`, JSON.stringify({ pid: process.pid, host: hostname() }));
}
