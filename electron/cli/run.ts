import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PlanDeskError } from '../../db/domain/errors';
import { UsageError } from './arguments';
import { createCaller } from './caller';
import type { Command } from './command';
import { COMMANDS } from './commands/index';
import { exitCodeOf } from './exit-codes';

/** Where resources/ and the worker lie, from the bundle's own place. */
function surroundings(): { resourcesFolder: string; workerFile: string } {
  const here = import.meta.dirname;
  const packaged = join((process as { resourcesPath?: string }).resourcesPath ?? '', 'app-resources');
  return {
    resourcesFolder: existsSync(packaged) ? packaged : join(here, '../../resources'),
    workerFile: join(here, 'worker.js'),
  };
}

/**
 * Runs one command. stdout carries the answer (one JSON document with `--json`), stderr texts and progress.
 * @returns 0 done, 1 refused, 2 wrong usage, 3 unreadable or damaged file
 */
export async function runCommandLine(args: readonly string[]): Promise<number> {
  const json = args.includes('--json');
  const rest = args.filter((argument) => argument !== '--json');
  const [name = ''] = rest;
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (name === '--version' || name === 'version') {
    process.stdout.write(`PlanDesk ${process.env.npm_package_version ?? ''}\n`.replace(' \n', '\n'));
    return 0;
  }
  if (!command) return fail(json, new UsageError(name === '' ? '请给出命令' : `没有命令“${name}”`));
  const caller = createCaller({
    ...surroundings(),
    progress: sayProgress(json),
    cwd: process.env.INIT_CWD ?? process.cwd(),
  });
  try {
    const answer = await command.run(rest.slice(1), caller);
    process.stdout.write(json ? `${JSON.stringify(answer.json)}\n` : `${answer.lines.join('\n')}\n`);
    return answer.exitCode ?? 0;
  } catch (error) {
    return fail(json, error, command);
  } finally {
    caller.close();
  }
}

/** Progress on stderr, at most a few lines a second, none of it on stdout. */
function sayProgress(quiet: boolean): (text: string) => void {
  let last = 0;
  return (text) => {
    const now = Date.now();
    if (quiet || now - last < 300) return;
    last = now;
    process.stderr.write(`${text}\n`);
  };
}

function fail(json: boolean, error: unknown, command?: Command): number {
  if (error instanceof UsageError) {
    const usage = command ? [command.usage] : Object.values(COMMANDS).map((each) => each.usage);
    if (json)
      process.stdout.write(
        `${JSON.stringify({ error: { code: 'USAGE', message: error.message, details: { usage } } })}\n`,
      );
    process.stderr.write(`${error.message}\n用法：\n${usage.map((line) => `  ${line}`).join('\n')}\n`);
    return 2;
  }
  const known = error instanceof PlanDeskError;
  const code = known ? error.code : 'INTERNAL';
  const message = error instanceof Error ? error.message : String(error);
  if (json)
    process.stdout.write(
      `${JSON.stringify({ error: { code, message, details: known ? error.details : {} } })}\n`,
    );
  process.stderr.write(`${message}\n${known ? '' : `${error instanceof Error ? error.stack : ''}\n`}`);
  return exitCodeOf(code);
}
