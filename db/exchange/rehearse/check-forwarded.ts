import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { openForReading, openScratch, type ReadDb, type SqlParams } from '../../connection';
import { type ExchangedTable, type PackageManifest, TABLES } from '../format/index';
import { type PackageProblem, packageProblem } from '../problems';
import { originalFile } from '../read/original-file';
import type { ProvenOriginal } from '../read/prove-forwarded';
import { contentColumns } from './classify';
import { originalsByOffice } from './forwarded-keys';

/** How the rows that a city tells of a county differ from those the county signed. */
export interface ForwardedTable {
  table: string;
  label: string;
  /** Told otherwise than signed. */
  differing: number;
  /** Signed, and not told. */
  missing: number;
  /** Told, and not signed. */
  added: number;
  /** The first of them by name. */
  examples: { id: string; title: string; how: 'differing' | 'missing' | 'added' }[];
}

/** One county whose signature travels inside. */
export interface ForwardedOffice {
  officeId: string;
  name: string;
  /** In the order in which the county made them; the later word counts. */
  packages: Pick<ProvenOriginal, 'packageId' | 'sequence' | 'period' | 'createdAt' | 'base' | 'signer'>[];
  /** What the county stated of itself with the last of them. */
  stated: Pick<ProvenOriginal, 'sequence' | 'period' | 'totals'>;
  /** Rows that the county signed. */
  rows: number;
  /** Tables with differences alone. */
  tables: ForwardedTable[];
}

export interface ForwardedOrder {
  /** The package's proven data.sqlite. */
  dataFile: string;
  databaseFile: string;
  /** Where `proveForwarded` left the originals; their files are removed on the way. */
  scratchFolder: string;
  manifest: PackageManifest;
  originals: readonly ProvenOriginal[];
}

/** Rows named for each table and kind of difference. */
const NAMED = 20;

/**
 * Compares what a city tells of its counties with what they signed: set-based, office by office. A package of changes tells
 * only some rows; of the others what is here counts, which was told before.
 */
export function checkForwarded(order: ForwardedOrder, step: () => void): ForwardedOffice[] {
  return [...originalsByOffice(order.originals)].map(([officeId, chain]) => {
    step();
    return checkOffice(order, officeId, chain, step);
  });
}

function checkOffice(
  order: ForwardedOrder,
  officeId: string,
  chain: readonly ProvenOriginal[],
  step: () => void,
): ForwardedOffice {
  const signedFile = join(order.scratchFolder, `signed-${officeId}.sqlite`);
  const { db, close } = openScratch(signedFile);
  try {
    gatherSigned(db, order.scratchFolder, officeId, chain);
    db.run('ATTACH @file AS pack', { file: order.dataFile });
    db.run('ATTACH @file AS live', { file: order.databaseFile });
    // Whatever either side left out on purpose is no difference.
    const omitted = new Set([
      ...order.manifest.profile.omitted,
      ...chain.flatMap((original) => original.omitted),
    ]);
    const whole = order.manifest.base.kind === 'full';
    const { sequence, period, totals } = chain.at(-1) as ProvenOriginal;
    const found: ForwardedOffice = {
      officeId,
      name: chain.at(-1)?.officeName ?? '',
      packages: chain.map(({ packageId, sequence, period, createdAt, base, signer }) => ({
        packageId,
        sequence,
        period,
        createdAt,
        base,
        signer,
      })),
      stated: { sequence, period, totals },
      rows: 0,
      tables: [],
    };
    for (const table of TABLES) {
      if (table.kind === 'document' || table.chosenOnly) continue;
      step();
      found.rows += db.value<number>(`SELECT COUNT(*) FROM main.${table.name}`) ?? 0;
      const compared = compareTable(db, table, { officeId, whole, omitted });
      if (compared.differing + compared.missing + compared.added > 0) found.tables.push(compared);
    }
    return found;
  } finally {
    close();
    rmSync(signedFile, { force: true });
    for (const { packageId } of chain) rmSync(originalFile(order.scratchFolder, packageId), { force: true });
  }
}

/** What the county signed, its later word over its earlier: one table each, with the rows of that county alone. */
function gatherSigned(
  db: ReturnType<typeof openScratch>['db'],
  folder: string,
  officeId: string,
  chain: readonly ProvenOriginal[],
): void {
  // What a row refers to is no question here: each side is proven by itself.
  db.exec('PRAGMA foreign_keys = OFF');
  for (const { createSql, kind } of TABLES) if (kind !== 'document') db.exec(createSql);
  for (const { name, key, kind } of TABLES)
    if (kind !== 'document') db.exec(`CREATE UNIQUE INDEX main.${name}_signed ON ${name} (${key})`);
  for (const { packageId } of chain) {
    db.run('ATTACH @file AS original', { file: originalFile(folder, packageId) });
    for (const { name, kind, columns } of TABLES)
      if (kind !== 'document')
        db.run(
          `INSERT OR REPLACE INTO main.${name} (${columns.join(', ')})
           SELECT ${columns.join(', ')} FROM original.${name} WHERE origin = @officeId`,
          { officeId },
        );
    db.exec('DETACH original');
  }
}

interface Terms {
  officeId: string;
  /** The package tells every row. */
  whole: boolean;
  omitted: ReadonlySet<string>;
}

function compareTable(
  db: ReadDb,
  table: ExchangedTable,
  { officeId, whole, omitted }: Terms,
): ForwardedTable {
  const { name, title } = table;
  const columns = contentColumns(table).filter((column) => !omitted.has(`${name}.${column}`));
  const unlike = (a: string, b: string) =>
    columns.map((column) => `${a}.${column} IS NOT ${b}.${column}`).join(' OR ');
  const here = (row: string) =>
    whole
      ? ''
      : `AND NOT EXISTS (SELECT 1 FROM live.${name} o WHERE o.id = ${row}.id AND NOT (${unlike('o', row)}))`;
  const told = `SELECT 1 FROM pack.${name} p WHERE p.id = s.id`;
  const signed = `SELECT 1 FROM main.${name} s WHERE s.id = p.id`;
  const differences = {
    differing: `FROM main.${name} s JOIN pack.${name} p ON p.id = s.id WHERE ${unlike('p', 's')}`,
    missing: `FROM main.${name} s WHERE NOT EXISTS (${told}) ${here('s')}`,
    added: `FROM pack.${name} p WHERE p.origin = @officeId AND NOT EXISTS (${signed}) ${here('p')}`,
  } as const;
  const result: ForwardedTable = {
    table: name,
    label: table.label,
    differing: 0,
    missing: 0,
    added: 0,
    examples: [],
  };
  for (const how of ['differing', 'missing', 'added'] as const) {
    const from = differences[how];
    const params: SqlParams = how === 'added' ? { officeId } : {};
    result[how] = db.value<number>(`SELECT COUNT(*) ${from}`, params) ?? 0;
    if (result[how] === 0) continue;
    const row = how === 'added' ? 'p' : 's';
    result.examples.push(
      ...db.all<ForwardedTable['examples'][number]>(
        `SELECT ${row}.id, COALESCE(${title.replaceAll('{row}', row)}, '') AS title, '${how}' AS how ${from} ORDER BY ${row}.id LIMIT ${NAMED}`,
        params,
      ),
    );
  }
  return result;
}

/** Every difference between what is told and what was signed, a sentence a county; said before the merge. */
export function forwardedDifferences(offices: readonly ForwardedOffice[]): PackageProblem[] {
  return offices
    .filter(({ tables }) => tables.length > 0)
    .map(({ name, tables }) => {
      const rows = tables.map((each) => `${each.label} ${each.differing + each.missing + each.added} 条`);
      return packageProblem('FORWARDED_DIFFERS', `${name}（${rows.join('、')}）`);
    });
}

/** The counties whose rows a city tells without their signature beside them. */
export function unsignedOffices(
  dataFile: string,
  { kind, sender }: PackageManifest,
  signed: readonly ForwardedOffice[],
): { id: string; name: string }[] {
  if (kind !== 'upload' || sender.level !== 'city') return [];
  const { db, close } = openForReading(dataFile);
  try {
    const known = new Set(signed.map(({ officeId }) => officeId));
    const rows = TABLES.filter(({ kind: of, chosenOnly }) => of === 'owned' && !chosenOnly).map(
      ({ name }) => `EXISTS (SELECT 1 FROM ${name} t WHERE t.origin = o.id)`,
    );
    return db
      .all<{ id: string; name: string }>(
        `SELECT o.id, o.name FROM office o WHERE o.id <> @sender AND o.level = 'county' AND (${rows.join(' OR ')}) ORDER BY o.region_code`,
        { sender: sender.id },
      )
      .filter(({ id }) => !known.has(id));
  } finally {
    close();
  }
}
