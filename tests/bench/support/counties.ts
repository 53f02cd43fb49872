import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '../../../db/clock';
import type { WriteDb } from '../../../db/connection';
import { type Deps, openCore } from '../../../db/core';
import { loadLaw } from '../../../db/law';
import { advanceDay } from '../../../db/services/duties/advance-day';
import { markAllDutiesDirty, refreshAllDuties } from '../../../db/services/duties/refresh';
import { completeSearchIndex, noteSearchIncomplete } from '../../../db/services/search/complete-index';
import { makeCore, resourcesFolder } from '../../builders/database';
import { fillDutyCounty } from '../../builders/duty-county';
import { projectFolder } from './windows';

/** Copies a kept database and brings its duties to today, as opening it does: start-up measures begin from there. */
export async function countyOfToday(enterprises: number, file: string): Promise<void> {
  copyFileSync(await keptCounty(enterprises), file);
  const core = openCore({
    file,
    mustExist: true,
    clock: systemClock,
    law: loadLaw(resourcesFolder),
    skipCheck: true,
  });
  const self = core.read.value<string>('SELECT id FROM office WHERE is_self = 1') ?? '';
  const deps = (db: WriteDb): Deps => ({
    db,
    clock: core.clock,
    newId: core.newId,
    law: core.law,
    actor: { id: 'bench', name: '示例员' },
    self,
    changed: () => undefined,
  });
  await core.longTransaction((db, pause) => advanceDay(deps(db), pause));
  await refreshAllDuties(core, deps);
  core.close();
}

/** A large county's database with its duties and its search index, made once and kept. Opened copies change: copy it first. */
export async function keptCounty(enterprises: number): Promise<string> {
  const folder = join(projectFolder, '.cache', 'bench-data');
  const schema = createHash('sha256')
    .update(readFileSync(join(projectFolder, 'db/schema.sql')))
    .digest('hex');
  const kept = join(folder, `county-${enterprises}-${schema.slice(0, 12)}.db`);
  if (existsSync(kept)) return kept;
  mkdirSync(folder, { recursive: true });
  const place = makeCore({ today: systemClock.today() });
  try {
    fillDutyCounty(place.core.write, place.self, { enterprises, plansEach: 2, drillsEach: 4 });
    place.core.write.transaction(() => {
      markAllDutiesDirty(place.core.write);
      noteSearchIncomplete(place.core.write);
    });
    await refreshAllDuties(place.core, (db) => place.deps(db));
    await completeSearchIndex(place.core);
    const unfinished = `${kept}.partial`;
    rmSync(unfinished, { force: true });
    place.core.read.copyTo(unfinished);
    copyFileSync(unfinished, kept);
    rmSync(unfinished);
  } finally {
    place.close();
  }
  return kept;
}
