import { afterEach, describe, expect, test } from 'vitest';
import { asCivilDate } from '../../db/domain/dates/civil-date';
import { countyFigures } from '../../db/exchange/desk/counties';
import { findRecords } from '../../db/services/search/find';
import { fillCounty } from '../builders/county';
import { type ExchangeDesk, makeExchangeDesk } from '../builders/exchange-desk';

const open: ExchangeDesk[] = [];
afterEach(() => {
  for (const each of open.splice(0)) each.close();
});
const desk = (...given: Parameters<typeof makeExchangeDesk>): ExchangeDesk => {
  const made = makeExchangeDesk(...given);
  open.push(made);
  return made;
};
const countyOf = (enterprises: number, more: Parameters<typeof makeExchangeDesk>[0] = {}): ExchangeDesk => {
  const county = desk(more);
  fillCounty({ core: county.core, self: county.self }, { enterprises, documents: 2 });
  return county;
};
const city = () => desk({ level: 'city', regionCode: '220200', name: '吉林市应急管理局' });

describe('what a merge brings beside the rows', () => {
  test('merged units are found, their duties worked out, the merge logged', async () => {
    const county = countyOf(6);
    const upper = city();
    const { batchId } = await upper.merge(await county.upload('a.yjpkg'));
    const found = findRecords(upper.core.read, { text: '示例第3', type: 'enterprise', offset: 0, limit: 10 });
    expect(JSON.stringify(found)).toContain('舒兰市示例第3粮油有限责任公司');
    expect(upper.core.read.value(`SELECT COUNT(DISTINCT subject_id) FROM duty`)).toBeGreaterThanOrEqual(6);
    expect(upper.core.read.value('SELECT COUNT(*) FROM duty_subject WHERE dirty = 1')).toBe(0);
    const { packages, batches } = await upper.call('log', {});
    expect(packages).toMatchObject([
      {
        direction: 'in',
        kind: 'upload',
        partner: '舒兰市应急管理局',
        sequence: 1,
        period: '2026H2',
        fileName: 'a.yjpkg',
      },
    ]);
    expect(batches).toMatchObject([
      { id: batchId, sender: '舒兰市应急管理局', actor: '示例员', undoneAt: null, canUndo: true },
    ]);
    expect((await county.call('log', {})).packages).toMatchObject([
      { direction: 'out', partner: '吉林市应急管理局', sequence: 1 },
    ]);
    const last = upper.core.read.get<{ action: string; details: string }>(
      'SELECT action, details FROM audit_entry ORDER BY seq DESC LIMIT 1',
    );
    expect(last?.action).toBe('exchange.merge');
    expect(JSON.parse(last?.details ?? '{}')).toMatchObject({ sender: '舒兰市应急管理局', sequence: 1 });
  });

  test('a unit that a second package moves plans away from is looked at again', async () => {
    const county = countyOf(4);
    const upper = city();
    await upper.merge(await county.upload('a.yjpkg'));
    await upper.settle();
    const [from, to] = county.core.read
      .allRaw('SELECT id FROM enterprise ORDER BY id LIMIT 2')
      .map(([id]) => String(id));
    county.core.write.run('UPDATE drill SET enterprise_id = @to, version = 2 WHERE enterprise_id = @from', {
      from: from ?? '',
      to: to ?? '',
    });
    const { rehearsalId, tables } = await upper.rehearse(await county.upload('b.yjpkg'));
    expect(tables.find((table) => table.table === 'drill')).toMatchObject({ changed: 3, same: 9 });
    await upper.call('merge', { rehearsalId });
    const stored = upper.core.read.allRaw('SELECT * FROM duty ORDER BY 1, 2, 3, 4');
    await upper.settle();
    expect(upper.core.read.allRaw('SELECT * FROM duty ORDER BY 1, 2, 3, 4')).toEqual(stored);
  });
});

describe('the order of packages', () => {
  test('gaps, repetitions, older ones and forks are named', async () => {
    const county = countyOf(2);
    const upper = city();
    const [one, two, three] = [
      await county.upload('1.yjpkg'),
      await county.upload('2.yjpkg'),
      await county.upload('3.yjpkg'),
    ];
    const codes = async (file: string) =>
      (await upper.rehearse(file)).warnings.map((warning) => [warning.code, warning.where]);
    await upper.merge(one);
    expect(await codes(three)).toEqual([['PACKAGE_MISSING_BEFORE', '2']]);
    await upper.merge(three);
    expect(await codes(two)).toEqual([['PACKAGE_REORDERED', '2']]);
    expect(await codes(three)).toEqual([['PACKAGE_REPEATED', '3']]);
    // Another recipient has its own sequence.
    expect(
      (await county.inspect(await county.upload('other.yjpkg', { recipientName: '别处' }))).sequence,
    ).toBe(1);
  });

  test('an older package never takes newer rows back, the latest one does', async () => {
    const county = countyOf(2);
    const upper = city();
    const older = await county.upload('1.yjpkg');
    county.core.write.exec(`UPDATE enterprise SET name = '新名', version = 2`);
    await upper.merge(await county.upload('2.yjpkg'));
    const { tables } = await upper.rehearse(older);
    expect(tables.find((table) => table.table === 'enterprise')).toMatchObject({ refused: 2, changed: 0 });
    await upper.merge(older);
    expect(upper.core.read.value(`SELECT COUNT(*) FROM enterprise WHERE name = '新名'`)).toBe(2);
    // The county undoes its import: the version goes back, and so it does here.
    county.core.write.exec(`UPDATE enterprise SET name = '旧名', version = 1`);
    await upper.merge(await county.upload('3.yjpkg'));
    expect(upper.core.read.value(`SELECT COUNT(*) FROM enterprise WHERE name = '旧名'`)).toBe(2);
  });

  test('changes only: base missing, base known, unknown number', async () => {
    const county = countyOf(2);
    await county.upload('1.yjpkg');
    const changes = await county.upload('2.yjpkg', { since: 1 });
    await expect(county.upload('3.yjpkg', { since: 9 })).rejects.toMatchObject({
      code: 'PACKAGE_SEQUENCE_UNKNOWN',
    });
    const upper = city();
    const { rehearsalId, blocks } = await upper.rehearse(changes);
    expect(blocks.map((block) => block.code)).toEqual(['PACKAGE_BASE_MISSING']);
    await expect(upper.call('merge', { rehearsalId })).rejects.toMatchObject({
      code: 'PACKAGE_BASE_MISSING',
    });
    await upper.merge(county.path('1.yjpkg'));
    expect((await upper.merge(changes)).tables.every((table) => table.refused === 0)).toBe(true);
  });

  test('changes only: a row that hangs on one never sent is refused', async () => {
    const county = countyOf(2);
    const upper = city();
    await upper.merge(await county.upload('1.yjpkg'));
    upper.core.write.exec(
      `PRAGMA foreign_keys = OFF; DELETE FROM plan_version; DELETE FROM plan; PRAGMA foreign_keys = ON`,
    );
    const base = county.core.read.value<string>(`SELECT at FROM package_log`) ?? '';
    county.core.write.exec(
      `UPDATE plan SET updated_at = '2020'; UPDATE plan_version SET updated_at = '2020'; UPDATE assessment SET version = 2, updated_at = '${base}'`,
    );
    const second = await upper.rehearse(await county.upload('2.yjpkg', { since: 1 }));
    expect(second.tables.find((table) => table.table === 'assessment')).toMatchObject({
      changed: 0,
      refused: 1,
    });
    const page = await upper.call('rehearsedRows', {
      rehearsalId: second.rehearsalId,
      table: 'assessment',
      outcome: 'refused',
      offset: 0,
      limit: 10,
    });
    expect(page.rows[0]?.reason).toBe('parent-missing');
  });

  test('rows the sender no longer has are told of', async () => {
    const county = countyOf(3);
    const upper = city();
    await upper.merge(await county.upload('1.yjpkg'));
    county.core.write.exec('DELETE FROM supply');
    const { warnings } = await upper.rehearse(await county.upload('2.yjpkg'));
    expect(warnings).toMatchObject([{ code: 'PACKAGE_ROWS_GONE', where: '应急物资 1 条' }]);
  });
});

describe('a rehearsal row by row', () => {
  test('shows what changes field by field, telephones masked', async () => {
    const county = countyOf(3);
    const upper = city();
    await upper.merge(await county.upload('1.yjpkg'));
    county.core.write.exec(
      `UPDATE enterprise SET name = '改名公司', principal_phone = '19900007777', version = 2 WHERE rowid = 1`,
    );
    county.core.write.exec(`UPDATE enterprise SET town = '溪河镇二' WHERE rowid = 2`);
    const { rehearsalId, tables } = await upper.rehearse(await county.upload('2.yjpkg'));
    expect(tables.find((table) => table.table === 'enterprise')).toMatchObject({
      changed: 1,
      conflict: 1,
      same: 1,
    });
    const changed = await upper.call('rehearsedRows', {
      rehearsalId,
      table: 'enterprise',
      outcome: 'changed',
      offset: 0,
      limit: 10,
    });
    expect(changed.rows[0]).toMatchObject({
      title: '改名公司',
      reason: null,
      fields: expect.arrayContaining([
        { field: 'name', ours: expect.stringContaining('示例第0'), theirs: '改名公司' },
        { field: 'principal_phone', ours: '199****1234', theirs: '199****7777' },
        { field: 'version', ours: '1', theirs: '2' },
      ]),
    });
    const conflict = await upper.call('rehearsedRows', {
      rehearsalId,
      table: 'enterprise',
      outcome: 'conflict',
      offset: 0,
      limit: 10,
    });
    expect(conflict.rows[0]?.fields).toEqual([{ field: 'town', ours: '平安镇', theirs: '溪河镇二' }]);
    // A conflict is shown and left alone.
    await upper.call('merge', { rehearsalId });
    expect(upper.core.read.value(`SELECT COUNT(*) FROM enterprise WHERE town = '溪河镇二'`)).toBe(0);
  });

  test('of a first contact pages through everything new', async () => {
    const county = countyOf(30);
    const upper = city();
    const { rehearsalId } = await upper.rehearse(await county.upload('1.yjpkg'));
    const page = await upper.call('rehearsedRows', {
      rehearsalId,
      table: 'drill',
      outcome: 'added',
      offset: 80,
      limit: 20,
    });
    expect([page.total, page.rows.length]).toEqual([90, 10]);
    expect(
      await upper.call('rehearsedRows', {
        rehearsalId,
        table: 'user',
        outcome: 'added',
        offset: 0,
        limit: 20,
      }),
    ).toEqual({ total: 0, rows: [] });
  });
});

describe('counties side by side', () => {
  test('every figure is counted here from the merged rows', async () => {
    const upper = city();
    const [one, two] = [countyOf(20), countyOf(5, { name: '蛟河市应急管理局', regionCode: '220281' })];
    await upper.merge(await one.upload('1.yjpkg'));
    await upper.merge(await two.upload('1.yjpkg', { period: '2026H1' }));
    const counted = () =>
      countyFigures(upper.core.read, upper.core.law, asCivilDate(upper.core.clock.today()));
    const rows = counted();
    expect(rows.map((row) => [row.regionCode, row.name, row.lastPeriod, row.sequence])).toEqual([
      ['220281', '蛟河市应急管理局', '2026H1', 1],
      ['220283', '舒兰市应急管理局', '2026H2', 1],
    ]);
    const figures = rows[1];
    expect(figures).toMatchObject({ enterprises: 20, plans: 40, filed: 6, deemed: 0, drillsThisHalf: 0 });
    // Chemical works and mines, every second unit, must file; all units must drill. Others that filed are not counted.
    expect(figures?.keyUnits).toBe(10);
    expect(figures?.shouldFile).toBe(10);
    expect(figures?.shouldDrill).toBe(20);
    expect(figures?.overdueFiling).toBe(2);
    const before = rows;
    upper.core.write.exec(
      `UPDATE filing_case SET state = 'deemed-filed' WHERE origin = '${one.self}' AND state = 'filed'`,
    );
    const [, after] = counted();
    expect(after).toMatchObject({ filed: 6, deemed: 6 });
    expect(before[0]).toEqual(counted()[0]);
  });
});
