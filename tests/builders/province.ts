import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openForWriting, type WriteDb } from '../../db/connection';
import { type Core, type Deps, openCore } from '../../db/core';
import { prepareUpload } from '../../db/exchange/desk/outgoing';
import { type ExchangedTable, TABLES } from '../../db/exchange/format/index';
import { writePackage } from '../../db/exchange/write/write-package';
import { createIdSource } from '../../db/ids';
import { loadLaw } from '../../db/law';
import { foundOffice } from '../../db/services/system/found-office';
import { type CountySize, fillCounty } from './county';
import { countingIds, resourcesFolder } from './database';

const law = loadLaw(resourcesFolder);
const clock = { now: () => '2026-11-20T01:00:00.000Z', today: () => '2026-11-20' };
const quiet = { progress: () => undefined, signal: new AbortController().signal };
const UPPER = '吉林省应急管理厅';

interface Office {
  core: Core;
  self: string;
}

function found(file: string, newId: () => string, regionCode: string, name: string): Office {
  const core = openCore({ file, mustExist: false, clock, law, newId, skipCheck: true });
  const { officeId } = core.write.transaction(() =>
    foundOffice(core, {
      desk: 'office',
      level: 'county',
      regionCode,
      name,
      userName: '示例员',
      passwordHash: null,
    }),
  );
  return { core, self: officeId };
}

export interface Province {
  /** Writes the package of county number `n` (0, 1, …) and returns its path: an office of its own with rows of its own. */
  packageOf(n: number): Promise<string>;
}

/**
 * Makes packages of many counties quickly: the first county is built row by row, every other one is its rows under ids,
 * names and places of its own. Each is then written by the program itself.
 * @param folder an existing folder for what is made
 */
export function makeProvince(folder: string, size: Omit<CountySize, 'origin'>): Province {
  const pattern = join(folder, 'pattern.db');
  const first = found(pattern, countingIds('p'), '220283', '舒兰市应急管理局');
  fillCounty(first, size);
  first.core.close();
  const places = law.regions.filter(({ code }) => !code.endsWith('00'));
  return {
    packageOf: async (n) => {
      const place = places[n % places.length];
      const round = Math.floor(n / places.length);
      const name = `${place?.name ?? ''}${round === 0 ? '' : `第${round + 1}`}应急管理局`;
      const file = join(folder, `county-${n}.db`);
      const ids = createIdSource(() => 1_780_000_000_000 + n * 60_000);
      const county = found(file, ids, place?.code ?? '220283', name);
      try {
        takeOver(county, pattern, n, place ?? { code: '220283', name: '舒兰市' });
        return await write(county, join(folder, `scratch-${n}`), join(folder, `county-${n}.yjpkg`));
      } finally {
        county.core.close();
        for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
      }
    },
  };
}

function takeOver(
  { core, self }: Office,
  pattern: string,
  n: number,
  place: { code: string; name: string },
): void {
  const db = core.write;
  db.exec('PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -262144');
  db.run('ATTACH @pattern AS pattern', { pattern });
  for (const table of TABLES) {
    if (table.kind !== 'owned') continue;
    const columns = db
      .all<{ name: string }>(`SELECT name FROM pragma_table_xinfo('${table.name}') WHERE hidden = 0`)
      .map((column) => column.name);
    db.run(
      `INSERT INTO main.${table.name} (${columns.join(', ')})
       SELECT ${columns.map((column) => takenOver(table, column)).join(', ')} FROM pattern.${table.name}`,
      { prefix: `c${String(n).padStart(3, '0')}`, self, code: place.code, place: place.name },
    );
  }
  db.exec('DETACH pattern; PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL');
}

/** What a column of the pattern becomes in another county. Ids begin with `p`, the county's with its number. */
function takenOver(table: ExchangedTable, column: string): string {
  if (column === 'origin') return '@self';
  if (column === 'region_code') return '@code';
  if (column === 'id' || table.parents.some((link) => link.column === column && link.table !== 'document'))
    return `@prefix || substr(${column}, 2)`;
  if (/^(name|title|name_key|title_key|address)$/.test(column)) return `replace(${column}, '舒兰市', @place)`;
  return column;
}

async function write({ core, self }: Office, scratchFolder: string, target: string): Promise<string> {
  const deps = (db: WriteDb): Deps => ({
    db,
    clock,
    newId: core.newId,
    law,
    actor: { id: 'builder', name: '示例员' },
    self,
    changed: () => undefined,
  });
  rmSync(target, { force: true });
  const prepared = await core.transaction((db) =>
    prepareUpload(deps(db), { period: '2026H2', recipientName: UPPER, since: null }),
  );
  await writePackage(
    {
      databaseFile: core.file,
      target,
      scratchFolder,
      head: prepared.head,
      key: prepared.key,
      changedSince: null,
      withFiles: false,
    },
    quiet,
  );
  return target;
}

/** What a merge would be if nothing were proven, compared or logged: ATTACH and one INSERT … SELECT a table. */
export function insertBarely(databaseFile: string, dataFile: string): void {
  const { db, close } = openForWriting(databaseFile, { mustExist: true });
  db.run('ATTACH @dataFile AS pack', { dataFile });
  db.exec('BEGIN IMMEDIATE; PRAGMA defer_foreign_keys = ON');
  for (const { name, columns, kind } of TABLES) {
    const list = columns.join(', ');
    if (kind === 'document')
      db.exec(`INSERT OR IGNORE INTO document (${list}, encoding) SELECT ${list}, 'raw' FROM pack.document`);
    else
      db.exec(
        `INSERT INTO main.${name} (${list}) SELECT ${list} FROM pack.${name} WHERE TRUE
         ON CONFLICT (id) DO UPDATE SET ${columns
           .slice(1)
           .map((column) => `${column} = excluded.${column}`)
           .join(', ')} WHERE excluded.version > version`,
      );
  }
  db.exec('COMMIT');
  db.exec('DETACH pack');
  close();
}

/** An empty database to insert into, and a folder around it. */
export function emptyUpper(folder: string, name: string): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, name);
  const core = openCore({ file, mustExist: false, clock, law, newId: countingIds('u'), skipCheck: true });
  core.write.transaction(() =>
    foundOffice(core, {
      desk: 'office',
      level: 'province',
      regionCode: '220000',
      name: UPPER,
      userName: '示例员',
      passwordHash: null,
    }),
  );
  core.write.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  core.close();
  return file;
}
