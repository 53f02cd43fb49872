import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listBackups } from '../../db/backup';
import { openForWriting } from '../../db/connection';
import { isPlanDeskError } from '../../db/domain/errors';
import { describeSchema, migrate, SCHEMA_VERSION, schemaOf } from '../../db/migrate';
import { migrations } from '../../db/migrations/index';
import { scratchFolder } from '../builders/database';

let folder = '';
let remove = () => {};
beforeEach(() => ({ folder, remove } = scratchFolder()));
afterEach(() => remove());

const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return isPlanDeskError(error) ? error.code : String(error);
  }
  return 'no error';
};

describe('migrate', () => {
  it('brings an empty file to the newest schema without a backup', () => {
    const { db, close } = openForWriting(join(folder, 'a.db'), { mustExist: false });
    expect(migrate(db)).toEqual({ from: 0, to: SCHEMA_VERSION, backup: null });
    expect(schemaOf(db)).toMatchObject({ version: SCHEMA_VERSION, ours: true });
    expect(migrate(db)).toEqual({ from: SCHEMA_VERSION, to: SCHEMA_VERSION, backup: null });
    close();
  });

  it('numbers its steps 1, 2, 3 … without a gap', () => {
    expect(migrations.map((step) => step.number)).toEqual(migrations.map((_, index) => index + 1));
  });

  it('keeps db/schema.sql equal to what the migrations make', () => {
    const { db, close } = openForWriting(join(folder, 'a.db'), { mustExist: false });
    migrate(db);
    expect(describeSchema(db)).toBe(
      readFileSync(resolve(import.meta.dirname, '../../db/schema.sql'), 'utf8'),
    );
    close();
  });

  it('copies the file before a step and leaves it untouched when the step fails', () => {
    const file = join(folder, 'a.db');
    const { db, close } = openForWriting(file, { mustExist: false });
    migrate(db);
    db.run(`INSERT INTO setting (key, value) VALUES ('kept', '1')`);
    const before = describeSchema(db);
    const bad = [
      ...migrations,
      {
        number: SCHEMA_VERSION + 1,
        name: 'bad',
        sql: 'CREATE TABLE added (id TEXT) STRICT; INSERT INTO nowhere VALUES (1);',
      },
    ];
    expect(codeOf(() => migrate(db, bad))).toBe('MIGRATION_FAILED');
    expect(describeSchema(db)).toBe(before);
    expect(schemaOf(db).version).toBe(SCHEMA_VERSION);
    expect(db.value(`SELECT value FROM setting WHERE key = 'kept'`)).toBe('1');
    expect(listBackups(file).map((backup) => backup.name)).toEqual([
      expect.stringContaining(`before-schema-${SCHEMA_VERSION + 1}`),
    ]);
    close();
  });

  it('keeps every row of a file of the first schema, behind a copy', () => {
    const file = join(folder, 'a.db');
    const { db, close } = openForWriting(file, { mustExist: false });
    migrate(db, migrations.slice(0, 1));
    db.exec(`
      INSERT INTO enterprise (id, name, name_key, region_code, origin, created_at, updated_at) VALUES ('e', '示例', '示例', '220283', 'o', '', '');
      INSERT INTO filing_case (id, enterprise_id, kind, state, received_on, origin, created_at, updated_at) VALUES ('c', 'e', 'first', 'checking', '2026-09-21', 'o', '', '');`);
    const kept = 'SELECT id, enterprise_id, state, round, received_on, version FROM filing_case';
    const before = db.all(kept);
    expect(migrate(db)).toMatchObject({ from: 1, to: SCHEMA_VERSION });
    expect(db.all(kept)).toEqual(before);
    expect(db.get('SELECT channel, end_kind FROM filing_case')).toEqual({ channel: null, end_kind: null });
    expect(listBackups(file)).toHaveLength(1);
    close();
  });

  it('calls a full disk by its name and leaves an empty file empty', () => {
    const { db, close } = openForWriting(join(folder, 'a.db'), { mustExist: false });
    db.exec('PRAGMA max_page_count = 20');
    expect(codeOf(() => migrate(db))).toBe('DISK_FULL');
    expect(schemaOf(db)).toMatchObject({ version: 0, empty: true });
    close();
  });

  it('rolls back a step that leaves a dangling reference', () => {
    const { db, close } = openForWriting(join(folder, 'a.db'), { mustExist: false });
    migrate(db);
    const sql = `INSERT INTO plan (id, enterprise_id, kind, title, title_key, origin, created_at, updated_at)
                 VALUES ('p', 'nobody', 'special', 't', 't', 'o', '', '')`;
    expect(
      codeOf(() => migrate(db, [...migrations, { number: SCHEMA_VERSION + 1, name: 'dangling', sql }])),
    ).toBe('MIGRATION_FAILED');
    expect(db.value('SELECT COUNT(*) FROM plan')).toBe(0);
    expect(db.value('PRAGMA foreign_keys')).toBe(1);
    close();
  });

  it('refuses a file of a newer program and a file of another program', () => {
    const newer = openForWriting(join(folder, 'newer.db'), { mustExist: false });
    migrate(newer.db);
    newer.db.exec(`PRAGMA user_version = ${SCHEMA_VERSION + 5}`);
    expect(codeOf(() => migrate(newer.db))).toBe('DATABASE_NEWER');
    newer.close();
    const foreign = openForWriting(join(folder, 'foreign.db'), { mustExist: false });
    foreign.db.exec('CREATE TABLE theirs (id INTEGER)');
    expect(codeOf(() => migrate(foreign.db))).toBe('DATABASE_NOT_OURS');
    foreign.close();
  });
});
