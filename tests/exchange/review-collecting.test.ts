import { copyFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { exchangedDump } from '../builders/dumps';
import {
  addText,
  EXPERTS,
  fillOrganiser,
  markAll,
  PLAN_TEXT,
  prepare,
  type ReviewDesk,
  receive,
  review,
  reviewDesks,
  send,
} from '../builders/review-circle';

const { desk, closeAll } = reviewDesks();
afterEach(closeAll);

const look = (at: ReviewDesk, file: string) =>
  at.call('reviewPackages', 'rehearse', { file: at.host.grants.grant(file) });
const codes = (problems: readonly { code: string }[]) => problems.map(({ code }) => code);

/** A review with so many of its packs written. */
async function sent(office: ReviewDesk, names: readonly string[] = EXPERTS, written = 1) {
  const made = fillOrganiser(office);
  const { reviewId, ids } = await prepare(office, made.versionId, names);
  const packs: string[] = [];
  for (const id of ids.slice(0, written)) packs.push(await send(office, id, `${id}.yjpkg`));
  return { ...made, reviewId, ids, packs };
}

describe('five results on five desks', () => {
  test('give one outcome in whatever order and however often they come', async () => {
    const office = desk('office');
    const { ids, packs } = await sent(office, EXPERTS, 5);
    const results: string[] = [];
    for (const [at, name] of EXPERTS.entries()) {
      const expert = desk('reviewer', { name });
      results.push(await review(expert, packs[at] ?? '', ids[at] ?? '', { opinion: `${name}的意见` }));
    }
    office.host.closeDatabase();
    const outcomes = new Set<string>();
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([0, 1, 2, 3, 4, 0, 1, 2, 3, 4], { minLength: 10, maxLength: 10 }),
        async (order) => {
          const copy = desk('office');
          copy.host.closeDatabase();
          copyFileSync(office.path('desk.db'), copy.path('copy.db'));
          copy.host.openDatabase(copy.path('copy.db'), { mustExist: true });
          for (const at of order) await receive(copy, results[at] ?? '');
          const dump = exchangedDump(copy.host.requireCore().read);
          expect(dump.review_opinion).toHaveLength(5);
          outcomes.add(JSON.stringify(dump));
        },
      ),
      { numRuns: 2 },
    );
    expect(outcomes.size).toBe(1);
  });
});

describe('what does not belong is refused by name', () => {
  test('a pack of somebody else, and a name written another way', async () => {
    const office = desk('office');
    const { packs } = await sent(office, ['示专家', '例专家', '样专家']);
    const other = desk('reviewer', { name: '例专家' });
    expect(codes((await look(other, packs[0] ?? '')).blocks)).toEqual(['PACK_NOT_FOR_YOU']);
    const { rehearsalId } = await look(other, packs[0] ?? '');
    expect(await other.refused('reviewPackages', 'receive', { rehearsalId })).toBe('PACK_NOT_FOR_YOU');
    const same = desk('reviewer', { name: '示 专家（高级工程师）' });
    expect((await look(same, packs[0] ?? '')).blocks).toEqual([]);
  });

  test('results of another review, another version, another desk; kept ones that come again', async () => {
    const office = desk('office');
    const { ids, packs, reviewId, versionId, planId } = await sent(office, ['示专家', '例专家', '样专家']);
    const expert = desk('reviewer', { name: '示专家' });
    const result = await review(expert, packs[0] ?? '', ids[0] ?? '');
    const stranger = desk('office', { name: '蛟河市应急管理局' });
    expect(
      await stranger.refused('reviewPackages', 'rehearse', { file: stranger.host.grants.grant(result) }),
    ).toBe('PACKAGE_WRONG_RECIPIENT');
    // The review goes on with another version; what was handed in on the former does not count.
    const { db } = office.deps();
    const next = office.core.newId();
    db.run(
      `INSERT INTO plan_version (id, plan_id, number, label, state, origin, created_at, updated_at)
       VALUES (@next, @planId, 9, '修改稿', 'draft', @self, 'x', 'x')`,
      { next, planId, self: office.self },
    );
    addText(office, next, `${PLAN_TEXT}\n4 保障措施`);
    const before = await office.call('reviews', 'get', { id: reviewId });
    await office.call('reviews', 'replaceVersion', {
      id: reviewId,
      expectedVersion: before.version,
      planVersionId: next,
    });
    expect(codes((await look(office, result)).blocks)).toContain('RESULT_OTHER_VERSION');
    expect(versionId).not.toBe(next);
    // A new pack opens the work again and keeps the marks.
    const second = await send(office, ids[0] ?? '', 'second.yjpkg');
    const seen = await look(expert, second);
    expect(seen.pack).toMatchObject({ as: 'update', versionChanged: true, marks: 1 });
    await receive(expert, second);
    const again = await expert.call('marking', 'get', { id: ids[0] ?? '' });
    expect(again).toMatchObject({ state: 'open', marks: 1, plan: { version: '修改稿' } });
    expect(codes((await look(expert, packs[0] ?? '')).warnings)).toEqual(['PACK_KNOWN']);
    await markAll(expert, ids[0] ?? '', { opinion: '修改稿可行' });
    const later = await send(expert, ids[0] ?? '', 'later.yjpkg');
    await receive(office, later);
    expect(office.core.read.value('SELECT opinion FROM review_opinion WHERE voided_at IS NULL')).toBe(
      '修改稿可行',
    );
    const known = await look(office, later);
    expect(known.result?.known).toBe(true);
    expect((await receive(office, later)).tables).toEqual([]);
  });

  test('a result from another computer waits for a person, and then takes the place of the first', async () => {
    const office = desk('office');
    const { ids, packs } = await sent(office, ['示专家', '例专家', '样专家']);
    const first = desk('reviewer', { name: '示专家' });
    await receive(office, await review(first, packs[0] ?? '', ids[0] ?? '', { opinion: '第一台' }));
    const second = desk('reviewer', { name: '示专家' });
    const result = await review(second, packs[0] ?? '', ids[0] ?? '', { opinion: '第二台' });
    const seen = await look(office, result);
    expect(codes(seen.blocks)).toEqual(['SENDER_KEY_CHANGED']);
    expect(codes(seen.warnings)).toEqual(['RESULT_OTHER_DESK']);
    const { batchId } = await receive(office, result, { acceptKey: true, confirmedHow: '当面，示专家' });
    expect(
      office.core.read.allRaw('SELECT state, confirmed_how FROM office_key WHERE confirmed_at IS NOT NULL'),
    ).toEqual([['confirmed', '当面，示专家']]);
    const living = () => office.core.read.all('SELECT opinion FROM review_opinion WHERE voided_at IS NULL');
    expect(living()).toEqual([{ opinion: '第二台' }]);
    await office.call('exchange', 'undo', { batchId: batchId ?? '' });
    expect(living()).toEqual([{ opinion: '第一台' }]);
  });

  test('late results are taken and marked; those of experts who left are not', async () => {
    const office = desk('office');
    const { ids, packs, reviewId } = await sent(office, ['示专家', '例专家', '样专家', '测专家'], 3);
    const slow = desk('reviewer', { name: '示专家', today: '2026-11-25' });
    expect(codes((await look(slow, packs[0] ?? '')).warnings)).toEqual(['PACK_PAST_DEADLINE']);
    const late = await review(slow, packs[0] ?? '', ids[0] ?? '');
    expect(codes((await look(office, late)).warnings)).toEqual(['RESULT_LATE']);
    await receive(office, late);
    const view = await office.call('reviews', 'get', { id: reviewId });
    expect(view.counts).toMatchObject({ returned: 1, late: 1 });
    // A clock that was set back does not save anybody from being late.
    const backwards = desk('reviewer', { name: '样专家', today: '2026-11-01' });
    const early = await review(backwards, packs[2] ?? '', ids[2] ?? '');
    expect(codes((await look(office, early)).warnings)).toEqual(['RESULT_CLOCK']);
    office.goTo('2026-11-26');
    expect(codes((await look(office, early)).warnings)).toEqual(['RESULT_CLOCK', 'RESULT_LATE']);
    office.goTo('2026-11-09');
    const gone = desk('reviewer', { name: '例专家' });
    const result = await review(gone, packs[1] ?? '', ids[1] ?? '');
    const leaver = view.experts.find(({ id }) => id === ids[1]);
    await office.call('reviews', 'withdraw', {
      id: ids[1] ?? '',
      expectedVersion: leaver?.version ?? 0,
      reason: '近亲属在该单位任职',
    });
    expect(codes((await look(office, result)).blocks)).toEqual(['RESULT_EXPERT_WITHDRAWN']);
  });
});
