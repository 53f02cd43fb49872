import type { ChildProcess } from 'node:child_process';
import { expect } from 'vitest';
import { killAfter, runCliHere, startCli } from './command-line';

interface Check {
  sound: boolean;
}
interface Info {
  counts: Record<string, number>;
}

/** Counts of a database that must be sound: integrity, references and audit chain. */
export async function soundCounts(folder: string, db: string): Promise<Record<string, number>> {
  const check = await runCliHere(folder, ['check', db, '--json']);
  expect(check.json<Check>().sound, check.stdout).toBe(true);
  return (await runCliHere(folder, ['info', db, '--json'])).json<Info>().counts;
}

/**
 * Runs a command again and again, each time killed at another moment between its start and its usual end, and looks
 * after each kill whether the database is sound and is either as before or as after.
 * @returns how many kills came in time
 */
export async function killAtEveryStage(options: {
  folder: string;
  db: string;
  args: readonly string[];
  rounds: number;
  /** How long the command takes undisturbed, ms. */
  usual: number;
  /** Brings the database back to the state before; run before each round. */
  reset: () => Promise<void>;
  /** What may be found afterwards. */
  isBefore: (counts: Record<string, number>) => boolean;
  isAfter: (counts: Record<string, number>) => boolean;
}): Promise<number> {
  let inTime = 0;
  for (let round = 0; round < options.rounds; round++) {
    await options.reset();
    const moment = (options.usual * (round + 0.5)) / options.rounds;
    if (await killAfter(startCli(options.folder, options.args), moment)) inTime += 1;
    const counts = await soundCounts(options.folder, options.db);
    expect(
      options.isBefore(counts) || options.isAfter(counts),
      `killed after ${Math.round(moment)} ms: ${JSON.stringify(counts)}`,
    ).toBe(true);
  }
  return inTime;
}

/** Kills a child with SIGKILL once something can be seen; answers whether it was still running. */
export async function killWhen(
  child: ChildProcess,
  seen: () => boolean | Promise<boolean>,
): Promise<boolean> {
  const ended = new Promise<boolean>((done) =>
    child.on('exit', (_code, signal) => done(signal === 'SIGKILL')),
  );
  while (child.exitCode === null && !(await seen())) await new Promise((next) => setTimeout(next, 5));
  child.kill('SIGKILL');
  return ended;
}
