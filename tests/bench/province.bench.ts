import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPackage } from '../../db/exchange/read/open-package';
import { proveEntries } from '../../db/exchange/read/prove-entries';
import { createWorkerTasks } from '../../electron/core-host/task-runner';
import { type Collecting, collecting } from '../builders/collecting';
import { makeExchangeDesk } from '../builders/exchange-desk';
import { postgresPrograms, startPostgres } from '../builders/postgres';
import { emptyUpper, insertBarely, makeProvince } from '../builders/province';
import { projectFolder } from './support/windows';

interface Round {
  rows: number;
  packageMb: number;
  rehearseS: number;
  mergeS: number;
  bareS: number;
  /** Into PostgreSQL; null where none is installed. */
  collectS: number | null;
  /** Seconds of the merge by what it said it was doing. */
  parts: Record<string, number>;
  databaseMb: number;
}

const seconds = (since: number): number => (performance.now() - since) / 1000;
const megabytes = (file: string): number =>
  ['', '-wal'].reduce(
    (sum, suffix) => sum + (statSync(file + suffix, { throwIfNoEntry: false })?.size ?? 0),
    0,
  ) / 1e6;

/** Number behind `--name`, or what counts without it. */
function option(name: string, without: number): number {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? without : Number(process.argv[at + 1]);
}

/**
 * A province's PC: packages of so many counties merged one after another by the core host, each a county of 5,000 units,
 * 20,000 plans and 100,000 drills. Beside each merge the same rows go into a bare database by ATTACH + INSERT … SELECT.
 * Where PostgreSQL is installed, the first of them are collected as well.
 * `npm run bench province -- --counties 100 [--units 5000] [--collected 10]`
 */
export async function run(): Promise<void> {
  const counties = option('counties', 5);
  const units = option('units', counties > 5 ? 5000 : 500);
  const collected = option('collected', Math.min(counties, 10));
  const folder = mkdtempSync(join(tmpdir(), 'plandesk-province-'));
  const programs = postgresPrograms();
  const postgres = programs === null ? null : await startPostgres(programs, { durable: true });
  const desk = makeExchangeDesk({
    today: '2026-11-20',
    level: 'province',
    regionCode: '220000',
    name: '吉林省应急管理厅',
    tasks: createWorkerTasks(join(projectFolder, 'out/main/worker.js')),
  });
  try {
    const bare = emptyUpper(join(folder, 'bare'), 'bare.db');
    const province = makeProvince(folder, { enterprises: units, plansEach: 4, drillsEach: 20 });
    const rounds: Round[] = [];
    for (let n = 0; n < counties; n++) {
      const file = await province.packageOf(n);
      const collectS =
        postgres === null || n >= collected
          ? null
          : await collectOne(
              collecting(() => postgres),
              file,
            );
      const round = { ...(await mergeOne(desk, file, bare, folder)), collectS };
      rounds.push(round);
      console.log(lineOf(n, round));
    }
    summary(rounds);
    if (postgres !== null) {
      const size = postgres.sql('province', "SELECT pg_database_size('province') / 1000000");
      const started = performance.now();
      const lines = postgres.sql(
        'province',
        "SELECT COUNT(*) FROM plandesk.t1 WHERE period = '2026H2' AND cut = 'office'",
      );
      console.log(`PostgreSQL: ${size} MB; T1 of ${lines} counties in ${seconds(started).toFixed(1)} s`);
    }
  } finally {
    postgres?.close();
    desk.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same package into PostgreSQL, its reports counted. */
async function collectOne({ run: collect, close }: Collecting, file: string): Promise<number> {
  const started = performance.now();
  const [found] = await collect('province', [file]);
  close();
  if (found?.outcome !== 'taken') throw new Error(found?.error?.code ?? 'nothing was collected');
  return seconds(started);
}

async function mergeOne(
  desk: ReturnType<typeof makeExchangeDesk>,
  file: string,
  bare: string,
  folder: string,
): Promise<Omit<Round, 'collectS'>> {
  const started = performance.now();
  const { rehearsalId, tables } = await desk.rehearse(file);
  const rehearseS = seconds(started);
  const parts: Record<string, number> = {};
  let part = 'start';
  let since = performance.now();
  const turn = (label: string) => {
    parts[part] = (parts[part] ?? 0) + seconds(since);
    [part, since] = [label, performance.now()];
  };
  const merging = performance.now();
  await desk.call('merge', { rehearsalId }, { progress: ({ label }) => label !== part && turn(label) });
  turn('end');
  const mergeS = seconds(merging);
  const packageMb = megabytes(file);
  const dataFile = await dataOf(file, join(folder, 'taken'));
  const barely = performance.now();
  insertBarely(bare, dataFile);
  const bareS = seconds(barely);
  rmSync(join(folder, 'taken'), { recursive: true });
  rmSync(file);
  return {
    rows: tables.reduce((sum, { added }) => sum + added, 0),
    packageMb,
    rehearseS,
    mergeS,
    bareS,
    parts,
    databaseMb: megabytes(desk.file),
  };
}

/** data.sqlite as it lies in a package. */
async function dataOf(file: string, scratchFolder: string): Promise<string> {
  mkdirSync(scratchFolder);
  const opened = await openPackage({ file, scratchFolder });
  const dataFile = join(scratchFolder, 'data.sqlite');
  try {
    await proveEntries(opened, { dataFile });
  } finally {
    opened.archive.close();
  }
  return dataFile;
}

function lineOf(n: number, round: Round): string {
  const parts = Object.entries(round.parts).map(([label, s]) => `${label} ${s.toFixed(1)}`);
  return [
    `${String(n + 1).padStart(3)}  ${round.rows} rows, ${round.packageMb.toFixed(1)} MB`,
    `rehearsal ${round.rehearseS.toFixed(1)} s, merge ${round.mergeS.toFixed(1)} s (${parts.join(', ')})`,
    `bare ${round.bareS.toFixed(1)} s`,
    ...(round.collectS === null ? [] : [`collect ${round.collectS.toFixed(1)} s`]),
    `database ${round.databaseMb.toFixed(0)} MB, peak memory ${(process.resourceUsage().maxRSS / 1000).toFixed(0)} MB`,
  ].join('; ');
}

/** Whether the last packages cost more than the first: the mean of the last tenth against that of the first. */
function summary(rounds: readonly Round[]): void {
  const some = Math.max(1, Math.floor(rounds.length / 10));
  const mean = (part: readonly Round[], of: (round: Round) => number) =>
    part.reduce((sum, round) => sum + of(round), 0) / part.length;
  const ours = (round: Round) => round.rehearseS + round.mergeS;
  const total = (of: (round: Round) => number) => rounds.reduce((sum, round) => sum + of(round), 0);
  const median = (of: (round: Round) => number | null) => {
    const values = rounds.map(of).filter((value) => value !== null);
    return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  };
  const [first, last] = [rounds.slice(0, some), rounds.slice(-some)];
  console.log(
    [
      `${rounds.length} counties, ${total((round) => round.rows)} rows: ${total(ours).toFixed(0)} s, ${(total(ours) / rounds.length).toFixed(1)} s a package`,
      `last / first: ${(mean(last, ours) / mean(first, ours)).toFixed(2)} (bare: ${(mean(last, (r) => r.bareS) / mean(first, (r) => r.bareS)).toFixed(2)})`,
      `median a package: ${median(ours).toFixed(1)} s, bare ${median((r) => r.bareS).toFixed(1)} s, collect ${median((r) => r.collectS).toFixed(1)} s`,
      `with everything that follows / ATTACH + INSERT SELECT: ${(total(ours) / total((r) => r.bareS)).toFixed(2)}`,
    ].join('\n'),
  );
}
