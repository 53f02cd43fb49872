import { type ChildProcess, execFile, type StdioOptions, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { runCommandLine } from '../../electron/cli/run';
import { inlineTasks } from './inline-tasks';

const CLI = resolve(import.meta.dirname, '../../out/main/cli.js');

/** What `init` is told to make these offices. */
export const COUNTY_OFFICE: readonly string[] = [
  ...['--desk', 'office', '--level', 'county'],
  ...['--region', '220283', '--name', '舒兰市应急管理局'],
];
export const CITY_OFFICE: readonly string[] = [
  ...['--desk', 'office', '--level', 'city'],
  ...['--region', '220200', '--name', '吉林市应急管理局'],
];

export interface CommandLineAnswer {
  code: number;
  stdout: string;
  stderr: string;
  /** stdout as the one JSON document that `--json` promises; throws when it is anything else. */
  json<T = Record<string, unknown>>(): T;
}

const environment = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };

/** Runs the built command line in Electron's Node, as `npm run -s cli --` does, in a folder of the test's own. */
export function runCli(
  cwd: string,
  args: readonly string[],
  input = '',
  variables: Readonly<Record<string, string>> = {},
): Promise<CommandLineAnswer> {
  return new Promise((done) => {
    const child = execFile(
      process.execPath,
      [CLI, ...args],
      {
        cwd,
        env: { ...environment, INIT_CWD: cwd, ...variables },
        maxBuffer: 256 * 1024 * 1024,
        encoding: 'utf8',
      },
      (error, stdout, stderr) =>
        done({
          code: error ? (typeof error.code === 'number' ? error.code : -1) : 0,
          stdout,
          stderr,
          json: () => JSON.parse(stdout) as never,
        }),
    );
    child.stdin?.end(input);
  });
}

/**
 * The same command in the test's own process, for everything that is not about the process itself: a start costs half
 * a second, and every worker thread as much again. Nothing outlives a command but its files.
 */
export async function runCliHere(
  cwd: string,
  args: readonly string[],
  input = '',
): Promise<CommandLineAnswer> {
  let stdout = '';
  let stderr = '';
  const code = await runCommandLine(args, {
    folder: cwd,
    print: async (text) => {
      stdout += `${text}\n`;
    },
    tell: (text) => {
      stderr += `${text}\n`;
    },
    input: () => input,
    tasks: inlineTasks,
  });
  return { code, stdout, stderr, json: () => JSON.parse(stdout) as never };
}

/** Starts a command without waiting for it. */
export function startCli(cwd: string, args: readonly string[], stdio: StdioOptions = 'ignore'): ChildProcess {
  return spawn(process.execPath, [CLI, ...args], { cwd, env: { ...environment, INIT_CWD: cwd }, stdio });
}

/** Kills a child with SIGKILL after `ms`, unless it ends before; answers whether the kill came in time. */
export function killAfter(child: ChildProcess, ms: number): Promise<boolean> {
  return new Promise((done) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), ms);
    child.on('exit', (_code, signal) => {
      clearTimeout(timer);
      done(signal === 'SIGKILL');
    });
  });
}
