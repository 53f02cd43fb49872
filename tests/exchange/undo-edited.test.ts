import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillCounty } from '../builders/county';
import { logicalDump } from '../builders/dumps';
import { type ExchangeDesk, makeExchangeDesk } from '../builders/exchange-desk';
import { makeDrill } from '../builders/records';

let county: ExchangeDesk;
let upper: ExchangeDesk;
let batchId: string;

beforeAll(async () => {
  county = makeExchangeDesk();
  fillCounty({ core: county.core, self: county.self }, { enterprises: 4, documents: 1 });
  upper = makeExchangeDesk({ level: 'city', regionCode: '220200', name: '吉林市应急管理局' });
  batchId = (await upper.merge(await county.upload('up.yjpkg'))).batchId;
  await upper.settle();
});
afterAll(() => {
  county.close();
  upper.close();
});

const refused = async () => {
  const before = logicalDump(upper.core.read);
  const reason = await upper.call('undo', { batchId }).then(
    () => null,
    (error: {
      code: string;
      message: string;
      details: { rows: { table: string; id: string; why: string }[]; total: number };
    }) => error,
  );
  expect(reason).toMatchObject({ code: 'UNDO_BLOCKED' });
  expect(logicalDump(upper.core.read)).toEqual(before);
  return { ...reason?.details, message: reason?.message };
};

test('a row edited since the merge blocks its undoing by name, and nothing is lost', async () => {
  const id = upper.core.read.value<string>('SELECT MIN(id) FROM enterprise') ?? '';
  upper.core.write.run(`UPDATE enterprise SET remark = '本级补记', version = version + 1 WHERE id = @id`, {
    id,
  });
  expect(await refused()).toMatchObject({ rows: [{ table: 'enterprise', id }], total: 1 });
  expect(upper.core.read.value('SELECT remark FROM enterprise WHERE id = @id', { id })).toBe('本级补记');
  upper.core.write.run('UPDATE enterprise SET remark = NULL, version = version - 1 WHERE id = @id', { id });
});

test('so does a row of one’s own that hangs on a merged one', async () => {
  const enterpriseId = upper.core.read.value<string>('SELECT MAX(id) FROM enterprise') ?? '';
  const { id } = makeDrill({ core: upper.core, self: upper.self }, { enterpriseId });
  expect((await refused()).rows).toContainEqual(expect.objectContaining({ id: enterpriseId }));
  upper.core.write.run('DELETE FROM drill WHERE id = @id', { id });
});

test('each reason is told with the number of its rows', async () => {
  const [edited, used] = upper.core.read
    .allRaw('SELECT id FROM enterprise ORDER BY id')
    .map(([id]) => String(id));
  upper.core.write.run('UPDATE enterprise SET version = version + 1 WHERE id = @edited', {
    edited: edited ?? '',
  });
  const { id } = makeDrill({ core: upper.core, self: upper.self }, { enterpriseId: used ?? '' });
  expect((await refused()).message).toContain('有 1 条资料之后又修改过，有 1 条资料之后登记的资料引用了它');
  upper.core.write.run('DELETE FROM drill WHERE id = @id', { id });
  upper.core.write.run('UPDATE enterprise SET version = version - 1 WHERE id = @edited', {
    edited: edited ?? '',
  });
});

test('a later package over an edited row is a conflict, not a change', async () => {
  const id = county.core.read.value<string>('SELECT MIN(id) FROM enterprise') ?? '';
  upper.core.write.run(`UPDATE enterprise SET remark = '本级补记', version = 2 WHERE id = @id`, { id });
  county.core.write.run(`UPDATE enterprise SET remark = '县里补记', version = 2 WHERE id = @id`, { id });
  const file = await county.upload('second.yjpkg');
  const { tables } = await upper.rehearse(file);
  expect(tables.find(({ table }) => table === 'enterprise')).toMatchObject({ conflict: 1, changed: 0 });
});
