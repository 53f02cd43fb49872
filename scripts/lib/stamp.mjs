// Stamps say "this step was done for this input"; they make the second run of every script cheap.
import fs from 'node:fs';
import path from 'node:path';
import { cacheDir } from './paths.mjs';

const file = (name) => path.join(cacheDir, `${name}.stamp`);

/** The value a step left behind, or undefined. */
export const readStamp = (name) => {
  try {
    return fs.readFileSync(file(name), 'utf8');
  } catch {
    return undefined;
  }
};

/** Leaves a value behind; written aside and renamed, so a stopped run never leaves half a stamp. */
export const writeStamp = (name, value) => {
  fs.mkdirSync(cacheDir, { recursive: true });
  const temporary = `${file(name)}.${process.pid}`;
  fs.writeFileSync(temporary, value);
  fs.renameSync(temporary, file(name));
};

/** Forgets that a step was done. */
export const clearStamp = (name) => fs.rmSync(file(name), { force: true });
