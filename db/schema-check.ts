import type { ReadDb } from './connection';
import { PlanDeskError } from './domain/errors';
import { assertOpenable, SCHEMA_VERSION, schemaOf } from './migrate';
import schemaText from './schema.sql?raw';

const DEFINED = /^CREATE (?:UNIQUE |VIRTUAL )?(?:TABLE|INDEX|TRIGGER|VIEW) (\w+)/gm;

/**
 * Where the schema of a file differs from what this program writes: a table or index that is gone or was changed, a
 * trigger or view that somebody added (it would run inside our commands). Further tables and indexes do no harm.
 * @returns one sentence a finding, empty when the schema is as it should be
 */
function schemaFindings(db: ReadDb): string[] {
  const found = new Map(
    db
      .all<{ name: string; type: string; sql: string | null }>('SELECT name, type, sql FROM sqlite_schema')
      .map((row) => [row.name, row]),
  );
  const findings: string[] = [];
  for (const { 1: name = '', index } of schemaText.matchAll(DEFINED)) {
    const row = found.get(name);
    if (!row) findings.push(`缺少 ${name}`);
    else if (!schemaText.startsWith(`${row.sql};`, index)) findings.push(`${name} 被改动`);
    found.delete(name);
  }
  for (const { name, type } of found.values())
    if (type === 'trigger' || type === 'view') findings.push(`多出 ${name}`);
  return findings;
}

/**
 * Refuses an existing file that cannot be a database of ours as this program or an older one left it. Looks at the
 * schema alone; the pages are the business of SQLite's own checks.
 * @throws PlanDeskError DATABASE_NOT_OURS, DATABASE_NEWER, DATABASE_DAMAGED {findings}
 */
export function assertWhole(db: ReadDb, file: string): void {
  assertOpenable(db, file);
  const { version, empty } = schemaOf(db);
  // What a full disk or a power cut leaves of a file; opening it as a new one would hide that everything is gone.
  if (empty)
    throw new PlanDeskError('DATABASE_DAMAGED', `数据库“${file}”是空的，请从备份恢复。`, {
      file,
      findings: [],
    });
  const findings = version === SCHEMA_VERSION ? schemaFindings(db) : [];
  if (findings.length > 0)
    throw new PlanDeskError(
      'DATABASE_DAMAGED',
      `数据库“${file}”的结构被其他程序改动或不完整（${findings.slice(0, 3).join('、')}），请从备份恢复。`,
      { file, findings },
    );
}
