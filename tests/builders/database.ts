import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fixedClock } from '../../db/clock';
import { openForWriting, type WriteDb } from '../../db/connection';
import { type Core, type Deps, openCore } from '../../db/core';
import { loadLaw } from '../../db/law';
import { migrate } from '../../db/migrate';
import { foundOffice } from '../../db/services/system/found-office';

export const resourcesFolder = resolve(import.meta.dirname, '../../resources');

/** The law as it is shipped, read once for all desks: nobody writes into it. */
export const shippedLaw = loadLaw(resourcesFolder);

export interface TestCore {
  core: Core;
  folder: string;
  file: string;
  /** Id of the desk's own office. */
  self: string;
  /** Deps over the writer; changes announced are collected in `changes`. */
  deps(db?: WriteDb): Deps;
  changes: { topic: string; ids: readonly string[] }[];
  close(): void;
}

/** Ids 'id-000001', 'id-000002' …: tests can name rows and dumps compare. */
export function countingIds(prefix = 'id'): () => string {
  let last = 0;
  return () => `${prefix}-${String(++last).padStart(6, '0')}`;
}

/** An own folder that `close` removes. */
export function scratchFolder(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'plandesk-test-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

let migrated: string | null = null;

/** Puts a migrated database without content there: making the tables takes ten times as long as copying them. */
export function placeEmptyDatabase(file: string): void {
  if (migrated === null) {
    const { folder, remove } = scratchFolder();
    process.once('exit', remove);
    const template = join(folder, 'empty.db');
    const { db, close } = openForWriting(template, { mustExist: false });
    migrate(db);
    close();
    migrated = template;
  }
  copyFileSync(migrated, file);
}

/** A fresh database of 舒兰市's county office, on a day that stands still. */
export function makeCore(
  options: {
    today?: string;
    level?: 'county' | 'city' | 'province';
    regionCode?: string;
    name?: string;
    idPrefix?: string;
  } = {},
): TestCore {
  const { folder, remove } = scratchFolder();
  const file = join(folder, 'test.db');
  placeEmptyDatabase(file);
  const core = openCore({
    file,
    mustExist: false,
    clock: fixedClock(options.today ?? '2026-11-20'),
    law: shippedLaw,
    newId: countingIds(options.idPrefix ?? options.regionCode ?? 'id'),
  });
  const self = core.write.transaction(() =>
    foundOffice(core, {
      desk: 'office',
      level: options.level ?? 'county',
      regionCode: options.regionCode ?? '220283',
      name: options.name ?? '舒兰市应急管理局',
      userName: '示例员',
      passwordHash: null,
    }),
  ).officeId;
  const changes: TestCore['changes'] = [];
  return {
    core,
    folder,
    file,
    self,
    changes,
    deps: (db = core.write) => ({
      db,
      clock: core.clock,
      newId: core.newId,
      law: core.law,
      actor: { id: 'tester', name: '示例员' },
      self,
      changed: (topic, ids = []) => void changes.push({ topic, ids }),
    }),
    close: () => {
      core.close();
      remove();
    },
  };
}
