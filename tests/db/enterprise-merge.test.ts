import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findDuplicates, shortName } from '../../db/domain/enterprise/duplicates';
import { verifyDraw } from '../../db/domain/inspection/draw';
import type { EnterpriseRecord } from '../../db/repositories/enterprise';
import { findingsOfUnit, unitsOfInspection } from '../../db/repositories/inspection';
import { visitsOfEnterprise } from '../../db/repositories/inspection-views';
import { HANGING } from '../../db/services/enterprises/merge-enterprises';
import { drawRecordOf } from '../../db/services/inspections/draw-units';
import type { OutputOf } from '../../electron/contract/define';
import { enterprises as contract } from '../../electron/contract/enterprises';
import { inspections as inspectionsContract } from '../../electron/contract/inspections';
import { ledgers as ledgersContract } from '../../electron/contract/ledgers';
import { search as searchContract } from '../../electron/contract/search';
import { enterprises } from '../../electron/core-host/handlers/enterprises';
import { inspections } from '../../electron/core-host/handlers/inspections';
import { ledgers } from '../../electron/core-host/handlers/ledgers';
import { search } from '../../electron/core-host/handlers/search';
import { type Desk, makeDesk } from '../builders/desk';
import { logicalDump } from '../builders/dumps';
import { drawnCampaign } from '../builders/inspections';
import {
  makeDrill,
  makeEnterprise,
  makeFilingCase,
  makeInspection,
  makePlan,
  makeReminder,
  makeRiskAnalysis,
} from '../builders/records';

const places = ['吉林省', '吉林市', '舒兰市', '吉林', '舒兰'];

describe('records that may be one unit', () => {
  const unit = (id: string, name: string, given: Record<string, string> = {}) => ({
    id,
    name,
    uscc: null,
    address: null,
    legalPerson: null,
    safetyOfficerPhone: null,
    town: null,
    ...given,
  });
  it.each([
    ['舒兰市示恒煤矿有限公司', '示恒煤矿'],
    ['舒兰示恒煤矿', '示恒煤矿'],
    ['吉林市舒兰市示恒煤矿有限责任公司', '示恒煤矿'],
    ['吉林省例跃煤矿有限公司', '例跃煤矿'],
  ])('%s is called %s', (name, short) => {
    expect(shortName(name, places)).toBe(short);
  });
  it.each([
    ['the same name', unit('a', '示恒 煤矿'), unit('b', '示恒煤矿'), 'same-name'],
    [
      'the same short name',
      unit('a', '舒兰市示恒煤矿有限公司'),
      unit('b', '舒兰示恒煤矿'),
      'same-short-name',
    ],
    [
      'a slip of the pen and one person',
      unit('a', '舒兰市示恒煤矿', { legalPerson: '示立国' }),
      unit('b', '舒兰市示桓煤矿', { legalPerson: '示立国' }),
      'close-name',
    ],
    ['a slip of the pen alone', unit('a', '舒兰市示恒煤矿'), unit('b', '舒兰市示桓煤矿'), undefined],
    ['nothing', unit('a', '舒兰市示恒煤矿'), unit('b', '舒兰市例源油库'), undefined],
  ])('by %s', (_what, a, b, reason) => {
    expect(findDuplicates([a, b], places)[0]?.reason).toBe(reason);
  });
  it('names a pair once, with its surest reason', () => {
    const pairs = findDuplicates(
      [unit('a', '示恒煤矿', { uscc: 'X' }), unit('b', '示恒煤矿', { uscc: 'X' })],
      places,
    );
    expect(pairs).toEqual([{ a: 'a', b: 'b', reason: 'same-uscc' }]);
  });
});

describe('making two records one', () => {
  let desk: Desk;
  beforeEach(() => {
    desk = makeDesk(
      {
        enterprises: contract,
        ledgers: ledgersContract,
        search: searchContract,
        inspections: inspectionsContract,
      },
      { enterprises, ledgers, search, inspections },
      { role: 'administrator' },
    );
  });
  afterEach(() => desk.close());
  type Preview = OutputOf<typeof contract.mergePreview>;
  const preview = (keepId: string, dropId: string) =>
    desk.call<Preview>('enterprises.mergePreview', { keepId, dropId });
  const value = (sql: string, params = {}) => desk.core.write.value(sql, params);

  function two() {
    const keep = makeEnterprise(desk, {
      name: '舒兰市示恒煤矿有限公司',
      uscc: null,
      noUsccReason: '正在办理',
    });
    const drop = makeEnterprise(desk, {
      name: '舒兰示恒煤矿',
      legalPerson: '示立国',
      address: '北城街道1号',
    });
    const { plan, version } = makePlan(desk, {
      enterpriseId: drop.id,
      title: '水害专项应急预案',
      kind: 'special',
    });
    makeFilingCase(desk, { enterpriseId: drop.id, planVersionIds: [version.id] });
    makeDrill(desk, { enterpriseId: drop.id });
    makeRiskAnalysis(desk, { enterpriseId: keep.id, month: '2026-10' });
    makeRiskAnalysis(desk, { enterpriseId: drop.id, month: '2026-10' });
    makeRiskAnalysis(desk, { enterpriseId: drop.id, month: '2026-09' });
    return { keep, drop, plan };
  }

  it('shows what differs and what would move', async () => {
    const { keep, drop } = two();
    const shown = await preview(keep.id, drop.id);
    expect(shown.choices.find((choice) => choice.field === 'address')).toMatchObject({
      keep: null,
      drop: '北城街道1号',
      proposed: 'drop',
    });
    expect(shown.choices.find((choice) => choice.field === 'name')?.proposed).toBe('keep');
    expect(shown.moves).toEqual([
      { table: 'plan', count: 1 },
      { table: 'filing_case', count: 1 },
      { table: 'drill', count: 1 },
      { table: 'risk_analysis', count: 2 },
    ]);
  });

  it('moves everything over, keeps one row a month, voids the other record, and is undone as a whole', async () => {
    const { keep, drop, plan } = two();
    const before = logicalDump(desk.core.write);
    const { keep: k, drop: d } = await preview(keep.id, drop.id);
    const done = await desk.call<{ batchId: string; moved: number }>('enterprises.merge', {
      keepId: keep.id,
      dropId: drop.id,
      keepVersion: k.version,
      dropVersion: d.version,
      fromDrop: ['uscc', 'legalPerson', 'address'],
    });
    expect(done.moved).toBe(5);
    const view = await desk.call<OutputOf<typeof contract.get>>('enterprises.get', { id: keep.id });
    expect(view.fields).toMatchObject({ uscc: drop.uscc, noUsccReason: null, legalPerson: '示立国' });
    expect(view.counts).toMatchObject({ plans: 1, filings: 1, drills: 1 });
    const gone = await desk.call<OutputOf<typeof contract.get>>('enterprises.get', { id: drop.id });
    expect(gone.mergedInto).toEqual({ id: keep.id, name: keep.name });
    expect(gone.voidedAt).not.toBeNull();
    expect(value('SELECT enterprise_id FROM plan WHERE id = @id', { id: plan.id })).toBe(keep.id);
    expect(value("SELECT COUNT(*) FROM risk_analysis WHERE month = '2026-10' AND voided_at IS NULL")).toBe(1);
    expect(value('SELECT COUNT(*) FROM duty WHERE subject_id = @id', { id: drop.id })).toBe(0);

    await desk.call('ledgers.undo', { batchId: done.batchId });
    const after = logicalDump(desk.core.write);
    for (const table of ['enterprise', 'plan', 'plan_version', 'filing_case', 'drill', 'risk_analysis'])
      expect(withoutSets(after[table]), table).toEqual(withoutSets(before[table]));
  });

  const merge = async (keepId: string, dropId: string) => {
    const { keep, drop } = await preview(keepId, dropId);
    const versions = { keepVersion: keep.version, dropVersion: drop.version };
    return desk.call<{ batchId: string }>('enterprises.merge', { keepId, dropId, ...versions, fromDrop: [] });
  };

  it('takes letters and visits along, and brings them back', async () => {
    const { keep, drop } = two();
    const { id, unitId } = makeInspection(desk, { enterpriseId: drop.id });
    makeReminder(desk, { enterpriseId: drop.id });
    expect((await preview(keep.id, drop.id)).moves).toEqual(
      expect.arrayContaining([
        { table: 'notice', count: 1 },
        { table: 'inspection_unit', count: 1 },
      ]),
    );
    const before = logicalDump(desk.core.write);
    const { batchId } = await merge(keep.id, drop.id);
    expect(visitsOfEnterprise(desk.core.write, keep.id)).toMatchObject([{ unitId, inspectionId: id }]);
    expect(value('SELECT enterprise_id FROM notice')).toBe(keep.id);
    await desk.call('ledgers.undo', { batchId });
    const after = logicalDump(desk.core.write);
    for (const table of ['notice', 'inspection', 'inspection_unit', 'inspection_finding'])
      expect(after[table], table).toEqual(before[table]);
  });

  it('makes one visit of two in one campaign, loses no finding, and leaves the draw provable', async () => {
    const [keep, drop, third] = ['甲', '乙', '丙'].map((name) =>
      makeEnterprise(desk, { name: `舒兰市示例${name}煤矿`, town: '示镇', regionCode: '220283' }),
    ) as [EnterpriseRecord, EnterpriseRecord, EnterpriseRecord];
    const id = await drawnCampaign(desk, { start: true });
    const unitOf = (enterpriseId: string) => {
      const unit = unitsOfInspection(desk.core.write, id).find((one) => one.enterpriseId === enterpriseId);
      if (!unit) throw new Error('not drawn');
      return unit;
    };
    const { version } = unitOf(drop.id);
    const { items } = await desk.call<{ items: { id: string }[] }>('inspections.unit', {
      id: unitOf(drop.id).id,
    });
    const answers = Object.fromEntries(items.map((item) => [item.id, { outcome: 'problem', note: '没有' }]));
    const fields = {
      visitedOn: '2026-11-18',
      inspectors: ['示例甲'],
      receivedBy: null,
      answers,
      remark: null,
    };
    const order = { unitId: unitOf(drop.id).id, expectedVersion: version, fields };
    await desk.call('inspections.checkUnit', order);
    const before = logicalDump(desk.core.write);
    const { batchId } = await merge(keep.id, drop.id);
    const joined = unitOf(keep.id);
    expect(joined).toMatchObject({ visitedOn: '2026-11-18', inspectors: ['示例甲'], standing: 'drawn' });
    expect(findingsOfUnit(desk.core.write, joined.id)).toHaveLength(items.length);
    expect(verifyDraw(drawRecordOf(desk.core.write, id))).toEqual([]);
    // The record that goes on may itself be merged into one that was drawn as well, or into one that never was.
    const elsewhere = makeEnterprise(desk, { name: '舒兰市示例丁煤矿' });
    const second = await merge(third.id, keep.id);
    expect(verifyDraw(drawRecordOf(desk.core.write, id))).toEqual([]);
    const last = await merge(elsewhere.id, third.id);
    expect(verifyDraw(drawRecordOf(desk.core.write, id))).toEqual([]);
    expect(findingsOfUnit(desk.core.write, unitOf(elsewhere.id).id)).toHaveLength(items.length);
    for (const { batchId: batch } of [last, second]) await desk.call('ledgers.undo', { batchId: batch });
    await desk.call('ledgers.undo', { batchId });
    const after = logicalDump(desk.core.write);
    for (const table of ['inspection', 'inspection_unit', 'inspection_finding'])
      expect(after[table], table).toEqual(before[table]);
  });

  it('moves the rows of every table that the schema lets refer to a unit', () => {
    const { write } = desk.core;
    const tables = write.allRaw(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`);
    const referring = tables.flatMap(([table]) =>
      write
        .all<{ table: string; from: string }>(`PRAGMA foreign_key_list('${String(table)}')`)
        .filter((key) => key.table === 'enterprise')
        .map((key) => `${String(table)}.${key.from}`),
    );
    expect(referring.length).toBeGreaterThan(5);
    // No exceptions so far: name here, with the reason, a table whose rows are to stay with the dropped record.
    const staying: readonly string[] = [];
    expect(referring.filter((key) => !staying.includes(key)).sort()).toEqual(
      HANGING.map(([table, column]) => `${table}.${column}`).sort(),
    );
  });

  it('refuses itself, foreign records, and what has changed meanwhile', async () => {
    const { keep, drop } = two();
    const foreign = makeEnterprise(desk, { origin: 'elsewhere' });
    const versions = { keepVersion: 1, dropVersion: 1, fromDrop: [] };
    const refused = async (keepId: string, dropId: string, more = {}) =>
      (await desk.refusal('enterprises.merge', { keepId, dropId, ...versions, ...more })).code;
    expect(await refused(keep.id, keep.id)).toBe('MERGE_WITH_ITSELF');
    expect(await refused(keep.id, foreign.id)).toBe('NOT_OURS');
    expect(await refused(keep.id, drop.id, { dropVersion: 7 })).toBe('STALE_VERSION');
  });

  it('offers the pairs of the register', async () => {
    two();
    const { pairs } = await desk.call<OutputOf<typeof contract.duplicates>>('enterprises.duplicates');
    expect(pairs.map((pair) => pair.reason)).toEqual(['same-short-name']);
  });
});

/** Rule sets are worked out anew after every change; they are no fact of the record. */
function withoutSets(rows: unknown): unknown {
  return Array.isArray(rows)
    ? rows.map((row: unknown) => (row && typeof row === 'object' ? { ...row, sets: null } : row))
    : rows;
}

describe('closing, reopening, moving, licences', () => {
  let desk: Desk;
  beforeEach(() => {
    desk = makeDesk({ enterprises: contract }, { enterprises }, { role: 'administrator' });
  });
  afterEach(() => desk.close());
  const get = (id: string) => desk.call<OutputOf<typeof contract.get>>('enterprises.get', { id });
  const texts = async (id: string) =>
    (await desk.call<OutputOf<typeof contract.timeline>>('enterprises.timeline', { id })).entries.map(
      (entry) => entry.text,
    );

  it('ends the duties on closing and begins them again', async () => {
    const { id } = makeEnterprise(desk, { activities: ['coal-mine'], establishedOn: '2020-01-01' });
    const step = (method: string, given = {}) =>
      desk.call<{ version: number }>(`enterprises.${method}`, { id, reason: '县里通知', ...given });
    const open = () =>
      desk.core.write.value(
        "SELECT COUNT(*) FROM duty WHERE subject_id = @id AND state IN ('open','overdue','due-soon')",
        { id },
      );
    const { version } = await step('close', { expectedVersion: 1, closedOn: '2026-11-01' });
    expect(await get(id)).toMatchObject({ closedOn: '2026-11-01', fields: { status: 'closed' } });
    expect(open()).toBe(0);
    expect(
      (
        await desk.refusal('enterprises.close', {
          id,
          expectedVersion: version,
          closedOn: '2026-11-01',
          reason: '再次',
        })
      ).code,
    ).toBe('ALREADY_CLOSED');
    await step('reopen', { expectedVersion: version });
    expect(await get(id)).toMatchObject({ closedOn: null, fields: { status: 'active' } });
    expect(open()).toBeGreaterThan(0);
    expect((await texts(id)).some((text) => text.includes('关闭日期'))).toBe(true);
  });

  it.each([
    ['2026-11-21', 'DATE_IN_FUTURE'],
    ['2019-12-31', 'CLOSED_BEFORE_FOUNDED'],
  ])('refuses to close on %s', async (closedOn, code) => {
    const { id } = makeEnterprise(desk, { establishedOn: '2020-01-01' });
    const refusal = await desk.refusal('enterprises.close', {
      id,
      expectedVersion: 1,
      closedOn,
      reason: '注销',
    });
    expect(refusal.details.fields).toContainEqual(expect.objectContaining({ code }));
  });

  it('moves to another county, forgets the coordinates and remembers the old place', async () => {
    const { id } = makeEnterprise(desk, { longitude: 126.9, latitude: 44.4, town: '北城街道' });
    await desk.call('enterprises.move', {
      id,
      expectedVersion: 1,
      regionCode: '220281',
      town: '民主街道',
      address: null,
      reason: '整体搬迁',
    });
    expect((await get(id)).fields).toMatchObject({ regionCode: '220281', town: '民主街道', longitude: null });
    expect(
      (await texts(id)).some((text) => text.includes('北城街道 → 民主街道') && text.includes('整体搬迁')),
    ).toBe(true);
  });

  it('keeps several licences and says how each stands', async () => {
    const { id } = makeEnterprise(desk);
    const licence = (kind: string, number: string, validUntil: string | null) => ({
      enterpriseId: id,
      id: null,
      expectedVersion: null,
      fields: { kind, number, validUntil, scope: null, issuedBy: null, issuedOn: '2020-01-01', remark: null },
    });
    await desk.call('enterprises.saveLicence', licence('安全生产许可证', 'A-1', '2026-11-19'));
    await desk.call('enterprises.saveLicence', licence('危险化学品经营许可证', 'B-1', '2026-12-20'));
    await desk.call('enterprises.saveLicence', licence('取水许可证', 'C-1', null));
    type Rows = OutputOf<typeof contract.licences>['rows'];
    const rows = async () => (await desk.call<{ rows: Rows }>('enterprises.licences', { id })).rows;
    expect((await rows()).map((row) => [row.number, row.state, row.daysLeft])).toEqual([
      ['A-1', 'expired', -1],
      ['B-1', 'ends-soon', 30],
      ['C-1', 'unlimited', null],
    ]);
    expect((await desk.refusal('enterprises.saveLicence', licence('别的', 'a-1', null))).code).toBe(
      'DUPLICATE_LICENCE',
    );
    const wrong = await desk.refusal('enterprises.saveLicence', licence('别的', 'D-1', '2019-01-01'));
    expect(wrong.details).toMatchObject({ field: 'validUntil' });
    const [first] = await rows();
    await desk.call('enterprises.voidLicence', {
      enterpriseId: id,
      id: first?.id,
      expectedVersion: 1,
      reason: '换证',
    });
    expect(await rows()).toHaveLength(2);
  });
});

describe('facts completed', () => {
  let desk: Desk;
  beforeEach(() => {
    desk = makeDesk({ enterprises: contract }, { enterprises });
  });
  afterEach(() => desk.close());
  const get = (id: string) => desk.call<OutputOf<typeof contract.get>>('enterprises.get', { id });

  it('says what is missing, why, and proposes a size with its limits', async () => {
    const { id } = makeEnterprise(desk, {
      activities: ['coal-mine'],
      industryCode: 'B0610',
      employees: 350,
      revenueWan: 2500,
    });
    const view = await get(id);
    expect(view.completeness.missing.find((one) => one.field === 'licences')?.why).toContain('许可证');
    expect(view.completeness.percent).toBeLessThan(100);
    expect(view.sizeSuggestion).toMatchObject({ tier: 'medium', sector: '工业' });
    expect(view.sizeSuggestion.limits?.[0]).toMatchObject({
      tier: 'large',
      employees: 1000,
      revenueWan: 40000,
    });
    const figures = { industryCode: 'B06', employees: 350, revenueWan: null, assetsWan: null };
    expect(await desk.call('enterprises.adviseSize', figures)).toMatchObject({
      tier: null,
      missing: ['revenueWan'],
    });
  });

  it('refuses coordinates outside of the province', async () => {
    const { id } = makeEnterprise(desk);
    const { fields } = await get(id);
    const refusal = await desk.refusal('enterprises.update', {
      id,
      expectedVersion: 1,
      fields: { ...fields, longitude: 44.4, latitude: 26.9 },
    });
    expect(refusal.details).toMatchObject({ field: 'longitude' });
    await desk.call('enterprises.update', {
      id,
      expectedVersion: 1,
      fields: { ...fields, longitude: 126.96, latitude: 44.41 },
    });
  });

  it('offers industries by name and initials', async () => {
    const { rows } = await desk.call<OutputOf<typeof contract.industries>>('enterprises.industries');
    expect(rows.find((row) => row.code === 'C26')).toMatchObject({ name: '化学原料和化学制品制造业' });
    expect(rows.find((row) => row.code === 'B06')?.initials).toBe('mtkchxxy');
  });
});
