import { spawn } from 'node:child_process';
import { access, constants as fsConstants, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PlanDeskError } from '../domain/errors';
import type { DocConverter } from './extract-text';

/** Where LibreOffice installs itself when it is not on the search path. */
const WINDOWS_PLACES = ['LibreOffice\\program\\soffice.com', 'LibreOffice\\program\\soffice.exe'];
const UNIX_PLACES = [
  '/usr/bin/soffice',
  '/usr/lib/libreoffice/program/soffice',
  '/opt/libreoffice/program/soffice',
];

const DEFAULT_TIMEOUT_MS = 60_000;
/** Room for messages in an error's details. */
const MAX_OUTPUT = 2_000;

/**
 * Looks for LibreOffice on this PC, which can read Word 97–2003 files. Answers the path of `soffice`, or null.
 * The program does not bring or require it.
 */
export async function findConverter(
  env: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform,
  unixPlaces: readonly string[] = UNIX_PLACES,
): Promise<string | null> {
  const names = platform === 'win32' ? ['soffice.com', 'soffice.exe'] : ['soffice', 'libreoffice'];
  const onPath = (env.PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  const roots = [env.ProgramFiles, env['ProgramFiles(x86)']].filter((root) => root !== undefined);
  const usual =
    platform === 'win32'
      ? roots.flatMap((root) => WINDOWS_PLACES.map((place) => join(root, place)))
      : unixPlaces;
  for (const candidate of [...onPath, ...usual]) {
    if (await isExecutable(candidate)) return candidate;
  }
  return null;
}

/**
 * A converter for `extractDocument` that runs LibreOffice without a window, in a throw-away folder and profile, so
 * that neither the user's settings nor a running LibreOffice are touched. `timeoutMs` bounds one file.
 *
 * Throws `PlanDeskError`: CONVERTER_TIMEOUT, CONVERTER_FAILED; the signal's reason when aborted.
 */
export function createDocConverter(soffice: string, timeoutMs: number = DEFAULT_TIMEOUT_MS): DocConverter {
  return async (bytes, signal) => {
    signal?.throwIfAborted();
    const folder = await mkdtemp(join(tmpdir(), 'plandesk-doc-'));
    try {
      const source = join(folder, 'source.doc');
      await writeFile(source, bytes);
      const profile = pathToFileURL(join(folder, 'profile')).href;
      await run(
        soffice,
        [
          `-env:UserInstallation=${profile}`,
          '--headless',
          '--norestore',
          '--convert-to',
          'docx:MS Word 2007 XML',
          '--outdir',
          folder,
          source,
        ],
        timeoutMs,
        signal,
      );
      return await readFile(join(folder, 'source.docx')).catch((cause: unknown) => {
        throw failed('no output', cause);
      });
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    }
  };
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, fsConstants.X_OK).then(
    () => true,
    () => false,
  );
}

/** Runs a program to its end. Its whole process group is ended on time-out and on abort: soffice starts children. */
function run(
  program: string,
  args: readonly string[],
  timeoutMs: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      detached: process.platform !== 'win32',
      windowsHide: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let ended: 'timeout' | 'abort' | null = null;
    const collect = (chunk: Buffer): void => {
      output = (output + chunk.toString('utf8')).slice(0, MAX_OUTPUT);
    };
    const end = (why: 'timeout' | 'abort') => (): void => {
      ended ??= why;
      endGroup(child.pid);
    };
    const onAbort = end('abort');
    const timer = setTimeout(end('timeout'), timeoutMs);
    signal?.addEventListener('abort', onAbort, { once: true });
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (cause) => settle(() => reject(failed(output, cause))));
    child.on('close', (code) =>
      settle(() => {
        if (ended === 'abort') reject(signal?.reason);
        else if (ended === 'timeout') {
          reject(
            new PlanDeskError(
              'CONVERTER_TIMEOUT',
              '转换旧版 Word 文件超时，原件已保留，请另存为 .docx 后重新登记。',
              { timeoutMs },
            ),
          );
        } else if (code !== 0) reject(failed(output));
        else resolve();
      }),
    );
    const settle = (finish: () => void): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      finish();
    };
  });
}

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  if (process.platform === 'win32') {
    spawn('taskkill', ['/pid', String(pid), '/t', '/f'], { windowsHide: true, stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    // The group may have ended by itself in the meantime.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function failed(output: string, cause?: unknown): PlanDeskError {
  return new PlanDeskError(
    'CONVERTER_FAILED',
    '旧版 Word 文件转换失败，原件已保留，请用 Word 或 WPS 另存为 .docx 后重新登记。',
    { output },
    { cause },
  );
}
