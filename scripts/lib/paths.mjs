// Where things are in a checkout. Node built-ins only: this file runs before node_modules exist.
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout's root folder. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Joins parts to the checkout's root. */
export const fromRoot = (...parts) => path.join(root, ...parts);

/** Everything a script makes for itself and may throw away (ignored by git). */
export const cacheDir = fromRoot('.cache');

/** The folder of the Electron program, and the program in it. */
export const electronDist = fromRoot('node_modules', 'electron', 'dist');
const electronProgram =
  process.platform === 'win32'
    ? 'electron.exe'
    : process.platform === 'darwin'
      ? 'Electron.app/Contents/MacOS/Electron'
      : 'electron';
export const electronProgramName = electronProgram;
export const electronPath = path.join(electronDist, electronProgram);
