// Starts the packed program once: its command line makes and reads a database, its window paints.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { provideDisplay } from '../lib/display.mjs';
import { machineSwitches } from '../lib/electron.mjs';
import { fromRoot } from '../lib/paths.mjs';
import { capture } from '../lib/run.mjs';
import { StepError, say } from '../lib/say.mjs';
import { saveScreen } from '../lib/screen-picture.mjs';

// The empty frame that stands before the first screen has a handful of colours, a screen with text many more.
const PAINTED_COLOURS = 60;
// Menu and top bar are there from the start.
const PAGE_TOP = 100;
const PATIENCE_MS = 60_000;
// The character '0' in the program's fuse wire.
const FUSE_OFF = 48;

/** The command line of a packed program is `--cli`, never Electron as a plain Node. */
const checkFuses = async (program) => {
  const { FuseV1Options, getCurrentFuseWire } = await import('@electron/fuses');
  const wire = await getCurrentFuseWire(program);
  if (wire[FuseV1Options.RunAsNode] === FUSE_OFF) return;
  throw new StepError(
    '打包后的程序仍可被当作 Node 运行；请检查 electron-builder.yml 的 electronFuses。',
    'The packed program can still be run as Node; check electronFuses in electron-builder.yml.',
  );
};

const tryCommandLine = async (program, switches, folder, env) => {
  const database = path.join(folder, 'smoke.db');
  const office = [
    '--desk',
    'office',
    '--level',
    'county',
    '--region',
    '220283',
    '--name',
    '示例县应急管理局',
  ];
  for (const command of [
    ['init', database, ...office],
    ['info', database, '--json'],
  ]) {
    const { code, output } = await capture(program, [...switches, '--cli', ...command], {
      env,
      timeoutMs: 60_000,
    });
    if (code !== 0) {
      throw new StepError(
        `打包后的程序执行命令 ${command[0]} 失败；请检查 electron-builder.yml 中的文件清单。`,
        `The packed program failed at the command ${command[0]}; check the file list in electron-builder.yml.`,
        output,
      );
    }
  }
};

const tryWindow = async (program, switches, folder, env, picture) => {
  const args = [...switches, `--user-data-dir=${path.join(folder, 'data')}`];
  const child = spawn(program, args, { env, stdio: 'ignore' });
  const ended = new Promise((resolve) => child.on('exit', resolve));
  let colours = 0;
  for (
    const end = Date.now() + PATIENCE_MS;
    Date.now() < end && colours < PAINTED_COLOURS;
    await sleep(500)
  ) {
    if (child.exitCode !== null) break;
    colours = saveScreen(path.join(folder, 'Xvfb_screen0'), picture, PAGE_TOP);
  }
  child.kill('SIGTERM');
  await ended;
  if (colours >= PAINTED_COLOURS) return;
  throw new StepError(
    `打包后的程序没有显示窗口；请查看截图 ${picture} 并直接运行 ${program}。`,
    `The packed program showed no window; look at ${picture} and run ${program} itself.`,
  );
};

/**
 * Runs the unpacked Linux program in `folder` on a virtual display; throws StepError when it does not work.
 * A picture of its window is left in .cache/packed.png.
 */
export const smokeLinux = async (folder) => {
  const program = path.join(folder, 'plandesk');
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'plandesk-packed-'));
  const display = await provideDisplay({ size: '1366x768', bufferFolder: scratch });
  const switches = machineSwitches(display);
  const picture = fromRoot('.cache', 'packed.png');
  try {
    await checkFuses(program);
    await tryCommandLine(program, switches, scratch, display.env);
    await tryWindow(program, switches, scratch, display.env, picture);
    say(`打包后的程序可以运行，截图：${picture}`, `the packed program runs; its window: ${picture}`);
  } finally {
    display.close();
    fs.rmSync(scratch, { recursive: true, force: true });
  }
};
