// The two test runners, and how many tests each saw pass and fail.
import fs from 'node:fs';
import process from 'node:process';
import { provideDisplay } from './display.mjs';
import { runAsNode } from './electron.mjs';
import { cacheDir, fromRoot } from './paths.mjs';
import { runHere } from './run.mjs';
import { provideTestFolder } from './test-folder.mjs';

/**
 * @typedef {{passed: number, failed: number, skipped: number}} Counts
 */

const readJson = (file) => {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
};

/** A runner that ended badly without a failed test (it crashed, a file did not load) counts as one failure. */
const honest = (code, counts) => (code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts);

const fresh = (name) => {
  const file = `${cacheDir}/${name}.json`;
  fs.mkdirSync(cacheDir, { recursive: true });
  fs.rmSync(file, { force: true });
  return file;
};

/**
 * Runs Vitest inside Electron's Node.
 * @param {string[]} args e.g. `--project unit`, or files
 * @returns {Promise<Counts>}
 */
export const runVitest = async (args) => {
  const report = fresh('vitest');
  const tool = fromRoot('node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const env = { ...process.env, ...provideTestFolder() };
  const code = await runAsNode([tool, 'run', '--passWithNoTests', ...reporters, ...args], { env });
  const answer = readJson(report);
  return honest(code, {
    passed: answer?.numPassedTests ?? 0,
    failed: answer?.numFailedTests ?? 0,
    skipped: (answer?.numPendingTests ?? 0) + (answer?.numTodoTests ?? 0),
  });
};

/**
 * Runs the end-to-end tests on a display. The program must be built.
 * @param {string[]} args passed to Playwright
 * @returns {Promise<Counts>}
 */
export const runEndToEnd = async (args) => {
  const report = fresh('playwright');
  const tool = fromRoot('node_modules', '@playwright', 'test', 'cli.js');
  const display = await provideDisplay();
  try {
    const env = { ...display.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
    // What is measured runs when it is named: a whole run tells what works, not how busy the machine is.
    const chosen = args.length > 0 ? args : ['--project', 'screens'];
    const all = [tool, 'test', '--reporter=list,json', '--pass-with-no-tests', ...chosen];
    const code = await runHere(process.execPath, all, { cwd: fromRoot(), env });
    const stats = readJson(report)?.stats;
    return honest(code, {
      passed: (stats?.expected ?? 0) + (stats?.flaky ?? 0),
      failed: stats?.unexpected ?? 0,
      skipped: stats?.skipped ?? 0,
    });
  } finally {
    display.close();
  }
};
