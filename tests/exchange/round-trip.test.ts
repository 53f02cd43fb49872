import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { TABLES } from '../../db/exchange/format/index';
import { fillCounty } from '../builders/county';
import { exchangedDump, logicalDump } from '../builders/dumps';
import { type ExchangeDesk, makeExchangeDesk } from '../builders/exchange-desk';

const open: ExchangeDesk[] = [];
const desk = (...given: Parameters<typeof makeExchangeDesk>): ExchangeDesk => {
  const made = makeExchangeDesk(...given);
  open.push(made);
  return made;
};
afterEach(() => {
  for (const each of open.splice(0)) each.close();
});

const city = () => desk({ level: 'city', regionCode: '220200', name: '吉林市应急管理局' });

describe('a package carries a county', () => {
  test('into an empty database, field for field', async () => {
    const county = desk();
    fillCounty({ core: county.core, self: county.self }, { enterprises: 30, documents: 5 });
    const file = await county.upload('a.yjpkg');
    const upper = city();
    const { tables } = await upper.merge(file);

    const counts = Object.fromEntries(tables.map((table) => [table.table, table]));
    expect(counts.enterprise).toMatchObject({ added: 30, changed: 0, same: 0, conflict: 0, refused: 0 });
    expect(counts.document).toMatchObject({ added: 5 });
    expect(exchangedDump(upper.core.read)).toEqual(exchangedDump(county.core.read));
    const bytes = (each: ExchangeDesk) =>
      each.core.read.allRaw('SELECT sha256, size, encoding, hex(bytes) FROM document ORDER BY 1');
    expect(bytes(upper)).toEqual(bytes(county));
    expect(upper.core.read.value('SELECT COUNT(*) FROM expert WHERE id_number IS NOT NULL')).toBe(0);
    expect(upper.core.read.all('PRAGMA foreign_key_check')).toEqual([]);
  });

  test('and leaves nothing beside the package and nothing in the scratch folder', async () => {
    const county = desk();
    fillCounty({ core: county.core, self: county.self }, { enterprises: 3 });
    await county.upload('a.yjpkg');
    expect(readdirSync(county.folder).filter((name) => name.includes('partial'))).toEqual([]);
    expect(readdirSync(county.path('scratch'))).toEqual([]);
  });

  test('with a password, without files, and as changes only', async () => {
    const county = desk();
    fillCounty({ core: county.core, self: county.self }, { enterprises: 12, documents: 2 });
    const upper = city();
    await upper.merge(await county.upload('a.yjpkg', { password: '示例密码', withFiles: false }), '示例密码');
    expect(upper.core.read.value('SELECT COUNT(*) FROM document WHERE bytes IS NOT NULL')).toBe(0);
    await upper.settle();
    const before = logicalDump(upper.core.read);

    county.core.write.exec(
      `UPDATE enterprise SET name = name || '（改）', version = version + 1, updated_at = '2026-11-21T00:00:00.000Z' WHERE id = (SELECT MIN(id) FROM enterprise)`,
    );
    // The fixed clock gives every row the moment of the package, so "since" would take them all.
    county.core.write.exec(`UPDATE drill SET updated_at = '2026-01-01T00:00:00.000Z'`);
    const view = await county.inspect(await county.upload('b.yjpkg', { since: 1 }));
    expect(view).toMatchObject({ base: 'since:1', sequence: 2, problems: [] });
    expect(view.counts.drill).toBe(0);
    const { tables, batchId } = await upper.merge(county.path('b.yjpkg'));
    expect(tables.find((table) => table.table === 'enterprise')).toMatchObject({
      added: 0,
      changed: 1,
      same: 11,
    });
    expect(tables.find((table) => table.table === 'document')).toMatchObject({ changed: 2 });
    expect(upper.core.read.value('SELECT COUNT(*) FROM document WHERE bytes IS NOT NULL')).toBe(2);
    expect(upper.core.read.value(`SELECT COUNT(*) FROM document_text WHERE state = 'ok'`)).toBe(2);
    await upper.call('undo', { batchId });
    expect(logicalDump(upper.core.read)).toEqual(before);
  });

  test('upwards through the city to the province, owners kept', async () => {
    const county = desk();
    fillCounty({ core: county.core, self: county.self }, { enterprises: 8 });
    const middle = city();
    fillCounty({ core: middle.core, self: middle.self }, { enterprises: 2 });
    await middle.merge(await county.upload('a.yjpkg'));
    const province = desk({ level: 'province', regionCode: '220000', name: '吉林省应急管理厅' });
    await province.merge(await middle.upload('b.yjpkg', { recipientName: '吉林省应急管理厅' }));
    expect(exchangedDump(province.core.read)).toEqual(exchangedDump(middle.core.read));
    const owners = province.core.read.allRaw('SELECT origin, COUNT(*) FROM enterprise GROUP BY 1 ORDER BY 2');
    expect(owners).toEqual([
      [middle.self, 2],
      [county.self, 8],
    ]);

    // The county now also reports to the province itself: the city no longer speaks for it.
    await province.merge(await county.upload('c.yjpkg', { recipientName: '吉林省应急管理厅' }));
    county.core.write.exec(`UPDATE enterprise SET name = '改名', version = version + 1`);
    await middle.merge(await county.upload('d.yjpkg'));
    const { tables } = await province.rehearse(
      await middle.upload('e.yjpkg', { recipientName: '吉林省应急管理厅' }),
    );
    expect(tables.find((table) => table.table === 'enterprise')).toMatchObject({
      changed: 0,
      refused: 8,
      same: 2,
    });
  });
});

describe('merging again', () => {
  test('the same package changes nothing and answers with the same batch', async () => {
    const county = desk();
    fillCounty({ core: county.core, self: county.self }, { enterprises: 10, documents: 2 });
    const file = await county.upload('a.yjpkg');
    const upper = city();
    const first = await upper.merge(file);
    const before = logicalDump(upper.core.read);
    const rehearsal = await upper.rehearse(file);
    expect(rehearsal.warnings.map((warning) => warning.code)).toEqual(['PACKAGE_REPEATED']);
    const second = await upper.call('merge', { rehearsalId: rehearsal.rehearsalId });
    expect(second.batchId).toBe(first.batchId);
    expect(second.tables.every((table) => table.added + table.changed === 0)).toBe(true);
    expect(logicalDump(upper.core.read)).toEqual(before);
  });

  test('an undo puts the identical state back, and the package can be merged again', async () => {
    const county = desk();
    fillCounty({ core: county.core, self: county.self }, { enterprises: 10, documents: 2 });
    const upper = city();
    fillCounty({ core: upper.core, self: upper.self }, { enterprises: 4 });
    await upper.settle();
    const empty = logicalDump(upper.core.read);
    const first = await upper.merge(await county.upload('a.yjpkg', { withFiles: false }));
    const merged = logicalDump(upper.core.read);

    // Two units exchange their codes, one is voided and its code given to a new one, numbers and floats change.
    const db = county.core.write;
    const [one, two, three] = db.all<{ id: string; uscc: string }>(
      'SELECT id, uscc FROM enterprise ORDER BY id LIMIT 3',
    );
    db.exec(`UPDATE enterprise SET uscc = NULL`);
    db.run('UPDATE enterprise SET uscc = @uscc, version = 2 WHERE id = @id', {
      id: one?.id ?? '',
      uscc: two?.uscc ?? '',
    });
    db.run('UPDATE enterprise SET uscc = @uscc, version = 2 WHERE id = @id', {
      id: two?.id ?? '',
      uscc: one?.uscc ?? '',
    });
    db.run(
      `UPDATE enterprise SET uscc = @uscc, version = 2, voided_at = '2026-11-20T00:00:00.000Z', void_reason = '重复' WHERE id = @id`,
      { id: three?.id ?? '', uscc: three?.uscc ?? '' },
    );
    db.run(`UPDATE enterprise SET uscc = @uscc, version = 2 WHERE id = (SELECT MAX(id) FROM enterprise)`, {
      uscc: three?.uscc ?? '',
    });
    db.exec(`UPDATE enterprise SET longitude = 126.1 + 1.0 / 3, version = 2 WHERE version = 1`);
    const second = await upper.merge(await county.upload('b.yjpkg'));
    expect(second.tables.find((table) => table.table === 'enterprise')).toMatchObject({
      changed: 10,
      conflict: 0,
      refused: 0,
    });
    expect(exchangedDump(upper.core.read).document).toHaveLength(2);

    await expect(upper.call('undo', { batchId: first.batchId })).rejects.toMatchObject({
      code: 'UNDO_BLOCKED',
    });
    await upper.call('undo', { batchId: second.batchId });
    expect(logicalDump(upper.core.read)).toEqual(merged);
    await upper.call('undo', { batchId: first.batchId });
    expect(logicalDump(upper.core.read)).toEqual(empty);
    await expect(upper.call('undo', { batchId: first.batchId })).rejects.toMatchObject({
      code: 'ALREADY_UNDONE',
    });
    const again = await upper.merge(county.path('b.yjpkg'));
    expect(again.tables.find((table) => table.table === 'enterprise')).toMatchObject({ added: 10 });
    expect(upper.core.read.all('PRAGMA foreign_key_check')).toEqual([]);
  });

  test('an undo is refused while something made here hangs on a merged row', async () => {
    const county = desk();
    fillCounty({ core: county.core, self: county.self }, { enterprises: 2 });
    const upper = city();
    const { batchId } = await upper.merge(await county.upload('a.yjpkg'));
    const before = logicalDump(upper.core.read);
    upper.core.write.exec(`INSERT INTO drill (id, enterprise_id, title, title_key, state, origin, created_at, updated_at)
      SELECT 'own', MIN(id), '抽查演练', '抽查演练', 'planned', '${upper.self}', '2026', '2026' FROM enterprise`);
    await expect(upper.call('undo', { batchId })).rejects.toMatchObject({
      code: 'UNDO_BLOCKED',
      details: { rows: [{ table: 'drill' }] },
    });
    upper.core.write.exec(`DELETE FROM drill WHERE id = 'own'`);
    expect(logicalDump(upper.core.read)).toEqual(before);
  });
});

test('the file is an ordinary zip whose cover can be read by anybody', async () => {
  const county = desk({ name: '<b>舒兰市</b>应急管理局' });
  const bytes = readFileSync(await county.upload('a.yjpkg'));
  expect(bytes.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');
  const view = await county.inspect(county.path('a.yjpkg'));
  expect(view.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  expect(view.signer?.known).toBe('self');
  expect(Object.keys(view.counts)).toEqual(TABLES.map((table) => table.name));
});
