import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Core, Deps } from '../../core';
import { PLAN_KIND_WORDS } from '../../domain/plan/kinds';
import { applyStaged } from '../ledgers/apply-staged';
import { areaCodeOf } from '../ledgers/area-code';
import { stageFile } from '../ledgers/stage-file';
import { StagingReader } from '../ledgers/staging-file';
import { completeSearchIndex } from '../search/complete-index';
import type { StoryUnit } from './story-unit';
import type { Teller } from './timeline';

const HEADINGS = ['单位名称', '统一社会信用代码', '预案名称', '预案种类', '签署日期', '公布日期', '申报日期'];

/**
 * Takes in a small ledger as a park hands it over: plans that were handed in there and wait to be received here. It
 * comes by the program's own import, so it stands among the imports and can be taken back.
 */
export async function importHandedIn(
  core: Core,
  depsFor: (db: Deps['db']) => Deps,
  { data, days }: Teller,
  units: readonly StoryUnit[],
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'plandesk-sample-'));
  try {
    const fileName = '工业集中区申报预案.csv';
    const file = join(folder, fileName);
    const published = days.workingAgo(16);
    const signed = days.workingAgo(20);
    const lines = units.flatMap(({ unit, plans }, n) =>
      plans.map(({ title, kind }) => [
        unit.fields.name,
        unit.fields.uscc,
        title,
        PLAN_KIND_WORDS[kind],
        signed,
        published,
        days.workingAgo(n % 3),
      ]),
    );
    writeFileSync(file, `\ufeff${[HEADINGS, ...lines].map((line) => line.join(',')).join('\r\n')}\r\n`);
    const stagingFile = join(folder, 'staging.db');
    const self = depsFor(core.write).self;
    const areaCode = areaCodeOf(data.county.office.regionCode);
    const context = {
      categories: core.law.supervisionCategories,
      ...(areaCode === undefined ? {} : { areaCode }),
    };
    const ledger = await stageFile(
      { file, fileName, kind: 'plans', mapping: {}, database: core.file, origin: self, stagingFile, context },
      () => undefined,
      new AbortController().signal,
    );
    const reader = new StagingReader(stagingFile);
    try {
      await core.longTransaction((db, pause) =>
        applyStaged(depsFor(db), { ledger, reader }, pause, () => undefined),
      );
    } finally {
      reader.close();
    }
    await completeSearchIndex(core);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
