import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LedgerKind } from '../../db/ledgers/kinds/types';
import { advanceDay } from '../../db/services/duties/advance-day';
import { refreshAllDuties } from '../../db/services/duties/refresh';
import { undoImport } from '../../db/services/ledgers/undo-import';
import { completeSearchIndex } from '../../db/services/search/complete-index';
import { makeCore, type TestCore } from '../builders/database';
import { contentDigest, importLedger } from '../builders/import-ledger';
import { hasRealFiles, REAL_FOLDER } from '../builders/shared';

interface Truth {
  counts: { created_min: number; created_max: number };
}
const truthOf = (name: string): Truth & { sheets?: Truth[] } =>
  JSON.parse(readFileSync(join(REAL_FOLDER, `truth/${name}.truth.json`), 'utf8'));

describe.skipIf(!hasRealFiles)('county ledgers, imported in the order an office would', () => {
  let test: TestCore;
  beforeAll(async () => {
    test = makeCore({ today: '2026-11-21' });
    // As at every opening: from now on a register that begins gives everybody its duties.
    await test.core.longTransaction((db, pause) => advanceDay(test.deps(db), pause));
  });
  afterAll(() => test.close());

  const steps: [LedgerKind, string, number | null][] = [
    ['enterprises', '01_企业台账_舒兰市_2026上半年.xlsx', null],
    ['plans', '04_应急预案备案台账.xlsx', null],
    ['drills', '07_应急演练台账_2025-2026.xlsx', null],
    ['experts', '05_应急管理专家名册.xlsx', null],
    ['teams', '06_救援队伍装备物资.xlsx', 0],
    ['equipment', '06_救援队伍装备物资.xlsx', 1],
    ['supplies', '06_救援队伍装备物资.xlsx', 2],
    ['enterprises', '03_企业名单_导出.csv', null],
  ];

  it.each(steps)(
    '%s from %s: as the truth says, the same again changes nothing',
    async (kind, name, sheet) => {
      const truth = truthOf(name.replace(/\.\w+$/, ''));
      const parts = truth.sheets ? (sheet === null ? truth.sheets : [truth.sheets[sheet]]) : [truth];
      const min = parts.reduce((sum, part) => sum + (part?.counts.created_min ?? 0), 0);
      const max = parts.reduce((sum, part) => sum + (part?.counts.created_max ?? 0), 0);
      const first = await importLedger(test, kind, join(REAL_FOLDER, name));
      expect(first.applied.created).toBeGreaterThanOrEqual(min);
      expect(first.applied.created).toBeLessThanOrEqual(max);
      const digest = contentDigest(test.core.read);
      const again = await importLedger(test, kind, join(REAL_FOLDER, name));
      expect({ created: again.applied.created, updated: again.applied.updated }).toEqual({
        created: 0,
        updated: 0,
      });
      expect(contentDigest(test.core.read)).toBe(digest);
    },
  );

  it('last year’s roster after this year’s: 68 new, 10 updated, 20 unchanged; undone, all is as before', async () => {
    // The first team and the first supplies have given everybody duties, which wait for their turn.
    await refreshAllDuties(test.core, (db) => test.deps(db));
    const before = contentDigest(test.core.read);
    const { applied } = await importLedger(
      test,
      'enterprises',
      join(REAL_FOLDER, '02_企业台账_2025年度.xls'),
    );
    expect(applied).toMatchObject({ created: 68, updated: 10, unchanged: 20 });
    expect(contentDigest(test.core.read)).not.toBe(before);
    await test.core.longTransaction((db, pause) => undoImport(test.deps(db), applied.batchId, pause));
    await refreshAllDuties(test.core, (db) => test.deps(db));
    await completeSearchIndex(test.core);
    expect(contentDigest(test.core.read)).toBe(before);
  });
});
