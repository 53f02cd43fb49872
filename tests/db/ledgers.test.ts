import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkUscc } from '../../db/domain/codes/uscc';
import { SWITCHES_SETTING } from '../../db/law/desk-law';
import { writeSetting } from '../../db/repositories/setting';
import { markAllDutiesDirty, refreshAllDuties } from '../../db/services/duties/refresh';
import { planTimeline } from '../../db/services/history/timeline';
import { applyStaged } from '../../db/services/ledgers/apply-staged';
import { undoImport } from '../../db/services/ledgers/undo-import';
import { readPlan } from '../../db/services/plans/read-plan';
import { completeSearchIndex } from '../../db/services/search/complete-index';
import { makeCore, type TestCore } from '../builders/database';
import { contentDigest, importLedger, stage } from '../builders/import-ledger';
import { ROSTER_HEADINGS, rosterRow, writeRoster } from '../builders/rosters';
import { workbookOf } from '../builders/workbooks';

let test: TestCore;
beforeEach(() => {
  test = makeCore();
});
afterEach(() => test.close());

const path = (name: string) => join(test.folder, name);
const undo = async (batchId: string) => {
  const undone = await test.core.longTransaction((db, pause) => undoImport(test.deps(db), batchId, pause));
  await refreshAllDuties(test.core, (db) => test.deps(db));
  await completeSearchIndex(test.core);
  return undone;
};
const names = () =>
  test.core.read
    .all<{ name: string }>('SELECT name FROM enterprise WHERE voided_at IS NULL ORDER BY name')
    .map((row) => row.name);

describe('importing a roster', () => {
  it('builds codes whose check digits hold', () => {
    for (const serial of [1, 2, 77, 4321]) expect(checkUscc(String(rosterRow(serial)[4])).ok).toBe(true);
  });

  it('writes nothing while staging', async () => {
    const before = contentDigest(test.core.read);
    const { ledger, reader } = await stage(test, 'enterprises', await writeRoster(path('a.xlsx'), 30));
    expect(ledger.counts).toMatchObject({ read: 30, create: 30, reject: 0 });
    expect(
      reader
        .page({ outcomes: ['create'], onlyProblems: false, offset: 10, limit: 5 })
        .rows.map((row) => row.row),
    ).toEqual([13, 14, 15, 16, 17]);
    expect(contentDigest(test.core.read)).toBe(before);
    reader.close();
  });

  it('creates, then updates only what differs, then finds nothing to do', async () => {
    const file = await writeRoster(path('a.xlsx'), 20);
    expect((await importLedger(test, 'enterprises', file)).applied).toMatchObject({
      created: 20,
      updated: 0,
    });
    const moved = rosterRow(3).map((value, index) =>
      ROSTER_HEADINGS[index] === '详细地址' ? '舒兰市新址路1号' : value,
    );
    writeFileSync(
      path('b.xlsx'),
      await workbookOf({ name: '台账', rows: [ROSTER_HEADINGS, rosterRow(1), moved, rosterRow(21)] }),
    );
    const second = await importLedger(test, 'enterprises', path('b.xlsx'));
    expect(second.applied).toMatchObject({ created: 1, updated: 1, unchanged: 1 });
    expect(test.core.read.all(`SELECT address, version FROM enterprise WHERE address LIKE '%新址%'`)).toEqual(
      [{ address: '舒兰市新址路1号', version: 2 }],
    );
    expect((await importLedger(test, 'enterprises', path('b.xlsx'))).applied).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 3,
    });
  });

  it('gives every new unit its rule sets, its duties and its place in the search index', async () => {
    await importLedger(test, 'enterprises', await writeRoster(path('a.xlsx'), 12));
    const mine = test.core.read.get<{ id: string; sets: string }>(
      `SELECT id, sets FROM enterprise WHERE supervision_category = '煤矿' LIMIT 1`,
    );
    expect(JSON.parse(mine?.sets ?? '[]')).toEqual(expect.arrayContaining(['SET-A', 'SET-B', 'SET-C']));
    expect(
      test.core.read.value('SELECT COUNT(*) FROM duty WHERE subject_id = @id', { id: mine?.id ?? '' }),
    ).toBeGreaterThan(3);
    expect(test.core.read.value(`SELECT COUNT(*) FROM search_item WHERE type = 'enterprise'`)).toBe(12);
  });

  it('refuses to write when a record was changed between staging and applying, and writes nothing at all', async () => {
    await importLedger(test, 'enterprises', await writeRoster(path('a.xlsx'), 5));
    const moved = rosterRow(2).map((value, index) =>
      ROSTER_HEADINGS[index] === '详细地址' ? '舒兰市新址路2号' : value,
    );
    writeFileSync(
      path('b.xlsx'),
      await workbookOf({ name: '台账', rows: [ROSTER_HEADINGS, rosterRow(50), moved] }),
    );
    const staging = await stage(test, 'enterprises', path('b.xlsx'));
    test.core.write.run('UPDATE enterprise SET version = version + 1, town = NULL WHERE uscc = @code', {
      code: String(rosterRow(2)[4]),
    });
    const before = contentDigest(test.core.read);
    const applying = test.core.longTransaction((db, pause) =>
      applyStaged(test.deps(db), staging, pause, () => undefined),
    );
    await expect(applying).rejects.toMatchObject({ code: 'STAGING_STALE' });
    expect(contentDigest(test.core.read)).toBe(before);
    staging.reader.close();
  });

  it('leaves nothing when it is cancelled half-way', async () => {
    const staging = await stage(test, 'enterprises', await writeRoster(path('a.xlsx'), 400));
    const before = contentDigest(test.core.read);
    const controller = new AbortController();
    const applying = test.core.longTransaction(
      (db, pause) =>
        applyStaged(test.deps(db), staging, pause, (done) => {
          if (done >= 200) controller.abort(new DOMException('cancelled', 'AbortError'));
        }),
      controller.signal,
    );
    await expect(applying).rejects.toMatchObject({ name: 'AbortError' });
    expect(contentDigest(test.core.read)).toBe(before);
    expect(test.core.read.value('SELECT COUNT(*) FROM import_batch')).toBe(0);
    staging.reader.close();
  });

  it('leaves nothing when the disk is full', async () => {
    const staging = await stage(test, 'enterprises', await writeRoster(path('a.xlsx'), 600));
    const before = contentDigest(test.core.read);
    test.core.write.exec(
      `PRAGMA max_page_count = ${(test.core.write.value<number>('PRAGMA page_count') ?? 0) + 8}`,
    );
    const applying = test.core.longTransaction((db, pause) =>
      applyStaged(test.deps(db), staging, pause, () => undefined),
    );
    await expect(applying).rejects.toMatchObject({ code: 'DISK_FULL' });
    expect(contentDigest(test.core.read)).toBe(before);
    staging.reader.close();
  });
});

describe('undoing an import', () => {
  it('restores the identical content, created and updated rows alike', async () => {
    await importLedger(test, 'enterprises', await writeRoster(path('a.xlsx'), 30));
    const before = contentDigest(test.core.read);
    const moved = [3, 4, 5].map((serial) =>
      rosterRow(serial).map((value, index) =>
        ROSTER_HEADINGS[index] === '详细地址' ? `新址${serial}` : value,
      ),
    );
    writeFileSync(
      path('b.xlsx'),
      await workbookOf({ name: '台账', rows: [ROSTER_HEADINGS, ...moved, rosterRow(40), rosterRow(41)] }),
    );
    const { applied } = await importLedger(test, 'enterprises', path('b.xlsx'));
    expect(contentDigest(test.core.read)).not.toBe(before);
    expect(await undo(applied.batchId)).toEqual({ restored: 3, removed: 2 });
    expect(contentDigest(test.core.read)).toBe(before);
    await expect(undo(applied.batchId)).rejects.toMatchObject({ code: 'BATCH_ALREADY_UNDONE' });
  });

  it('is refused as a whole when a row was changed since, and names it', async () => {
    const { applied } = await importLedger(test, 'enterprises', await writeRoster(path('a.xlsx'), 6));
    test.core.write.run('UPDATE enterprise SET version = 2, town = NULL WHERE uscc = @code', {
      code: String(rosterRow(4)[4]),
    });
    const before = contentDigest(test.core.read);
    await expect(undo(applied.batchId)).rejects.toMatchObject({
      code: 'UNDO_BLOCKED',
      details: { total: 1 },
    });
    expect(contentDigest(test.core.read)).toBe(before);
  });

  it('is refused when something later refers to a row it would remove', async () => {
    const { applied } = await importLedger(test, 'enterprises', await writeRoster(path('a.xlsx'), 3));
    const drills = [
      ['序号', '单位名称', '演练名称', '演练类型', '演练时间', '参演人数', '是否评估', '完成情况'],
      [1, names()[0] ?? '', '2026年火灾应急演练', '实战演练', '2026-03-05', 20, '是', '已完成'],
    ];
    writeFileSync(path('d.xlsx'), await workbookOf({ name: '2026年', rows: drills }));
    expect((await importLedger(test, 'drills', path('d.xlsx'))).applied.created).toBe(1);
    await expect(undo(applied.batchId)).rejects.toMatchObject({ code: 'UNDO_BLOCKED' });
    expect(names()).toHaveLength(3);
  });
});

describe('importing a plan ledger', () => {
  const HEADINGS = [
    '序号',
    '备案编号',
    '企业名称',
    '预案名称',
    '预案种类',
    '版本号',
    '评审日期',
    '公布日期',
    '申报日期',
    '备案日期',
    '经办人',
  ];

  it('makes one case of the plans that share a number, keeps the number, and meets the filing duty', async () => {
    await importLedger(test, 'enterprises', await writeRoster(path('a.xlsx'), 6));
    const unit =
      test.core.read.value<string>(`SELECT name FROM enterprise WHERE supervision_category = '煤矿'`) ?? '';
    const rows = [
      HEADINGS,
      [
        1,
        '220283-2026-0007',
        unit,
        '生产安全事故综合应急预案',
        '综合应急预案',
        '第2版',
        '2026-01-20',
        '2026-02-02',
        '2026-02-10',
        '2026-02-12',
        '样立新',
      ],
      [
        2,
        '220283-2026-0007',
        unit,
        '冒顶事故现场处置方案',
        '现场处置方案',
        '第1版',
        '2026-01-20',
        '2026-02-02',
        '2026-02-10',
        '2026-02-12',
        '样立新',
      ],
    ];
    writeFileSync(path('p.xlsx'), await workbookOf({ name: '备案台账', rows }));
    expect((await importLedger(test, 'plans', path('p.xlsx'))).applied.created).toBe(2);
    expect(test.core.read.all('SELECT filing_no, state, decided_on FROM filing_case')).toEqual([
      { filing_no: '220283-2026-0007', state: 'filed', decided_on: '2026-02-12' },
    ]);
    expect(test.core.read.value('SELECT COUNT(*) FROM filing_case_plan')).toBe(2);
    const states = test.core.read.all<{ state: string }>(
      `SELECT DISTINCT state FROM duty WHERE rule_id = 'R-FILE-20WD' AND ref_id <> ''`,
    );
    expect(states).toEqual([{ state: 'met' }]);
    expect((await importLedger(test, 'plans', path('p.xlsx'))).applied).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 2,
    });
  });

  it('tells no result that the ledger does not tell: what the bare days count is the rules to say', async () => {
    await importLedger(test, 'enterprises', await writeRoster(path('a.xlsx'), 6));
    const unit =
      test.core.read.value<string>(`SELECT name FROM enterprise WHERE supervision_category = '煤矿'`) ?? '';
    const rows = [
      ['企业名称', '预案名称', '预案种类', '评审日期', '公布日期', '备案日期', '最近评估日期'],
      [unit, '综合应急预案', '综合应急预案', '2023-01-20', '2023-02-02', '2023-02-12', '2025-12-01'],
    ];
    writeFileSync(path('p.xlsx'), await workbookOf({ name: '备案台账', rows }));
    await importLedger(test, 'plans', path('p.xlsx'));
    const { read } = test.core;
    expect(read.all('SELECT review_date, review_result FROM plan_version')).toEqual([
      { review_date: '2023-01-20', review_result: null },
    ]);
    expect(read.all('SELECT assessed_on, conclusion FROM assessment')).toEqual([
      { assessed_on: '2025-12-01', conclusion: null },
    ]);
    const planId = read.value<string>('SELECT id FROM plan') ?? '';
    expect(readPlan(read, test.self, planId)).toMatchObject({
      versions: [{ fields: { reviewResult: null } }],
      assessments: [{ assessedOn: '2025-12-01', conclusion: null }],
    });
    expect(planTimeline(read, planId).map((entry) => entry.text)).toContain(
      '评估《综合应急预案》，结论：台账未载',
    );
    const duty = (rule: string) =>
      read.get<{ state: string; due: string | null }>(
        `SELECT state, due_on AS due FROM duty WHERE rule_id = @rule AND ref_id <> ''`,
        { rule },
      );
    // The day of the assessment meets the three years, whatever it concluded.
    expect(duty('R-ASSESS-3Y')).toEqual({ state: 'met', due: '2026-02-02' });
    expect(duty('R-REV-MUST')?.state).toBe('met');

    await test.core.transaction((db) => {
      writeSetting(db, SWITCHES_SETTING, { 'R-REV-MUST': { unknownResult: 'does-not-count' } });
      markAllDutiesDirty(db);
    });
    await refreshAllDuties(test.core, (db) => test.deps(db));
    expect(duty('R-REV-MUST')?.state).toBe('overdue');
  });
});
