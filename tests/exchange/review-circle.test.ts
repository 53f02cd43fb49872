import { afterEach, describe, expect, test } from 'vitest';
import { expertWorkTable } from '../../db/repositories/expert-life';
import { bookkeeping, makeExpert } from '../builders/records';
import {
  fillOrganiser,
  markAll,
  prepare,
  receive,
  review,
  reviewDesks,
  send,
} from '../builders/review-circle';

const { desk, closeAll } = reviewDesks();
afterEach(closeAll);

describe('a pack goes to its expert and a result comes back', () => {
  test('the expert gets the plan and the own assignment alone; the organiser sees names until all is open', async () => {
    const office = desk('office');
    const { versionId, sha256 } = fillOrganiser(office);
    const { reviewId, ids } = await prepare(office, versionId, ['示专家', '例专家', '样专家']);
    const [mine = '', second = '', third = ''] = ids;
    const pack = await send(office, mine, 'pack.yjpkg');
    expect((await office.call('reviews', 'get', { id: reviewId })).state).toBe('sent');

    const expert = desk('reviewer', { name: '示专家' });
    const looked = await expert.call('reviewPackages', 'rehearse', { file: expert.host.grants.grant(pack) });
    expect(looked.blocks).toEqual([]);
    expect(looked.warnings).toEqual([]);
    expect(looked.pack).toMatchObject({
      as: 'new',
      expert: '示专家',
      dueOn: '2026-11-20',
      plan: { title: '生产安全事故综合应急预案', unit: '舒兰市示例化工有限公司' },
      files: [{ fileName: '综合应急预案.txt', carried: true }],
    });
    const taken = await expert.call('reviewPackages', 'receive', { rehearsalId: looked.rehearsalId });
    expect(Object.fromEntries(taken.tables.map(({ table, added }) => [table, added]))).toEqual({
      office: 1,
      enterprise: 1,
      document: 1,
      plan: 1,
      plan_version: 1,
      plan_document: 1,
      review: 1,
      review_assignment: 1,
    });
    // Nothing of the others, of telephones, of what the office keeps to itself.
    expect(expert.core.read.all('SELECT name, phone, expert_id FROM review_assignment')).toEqual([
      { name: '示专家', phone: null, expert_id: null },
    ]);
    expect(expert.core.read.get('SELECT principal, principal_phone FROM enterprise')).toEqual({
      principal: null,
      principal_phone: null,
    });
    expect(expert.core.read.value('SELECT remark FROM review')).toBeNull();
    expect(
      expert.core.read.value('SELECT text FROM document_text WHERE sha256 = @sha256', { sha256 }),
    ).toContain('适用范围');

    expect(await expert.refused('reviewPackages', 'write', { id: mine, file: 'no-such-grant' })).toBe(
      'FILE_NOT_GRANTED',
    );
    await markAll(expert, mine);
    const result = await send(expert, mine, 'result.yjpkg');

    await send(office, second, 'second.yjpkg');
    await send(office, third, 'third.yjpkg');
    expect((await office.call('reviews', 'get', { id: reviewId })).state).toBe('marking');
    const seen = await office.call('reviewPackages', 'rehearse', { file: office.host.grants.grant(result) });
    expect(seen.blocks).toEqual([]);
    expect(seen.warnings).toEqual([]);
    expect(seen.result).toMatchObject({ known: false, late: false, reviewId, expert: '示专家' });
    const batch = await office.call('reviewPackages', 'receive', { rehearsalId: seen.rehearsalId });
    expect(batch.tables.map(({ table, added, changed }) => [table, added, changed])).toEqual([
      ['review_assignment', 0, 1],
      ['review_opinion', 1, 0],
      ['checklist_answer', expect.any(Number), 0],
      ['mark', 1, 0],
    ]);
    const view = await office.call('reviews', 'get', { id: reviewId });
    expect(view).toMatchObject({ opened: false, counts: { experts: 3, returned: 1 } });
    expect(JSON.stringify(view)).not.toContain('总体可行');

    expect(
      await office.refused('reviews', 'openResults', {
        id: reviewId,
        expectedVersion: view.version,
        reason: null,
      }),
    ).toBe('REVIEW_BLOCKED');
    await office.call('reviews', 'openResults', {
      id: reviewId,
      expectedVersion: view.version,
      reason: '会期已定，不能再等',
    });
    expect(await office.call('reviews', 'get', { id: reviewId })).toMatchObject({
      state: 'collected',
      opened: true,
      closedReason: '会期已定，不能再等',
    });
  });

  test('a result is taken back as one step until the results are open', async () => {
    const office = desk('office');
    const { versionId } = fillOrganiser(office);
    const { reviewId, ids } = await prepare(office, versionId, ['示专家', '例专家', '样专家']);
    const packs = [];
    for (const id of ids) packs.push(await send(office, id, `${id}.yjpkg`));
    const expert = desk('reviewer', { name: '示专家' });
    const result = await review(expert, packs[0] ?? '', ids[0] ?? '');
    const before = office.core.read.get(
      'SELECT state, returned_at, key_id, version FROM review_assignment WHERE id = @id',
      {
        id: ids[0] ?? '',
      },
    );
    const { batchId } = await receive(office, result);
    await office.call('exchange', 'undo', { batchId: batchId ?? '' });
    expect(
      office.core.read.get(
        'SELECT state, returned_at, key_id, version FROM review_assignment WHERE id = @id',
        {
          id: ids[0] ?? '',
        },
      ),
    ).toEqual(before);
    expect(office.core.read.value('SELECT COUNT(*) FROM mark')).toBe(0);
    const again = await receive(office, result);
    const { version } = await office.call('reviews', 'get', { id: reviewId });
    await office.call('reviews', 'openResults', {
      id: reviewId,
      expectedVersion: version,
      reason: '不再等待',
    });
    expect(await office.refused('exchange', 'undo', { batchId: again.batchId ?? '' })).toBe('UNDO_BLOCKED');
  });
});

test('a unit reviews its own plan, with experts whom it names itself', async () => {
  const unit = desk('enterprise');
  const { versionId } = fillOrganiser(unit);
  unit.core.write.exec(
    `UPDATE plan_version SET state = 'draft', review_way = NULL, review_date = NULL, review_result = NULL, signed_on = NULL, published_on = NULL`,
  );
  const { reviewId, ids } = await prepare(unit, versionId, ['示专家', '例专家', '样专家']);
  const { packs } = await unit.call('reviewPackages', 'writeAll', {
    reviewId,
    folder: unit.host.grants.grant(unit.folder),
  });
  expect(packs.map(({ name, fileName }) => [name, fileName])).toEqual([
    ['示专家', '评审包-示专家.yjpkg'],
    ['例专家', '评审包-例专家.yjpkg'],
    ['样专家', '评审包-样专家.yjpkg'],
  ]);
  const view = await unit.call('reviews', 'get', { id: reviewId });
  expect(view).toMatchObject({
    state: 'marking',
    counts: { sent: 3 },
    subject: { versionState: 'in-review' },
  });
  const expert = desk('reviewer', { name: '例专家' });
  const result = await review(expert, unit.path('评审包-例专家.yjpkg'), ids[1] ?? '');
  await receive(unit, result);
  expect((await unit.call('reviews', 'get', { id: reviewId })).counts.returned).toBe(1);
  // Nobody who works for the unit reviews it.
  await unit.call('reviews', 'assign', {
    reviewId,
    experts: [{ expertId: null, name: '测专家', employer: '舒兰市示例化工有限公司' }],
  });
  const insider = (await unit.call('reviews', 'get', { id: reviewId })).experts.find(
    ({ name }) => name === '测专家',
  );
  expect(insider?.conflict?.kind).toBe('employment');
  expect(
    await unit.refused('reviewPackages', 'write', {
      id: insider?.id,
      file: unit.host.grants.grant(unit.path('x.yjpkg')),
    }),
  ).toBe('EXPERT_RECUSED');
});

test('nobody passes for drawn by another’s place, or leads the group after leaving it', async () => {
  const office = desk('office');
  const { versionId } = fillOrganiser(office);
  const { reviewId, ids } = await prepare(office, versionId, ['示专家', '例专家', '样专家', '测专家']);
  const person = { name: '试专家', role: 'member' as const };
  expect(
    await office.refused('reviews', 'assign', {
      reviewId,
      experts: [{ ...person, expertId: null, drawPlaceId: 'nobody’s place' }],
    }),
  ).toBe('NOT_FOUND');
  const [, second = ''] = ids;
  await office.call('reviews', 'withdraw', { id: second, expectedVersion: 1, reason: '近亲属任职' });
  expect(
    await office.refused('reviews', 'changeRole', { id: second, expectedVersion: 2, role: 'chair' }),
  ).toBe('EXPERT_WITHDRAWN');
  const view = await office.call('reviews', 'get', { id: reviewId });
  expect(view.experts.filter(({ role }) => role === 'chair').map(({ name }) => name)).toEqual(['示专家']);
});

test('who was paid by the unit for other work, or wrote its plans, must withdraw', async () => {
  const office = desk('office');
  const { versionId, unitId } = fillOrganiser(office);
  const { reviewId } = await prepare(office, versionId, ['示专家', '例专家', '样专家']);
  const work = (kind: string, paid: boolean, fromDay: string) => {
    const expert = makeExpert(office, { name: `测${kind}${fromDay}` });
    expertWorkTable.insert(office.core.write, {
      ...{
        id: office.core.newId(),
        expertId: expert.id,
        kind: kind as 'drafting',
        paid,
        fromDay,
        enterpriseId: unitId,
      },
      ...{
        title: `为该单位${kind}`,
        reviewId: null,
        drillId: null,
        unitName: null,
        toDay: null,
        hours: null,
      },
      ...{ fee: null, attended: null, record: null, remark: null, ...bookkeeping(office) },
    });
    return { expertId: expert.id, name: '', role: 'member' as const };
  };
  await office.call('reviews', 'assign', {
    reviewId,
    experts: [
      work('drafting', false, '2026-01-05'),
      work('inspection', true, '2025-06-01'),
      work('drafting', true, '2020-01-05'),
      work('review', true, '2026-03-01'),
    ],
  });
  const { experts } = await office.call('reviews', 'get', { id: reviewId });
  expect(
    experts
      .filter(({ conflict }) => conflict !== null)
      .map(({ name }) => name)
      .sort(),
  ).toEqual(['测drafting2026-01-05', '测inspection2025-06-01']);
});
