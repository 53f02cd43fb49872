import { copyFileSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fixedClock } from '../../db/clock';
import { openForReading, openForWriting, type WriteDb } from '../../db/connection';
import { type Core, type Deps, openCore } from '../../db/core';
import { prepareUpload } from '../../db/exchange/desk/outgoing';
import { receiverOf } from '../../db/exchange/desk/receiver';
import { TABLES } from '../../db/exchange/format/index';
import { finishMerge } from '../../db/exchange/merge/finish-merge';
import { mergeMark, mergePackage, tableCounts } from '../../db/exchange/merge/merge-package';
import { rehearsalFiles, rehearsePackage } from '../../db/exchange/rehearse/rehearse-package';
import { digestOf } from '../../db/exchange/seal';
import { type PackageOrder, writePackage } from '../../db/exchange/write/write-package';
import { createIdSource } from '../../db/ids';
import { loadLaw } from '../../db/law';
import { foundOffice } from '../../db/services/system/found-office';
import { fillCounty } from '../builders/county';
import { resourcesFolder } from '../builders/database';

const ROUNDS = 5;
const quiet = { progress: () => undefined, signal: new AbortController().signal };
const law = loadLaw(resourcesFolder);

let millisecond = 1_780_000_000_000;
/** Ids as the program makes them, on a clock that runs on by itself. */
const newId = createIdSource(() => ++millisecond);

interface Office {
  core: Core;
  self: string;
  depsFor: (db: WriteDb) => Deps;
}

function openOffice(file: string, mustExist: boolean, level: 'county' | 'city', name: string): Office {
  const core = openCore({ file, mustExist, clock: fixedClock('2026-11-20'), law, newId, skipCheck: true });
  const self = mustExist
    ? (core.read.value<string>('SELECT id FROM office WHERE is_self = 1') ?? '')
    : core.write.transaction(() =>
        foundOffice(core, {
          desk: 'office',
          level,
          regionCode: '220283',
          name,
          userName: '示例员',
          passwordHash: null,
        }),
      ).officeId;
  const depsFor = (db: WriteDb): Deps => ({
    db,
    clock: core.clock,
    newId,
    law,
    actor: { id: 'bench', name: '示例员' },
    self,
    changed: () => undefined,
  });
  return { core, self, depsFor };
}

async function timed(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

const median = (values: number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

function report(what: string, ours: number[], yardstick: number[], owes: string): void {
  console.log(
    `${what}: ${(median(ours) / median(yardstick)).toFixed(2)}  (${median(ours).toFixed(0)} ms / ${median(yardstick).toFixed(0)} ms; owes ≤ ${owes})`,
  );
}

async function write(
  county: Office,
  folder: string,
  target: string,
  totals?: PackageOrder['totals'],
): Promise<void> {
  const prepared = await county.core.transaction((db) =>
    prepareUpload(county.depsFor(db), { period: '2026H2', recipientName: '吉林市应急管理局', since: null }),
  );
  await writePackage(
    {
      databaseFile: county.core.file,
      target,
      scratchFolder: join(folder, 'write'),
      head: prepared.head,
      key: prepared.key,
      changedSince: null,
      withFiles: true,
      ...(totals && { totals }),
    },
    quiet,
  );
}

/** What a merge would be if nothing were proven, compared or logged. */
function bareUpsert(file: string, dataFile: string): void {
  const { db, close } = openForWriting(file, { mustExist: true });
  db.run('ATTACH @dataFile AS pack', { dataFile });
  db.exec('BEGIN IMMEDIATE; PRAGMA defer_foreign_keys = ON');
  for (const table of TABLES) {
    const columns = table.columns.join(', ');
    if (table.kind === 'document')
      db.exec(
        `INSERT OR IGNORE INTO document (${columns}, encoding) SELECT ${columns}, 'raw' FROM pack.document`,
      );
    else
      db.exec(
        `INSERT INTO main.${table.name} (${columns}) SELECT ${columns} FROM pack.${table.name} WHERE TRUE
         ON CONFLICT (id) DO UPDATE SET ${table.columns
           .slice(1)
           .map((column) => `${column} = excluded.${column}`)
           .join(', ')} WHERE excluded.version > version`,
      );
  }
  db.exec('COMMIT');
  db.exec('DETACH pack');
  close();
}

function fresh(from: string, to: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(to + suffix, { force: true });
  copyFileSync(from, to);
}

async function mergeGoal(
  what: string,
  folder: string,
  before: string,
  packageFile: string,
  owes: string,
): Promise<void> {
  const target = join(folder, 'target.db');
  const scratch = join(folder, 'rehearsal');
  const bare: number[] = [];
  const ours: number[] = [];
  const rehearsing: number[] = [];
  let said = '';
  for (let round = 0; round < ROUNDS; round++) {
    rmSync(scratch, { recursive: true, force: true });
    fresh(before, target);
    const office = openOffice(target, true, 'city', '');
    const started = performance.now();
    const rehearsed = await rehearsePackage(
      {
        file: packageFile,
        databaseFile: target,
        scratchFolder: scratch,
        receiver: receiverOf(office.core.read, office.self, law.exportProfiles, office.core.clock.now()),
      },
      quiet,
    );
    rehearsing.push(performance.now() - started);
    await mergePackage(
      office.core,
      {
        rehearsed,
        scratchFolder: scratch,
        fileName: 'bench',
        mark: mergeMark(office.core.read),
        acceptKey: false,
        // Rounds write the same number again.
        acceptTwin: true,
      },
      { depsFor: office.depsFor, audit: () => undefined, ...quiet },
    );
    ours.push(performance.now() - started);
    const sums = tableCounts(rehearsed).reduce(
      (sum, t) => ({ added: sum.added + t.added, changed: sum.changed + t.changed, same: sum.same + t.same }),
      { added: 0, changed: 0, same: 0 },
    );
    said = `${sums.added} added, ${sums.changed} changed, ${sums.same} same`;
    if (round === ROUNDS - 1 && what === 'all new') {
      const after = await timed(() => finishMerge(office.core, office.depsFor, () => undefined));
      console.log(`  afterwards, in short transactions: search entries and duties ${after.toFixed(0)} ms`);
    }
    office.core.close();
    fresh(before, target);
    bare.push(await timed(() => bareUpsert(target, rehearsalFiles(scratch).data)));
  }
  report(`G9 merge, ${what} (${said})`, ours, bare, owes);
  console.log(`  of it reading, proving, comparing ${median(rehearsing).toFixed(0)} ms`);
}

/** Export and merge of a county of 200,000 rows against bare SQLite. */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'plandesk-bench-'));
  try {
    const county = openOffice(join(folder, 'county.db'), false, 'county', '舒兰市应急管理局');
    const { rows } = fillCounty(
      { core: county.core, self: county.self },
      { enterprises: 9000, plansEach: 3, drillsEach: 9 },
    );
    county.core.write.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    const first = join(folder, 'first.yjpkg');
    const copy = join(folder, 'copy.db');
    const exports: number[] = [];
    const withTotals: number[] = [];
    const copies: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      rmSync(first, { force: true });
      exports.push(await timed(() => write(county, folder, first)));
      rmSync(copy, { force: true });
      copies.push(
        await timed(() => {
          const { db, close } = openForReading(county.core.file);
          db.copyTo(copy);
          close();
          digestOf(copy);
        }),
      );
    }
    console.log(
      `${rows} rows, database ${(statSync(copy).size / 1e6).toFixed(0)} MB, package ${(statSync(first).size / 1e6).toFixed(1)} MB`,
    );
    report('G8 export', exports, copies, '1.3');
    for (let round = 0; round < ROUNDS; round++) {
      rmSync(first, { force: true });
      withTotals.push(
        await timed(() => write(county, folder, first, { resourcesFolder, today: '2026-11-20' })),
      );
    }
    console.log(
      `  with the sender's own totals, which are no rows: ${median(withTotals).toFixed(0)} ms, ${(median(withTotals) / median(copies)).toFixed(2)}`,
    );

    const empty = join(folder, 'empty.db');
    openOffice(empty, false, 'city', '吉林市应急管理局').core.close();
    await mergeGoal('all new', folder, empty, first, '1.6');

    const merged = join(folder, 'merged.db');
    fresh(empty, merged);
    const upper = openOffice(merged, true, 'city', '');
    const scratch = join(folder, 'rehearsal');
    rmSync(scratch, { recursive: true, force: true });
    const rehearsed = await rehearsePackage(
      {
        file: first,
        databaseFile: merged,
        scratchFolder: scratch,
        receiver: receiverOf(upper.core.read, upper.self, law.exportProfiles, upper.core.clock.now()),
      },
      quiet,
    );
    await mergePackage(
      upper.core,
      {
        rehearsed,
        scratchFolder: scratch,
        fileName: 'bench',
        mark: mergeMark(upper.core.read),
        acceptKey: false,
        // Rounds write the same number again.
        acceptTwin: true,
      },
      { depsFor: upper.depsFor, audit: () => undefined, ...quiet },
    );
    upper.core.write.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    upper.core.close();

    // Half a year later: a fifth of everything has been edited.
    for (const table of TABLES)
      if (table.kind === 'owned')
        county.core.write.exec(
          `UPDATE ${table.name} SET version = version + 1, updated_at = '2027-01-02T00:00:00.000Z' WHERE rowid % 5 = 0`,
        );
    const second = join(folder, 'second.yjpkg');
    await write(county, folder, second);
    await mergeGoal('half a year later', folder, merged, second, '1.6');
    for (const table of TABLES)
      if (table.kind === 'owned') county.core.write.exec(`UPDATE ${table.name} SET version = version + 2`);
    rmSync(second, { force: true });
    await write(county, folder, second);
    await mergeGoal('all changed', folder, merged, second, '1.6');
    county.core.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
