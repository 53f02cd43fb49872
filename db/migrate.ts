import { existsSync } from 'node:fs';
import { backupDatabase } from './backup';
import { asDatabaseError, type WriteDb } from './connection';
import { PlanDeskError } from './domain/errors';
import { type Migration, migrations } from './migrations/index';

/** 'PLND' in the file header: tells our files from any other SQLite file. */
export const APPLICATION_ID = 0x504c4e44;

/** The schema this program writes. */
export const SCHEMA_VERSION = migrations.at(-1)?.number ?? 0;

export interface MigrationOutcome {
  from: number;
  to: number;
  /** The copy made before the first step, when there was something to copy. */
  backup: string | null;
}

/** Schema number of a file and whether the file is ours at all. */
export function schemaOf(db: { value<T extends number>(sql: string): T | undefined }): {
  version: number;
  ours: boolean;
  empty: boolean;
} {
  const version = db.value<number>('PRAGMA user_version') ?? 0;
  const application = db.value<number>('PRAGMA application_id') ?? 0;
  const tables = db.value<number>('SELECT COUNT(*) FROM sqlite_schema') ?? 0;
  return { version, ours: application === APPLICATION_ID, empty: tables === 0 };
}

/**
 * Refuses a file that is not ours or that a newer program wrote, before anything touches it.
 * @throws PlanDeskError DATABASE_NOT_OURS, DATABASE_NEWER
 */
export function assertOpenable(db: Parameters<typeof schemaOf>[0], file: string): void {
  const { version, ours, empty } = schemaOf(db);
  if (!ours && !empty)
    throw new PlanDeskError(
      'DATABASE_NOT_OURS',
      `“${file}”是其他程序的数据库，不是预案台数据库，请另选文件。`,
      { file },
    );
  if (version > SCHEMA_VERSION)
    throw new PlanDeskError(
      'DATABASE_NEWER',
      `“${file}”由更新版本的预案台建立（数据结构 ${version}，本程序支持到 ${SCHEMA_VERSION}），请升级程序后再打开。`,
      { file, version, supported: SCHEMA_VERSION },
    );
}

/**
 * Brings the file to the newest schema: a backup first, then all pending steps in one transaction with foreign keys
 * off outside of it (a table rebuild under ON would cascade), a foreign-key check, commit. A kill at any point leaves
 * the old file or the new one, never something between.
 */
export function migrate(db: WriteDb, steps: readonly Migration[] = migrations): MigrationOutcome {
  assertOpenable(db, db.file);
  const { version: from, empty } = schemaOf(db);
  const pending = steps.filter((step) => step.number > from);
  if (pending.length === 0) return { from, to: from, backup: null };

  const backup = empty ? null : backupDatabase(db, `before-schema-${pending.at(-1)?.number}`);
  const to = pending.at(-1)?.number ?? from;
  db.exec('PRAGMA foreign_keys = OFF');
  try {
    db.transaction(() => {
      for (const step of pending) db.exec(step.sql);
      const broken = db.all('PRAGMA foreign_key_check');
      if (broken.length > 0)
        throw new PlanDeskError('MIGRATION_FAILED', '数据升级未通过关联检查，已恢复原状，请联系维护人员。', {
          from,
          to,
          broken: broken.slice(0, 20),
        });
      db.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${to}`);
    });
  } catch (error) {
    // A full or failing disk keeps its own name.
    const named = asDatabaseError(error, db.file);
    if (named instanceof PlanDeskError) throw named;
    throw new PlanDeskError(
      'MIGRATION_FAILED',
      `数据升级没有完成，数据库保持原状${backup ? `，升级前的备份在“${backup}”` : ''}。请重试；仍不成功请联系维护人员。`,
      { from, to, backup, exists: existsSync(db.file) },
      { cause: error },
    );
  } finally {
    db.exec('PRAGMA foreign_keys = ON');
  }
  return { from, to, backup };
}

/** The schema as text, in a fixed order: what `db/schema.sql` holds and a test compares. */
export function describeSchema(db: Pick<WriteDb, 'all'>): string {
  const rows = db.all<{ sql: string }>(
    `SELECT sql FROM sqlite_schema
      WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_index_%' AND name NOT LIKE 'search_characters_%'
      ORDER BY CASE type WHEN 'table' THEN 0 ELSE 1 END, tbl_name, name`,
  );
  return `-- Regenerated from the migrations by scripts/make-schema.mjs; read it, do not edit it.\n\n${rows.map((row) => `${row.sql};`).join('\n\n')}\n`;
}
