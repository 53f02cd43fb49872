import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import type { ReadDb } from '../../db/connection';
import type { LedgerKind } from '../../db/ledgers/kinds/types';
import { refreshAllDuties } from '../../db/services/duties/refresh';
import { type AppliedImport, applyStaged } from '../../db/services/ledgers/apply-staged';
import { type StagedLedger, stageFile } from '../../db/services/ledgers/stage-file';
import { StagingReader } from '../../db/services/ledgers/staging-file';
import { completeSearchIndex } from '../../db/services/search/complete-index';
import type { TestCore } from './database';

let stagings = 0;

/** Stages a ledger against a test database, as the worker does, and opens the staging file. */
export async function stage(
  test: TestCore,
  kind: LedgerKind,
  file: string,
): Promise<{ ledger: StagedLedger; reader: StagingReader }> {
  const stagingFile = join(test.folder, `staging-${++stagings}.db`);
  const ledger = await stageFile(
    {
      file,
      fileName: basename(file),
      kind,
      mapping: {},
      database: test.file,
      origin: test.self,
      stagingFile,
      context: {
        categories: test.core.law.supervisionCategories,
        capabilities: test.core.law.capabilities.capabilities,
        areaCode: '0432',
      },
    },
    () => undefined,
    new AbortController().signal,
  );
  return { ledger, reader: new StagingReader(stagingFile) };
}

/** Stages and applies a ledger, duties and search index included. */
export async function importLedger(
  test: TestCore,
  kind: LedgerKind,
  file: string,
): Promise<{ ledger: StagedLedger; applied: AppliedImport }> {
  const staging = await stage(test, kind, file);
  try {
    const applied = await test.core.longTransaction((db, pause) =>
      applyStaged(test.deps(db), staging, pause, () => undefined),
    );
    await refreshAllDuties(test.core, (db) => test.deps(db));
    await completeSearchIndex(test.core);
    return { ledger: staging.ledger, applied };
  } finally {
    staging.reader.close();
  }
}

/** Business tables: what a user would call the data. */
const TABLES = [
  'enterprise',
  'enterprise_set_override',
  'plan',
  'plan_version',
  'plan_document',
  'assessment',
  'risk_analysis',
  'filing_case',
  'filing_case_plan',
  'filing_check',
  'filing_event',
  'filing_number',
  'drill',
  'expert',
  'team',
  'equipment',
  'supply',
  'duty',
  'search_item',
] as const;

/** Digest of everything the business tables and the duties hold, independent of how it got there. */
export function contentDigest(db: ReadDb): string {
  const hash = createHash('sha256');
  for (const table of TABLES) {
    const columns = db
      .all<{ name: string }>(`SELECT name FROM pragma_table_info('${table}') ORDER BY name`)
      .map((column) => column.name)
      .filter((name) => name !== 'docid');
    hash.update(`\n${table}\n`);
    for (const row of db.iterateRaw(
      `SELECT ${columns.join(', ')} FROM ${table} ORDER BY ${columns.join(', ')}`,
    ))
      hash.update(JSON.stringify(row));
  }
  return hash.digest('hex');
}
