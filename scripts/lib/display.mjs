// A display to draw on: the person's own, or Xvfb where there is none (servers, containers, CI).
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import process from 'node:process';
import { StepError, say } from './say.mjs';

const needsVirtual = () =>
  process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;

/** Xvfb picks a free display number itself and writes it to descriptor 3. */
const startXvfb = (size, bufferFolder) =>
  new Promise((resolve, reject) => {
    const buffer = bufferFolder ? ['-fbdir', bufferFolder, '-nocursor'] : [];
    const args = ['-displayfd', '3', '-screen', '0', `${size}x24`, '-nolisten', 'tcp', '-noreset', ...buffer];
    // Its own process group: Ctrl+C in the terminal must reach the program first, the display last.
    const xvfb = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'], detached: true });
    let number = '';
    let complaint = '';
    xvfb.stderr.on('data', (chunk) => {
      complaint += chunk;
    });
    xvfb.stdio[3].on('data', (chunk) => {
      number += chunk;
      if (number.endsWith('\n')) resolve({ xvfb, display: `:${number.trim()}` });
    });
    const fail = (cause) =>
      reject(
        new StepError(
          '没有显示器，虚拟显示器 Xvfb 也无法启动；请先运行：sudo apt-get install -y xvfb xauth',
          'There is no display and the virtual one (Xvfb) did not start; run first: sudo apt-get install -y xvfb xauth',
          cause,
        ),
      );
    xvfb.on('error', fail);
    xvfb.on('exit', () => fail(complaint));
  });

/**
 * Provides a display.
 * @param {{size?: string, bufferFolder?: string}} [options] size of a virtual one, e.g. `1920x1080`; with
 *   `bufferFolder` a virtual one is used in any case and keeps its picture there as `Xvfb_screen0`
 * @returns {Promise<{env: NodeJS.ProcessEnv, virtual: boolean, close: () => void}>} the environment for
 *   programs that draw; `close` ends a virtual display (it also ends with this process)
 */
export const provideDisplay = async ({ size = '1920x1080', bufferFolder } = {}) => {
  if (!needsVirtual() && bufferFolder === undefined)
    return { env: process.env, virtual: false, close: () => {} };
  fs.mkdirSync('/tmp/.X11-unix', { recursive: true, mode: 0o1777 });
  const { xvfb, display } = await startXvfb(size, bufferFolder);
  const close = () => xvfb.kill('SIGTERM');
  process.once('exit', close);
  say(
    `没有显示器，已在虚拟显示器 ${display} 上运行`,
    `no display here: using a virtual one, ${display} (Xvfb)`,
  );
  return { env: { ...process.env, DISPLAY: display }, virtual: true, close };
};
