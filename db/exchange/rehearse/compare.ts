import { openScratch, type WriteDb } from '../../connection';
import { type KnownOffice, refusalOfOrigin } from '../../domain/exchange/origins';
import { noOutcomes, type OutcomeCounts } from '../../domain/exchange/row-decision';
import { type ExchangedTable, type PackageManifest, TABLES } from '../format/index';
import { classifyTable, createVerdicts, refuseOrphans, refuseTakenKeys } from './classify';

export interface CompareInput {
  /** The package's proven data.sqlite. */
  dataFile: string;
  databaseFile: string;
  /** A new file for what is found: owner verdicts, conflicts and refusals. The merge and the row pages read it. */
  findingsFile: string;
  manifest: PackageManifest;
  /** The desk that reads. */
  self: string;
  latest: boolean;
  /** Whether packages of this sender were merged before. */
  metBefore: boolean;
  /** 'table.column' that may come later without a new version of its row. */
  fillable: readonly string[];
  /** SQLite file with the packed bytes that came along (read/keep-files). */
  filesFile: string;
}

export interface Comparison {
  tables: { table: string; counts: OutcomeCounts }[];
  /** Rows of this sender that are here, not voided, and not in a full package: by table. */
  gone: { table: string; label: string; rows: number }[];
  /** Units of the package whose code another office reports as well. */
  claimed: number;
  /** As it was given: the merge has to know as well. */
  fillable: readonly string[];
}

/**
 * Compares a package with the database, table by table and set-based, in one read snapshot; writes nothing but the
 * findings file.
 */
export function compare(
  input: CompareInput,
  step: (done: number, total: number) => void = () => undefined,
): Comparison {
  const { db, close } = openScratch(input.findingsFile);
  try {
    db.exec(
      'PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 0; CREATE TABLE owner_verdict (origin TEXT PRIMARY KEY, refusal TEXT) STRICT, WITHOUT ROWID',
    );
    createVerdicts(db, TABLES);
    db.run('ATTACH @file AS pack', { file: input.dataFile });
    db.run('ATTACH @file AS packed', { file: input.filesFile });
    db.run('ATTACH @file AS live', { file: input.databaseFile });
    db.exec('BEGIN');
    const ownersRefused = judgeOwners(db, input);
    const comparison: Comparison = {
      tables: [],
      gone: [],
      claimed: claimedTwice(db),
      fillable: input.fillable,
    };
    for (const [index, table] of TABLES.entries()) {
      step(index, TABLES.length);
      comparison.tables.push({ table: table.name, counts: compareTable(db, table, input, ownersRefused) });
      const rows =
        input.metBefore && input.latest && input.manifest.base.kind === 'full' ? countGone(db, table) : 0;
      if (rows > 0) comparison.gone.push({ table: table.name, label: table.label, rows });
    }
    db.exec('COMMIT');
    return comparison;
  } finally {
    close();
  }
}

/** Decides for every owner that occurs on either side whether the package may bring its rows. */
function judgeOwners(db: WriteDb, { manifest, self }: CompareInput): boolean {
  const listed = new Set(db.all<{ id: string }>('SELECT id FROM pack.office').map((row) => row.id));
  const known = new Map(
    db.all<KnownOffice>('SELECT id, via_id AS viaId FROM live.office').map((office) => [office.id, office]),
  );
  let refused = false;
  // Owners of rows here count as well: something in the package may want to hang on those rows.
  for (const origin of new Set([...listed, ...known.keys()])) {
    const refusal = refusalOfOrigin(origin, { receiver: self, sender: manifest.sender.id, listed, known });
    db.run('INSERT INTO owner_verdict (origin, refusal) VALUES (@origin, @refusal)', { origin, refusal });
    if (refusal !== null && listed.has(origin)) refused = true;
  }
  return refused;
}

function compareTable(
  db: WriteDb,
  table: ExchangedTable,
  input: CompareInput,
  ownersRefused: boolean,
): OutcomeCounts {
  if (table.kind === 'document') return compareDocuments(db);
  const counts = classifyTable(db, table, input.manifest.counts[table.name] ?? 0, {
    ownersRefused,
    latest: input.latest,
    goesRound: input.manifest.kind === 'roster',
    omitted: input.manifest.profile.omitted,
    fillable: input.fillable,
  });
  if (counts.added + counts.changed === 0) return counts;
  // In a full package every parent is known to be inside; it can only be missing once one has been refused, or an
  // owner that the sender does not speak for.
  const parents = table.parents.map((link) => link.table);
  if (
    input.manifest.base.kind === 'since' ||
    ownersRefused ||
    parents.some((parent) => refusedIn(db, parent))
  )
    refuseOrphans(db, table, counts);
  if (db.value<number>(`SELECT EXISTS (SELECT 1 FROM live.${table.name})`) === 1)
    refuseTakenKeys(db, table, counts);
  // A row refused for its key may be what another of its table hangs on.
  if (parents.includes(table.name) && refusedIn(db, table.name)) refuseOrphans(db, table, counts);
  return counts;
}

function refusedIn(db: WriteDb, table: string): boolean {
  return db.value<number>(`SELECT EXISTS (SELECT 1 FROM main.${table} WHERE outcome = 'refused')`) === 1;
}

/** A document is its hash: new, known already, or known and now coming with its bytes. */
function compareDocuments(db: WriteDb): OutcomeCounts {
  const counts = noOutcomes();
  const row = db.get<{ total: number; known: number; filled: number }>(
    `SELECT COUNT(*) AS total, COUNT(o.sha256) AS known,
            COUNT(*) FILTER (WHERE o.sha256 IS NOT NULL AND o.bytes IS NULL AND f.sha256 IS NOT NULL) AS filled
       FROM pack.document p LEFT JOIN live.document o ON o.sha256 = p.sha256 LEFT JOIN packed.file f ON f.sha256 = p.sha256`,
  );
  if (!row) return counts;
  counts.added = row.total - row.known;
  counts.changed = row.filled;
  counts.same = row.known - counts.changed;
  return counts;
}

/**
 * Units that two offices claim: an honest border case now and then, a mistake more often. Looked up owner by owner, because
 * codes are indexed so.
 */
function claimedTwice(db: WriteDb): number {
  return (
    db.value<number>(
      `SELECT COUNT(*) FROM pack.enterprise p
        WHERE p.uscc IS NOT NULL AND p.voided_at IS NULL AND EXISTS (
          SELECT 1 FROM live.office f CROSS JOIN live.enterprise o ON o.origin = f.id AND o.uscc = p.uscc
           WHERE f.id <> p.origin AND f.is_self = 0 AND o.uscc IS NOT NULL AND o.voided_at IS NULL)`,
    ) ?? 0
  );
}

/** A full package is all its sender has; what is here beyond that was taken back there. */
function countGone(db: WriteDb, table: ExchangedTable): number {
  if (table.kind !== 'owned') return 0;
  return (
    db.value<number>(
      `SELECT COUNT(*) FROM live.${table.name} o
        WHERE o.voided_at IS NULL AND o.origin IN (SELECT id FROM pack.office) AND o.origin IN (SELECT origin FROM owner_verdict WHERE refusal IS NULL)
          AND NOT EXISTS (SELECT 1 FROM pack.${table.name} p WHERE p.id = o.id)`,
    ) ?? 0
  );
}
