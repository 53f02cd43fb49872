// Starting Electron: as the program with a window, or as plain Node (`ELECTRON_RUN_AS_NODE`).
import { spawn } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { electronDist, electronPath, root } from './paths.mjs';
import { say, warn } from './say.mjs';

const asRoot = () => process.platform === 'linux' && process.getuid?.() === 0;

/**
 * Switches the window needs on this machine. Chromium's sandbox refuses to start as root; it is turned
 * off then, and only then, by the script and in plain sight. The program itself never does that.
 */
export const machineSwitches = ({ virtual = false } = {}) => {
  if (asRoot()) {
    say(
      '以 root 身份运行：Chromium 沙箱不可用，已加 --no-sandbox',
      'running as root: adding --no-sandbox, as Chromium refuses its sandbox then',
    );
  }
  return [...(asRoot() ? ['--no-sandbox'] : []), ...(virtual ? ['--disable-gpu'] : [])];
};

/** Switches of a program that shows no window and needs no display. */
export const hiddenSwitches = () => [
  ...(process.platform === 'linux' ? ['--headless'] : []),
  ...(asRoot() ? ['--no-sandbox'] : []),
];

// Chromium's complaints about machines without a session bus or graphics card: harmless, and alarming to read.
const noise =
  /ERROR:(bus|viz_main_impl|gpu_process_host|shared_image_interface_proxy|one_copy_raster_buffer_provider|gl_surface_presentation_helper|object_proxy|command_buffer_proxy_impl|zygote_communication_linux|network_service_instance_impl)\.cc/;

const passSignals = (child) => {
  // A second Ctrl+C does not wait any more.
  let asked = false;
  const stop = (signal) => {
    child.kill(asked ? 'SIGKILL' : signal);
    asked = true;
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
  // npm does not pass on the signal that ends it; losing the parent is the only sign of it.
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event === undefined) return;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    stop('SIGTERM');
  }, 500);
  watch.unref();
};

const ended = (child) =>
  new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });

// Where user namespaces are forbidden Chromium needs its helper program to belong to root.
const sandboxRefused = /SUID sandbox helper|No usable sandbox/;

const tellSandbox = () => {
  const helper = path.join(electronDist, 'chrome-sandbox');
  const command = `sudo chown root '${helper}' && sudo chmod 4755 '${helper}'`;
  warn(
    `本机不允许普通用户启动 Chromium 沙箱；请运行：${command}`,
    `This machine does not let ordinary users start Chromium's sandbox; run: ${command}`,
  );
};

/**
 * Opens a program window and waits until it is closed; Ctrl+C closes it.
 * @param {string[]} args what follows `electron` on its command line
 * @param {NodeJS.ProcessEnv} env
 * @param {{program?: string, onLine?: (line: string) => void}} [options] `onLine` gets each line of stdout
 * @returns {Promise<number>} its exit code
 */
export const runWindow = (args, env, { program = electronPath, onLine = console.log } = {}) => {
  const child = spawn(program, args, { cwd: root, env, stdio: ['inherit', 'pipe', 'pipe'] });
  let told = false;
  createInterface({ input: child.stdout }).on('line', onLine);
  createInterface({ input: child.stderr }).on('line', (line) => {
    if (sandboxRefused.test(line) && !told) {
      told = true;
      tellSandbox();
    }
    if (!noise.test(line)) process.stderr.write(`${line}\n`);
  });
  passSignals(child);
  return ended(child);
};

/**
 * Runs a script in Electron's Node, with this process's streams.
 * @param {string[]} args script and its arguments
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv}} [options]
 * @returns {Promise<number>} its exit code
 */
export const runAsNode = (args, { cwd = root, env = process.env } = {}) => {
  const child = spawn(electronPath, args, {
    cwd,
    env: { ...env, ELECTRON_RUN_AS_NODE: '1' },
    stdio: 'inherit',
  });
  passSignals(child);
  return ended(child);
};
