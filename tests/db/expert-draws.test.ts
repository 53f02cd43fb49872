import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { drawExperts } from '../../db/domain/draw/expert-draw';
import { type ExpertDrawRecord, verifyExpertDraw } from '../../db/domain/draw/expert-draw-verify';
import { expertAbsenceTable, expertInterestTable, expertWorkTable } from '../../db/repositories/expert-life';
import { assignmentsOf } from '../../db/repositories/review-views';
import type { OutputOf } from '../../electron/contract/define';
import { expertDraws as contract } from '../../electron/contract/expert-draws';
import { experts as pooled } from '../../electron/contract/experts';
import { reviews as reviewed } from '../../electron/contract/reviews';
import { expertDraws } from '../../electron/core-host/handlers/expert-draws';
import { experts } from '../../electron/core-host/handlers/experts';
import { reviews } from '../../electron/core-host/handlers/reviews';
import { type Desk, makeDesk } from '../builders/desk';
import { drawFields, drawnDraw, makeReview, pool, SEED } from '../builders/expert-draws-desk';
import { makeEnterprise, makeExpert } from '../builders/records';

let desk: Desk;
let unit: ReturnType<typeof makeEnterprise>;
beforeEach(() => {
  desk = makeDesk(
    { expertDraws: contract, experts: pooled, reviews: reviewed },
    { expertDraws, experts, reviews },
    { role: 'administrator' },
  );
  unit = makeEnterprise(desk, {
    name: '舒兰市示恒煤矿有限公司',
    address: '舒兰市示例镇示例路18号',
    safetyOfficerPhone: '19900000777',
  });
});
afterEach(() => desk.close());

type View = OutputOf<typeof contract.get>;
const get = (id: string) => desk.call<View>('expertDraws.get', { id });
const fields = (over: object = {}) => drawFields({ enterpriseId: unit.id, ...over });
const plan = (over: object = {}) => desk.call<{ id: string }>('expertDraws.plan', { fields: fields(over) });
const codes = (reply: { details: Record<string, unknown> }) =>
  (reply.details.blockers as { code: string }[]).map(({ code }) => code);
const place = async (id: string, label: string, at: number) => {
  const found = (await get(id)).places.find((one) => one.label === label && one.place === at);
  if (!found) throw new Error(`no place ${at} of ${label}`);
  return found;
};
const answer = async (id: string, label: string, at: number, said: string, reason: string | null = null) => {
  const { id: placeId, version } = await place(id, label, at);
  return { placeId, expectedVersion: version, answer: said, reason, onDate: '2026-11-20' };
};
const say = async (...told: Parameters<typeof answer>) =>
  desk.call('expertDraws.answer', await answer(...told));
const states = async (id: string, label: string) =>
  (await get(id)).places.filter((one) => one.label === label).map(({ state }) => state);

describe('a draw of experts', () => {
  it('shows the hash first, the lists and the seed only afterwards; its record proves right', async () => {
    pool(desk, { S01: 6, S27: 4 });
    const { id } = await plan();
    expect((await get(id)).hints).toEqual(['no-emergency']);
    expect(await desk.call('expertDraws.choices', {})).toMatchObject({
      usual: { employerYears: 3, substitutes: 2 },
    });
    const early = await desk.refusal('expertDraws.draw', {
      id,
      expectedVersion: 1,
      spoken: null,
      witness: null,
    });
    expect([early.code, codes(early)]).toEqual(['DRAW_BLOCKED', ['SEED_NOT_COMMITTED']]);
    await desk.call('expertDraws.commitSeed', { id, expectedVersion: 1 });
    const committed = await get(id);
    expect(committed).toMatchObject({ state: 'committed', seed: null, places: [], candidates: 0 });
    expect(committed.commitment).toMatch(/^[0-9a-f]{64}$/);
    expect(await desk.call('expertDraws.lists', { id })).toMatchObject({ candidates: [], exclusions: [] });
    expect((await desk.refusal('expertDraws.record', { id })).code).toBe('NOT_DRAWN');
    const late = await desk.refusal('expertDraws.update', { id, expectedVersion: 2, fields: fields() });
    expect(late.code).toBe('DRAW_BLOCKED');
    const unnamed = { id, expectedVersion: 2, spoken: '17', witness: null };
    expect((await desk.refusal('expertDraws.draw', unnamed)).code).toBe('FIELDS_INVALID');
    const kept = await desk.call('expertDraws.draw', { ...unnamed, witness: '示例甲' });
    expect(kept).toMatchObject({ drawn: 3, substitutes: 4, missing: 0 });
    const record = await desk.call<ExpertDrawRecord>('expertDraws.record', { id });
    expect(verifyExpertDraw(record)).toEqual([]);
    expect(record).toMatchObject({
      unit: { name: unit.name, uscc: unit.uscc },
      witness: '示例甲',
      spoken: '17',
    });
    expect(await desk.call('expertDraws.verify', { id })).toEqual({ problems: [] });
    expect(
      await desk.call('expertDraws.verifyRecord', { record: { ...record, spoken: '18' } }),
    ).toMatchObject({
      problems: [{ code: 'ORDER_DIFFERS' }],
    });
    const again = await desk.refusal('expertDraws.draw', {
      ...unnamed,
      expectedVersion: 3,
      witness: '示例甲',
    });
    expect(again.code).toBe('DRAW_BLOCKED');
    const view = await get(id);
    expect([view.seed, view.operator]).toEqual([record.seed, '示例员']);
    // What is true of the people today does not touch the record of that day.
    desk.core.write.run("UPDATE expert SET name = '改名', status = 'removed', employer = '别处'", {});
    expect(await desk.call('expertDraws.verify', { id })).toEqual({ problems: [] });
  });

  it('draws by a seed that is given, and the same again from the same', async () => {
    pool(desk, { S01: 8, S27: 5 });
    const id = await drawnDraw(desk, fields());
    const record = await desk.call<ExpertDrawRecord>('expertDraws.record', { id });
    expect(record.seed).toBe(SEED);
    expect(drawExperts(record).order).toEqual(record.order);
    expect(drawExperts({ ...record, candidates: record.candidates.toReversed() }).order).toEqual(
      record.order,
    );
  });

  it('leaves out everybody who must stay away, each with the fact, and none of them is placed', async () => {
    const plain = { specialtyCodes: ['S01'], termTo: '2028-12-31' };
    const barred = {
      'not-serving': makeExpert(desk, { ...plain, status: 'paused' }),
      'term-ended': makeExpert(desk, { ...plain, termTo: '2026-11-30' }),
      employer: makeExpert(desk, { ...plain, employer: '舒兰示恒煤矿' }),
      'past-employer': makeExpert(desk, {
        ...plain,
        pastEmployers: [{ name: unit.name, from: '2010', to: '2025-06' }],
      }),
      'drafting-unit': makeExpert(desk, { ...plain, employer: '示例安全咨询有限公司' }),
      'paid-work': makeExpert(desk, plain),
      'same-phone': makeExpert(desk, { ...plain, phone: '19900000001、19900000777' }),
      'same-address': makeExpert(desk, { ...plain, address: '舒兰市示例镇 示例路18号' }),
      'declared-interest': makeExpert(desk, plain),
      unavailable: makeExpert(desk, plain),
      'load-cap': makeExpert(desk, { ...plain, yearlyCap: 1 }),
    };
    const declaredNow = makeExpert(desk, plain);
    const applicant = makeExpert(desk, { ...plain, status: 'applied' });
    const other = makeExpert(desk, { specialtyCodes: ['S05'], employer: unit.name });
    const free = pool(desk, { S01: 3 });
    const row = { origin: unit.origin, version: 1, createdAt: unit.createdAt, updatedAt: unit.updatedAt };
    const own = { ...row, voidedAt: null, voidReason: null };
    const work = {
      reviewId: null,
      drillId: null,
      toDay: null,
      hours: null,
      fee: null,
      attended: null,
      record: null,
    };
    desk.core.write.transaction(() => {
      expertWorkTable.insert(desk.core.write, {
        ...{ id: 'w1', expertId: barred['paid-work'].id, kind: 'consulting', enterpriseId: unit.id },
        ...{
          unitName: null,
          title: '安全评价',
          fromDay: '2025-03-01',
          paid: true,
          remark: null,
          ...work,
          ...own,
        },
      });
      expertWorkTable.insert(desk.core.write, {
        ...{ id: 'w2', expertId: barred['load-cap'].id, kind: 'drill-guidance', enterpriseId: null },
        ...{
          unitName: '别处',
          title: '演练指导',
          fromDay: '2026-03-01',
          paid: false,
          remark: null,
          ...work,
          ...own,
        },
      });
      expertInterestTable.insert(desk.core.write, {
        ...{ id: 'i1', expertId: barred['declared-interest'].id, kind: 'relative', enterpriseId: unit.id },
        ...{
          unitName: '旧名',
          uscc: null,
          since: null,
          until: null,
          declaredOn: '2026-01-01',
          remark: null,
          ...own,
        },
      });
      expertAbsenceTable.insert(desk.core.write, {
        ...{ id: 'a1', expertId: barred.unavailable.id, fromDay: '2026-11-30', toDay: '2026-12-02' },
        ...{ reason: '出差', ...own },
      });
    });
    const id = await drawnDraw(
      desk,
      fields({
        needs: [{ specialty: 'S01', count: 5 }],
        substitutes: 20,
        draftingUnits: ['示例安全咨询有限公司'],
        settings: {
          employerYears: 3,
          yearlyCap: null,
          declared: [{ expertId: declaredNow.id, reason: '师生关系' }],
        },
      }),
    );
    const record = await desk.call<ExpertDrawRecord>('expertDraws.record', { id });
    const reasons = new Map(record.exclusions.map((one) => [one.id, one.reasons.map(({ code }) => code)]));
    for (const [code, { id: expert }] of Object.entries(barred))
      expect([code, reasons.get(expert)]).toEqual([code, [code]]);
    expect(reasons.get(declaredNow.id)).toEqual(['declared-interest']);
    expect(record.exclusions).toHaveLength(12);
    expect(record.candidates.map((one) => one.id).sort()).toEqual(free.sort());
    expect([applicant.id, other.id].some((one) => reasons.has(one))).toBe(false);
    expect(record.order.map((one) => one.id).sort()).toEqual(free.sort());
    const lists = await desk.call<OutputOf<typeof contract.lists>>('expertDraws.lists', { id, find: '师生' });
    expect(lists).toMatchObject({ candidatesFound: 0, exclusionsFound: 1 });
    expect((await get(id)).missing).toEqual([{ specialty: 'S01', label: '煤矿', count: 2 }]);
  });

  it('proves right after two entries of one person were made one, whichever of them was drawn', async () => {
    const people = pool(desk, { S01: 6, S27: 4 });
    const id = await drawnDraw(desk, fields());
    const places = (await get(id)).places.map(({ expertId }) => expertId);
    // One goes on under an entry that was not listed, one under an entry that was listed and not drawn.
    const kept = [
      makeExpert(desk, { specialtyCodes: ['S05'] }).id,
      people.find((one) => !places.includes(one)) ?? '',
    ];
    for (const [n, keepId] of kept.entries())
      await desk.call('experts.merge', { keepId, dropId: places[n] ?? '', keepVersion: 1, dropVersion: 1 });
    expect((await get(id)).places.slice(0, 2).map(({ expertId }) => expertId)).toEqual(kept);
    expect(await desk.call('expertDraws.verify', { id })).toEqual({ problems: [] });
  });

  it('refuses what makes no need', async () => {
    const bad = async (over: object) =>
      (await desk.refusal('expertDraws.plan', { fields: fields(over) })).code;
    expect(await bad({ needs: [] })).toBe('FIELDS_INVALID');
    expect(await bad({ needs: [1, 2].map(() => ({ specialty: 'S01', count: 1 })) })).toBe('FIELDS_INVALID');
    expect(await bad({ needs: [{ specialty: 'a,b', count: 1 }] })).toBe('FIELDS_INVALID');
    const many = ['S01', 'S02', 'S03', 'S04', 'S05'].map((specialty) => ({ specialty, count: 50 }));
    expect(await bad({ needs: many })).toBe('FIELDS_INVALID');
    expect(await bad({ heldOn: '2026-02-30' })).toBe('FIELDS_INVALID');
    expect(await bad({ enterpriseId: null })).toBe('FIELDS_INVALID');
    expect(await bad({ enterpriseId: 'nobody' })).toBe('NOT_FOUND');
  });

  it('knows the specialties of entries from before there were codes by their wording', async () => {
    const expert = makeExpert(desk, { specialties: ['煤矿通风、瓦斯治理'], specialtyCodes: [] });
    const id = await drawnDraw(desk, fields({ needs: [{ specialty: 'S01', count: 1 }] }));
    expect((await get(id)).places).toMatchObject([{ expertId: expert.id }]);
  });

  it('finds experts by the roster’s own words where they have no code', async () => {
    const expert = makeExpert(desk, { specialties: ['水泥窑 检修'], specialtyCodes: [] });
    const id = await drawnDraw(desk, fields({ needs: [{ specialty: '水泥窑检修', count: 1 }] }));
    expect((await get(id)).places).toMatchObject([{ expertId: expert.id, label: '水泥窑检修' }]);
  });
});

describe('answers', () => {
  it('move down the order with reason, and close once all are found', async () => {
    pool(desk, { S01: 6, S27: 4 });
    const id = await drawnDraw(desk, fields());
    expect(await states(id, '煤矿')).toEqual(['asked', 'asked', 'waiting', 'waiting']);
    const early = await desk.refusal('expertDraws.answer', await answer(id, '煤矿', 3, 'accepted'));
    expect(codes(early)).toEqual(['NOT_THEIR_TURN']);
    const silent = await desk.refusal('expertDraws.answer', await answer(id, '煤矿', 1, 'refused'));
    expect(silent.code).toBe('FIELDS_INVALID');
    await say(id, '煤矿', 1, 'refused', '出差');
    expect(await states(id, '煤矿')).toEqual(['refused', 'asked', 'asked', 'waiting']);
    const back = await desk.refusal('expertDraws.answer', await answer(id, '煤矿', 1, 'accepted'));
    expect(codes(back)).toEqual(['ANSWER_FINAL']);
    await say(id, '煤矿', 2, 'accepted');
    await say(id, '煤矿', 3, 'accepted');
    const open = await desk.refusal('expertDraws.close', { id, expectedVersion: (await get(id)).version });
    expect(codes(open)).toEqual(['ANSWERS_OPEN']);
    await say(id, '法律政策', 1, 'accepted');
    const silentRound = { id, expectedVersion: (await get(id)).version, reason: '换人' };
    expect(codes(await desk.refusal('expertDraws.nextRound', silentRound))).toEqual(['ROUND_NOT_NEEDED']);
    await desk.call('expertDraws.close', { id, expectedVersion: (await get(id)).version });
    expect(await get(id)).toMatchObject({ state: 'closed', complete: true });
    expect(await desk.call('expertDraws.verify', { id })).toEqual({ problems: [] });
  });

  it('reopen a closed draw when somebody must withdraw, take him out of the review, and ask the next', async () => {
    pool(desk, { S01: 6, S27: 4 });
    const review = makeReview(desk, unit.id);
    const id = await drawnDraw(desk, fields({ reviewId: review.id, enterpriseId: null }));
    expect(await get(id)).toMatchObject({ unitName: unit.name, reviewTitle: review.title });
    const second = await desk.refusal('expertDraws.plan', { fields: fields({ reviewId: review.id }) });
    expect([second.code, second.details]).toEqual(['DRAW_EXISTS', { id }]);
    for (const [label, at] of [
      ['煤矿', 1],
      ['煤矿', 2],
      ['法律政策', 1],
    ] as const)
      await say(id, label, at, 'accepted');
    await desk.call('expertDraws.close', { id, expectedVersion: (await get(id)).version });
    const group = () =>
      assignmentsOf(desk.core.write, review.id).map(({ state, specialty, recusal }) => [
        state,
        specialty,
        recusal,
      ]);
    expect(group()).toEqual([...[0, 1].map(() => ['named', '煤矿', null]), ['named', '法律政策', null]]);
    await say(id, '煤矿', 1, 'recused', '近亲属在该单位任职');
    expect(await get(id)).toMatchObject({ state: 'drawn', complete: false });
    expect(await states(id, '煤矿')).toEqual(['recused', 'accepted', 'asked', 'waiting']);
    expect(group().at(-1)).toEqual(['withdrawn', '煤矿', '近亲属在该单位任职']);
    await say(id, '煤矿', 3, 'accepted');
    expect(group().filter(([state]) => state === 'named')).toHaveLength(3);
    // Who is taken out on the page of the review leaves the place too, and the next is asked.
    await desk.call('expertDraws.close', { id, expectedVersion: (await get(id)).version });
    const member = assignmentsOf(desk.core.write, review.id).find(({ specialty }) => specialty === '煤矿');
    await desk.call('reviews.withdraw', {
      id: member?.id,
      expectedVersion: member?.version,
      reason: '生病住院',
    });
    expect(await get(id)).toMatchObject({ state: 'drawn', complete: false });
    expect((await states(id, '煤矿')).filter((state) => state === 'asked')).toHaveLength(1);
    expect(await desk.call('expertDraws.verify', { id })).toEqual({ problems: [] });
  });

  it('lead to a further round only when the order has run out; the first stays and nobody is placed twice', async () => {
    pool(desk, { S01: 3 });
    const id = await drawnDraw(desk, fields({ needs: [{ specialty: 'S01', count: 2 }], substitutes: 1 }));
    for (const at of [1, 2]) await say(id, '煤矿', at, 'refused', '出差');
    expect((await get(id)).missing).toEqual([{ specialty: 'S01', label: '煤矿', count: 1 }]);
    const fresh = pool(desk, { S01: 2 });
    const next = await desk.call<{ id: string }>('expertDraws.nextRound', {
      id,
      expectedVersion: (await get(id)).version,
      reason: '候补用完',
    });
    expect(await get(next.id)).toMatchObject({
      round: 2,
      state: 'planned',
      previousDrawId: id,
      reason: '候补用完',
      needs: [{ specialty: 'S01', count: 1, take: null }],
    });
    const twice = { id, expectedVersion: (await get(id)).version, reason: '再来' };
    expect(codes(await desk.refusal('expertDraws.nextRound', twice))).toEqual(['ROUND_MADE']);
    expect((await desk.refusal('expertDraws.void', twice)).code).toBe('DRAW_BLOCKED');
    await desk.call('expertDraws.commitSeed', { id: next.id, expectedVersion: 1, seed: SEED });
    await desk.call('expertDraws.draw', { id: next.id, expectedVersion: 2, spoken: null, witness: null });
    const record = await desk.call<ExpertDrawRecord & { others: object[] }>('expertDraws.record', {
      id: next.id,
    });
    expect(record.order.every((one) => fresh.includes(one.id))).toBe(true);
    expect(record.exclusions.map(({ reasons }) => reasons.map(({ code }) => code))).toEqual(
      Array.from({ length: 3 }, () => ['earlier-round']),
    );
    expect(record.others).toMatchObject([{ id, round: 1, state: 'drawn' }]);
    expect(verifyExpertDraw(record)).toEqual([]);
    await say(id, '煤矿', 3, 'accepted');
    await desk.call('expertDraws.close', { id, expectedVersion: (await get(id)).version });
    const { rows } = await desk.call<OutputOf<typeof contract.list>>('expertDraws.list', { year: 2026 });
    expect(rows.map(({ round, state, wanted, accepted }) => [round, state, wanted, accepted]).sort()).toEqual(
      [
        [1, 'closed', 2, 1],
        [2, 'drawn', 1, 0],
      ],
    );
  });

  it('are kept with a void draw, which stays in the register with its reason and is told to the next', async () => {
    pool(desk, { S01: 6, S27: 4 });
    const id = await drawnDraw(desk, fields());
    await desk.call('expertDraws.void', { id, expectedVersion: 3, reason: '评审推迟' });
    expect(await get(id)).toMatchObject({ state: 'void', voidReason: '评审推迟', actions: [] });
    expect((await desk.refusal('expertDraws.answer', await answer(id, '煤矿', 1, 'accepted'))).code).toBe(
      'VOIDED',
    );
    const again = await plan();
    expect((await get(again.id)).others).toMatchObject([{ id, state: 'void', reason: '评审推迟' }]);
    // Another day does not make it another matter.
    const later = await desk.call<{ id: string }>('expertDraws.plan', {
      fields: { ...fields(), heldOn: '2026-12-03' },
    });
    expect((await get(later.id)).others.map((other) => other.id)).toEqual([id, again.id]);
  });
});

it('prints the record sheet with names and employers, without telephones', async () => {
  pool(desk, { S01: 6, S27: 4 });
  makeExpert(desk, { specialtyCodes: ['S01'], employer: unit.name, name: '测试回避' });
  const id = await drawnDraw(desk, fields());
  await say(id, '煤矿', 1, 'refused', '出差');
  const { html, title } = await desk.call<{ html: string; title: string }>('expertDraws.formPreview', { id });
  expect(title).toContain('专家抽取记录表');
  for (const text of [SEED, '测试回避', `现工作单位“${unit.name}”是被评审单位`, '出差', '候选人少的专业先抽'])
    expect(html).toContain(text);
  expect(html).not.toMatch(/1990000\d{4}/);
});

it('draws from a pool of ten thousand', async () => {
  pool(desk, { S01: 9000, S27: 1000 });
  const id = await drawnDraw(desk, fields());
  expect(await get(id)).toMatchObject({ candidates: 10_000, excluded: 0 });
  const lists = await desk.call<OutputOf<typeof contract.lists>>('expertDraws.lists', { id });
  expect([lists.candidates.length, lists.candidatesFound]).toEqual([300, 10_000]);
  expect(await desk.call('expertDraws.verify', { id })).toEqual({ problems: [] });
});
