import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { officeKey } from '../../db/exchange/keys';
import { fillCounty } from '../builders/county';
import { logicalDump } from '../builders/dumps';
import { type ExchangeDesk, makeExchangeDesk } from '../builders/exchange-desk';
import { type Forgery, forge } from '../builders/forged-packages';

const open: ExchangeDesk[] = [];
const lasting: ExchangeDesk[] = [];
afterAll(() => {
  for (const each of lasting) each.close();
});
afterEach(() => {
  for (const each of open.splice(0)) each.close();
});
const desk = (...given: Parameters<typeof makeExchangeDesk>): ExchangeDesk => {
  const made = makeExchangeDesk(...given);
  open.push(made);
  return made;
};

/** A county that has sent a package, and the city that has merged it with one row refused. */
async function circle() {
  const county = desk();
  fillCounty({ core: county.core, self: county.self }, { enterprises: 3 });
  const upper = desk({ level: 'city', regionCode: '220200', name: '吉林市应急管理局' });
  await upper.merge(await county.upload('one.yjpkg'));
  // Both have changed one row alike often: a conflict that the city answers.
  const id = county.core.read.value<string>('SELECT MIN(id) FROM enterprise') ?? '';
  for (const [at, name] of [
    [county, '示例甲厂'],
    [upper, '示例乙厂'],
  ] as const)
    at.core.write.run('UPDATE enterprise SET name = @name, version = version + 1 WHERE id = @id', {
      name,
      id,
    });
  const { batchId } = await upper.merge(await county.upload('two.yjpkg'));
  return { county, upper, id, batchId };
}

async function write(upper: ExchangeDesk, sequence: number, name: string): Promise<string> {
  const { rows } = await upper.answers('outgoing', {});
  const packageId = rows.find((row) => row.sequence === sequence)?.packageId ?? '';
  await upper.answers('write', {
    packageIds: [packageId],
    target: upper.host.grants.grant(upper.path(name)),
  });
  return upper.path(name);
}

async function receive(county: ExchangeDesk, file: string, accept = true) {
  const { queueId, items } = await county.receive('look', { files: [county.host.grants.grant(file)] });
  const { queue } = await county.receive('merge', {
    queueId,
    accept: accept ? items.map(({ id }) => ({ id })) : [],
  });
  const [item] = queue.items;
  if (!item) throw new Error('no item');
  return { ...item, codes: item.problems.map(({ code }) => code) };
}

describe('the answer to a package', () => {
  test('names what was not taken, goes down, and is dealt with at the desk that sent the package', async () => {
    const { county, upper, id } = await circle();
    const owed = await upper.answers('outgoing', {});
    expect(owed.rows).toMatchObject([
      { sequence: 2, returned: 1, given: false, officeName: '舒兰市应急管理局' },
      { sequence: 1, returned: 0, given: false },
    ]);
    const plan = county.core.read.value<string>('SELECT MIN(id) FROM plan') ?? '';
    expect(await upper.answers('ofRow', { table: 'plan', rowId: plan })).toMatchObject({
      returnTo: { name: '舒兰市应急管理局' },
      answers: [],
    });
    await upper.answers('returnRow', { table: 'plan', rowId: plan, reason: '缺应急资源调查报告' });
    await expect(
      upper.answers('returnRow', { table: 'plan', rowId: plan, reason: '再说一次' }),
    ).rejects.toMatchObject({ code: 'RETURN_WAITING' });
    expect((await upper.answers('outgoing', {})).rows[0]?.waiting).toBe(1);

    const file = await write(upper, 2, 'answer.yjpkg');
    expect((await upper.answers('outgoing', {})).rows.map(({ given, waiting }) => [given, waiting])).toEqual([
      [false, 0],
      [true, 0],
    ]);
    expect((await county.answers('incoming', {})).rows.map(({ receipt }) => receipt)).toEqual([null, null]);

    const looked = await county.receive('look', { files: [county.host.grants.grant(file)] });
    expect(looked.items).toMatchObject([{ state: 'held', problems: [{ code: 'PACKAGE_KEY_UNSEEN' }] }]);
    expect(await receive(county, file)).toMatchObject({ state: 'merged' });
    const [answered, unanswered] = (await county.answers('incoming', {})).rows;
    expect(answered).toMatchObject({
      sequence: 2,
      receipt: { returned: 2, open: 2, officeName: '吉林市应急管理局', answeredBy: '示例员' },
    });
    expect(unanswered?.receipt).toBeNull();
    const receiptId = answered?.receipt?.receiptId ?? '';
    const { rows } = await county.answers('answers', { receiptId });
    expect(
      rows.map(({ table, rowId, refusal, reason, madeBy, here }) => [
        table,
        rowId,
        refusal,
        reason,
        madeBy,
        here,
      ]),
    ).toEqual([
      ['enterprise', id, 'conflict', null, null, true],
      ['plan', plan, null, '缺应急资源调查报告', '示例员', true],
    ]);
    expect((await county.answers('ofRow', { table: 'plan', rowId: plan })).answers).toMatchObject([
      { by: '吉林市应急管理局', ours: false, reason: '缺应急资源调查报告' },
    ]);
    await county.answers('settle', { id: rows[1]?.id ?? '', note: '已补报告' });
    expect((await county.answers('answers', { receiptId, onlyOpen: true })).total).toBe(1);

    // Twice, and a newer one of the same package: what was noted stays.
    expect(await receive(county, file)).toMatchObject({ state: 'unchanged', codes: [] });
    const newer = await write(upper, 2, 'again.yjpkg');
    expect(await receive(county, newer)).toMatchObject({ state: 'merged' });
    expect((await county.answers('answers', { receiptId, onlyOpen: true })).total).toBe(1);
    expect(await receive(county, file)).toMatchObject({ state: 'unchanged' });

    // The county goes on counting its packages where it was.
    expect((await upper.inspect(await county.upload('three.yjpkg'))).sequence).toBe(3);
  });

  test('can be undone, and comes in any order', async () => {
    const { county, upper } = await circle();
    const two = await write(upper, 2, 'two-answer.yjpkg');
    const one = await write(upper, 1, 'one-answer.yjpkg');
    const before = logicalDump(county.core.read);
    const second = await receive(county, one);
    const first = await receive(county, two);
    expect((await county.answers('incoming', {})).rows.every(({ receipt }) => receipt)).toBe(true);
    for (const batchId of [first.batchId, second.batchId])
      await county.call('undo', { batchId: batchId ?? '' });
    expect((await county.answers('incoming', {})).rows.some(({ receipt }) => receipt)).toBe(false);
    const after = logicalDump(county.core.read);
    for (const table of ['receipt', 'receipt_answer', 'office', 'enterprise', 'package_log'])
      expect(after[table], table).toEqual(before[table]);
    expect(await receive(county, two)).toMatchObject({ state: 'merged' });
  });

  test('follows the merge: undone before it went out it is gone, afterwards the next one takes its place', async () => {
    const { county, upper, batchId } = await circle();
    const file = await write(upper, 2, 'early.yjpkg');
    await receive(county, file);
    await upper.call('undo', { batchId });
    expect((await upper.answers('outgoing', {})).rows.map(({ sequence }) => sequence)).toEqual([1]);
    await expect(
      upper.answers('write', {
        packageIds: ['unknown'],
        target: upper.host.grants.grant(upper.path('no.yjpkg')),
      }),
    ).rejects.toMatchObject({ code: 'RECEIPT_NOT_POSSIBLE' });
    await upper.merge(county.path('two.yjpkg'));
    const again = await write(upper, 2, 'late.yjpkg');
    expect(await receive(county, again)).toMatchObject({ state: 'merged' });
    expect(await receive(county, file)).toMatchObject({ state: 'unchanged' });
    const [answered] = (await county.answers('incoming', {})).rows;
    expect(answered?.receipt).toMatchObject({ sequence: 2, returned: 1, open: 1 });
  });

  test('is written for many packages into one folder, each under a name of its own', async () => {
    const { upper } = await circle();
    const { rows } = await upper.answers('outgoing', {});
    const target = upper.host.grants.grant(upper.folder);
    const packageIds = rows.map(({ packageId }) => packageId);
    const { written, stopped } = await upper.answers('write', { packageIds, target });
    expect(stopped).toBe(false);
    expect(written.map(({ fileName }) => fileName)).toEqual([
      '回执-舒兰市应急管理局-第2号包.yjpkg',
      '回执-舒兰市应急管理局-第1号包.yjpkg',
    ]);
    expect(written.map(({ package: { sequence, kind } }) => [kind, sequence])).toEqual([
      ['receipt', 1],
      ['receipt', 2],
    ]);
    const again = await upper.answers('write', { packageIds: packageIds.slice(0, 1), target });
    expect(again.written[0]?.fileName).toBe('回执-舒兰市应急管理局-第2号包-2.yjpkg');
  });

  test('that did not come about has answered nothing', async () => {
    const { upper } = await circle();
    const before = upper.core.read.allRaw('SELECT * FROM receipt ORDER BY id');
    const { rows } = await upper.answers('outgoing', {});
    await expect(
      upper.answers('write', {
        packageIds: [rows[0]?.packageId ?? ''],
        target: upper.host.grants.grant(upper.path('no/such/folder/a.yjpkg')),
      }),
    ).rejects.toMatchObject({ code: 'FILE_NOT_WRITABLE' });
    expect(upper.core.read.allRaw('SELECT * FROM receipt ORDER BY id')).toEqual(before);
  });
});

describe('a receipt that answers nothing of ours', () => {
  let told: Awaited<ReturnType<typeof circle>> & { file: string };
  // Nothing is written by any of these, so they all begin with the same two desks.
  beforeAll(async () => {
    const made = await circle();
    lasting.push(...open.splice(0));
    await receive(made.county, await write(made.upper, 1, 'first.yjpkg'));
    told = { ...made, file: await write(made.upper, 2, 'answer.yjpkg') };
  });
  const forged = async (forgery: Forgery) => {
    const { county, upper, file } = told;
    const target = forge(file, upper.path('forged.yjpkg'), officeKey(upper.core.write, upper.self), forgery);
    const before = logicalDump(county.core.read);
    const answer = await receive(county, target);
    expect(logicalDump(county.core.read)).toEqual(before);
    return answer;
  };

  test.each<[string, Forgery, string]>([
    [
      'for a package never sent',
      { data: (db) => db.run(`UPDATE receipt SET package_id = 'never'`) },
      'RECEIPT_PACKAGE_UNKNOWN',
    ],
    [
      'for other bytes than were sent',
      { data: (db) => db.run(`UPDATE receipt SET package_sha256 = replace(hex(zeroblob(32)), '0', 'a')`) },
      'RECEIPT_PACKAGE_DIFFERS',
    ],
    [
      'for another number',
      { data: (db) => db.run('UPDATE receipt SET sequence = 7') },
      'RECEIPT_PACKAGE_DIFFERS',
    ],
    [
      'for another office',
      {
        data: (db) => {
          db.run(`UPDATE receipt SET office_id = 'another'`);
          db.run(`UPDATE receipt_answer SET office_id = 'another'`);
        },
      },
      'RECEIPT_PACKAGE_UNKNOWN',
    ],
    [
      'with a word for somebody else',
      { data: (db) => db.run(`UPDATE receipt_answer SET office_id = 'another'`) },
      'PACKAGE_NOT_ONE_RECEIPT',
    ],
    [
      'about a table there is none of',
      { data: (db) => db.run(`UPDATE receipt_answer SET table_name = 'user'`) },
      'PACKAGE_NOT_ONE_RECEIPT',
    ],
    [
      'void already',
      { data: (db) => db.run(`UPDATE receipt SET voided_at = updated_at, void_reason = '撤销'`) },
      'PACKAGE_NOT_ONE_RECEIPT',
    ],
    [
      'longer than anybody writes',
      { data: (db) => db.run(`UPDATE receipt_answer SET reason = hex(zeroblob(20000))`) },
      'PACKAGE_NOT_ONE_RECEIPT',
    ],
  ])('%s is refused by name', async (_name, forgery, code) => {
    const answer = await forged(forgery);
    expect(answer).toMatchObject({ state: 'aside', codes: [code] });
  });

  test('signed by another key waits for a person', async () => {
    const { county, upper, file } = told;
    const other = desk({ level: 'city', regionCode: '220300', name: '四平市应急管理局' });
    const key = officeKey(other.core.write, other.self);
    const target = forge(file, upper.path('forged.yjpkg'), key, {});
    expect(await receive(county, target, false)).toMatchObject({
      state: 'held',
      codes: ['SENDER_KEY_CHANGED'],
    });
  });

  test('from an office the package was not sent to is refused, and at a desk it was not written for', async () => {
    const { county, file } = told;
    county.core.write.run(
      `UPDATE package_log SET partner_id = 'name:四平市应急管理局', manifest = json_set(manifest, '$.recipient.name', '四平市应急管理局')`,
    );
    expect(await receive(county, file)).toMatchObject({ state: 'aside', codes: ['RECEIPT_OTHER_OFFICE'] });
    const third = desk({ regionCode: '220281', name: '蛟河市应急管理局' });
    expect(await receive(third, file)).toMatchObject({ state: 'aside', codes: ['PACKAGE_WRONG_RECIPIENT'] });
  });
});
