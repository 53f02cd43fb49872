import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** Rooms whose business SQL is. */
const HOME = /^db\/(repositories|exchange|collect|migrations)\//;

/** Parts of the core that stand on SQLite itself: the log's chain, copies, the schema. */
const BELOW = [
  'audit',
  'backup',
  'core',
  'migrate',
  'restore',
  'schema-check',
  'write-ahead-log',
  'connection',
]
  .map((name) => `db/${name}.ts`)
  .concat('db/long-transaction.ts');

/**
 * Services that own a statement as a whole: set-based work, a look-up of one import, figures of one screen. A new one
 * belongs into a repository; one that has moved there leaves this list.
 */
const OWNERS_OF_STATEMENTS: readonly string[] = [
  'db/services/batches/recorder.ts',
  'db/services/batches/undo-batch.ts',
  'db/services/bulk-plans/place-plan.ts',
  'db/services/bulk-plans/propose.ts',
  'db/services/bulk-plans/register-folder.ts',
  'db/services/drills/propose-schedule.ts',
  'db/services/drills/show-drill.ts',
  'db/services/duties/inbox.ts',
  'db/services/enterprises/find-duplicates.ts',
  'db/services/enterprises/merge-enterprises.ts',
  'db/services/enterprises/read-enterprise.ts',
  'db/services/ledgers/apply-staged.ts',
  'db/services/ledgers/apply/drills.ts',
  'db/services/ledgers/apply/plan-filings.ts',
  'db/services/ledgers/apply/plans.ts',
  'db/services/ledgers/existing-lookup.ts',
  'db/services/ledgers/lookups/drills.ts',
  'db/services/ledgers/lookups/enterprises.ts',
  'db/services/ledgers/lookups/plans.ts',
  'db/services/ledgers/lookups/simple.ts',
  'db/services/ledgers/staging-file.ts',
  'db/services/ledgers/undo-import.ts',
  'db/services/own-sight.ts',
  'db/services/plans/assessment-form.ts',
  'db/services/registers/register-definitions.ts',
  'db/services/registers/save-record.ts',
  'db/services/response-cards/card-form.ts',
  'db/services/search/complete-index.ts',
];

const STATEMENT =
  /\b(?:SELECT\s+(?:[\w.*(@]|\$\{|DISTINCT)|INSERT\s+(?:OR\s+\w+\s+)?INTO\s|UPDATE\s+[\w.${}]+\s+SET\s|DELETE\s+FROM\s|CREATE\s+(?:TEMP\s+)?TABLE\s)/;

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
}

function filesWithSql(): string[] {
  return ['db', 'electron'].flatMap((room) =>
    readdirSync(join(root, room), { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((file) => STATEMENT.test(withoutComments(readFileSync(file, 'utf8'))))
      .map((file) => relative(root, file).replaceAll('\\', '/')),
  );
}

describe('SQL', () => {
  const files = filesWithSql().filter((file) => !HOME.test(file) && !BELOW.includes(file));

  it('is found where it is', () => {
    expect(filesWithSql()).toContain('db/repositories/office.ts');
  });

  it('lives in repositories, save for the named services', () => {
    expect(files.filter((file) => !OWNERS_OF_STATEMENTS.includes(file)).sort()).toEqual([]);
  });

  it('has left no file on the list that holds none', () => {
    expect(OWNERS_OF_STATEMENTS.filter((file) => !files.includes(file))).toEqual([]);
  });
});
