import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { countyOfToday } from './support/counties';
import { median, tell } from './support/numbers';
import { bareApp, projectFolder, proportionalMb, startWindow } from './support/windows';

const ROUNDS = 7;
const ENTERPRISES = 50_000;
/** Left alone for so long, a started window is idle: its memory is measured then, its times are read afterwards. */
const IDLE_MS = 6_000;
const FIRST_MS = 30_000;

interface Start {
  /** From making the process to the first pixels, milliseconds. */
  paint: number;
  /** To the first rows of the home screen; NaN for a page without any. */
  rows: number;
  memoryMb: number;
}

async function start(
  app: string,
  userData: string,
  args: readonly string[],
  idleMs = IDLE_MS,
): Promise<Start> {
  const window = await startWindow(app, userData, args);
  try {
    await delay(idleMs);
    const memoryMb = proportionalMb(window.pids());
    const page = await window.attach();
    const at = await page.evaluate(() => {
      const epoch = (entry?: { startTime: number }) =>
        entry ? performance.timeOrigin + entry.startTime : Number.NaN;
      return {
        paint: epoch(performance.getEntriesByName('first-paint')[0]),
        rows: epoch(performance.getEntriesByName('plandesk:painted')[0]),
      };
    });
    return { paint: at.paint - window.spawnedAt, rows: at.rows - window.spawnedAt, memoryMb };
  } finally {
    await window.close();
  }
}

/** Prints G1, G2 and G3 of the speed goals: start and idle memory with a large database, against a window with nothing in it. */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'plandesk-bench-'));
  const bare = bareApp();
  try {
    const database = join(folder, 'county.db');
    await countyOfToday(ENTERPRISES, database);
    const startBare = () => start(bare.folder, join(bare.folder, 'data'), []);
    const startProduct = (idleMs?: number) => start(projectFolder, join(folder, 'data'), [database], idleMs);
    // The first starts fill the code caches, and the database is proven sound once.
    await startBare();
    await startProduct(FIRST_MS);
    const bares: Start[] = [];
    const products: Start[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      bares.push(await startBare());
      products.push(await startProduct());
    }
    const of = (starts: Start[], figure: keyof Start) => median(starts.map((each) => each[figure]));
    const paint = of(bares, 'paint');
    const ms = (value: number) => `${Math.round(value)} ms`;
    const line = (
      goal: string,
      what: string,
      value: number,
      base: number,
      owes: string,
      unit: (value: number) => string,
    ) => tell(goal, what, value / base, owes, `${unit(value)} / ${unit(base)}`);
    line(
      'G1',
      `start → first paint, ${ENTERPRISES} enterprises / bare window`,
      of(products, 'paint'),
      paint,
      '≤ 1.5',
      ms,
    );
    line(
      'G2',
      'start → first real rows / first paint of a bare window',
      of(products, 'rows'),
      paint,
      '≤ 2.0',
      ms,
    );
    const mb = (value: number) => `${Math.round(value)} MB`;
    line(
      'G3',
      'idle memory, all processes / bare window',
      of(products, 'memoryMb'),
      of(bares, 'memoryMb'),
      '≤ 1.6',
      mb,
    );
  } finally {
    bare.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}
