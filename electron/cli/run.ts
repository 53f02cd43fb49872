import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlanDeskError } from '../../db/domain/errors';
import { namedFault } from '../core-host/named-fault';
import { UsageError } from './arguments';
import { type Caller, createCaller } from './caller';
import type { Command } from './command';
import { COMMANDS } from './commands/index';
import { exitCodeOf } from './exit-codes';
import { processSurroundings, type Surroundings } from './surroundings';

/** Where resources/ lies: beside the packed program, or two folders above the bundle and this file alike. */
function resourcesFolder(): string {
  const packaged = join((process as { resourcesPath?: string }).resourcesPath ?? '', 'app-resources');
  return existsSync(packaged) ? packaged : join(import.meta.dirname, '../../resources');
}

/**
 * Runs one command. stdout carries the answer (one JSON document with `--json`), stderr texts and progress.
 * @returns 0 done, 1 refused, 2 wrong usage, 3 unreadable or damaged file
 */
export async function runCommandLine(
  args: readonly string[],
  around: Surroundings = processSurroundings(),
): Promise<number> {
  const json = args.includes('--json');
  const rest = args.filter((argument) => argument !== '--json');
  const [name = ''] = rest;
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (name === '--version' || name === 'version') {
    await around.print(json ? JSON.stringify({ version: programVersion() }) : `PlanDesk ${programVersion()}`);
    return 0;
  }
  if (name === '--help' || name === 'help') {
    const usage = Object.values(COMMANDS).map((each) => each.usage);
    await around.print(json ? JSON.stringify({ usage }) : usage.join('\n'));
    return 0;
  }
  if (!command) return fail(around, json, new UsageError(name === '' ? '请给出命令' : `没有命令“${name}”`));
  let caller: Caller | undefined;
  try {
    caller = createCaller({
      around,
      resourcesFolder: resourcesFolder(),
      progress: json ? () => undefined : sayProgress(around),
    });
    const answer = await command.run(rest.slice(1), caller);
    await around.print(json ? JSON.stringify(answer.json) : answer.lines.join('\n'));
    return answer.exitCode ?? 0;
  } catch (error) {
    return fail(around, json, error, command);
  } finally {
    caller?.close();
  }
}

/** Progress on stderr, at most a few lines a second, none of it on stdout. */
function sayProgress(around: Surroundings): (text: string) => void {
  let last = 0;
  return (text) => {
    const now = Date.now();
    if (now - last < 300) return;
    last = now;
    around.tell(text);
  };
}

/** From the package beside the bundle: in a checkout and in the packed program. */
function programVersion(): string {
  const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}

async function fail(
  around: Surroundings,
  json: boolean,
  reason: unknown,
  command?: Command,
): Promise<number> {
  const error = namedFault(reason);
  if (error instanceof UsageError) {
    const usage = command ? [command.usage] : Object.values(COMMANDS).map((each) => each.usage);
    around.tell(`${error.message}\n用法：\n${usage.map((line) => `  ${line}`).join('\n')}`);
    if (json) await printError(around, 'USAGE', error.message, { usage });
    return 2;
  }
  if (error instanceof PlanDeskError) {
    const message = error.message + faultyFields(error);
    around.tell(message);
    if (json) await printError(around, error.code, message, error.details);
    return exitCodeOf(error.code);
  }
  const message = error instanceof Error ? error.message : String(error);
  around.tell(error instanceof Error ? (error.stack ?? message) : message);
  if (json) await printError(around, 'INTERNAL', message, {});
  return 1;
}

function printError(
  around: Surroundings,
  code: string,
  message: string,
  details: Readonly<Record<string, unknown>>,
): Promise<void> {
  return around.print(JSON.stringify({ error: { code, message, details } }));
}

/** A window marks the fields that do not fit; a line of text must name them. */
function faultyFields(error: PlanDeskError): string {
  const issues = error.details.issues as { fieldErrors?: Record<string, unknown> } | undefined;
  const fields = Object.keys(issues?.fieldErrors ?? {});
  return fields.length === 0 ? '' : `（${fields.join('、')}）`;
}
