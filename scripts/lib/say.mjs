// What the scripts tell the person in front of the terminal. All of it goes to stderr, so that the
// command line's stdout carries nothing but its answer.
import { stripVTControlCharacters } from 'node:util';

/** A failure the person can act on: one Chinese and one English sentence, each naming the next step. */
export class StepError extends Error {
  /**
   * @param {string} zh
   * @param {string} en
   * @param {unknown} [cause] what really happened, shown in short below the sentences
   */
  constructor(zh, en, cause) {
    super(`${zh}\n${en}`, { cause });
    this.name = 'StepError';
  }
}

let quiet = false;

/** Silences progress lines (failures are still printed). */
export const setQuiet = (value) => {
  quiet = value;
};

/** One line of progress, Chinese first. */
export const say = (zh, en) => {
  if (!quiet) process.stderr.write(`· ${zh} | ${en}\n`);
};

/** A line that is shown even when progress is silenced. */
export const warn = (zh, en) => {
  process.stderr.write(`! ${zh}\n  ${en}\n`);
};

/** What a person can use of a cause: its first lines, without stack frames and blank lines. */
const brief = (cause) =>
  stripVTControlCharacters(String(cause instanceof Error ? cause.message : cause))
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^\s+at /.test(line))
    .slice(0, 12)
    .map((line) => `    ${line}\n`)
    .join('');

/** Prints a failure; a StepError as its sentences, anything else as the bug it is. */
export const reportFailure = (error) => {
  if (!(error instanceof StepError)) {
    console.error(error);
    return;
  }
  process.stderr.write(`✗ ${error.message.replace('\n', '\n  ')}\n`);
  if (error.cause !== undefined) process.stderr.write(brief(error.cause));
};

/** Runs a script's main function; a failure is reported and becomes exit code 1. */
export const main = async (run) => {
  try {
    const code = await run();
    if (typeof code === 'number') process.exitCode = code;
  } catch (error) {
    reportFailure(error);
    process.exitCode = 1;
  }
};
