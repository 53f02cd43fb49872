import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { findingView } from '../../electron/contract/drill-findings';
import { drillFindings } from '../../electron/contract/drill-findings';
import { drills } from '../../electron/contract/drills';
import { plans } from '../../electron/contract/plans';
import { type Desk, makeDesk } from '../builders/desk';
import { handlers } from '../builders/handlers';
import { makeDrill, makeEnterprise, makePlan } from '../builders/records';

type View = z.output<typeof findingView>;
interface Listed {
  ours: boolean;
  takesFindings: boolean;
  findings: View[];
  carriedIn: View[];
}
interface Written {
  id: string;
  version: number;
  number: number;
}

let desk: Desk;
let unit: string;
let planId: string;
let drill: string;
beforeEach(() => {
  desk = makeDesk(
    { drills, drillFindings, plans },
    { drills: handlers.drills, drillFindings: handlers.drillFindings, plans: handlers.plans },
  );
  unit = makeEnterprise(desk).id;
  planId = makePlan(desk, { enterpriseId: unit, kind: 'special', first: { publishedOn: '2025-01-06' } }).plan
    .id;
  drill = held('2026-06-10');
});
afterEach(() => desk.close());

function held(on: string, given: Parameters<typeof makeDrill>[1] = {}): string {
  return makeDrill(desk, {
    enterpriseId: unit,
    planId,
    title: `${on.slice(0, 4)}年透水演练`,
    state: 'ended',
    plannedOn: on,
    startOn: on,
    endOn: on,
    ...given,
  }).id;
}
const toCome = (given: Parameters<typeof makeDrill>[1] = {}) =>
  makeDrill(desk, {
    enterpriseId: unit,
    planId,
    title: '2027年透水演练',
    state: 'planned',
    plannedOn: '2027-03-10',
    startOn: null,
    endOn: null,
    ...given,
  }).id;

const entry = {
  title: '警戒区没有设置明显标志',
  area: 'response',
  severity: 'plain',
  evidence: '第三次注入后十分钟仍无警戒带',
};
const add = (given: object = {}) =>
  desk.call<Written>('drillFindings.add', { drillId: drill, ...entry, ...given });
const get = (id: string) => desk.call<View>('drillFindings.get', { id });
const list = (drillId = drill) => desk.call<Listed>('drillFindings.list', { drillId });
const stepInput = async (id: string, action: string, fields: object) => ({
  id,
  expectedVersion: (await get(id)).version,
  action,
  onDate: '2026-07-01',
  ...fields,
});
const step = async (id: string, action: string, fields: object = {}) =>
  desk.call<Written>('drillFindings.step', await stepInput(id, action, fields));
const judge = async (id: string, action: string, fields: object = {}) =>
  desk.call<Written>('drillFindings.judge', await stepInput(id, action, fields));
const refusedStep = async (method: 'step' | 'judge', id: string, action: string, fields: object = {}) =>
  desk.refusal(`drillFindings.${method}`, await stepInput(id, action, fields));
const codesOf = (refusal: { details: Record<string, unknown> }) =>
  (refusal.details.blockers as { code: string }[]).map(({ code }) => code);
/** Beside the account that every new database has. */
const secondAccount = () =>
  desk.core.write.run(
    "INSERT INTO user (id, name, role, created_at, updated_at) VALUES ('u2', '样审核', 'reviewer', '2026-01-01', '2026-01-01')",
  );

describe('a finding of a drill', () => {
  it('goes from its entry to the word of another person, with everything that was said on the way', async () => {
    secondAccount();
    const { id, number } = await add();
    expect(number).toBe(1);
    expect((await add({ title: '对讲机电量不足' })).number).toBe(2);
    expect(await get(id)).toMatchObject({ state: 'open', overdue: false, ours: true });
    await step(id, 'assign', { owner: '示范一', dueOn: '2026-07-31' });
    expect(await get(id)).toMatchObject({ state: 'assigned', owner: '示范一', overdue: true });
    await step(id, 'correct', {
      by: '示范一',
      measure: '购置警戒带20盘，装备到各班组',
      proof: '入库单与照片',
      onDate: '2026-07-20',
    });
    expect(codesOf(await refusedStep('judge', id, 'verify', { by: '示范一', onDate: '2026-07-21' }))).toEqual(
      ['VERIFIER_IS_DOER'],
    );
    // The same account does not get by with another name.
    expect(codesOf(await refusedStep('judge', id, 'verify', { by: '样本二', onDate: '2026-07-21' }))).toEqual(
      ['VERIFIER_ACCOUNT_IS_DOER'],
    );
    const blocked = (await get(id)).actions.find(({ action }) => action === 'verify');
    expect(blocked?.blockers.map(({ code }) => code)).toEqual(['VERIFIER_ACCOUNT_IS_DOER']);
    desk.session.user = { id: 'u2', name: '样审核', role: 'reviewer' };
    await judge(id, 'reject', { by: '样审核', onDate: '2026-07-21', reason: '三班没有配发' });
    await step(id, 'correct', { by: '示范一', measure: '补发三班', proof: '签领表', onDate: '2026-07-25' });
    desk.session.user = { id: 'u1', name: '示例员', role: 'clerk' };
    await judge(id, 'verify', { by: '样本二', onDate: '2026-07-26', reason: '现场核对' });
    const done = await get(id);
    expect(done).toMatchObject({ state: 'verified', closedOn: '2026-07-26' });
    expect(done.corrections.map(({ verdict, verifiedBy }) => [verdict, verifiedBy])).toEqual([
      ['rejected', '样审核'],
      ['accepted', '样本二'],
    ]);
    await step(id, 'reopen', { reason: '八月检查又发现', onDate: '2026-08-10' });
    expect(await get(id)).toMatchObject({ state: 'open', closedOn: null });
  });

  it('may be verified under the one account of a desk, by another name', async () => {
    const { id } = await add({ owner: '示范一', dueOn: '2026-07-31' });
    expect((await get(id)).state).toBe('assigned');
    await step(id, 'correct', { by: '示范一', measure: '补设标志', proof: '照片' });
    await judge(id, 'verify', { by: '样本二', onDate: '2026-07-02' });
    expect((await get(id)).state).toBe('verified');
  });

  it('is entered only while the drill can show it, by the desk whose drill it is', async () => {
    drill = toCome();
    expect((await desk.refusal('drillFindings.add', { drillId: drill, ...entry })).code).toBe(
      'FINDING_DRILL_STATE',
    );
    drill = held('2026-05-10', { state: 'closed' });
    expect((await desk.refusal('drillFindings.add', { drillId: drill, ...entry })).code).toBe(
      'FINDING_DRILL_STATE',
    );
    drill = held('2026-05-11', { origin: 'another' });
    expect((await desk.refusal('drillFindings.add', { drillId: drill, ...entry })).code).toBe('NOT_OURS');
    expect(await list()).toMatchObject({ ours: false, findings: [] });
  });

  it('names what is wrong with its fields, and is not changed under somebody', async () => {
    const refusal = await desk.refusal('drillFindings.add', {
      drillId: drill,
      ...entry,
      title: '无',
      dueOn: '2026-06-01',
    });
    expect(refusal.code).toBe('FIELDS_INVALID');
    expect((refusal.details.fields as { field: string }[]).map(({ field }) => field)).toEqual([
      'title',
      'dueOn',
    ]);
    const { id, version } = await add();
    const fields = { ...entry, title: '警戒标志不足' };
    await desk.call('drillFindings.update', { id, expectedVersion: version, fields });
    expect((await desk.refusal('drillFindings.update', { id, expectedVersion: version, fields })).code).toBe(
      'STALE_VERSION',
    );
    await desk.call('drillFindings.void', { id, expectedVersion: version + 1, reason: '登记错误' });
    expect((await list()).findings).toEqual([]);
    expect((await add()).number).toBe(2);
  });
});

describe('carrying over', () => {
  it('ties a finding to a drill to come, which does not close before it is settled', async () => {
    const { id } = await add({ owner: '示范一', dueOn: '2026-07-31' });
    const next = toCome();
    const targets = await desk.call<{ drills: { id: string }[] }>('drillFindings.targets', {
      drillId: drill,
    });
    expect(targets.drills.map((one) => one.id)).toEqual([next]);
    expect(
      codesOf(await refusedStep('step', id, 'carry', { targetId: held('2026-05-01'), reason: '须再练' })),
    ).toEqual(['TARGET_UNFIT']);
    const stranger = toCome({ enterpriseId: makeEnterprise(desk).id, planId: null });
    expect(codesOf(await refusedStep('step', id, 'carry', { targetId: stranger, reason: '须再练' }))).toEqual(
      ['TARGET_UNFIT'],
    );
    await step(id, 'carry', { targetId: next, reason: '只能在演练中检验' });
    expect((await list(next)).carriedIn.map((one) => one.id)).toEqual([id]);
    expect(codesOf(await refusedStep('judge', id, 'confirm', { by: '样本二', reason: '已做到' }))).toEqual([
      'TARGET_NOT_HELD',
    ]);
    desk.core.write.run(
      "UPDATE drill SET state = 'evaluated', start_on = '2026-10-10', end_on = '2026-10-10', evaluated = 1 WHERE id = @next",
      { next },
    );
    const closing = { id: next, expectedVersion: 1 };
    expect(codesOf(await desk.refusal('drills.close', closing))).toContain('FINDINGS_OPEN');
    await judge(id, 'confirm', { by: '样本二', reason: '警戒带三分钟内拉设', onDate: '2026-10-10' });
    expect(codesOf(await desk.refusal('drills.close', closing))).not.toContain('FINDINGS_OPEN');
    expect((await list(next)).carriedIn[0]).toMatchObject({ state: 'verified' });
    expect((await get(id)).corrections.at(-1)).toMatchObject({ verdict: 'accepted', doneBy: '示范一' });
  });

  it('loses nothing with a drill that is cancelled or taken out', async () => {
    const first = await add();
    const second = await add({ title: '对讲机电量不足' });
    const cancelled = toCome();
    const voided = toCome({ title: '2027年火灾演练' });
    await step(first.id, 'carry', { targetId: cancelled, reason: '须再练' });
    await step(second.id, 'carry', { targetId: voided, reason: '须再练' });
    await desk.call('drills.cancel', { id: cancelled, expectedVersion: 1, reason: '停产检修' });
    await desk.call('drills.void', { id: voided, expectedVersion: 1, reason: '重复登记' });
    for (const { id } of [first, second])
      expect(await get(id)).toMatchObject({ state: 'open', carriedTo: null });
    expect((await get(first.id)).remark).toContain('停产检修');
  });
});

describe('closing a drill', () => {
  it('waits for the report and for every finding', async () => {
    const { id } = await add({ owner: '示范一', dueOn: '2026-07-31' });
    desk.core.write.run("UPDATE drill SET state = 'evaluated', evaluated = 1 WHERE id = @drill", { drill });
    const close = { id: drill, expectedVersion: 1 };
    expect(codesOf(await desk.refusal('drills.close', close))).toEqual(['REPORT_MISSING', 'FINDINGS_OPEN']);
    await step(id, 'correct', { by: '示范一', measure: '补设标志', proof: '照片' });
    await judge(id, 'verify', { by: '样本二', onDate: '2026-07-02' });
    expect(codesOf(await desk.refusal('drills.close', close))).toEqual(['REPORT_MISSING']);
    desk.core.write.run(
      `INSERT INTO drill_report (id, drill_id, kind, state, issued_on, origin, created_at, updated_at)
       VALUES ('r1', @drill, 'evaluation', 'issued', '2026-06-20', @self, '2026-06-20', '2026-06-20')`,
      { drill, self: desk.self },
    );
    await desk.call('drills.close', close);
    expect((await list()).takesFindings).toBe(false);
  });
});

describe('repeats', () => {
  it('are offered with the first one, confirmed by people, and seen as a chain', async () => {
    drill = held('2024-06-10');
    const first = await add({ title: '警戒区标志设置不明显' });
    drill = held('2025-06-10');
    const second = await add();
    const offered = (await get(second.id)).offered;
    expect(offered).toMatchObject([{ id: first.id, heldOn: '2024-06-10', times: 1 }]);
    await desk.call('drillFindings.linkRepeat', { id: second.id, expectedVersion: 1, repeatsId: first.id });
    drill = held('2026-05-10');
    const asked = await desk.call<{ repeats: { id: string; times: number }[] }>('drillFindings.repeats', {
      drillId: drill,
      title: '警戒区未设置明显的标志',
      area: 'response',
    });
    expect(asked.repeats).toMatchObject([{ id: first.id, times: 2 }]);
    const third = await add({ title: '警戒区未设置明显的标志' });
    // Whoever names the middle of a chain means its first.
    await desk.call('drillFindings.linkRepeat', { id: third.id, expectedVersion: 1, repeatsId: second.id });
    expect(await get(third.id)).toMatchObject({ repeatsId: first.id, offered: [] });
    expect((await get(first.id)).chain.map(({ id }) => id)).toEqual([first.id, second.id, third.id]);
    await desk.call('drillFindings.linkRepeat', { id: third.id, expectedVersion: 2, repeatsId: null });
    expect((await get(third.id)).chain).toEqual([]);
  });

  it('are not sought at another unit, and not linked to what came later', async () => {
    const stranger = makeEnterprise(desk).id;
    drill = held('2025-06-10', { enterpriseId: stranger, planId: null });
    const theirs = await add();
    drill = held('2026-06-10');
    const ours = await add();
    expect((await get(ours.id)).offered).toEqual([]);
    const link = (id: string, repeatsId: string) =>
      desk.refusal('drillFindings.linkRepeat', { id, expectedVersion: 1, repeatsId });
    expect((await link(ours.id, theirs.id)).code).toBe('REPEAT_NOT_EARLIER');
    expect((await link(ours.id, ours.id)).code).toBe('REPEAT_NOT_EARLIER');
    drill = held('2026-07-10');
    const later = await add();
    expect((await link(ours.id, later.id)).code).toBe('REPEAT_NOT_EARLIER');
  });
});

describe('a proposal to revise the plan', () => {
  it('comes of a serious finding, stands with the plan, and can be made anew after it was taken back', async () => {
    const { id } = await add({ severity: 'serious' });
    expect((await get(id)).callsForRevision).toBe(true);
    const description = '演练发现警戒疏散的规定无法执行';
    const proposed = await desk.call<{ planId: string; triggerId: string }>('drillFindings.proposeRevision', {
      id,
      expectedVersion: 1,
      description,
    });
    expect(proposed.planId).toBe(planId);
    expect(await get(id)).toMatchObject({
      callsForRevision: false,
      trigger: { id: proposed.triggerId, state: 'undecided' },
    });
    const course = await desk.call<{ triggers: object[] }>('plans.course', { id: planId });
    expect(course.triggers).toMatchObject([
      { source: 'drill-finding', raisedOn: '2026-06-10', description, drillId: drill, findingId: id },
    ]);
    expect(
      (await desk.refusal('drillFindings.void', { id, expectedVersion: 2, reason: '登记错误' })).code,
    ).toBe('FINDING_PROPOSED');
    await desk.call('plans.voidTrigger', { id: proposed.triggerId, reason: '误提' });
    expect(await get(id)).toMatchObject({ trigger: null, callsForRevision: true });
    const again = await desk.call<{ triggerId: string }>('drillFindings.proposeRevision', {
      id,
      expectedVersion: 2,
      description,
    });
    expect(again.triggerId).not.toBe(proposed.triggerId);
  });

  it('needs a plan', async () => {
    drill = held('2026-06-11', { planId: null });
    const { id } = await add({ severity: 'serious' });
    expect((await get(id)).callsForRevision).toBe(false);
    const input = { id, expectedVersion: 1, description: '须修订' };
    expect((await desk.refusal('drillFindings.proposeRevision', input)).code).toBe('FINDING_WITHOUT_PLAN');
  });
});
