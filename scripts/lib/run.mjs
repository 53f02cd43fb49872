// Starting other programs. Node built-ins only.
import { spawn } from 'node:child_process';

/**
 * Runs a program to its end and collects what it printed.
 * @param {string} command
 * @param {string[]} args
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv, timeoutMs?: number}} [options]
 * @returns {Promise<{code: number, output: string}>} code 127 when the program does not exist, 124 when it
 *   was stopped because `timeoutMs` had passed; output is stdout and stderr as they came
 */
export const capture = (command, args, { cwd, env, timeoutMs } = {}) =>
  new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env: env ?? process.env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let timedOut = false;
    const timer = timeoutMs
      ? setTimeout(() => {
          timedOut = true;
          child.kill('SIGKILL');
        }, timeoutMs)
      : undefined;
    const take = (chunk) => {
      output += chunk;
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', (error) => {
      clearTimeout(timer);
      resolve({ code: 127, output: error.message });
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code: timedOut ? 124 : (code ?? 1), output });
    });
  });

/** npm's own command, run by the Node that runs this script where npm told us where it is. */
export const npm = (args, options) => {
  const cli = process.env.npm_execpath;
  if (cli?.endsWith('.js')) return capture(process.execPath, [cli, ...args], options);
  return process.platform === 'win32'
    ? capture('cmd.exe', ['/d', '/s', '/c', 'npm', ...args], options)
    : capture('npm', args, options);
};

/**
 * Runs a program to its end with this process's streams.
 * @param {string} command
 * @param {string[]} args
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv}} [options]
 * @returns {Promise<number>} its exit code
 */
export const runHere = (command, args, { cwd, env } = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: env ?? process.env, stdio: 'inherit' });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
