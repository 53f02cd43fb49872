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

/** What a conversion makes of what, and what is said when it fails. */
interface Conversion {
  readonly source: string;
  readonly to: string;
  readonly result: string;
  readonly timedOut: string;
  readonly failed: string;
}

const OLD_WORD: Conversion = {
  source: 'source.doc',
  to: 'docx:MS Word 2007 XML',
  result: 'source.docx',
  timedOut: '转换旧版 Word 文件超时，原件已保留，请另存为 .docx 后重新登记。',
  failed: '旧版 Word 文件转换失败，原件已保留，请用 Word 或 WPS 另存为 .docx 后重新登记。',
};
const TO_PDF: Conversion = {
  source: 'source.docx',
  to: 'pdf:writer_pdf_Export',
  result: 'source.pdf',
  timedOut: 'LibreOffice 转成 PDF 超时，请存为 Word 后用 Word、WPS 另存为 PDF。',
  failed: 'LibreOffice 没有转成 PDF，请存为 Word 后用 Word、WPS 另存为 PDF。',
};

/**
 * A converter for `extractDocument` that runs LibreOffice without a window, in a throw-away folder and profile, so
 * that neither the user's settings nor a running LibreOffice are touched. `timeoutMs` bounds one file.
 *
 * Throws `PlanDeskError`: CONVERTER_TIMEOUT, CONVERTER_FAILED; the signal's reason when aborted.
 */
export function createDocConverter(soffice: string, timeoutMs: number = DEFAULT_TIMEOUT_MS): DocConverter {
  return (bytes, signal) => convert(soffice, OLD_WORD, bytes, timeoutMs, signal);
}

/**
 * A .docx as PDF by the LibreOffice of this PC, in the same way.
 * @throws PlanDeskError CONVERTER_MISSING, CONVERTER_TIMEOUT, CONVERTER_FAILED
 */
export async function convertToPdf(
  bytes: Uint8Array,
  signal?: AbortSignal,
  find: () => Promise<string | null> = findConverter,
): Promise<Uint8Array> {
  const soffice = await find();
  if (soffice === null)
    throw new PlanDeskError(
      'CONVERTER_MISSING',
      '这台电脑上没有找到 LibreOffice，不能把本单位自己的版式转成 PDF。请安装 LibreOffice，或者存为 Word 后用 Word、WPS 另存为 PDF。',
      {},
    );
  return convert(soffice, TO_PDF, bytes, DEFAULT_TIMEOUT_MS, signal);
}

async function convert(
  soffice: string,
  conversion: Conversion,
  bytes: Uint8Array,
  timeoutMs: number,
  signal: AbortSignal | undefined,
): Promise<Uint8Array> {
  signal?.throwIfAborted();
  const folder = await mkdtemp(join(tmpdir(), 'plandesk-doc-'));
  try {
    const source = join(folder, conversion.source);
    await writeFile(source, bytes);
    const profile = pathToFileURL(join(folder, 'profile')).href;
    const options = ['--headless', '--norestore', '--convert-to', conversion.to, '--outdir', folder];
    await run(
      soffice,
      [`-env:UserInstallation=${profile}`, ...options, source],
      conversion,
      timeoutMs,
      signal,
    );
    return await readFile(join(folder, conversion.result)).catch((cause: unknown) => {
      throw failed(conversion, 'no output', cause);
    });
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
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
  conversion: Conversion,
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
    child.on('error', (cause) => settle(() => reject(failed(conversion, output, cause))));
    child.on('close', (code) =>
      settle(() => {
        if (ended === 'abort') reject(signal?.reason);
        else if (ended === 'timeout') {
          reject(new PlanDeskError('CONVERTER_TIMEOUT', conversion.timedOut, { timeoutMs }));
        } else if (code !== 0) reject(failed(conversion, output));
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

function failed(conversion: Conversion, output: string, cause?: unknown): PlanDeskError {
  return new PlanDeskError('CONVERTER_FAILED', conversion.failed, { output }, { cause });
}
