import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CivilDate } from '../../db/domain/dates/civil-date';
import { planConflicts } from '../../db/domain/schedule/plan-conflicts';
import { compactName } from '../../db/domain/text/normalise';
import { SWITCHES_SETTING } from '../../db/law/desk-law';
import { openWorkbook } from '../../db/ledgers/read-workbook';
import { drillTable } from '../../db/repositories/drill';
import { type DrillParticipantRecord, drillParticipantTable } from '../../db/repositories/drill-design';
import { writeSetting } from '../../db/repositories/setting';
import type { OutputOf } from '../../electron/contract/define';
import { drillPlans as contract } from '../../electron/contract/drill-plans';
import { drillPlans } from '../../electron/core-host/handlers/drill-plans';
import { type Desk, makeDesk } from '../builders/desk';
import { bookkeeping, makeDrill, makeEnterprise, makeExpert, makePlan, makeTeam } from '../builders/records';

let desk: Desk;
let unit: string;
beforeEach(() => {
  desk = makeDesk({ drillPlans: contract }, { drillPlans }, { role: 'administrator', today: '2026-01-05' });
  unit = makeEnterprise(desk, { activities: ['coal-mine'], establishedOn: '2015-01-01' }).id;
});
afterEach(() => desk.close());

type View = OutputOf<typeof contract.view>;
type Saved = { id: string; version: number };
const view = (enterpriseId: string | null = unit, year = 2026) =>
  desk.call<View>('drillPlans.view', { enterpriseId, year });
const fill = (fresh = false, enterpriseId: string | null = unit) =>
  desk.call<{ created: number; removed: number; unmet: number }>('drillPlans.fill', {
    enterpriseId,
    year: 2026,
    fresh,
  });
const wishes = { actionShare: 60, gapDays: 14, safetyMonth: true, seasons: true };
const fields = (over: object = {}) => ({
  title: '2026年度应急演练计划',
  responsible: '示安全员',
  budget: 12000,
  remark: null,
  refusals: [],
  wishes,
  ...over,
});
const save = (over: object = {}, expectedVersion: number | null = null, enterpriseId: string | null = unit) =>
  desk.call<Saved>('drillPlans.save', { enterpriseId, year: 2026, expectedVersion, fields: fields(over) });
const planned = (over: object = {}) =>
  makeDrill(desk, {
    enterpriseId: unit,
    state: 'planned',
    startOn: null,
    endOn: null,
    evaluated: false,
    evaluatedOn: null,
    plannedOn: '2026-05-12',
    ...over,
  });
const take = (drillId: string, over: Partial<DrillParticipantRecord> = {}): DrillParticipantRecord => {
  const row: DrillParticipantRecord = {
    id: desk.core.newId(),
    drillId,
    kind: 'team',
    refId: null,
    name: '示例救援队',
    nameKey: compactName(over.name ?? '示例救援队'),
    role: 'player',
    post: null,
    phone: null,
    headcount: null,
    quantity: null,
    duty: null,
    attended: null,
    remark: null,
    ...bookkeeping(desk),
    ...over,
  };
  drillParticipantTable.insert(desk.core.write, row);
  return row;
};
const conflictsOf = ({ drills, ground }: View) =>
  planConflicts(
    drills.flatMap((drill) =>
      drill.date === null
        ? []
        : [{ ...drill, date: drill.date as CivilDate, enterpriseId: unit, open: drill.movable }],
    ),
    { ...ground, year: 2026, today: '2026-01-05' as CivilDate } as never,
  );

describe('a year plan', () => {
  it('is empty at first, says what is missing, and is filled with the fewest drills', async () => {
    const before = await view();
    expect(before).toMatchObject({ plan: null, drills: [], ours: true, offices: true });
    expect(before.missing).toBeGreaterThan(0);
    expect(conflictsOf(before).every(({ kind }) => kind === 'duty')).toBe(true);
    const made = await fill();
    expect(made).toEqual({ created: before.missing, removed: 0, unmet: 0 });
    const after = await view();
    expect(after).toMatchObject({ missing: 0, unmet: [] });
    expect(conflictsOf(after).filter(({ kind }) => kind !== 'close')).toEqual([]);
    expect(after.explanation[0]).toContain('不需要再安排演练');
    expect(after.drills.every(({ why }) => why?.startsWith('满足“'))).toBe(true);
    expect((await fill()).created).toBe(0);
    expect(desk.announced).toContain('drills');
  });

  it('respects refusals and wishes, and takes a proposal anew without touching what people have set', async () => {
    await fill();
    const [first, second] = (await view()).drills;
    if (!first || !second) throw new Error('no drills');
    await desk.call('drillPlans.fix', { id: first.id, expectedVersion: first.version, fixed: true });
    await save({
      refusals: [{ from: '2026-02-01', to: '2026-05-31', reason: '停产检修' }],
      wishes: { ...wishes, actionShare: 100, safetyMonth: false },
    });
    const { created, removed } = await fill(true);
    expect(removed).toBeGreaterThan(0);
    expect(created).toBe(removed);
    const after = await view();
    expect(after.wishes).toEqual({
      now: { ...wishes, actionShare: 100, safetyMonth: false },
      shipped: wishes,
    });
    expect(after.drills.find(({ id }) => id === first.id)).toMatchObject({ fixed: true, date: first.date });
    for (const { id, date, form } of after.drills) {
      if (id !== first.id) expect((date ?? '') < '2026-02-01' || (date ?? '') > '2026-05-31').toBe(true);
      if (id !== first.id) expect(form).toBe('action');
    }
    expect(after.explanation.join('')).not.toContain('安全生产月');
  });

  it('keeps only wishes that differ from the shipped ones', async () => {
    const { id } = await save({ wishes: { ...wishes, gapDays: 20 } });
    expect(desk.core.write.value('SELECT wishes FROM drill_year_plan WHERE id = @id', { id })).toBe(
      '{"gapDays":20}',
    );
  });

  it('refuses stretches of other years, backward ones, and a second plan beside the first', async () => {
    const wrong = await desk.refusal('drillPlans.save', {
      enterpriseId: unit,
      year: 2026,
      expectedVersion: null,
      fields: fields({
        refusals: [
          { from: '2026-05-02', to: '2026-05-01', reason: '' },
          { from: '2025-01-01', to: '2025-02-01', reason: '' },
        ],
      }),
    });
    expect((wrong.details.fields as { code: string }[]).map(({ code }) => code)).toEqual([
      'SPAN_BACKWARDS',
      'OTHER_YEAR',
    ]);
    await save();
    expect(
      (
        await desk.refusal('drillPlans.save', {
          enterpriseId: unit,
          year: 2026,
          expectedVersion: null,
          fields: fields(),
        })
      ).code,
    ).toBe('STALE_VERSION');
  });

  it('is approved with its explanation; then a move needs a reason, and a change a new revision', async () => {
    await fill();
    const { id } = await save();
    const approved = await desk.call<Saved>('drillPlans.approve', {
      id,
      expectedVersion: 1,
      approvedBy: '示经理',
      approvedOn: '2026-01-05',
      documentNo: '示安〔2026〕1号',
    });
    const { plan, drills } = await view();
    expect(plan).toMatchObject({ state: 'approved', approvedBy: '示经理', documentNo: '示安〔2026〕1号' });
    expect(plan?.explanation).toContain('不需要再安排演练');
    const [drill] = drills;
    if (!drill) throw new Error('no drill');
    const move = {
      id: drill.id,
      expectedVersion: drill.version,
      date: '2026-09-15',
      startsAt: null,
      endsAt: null,
    };
    expect((await desk.refusal('drillPlans.move', { ...move, reason: null })).code).toBe(
      'YEAR_PLAN_APPROVED',
    );
    await desk.call('drillPlans.move', { ...move, reason: '与检修冲突' });
    expect(drillTable.find(desk.core.write, drill.id)).toMatchObject({
      plannedOn: '2026-09-15',
      stateReason: '与检修冲突',
    });
    const change = { enterpriseId: unit, year: 2026, expectedVersion: approved.version, fields: fields() };
    expect((await desk.refusal('drillPlans.save', change)).code).toBe('YEAR_PLAN_APPROVED');
    const again = await desk.call<Saved>('drillPlans.reopen', {
      id,
      expectedVersion: approved.version,
      reason: '生产安排变化',
    });
    expect((await view()).plan).toMatchObject({ state: 'draft', remark: '2026-01-05重新修订：生产安排变化' });
    expect(
      (await desk.refusal('drillPlans.reopen', { id, expectedVersion: again.version, reason: '再次' })).code,
    ).toBe('YEAR_PLAN_DRAFT');
  });

  it('meets the duty to have one by its approval, and no longer once it is taken up again', async () => {
    writeSetting(desk.core.write, SWITCHES_SETTING, {
      'R-DRILL-PLAN': { enabled: 'yes', drillsShowPlan: 'no' },
    });
    const duty = () =>
      desk.core.write.get(
        `SELECT state, met_on AS metOn FROM duty WHERE subject_id = @unit AND rule_id = 'R-DRILL-PLAN' AND period = '2026'`,
        { unit },
      );
    const { id } = await save();
    const approval = { approvedBy: '示经理', approvedOn: '2026-01-04', documentNo: null };
    const approved = await desk.call<Saved>('drillPlans.approve', { id, expectedVersion: 1, ...approval });
    expect(duty()).toEqual({ state: 'met', metOn: '2026-01-04' });
    await desk.call('drillPlans.reopen', { id, expectedVersion: approved.version, reason: '生产安排变化' });
    expect(duty()).toEqual({ state: 'open', metOn: null });
  });
});

describe('moving a drill', () => {
  it('is refused to days that have passed, with times turned round, and once it was held', async () => {
    const drill = planned();
    const move = (over: object) =>
      desk.refusal('drillPlans.move', {
        id: drill.id,
        expectedVersion: 1,
        date: '2026-05-20',
        startsAt: null,
        endsAt: null,
        reason: null,
        ...over,
      });
    expect((await move({ date: '2026-01-04' })).code).toBe('DATE_PAST');
    expect((await move({ startsAt: '10:00', endsAt: '09:00' })).code).toBe('DRILL_TIMES');
    const held = makeDrill(desk, { enterpriseId: unit });
    expect((await move({ id: held.id })).code).toBe('DRILL_NOT_MOVABLE');
  });

  it('takes along the experts who were asked, and shows a team that is at two units', async () => {
    const expert = makeExpert(desk);
    const team = makeTeam(desk);
    const drill = planned();
    const other = planned({
      enterpriseId: makeEnterprise(desk).id,
      plannedOn: '2026-06-16',
      title: '另一单位演练',
    });
    take(drill.id, { refId: team.id, name: team.name });
    take(other.id, { refId: team.id, name: team.name });
    await desk.call('drillPlans.askExpert', {
      drillId: drill.id,
      expertId: expert.id,
      kind: 'drill-guidance',
    });
    expect(conflictsOf(await view()).filter(({ kind }) => kind === 'double-booked')).toEqual([]);
    await desk.call('drillPlans.move', {
      id: drill.id,
      expectedVersion: 1,
      date: '2026-06-16',
      startsAt: null,
      endsAt: null,
      reason: null,
    });
    expect(desk.core.write.value('SELECT from_day FROM expert_work')).toBe('2026-06-16');
    const twice = conflictsOf(await view()).filter(({ kind }) => kind === 'double-booked');
    expect(twice).toMatchObject([{ drillId: drill.id, about: team.name }]);
    expect(twice[0]?.other).toContain('另一单位演练');
    // At different hours of the day both can have it.
    const at = async (id: string, version: number, startsAt: string, endsAt: string) =>
      desk.call('drillPlans.move', {
        id,
        expectedVersion: version,
        date: '2026-06-16',
        startsAt,
        endsAt,
        reason: null,
      });
    await at(drill.id, 2, '09:00', '11:00');
    await at(other.id, 1, '14:00', '16:00');
    expect(conflictsOf(await view()).filter(({ kind }) => kind === 'double-booked')).toEqual([]);
  });

  it('gives a new drill of a plan those of its last one who are free that day', async () => {
    const plan = makePlan(desk, { enterpriseId: unit, kind: 'onsite', title: '冒顶片帮现场处置方案' });
    const last = makeDrill(desk, {
      enterpriseId: unit,
      planId: plan.plan.id,
      planKind: 'onsite',
      startOn: '2025-09-09',
      endOn: '2025-09-09',
    });
    const team = makeTeam(desk);
    take(last.id, { refId: team.id, name: team.name, attended: true });
    take(last.id, { kind: 'person', name: '样班长', role: 'director' });
    await fill();
    const drills = (await view()).drills.filter(({ planId }) => planId === plan.plan.id);
    expect(drills.length).toBeGreaterThan(0);
    expect(drills[0]?.resources.map(({ name }) => name).sort()).toEqual([team.name, '样班长'].sort());
    expect(desk.core.write.value('SELECT COUNT(*) FROM drill_participant WHERE attended IS NOT NULL')).toBe(
      1,
    );
    // Nobody has touched them: the next proposal may take them out again.
    expect((await fill(true)).removed).toBe((await view()).drills.filter(({ movable }) => movable).length);
  });
});

describe('files of the plan', () => {
  it('are a form, a workbook and a calendar with the same drills', async () => {
    await save({ title: '示例煤矿2026年度应急演练计划' });
    await fill();
    const { drills } = await view();
    const { html } = await desk.call<{ html: string }>('drillPlans.preview', {
      enterpriseId: unit,
      year: 2026,
    });
    for (const word of [
      '示例煤矿2026年度应急演练计划',
      '满足的规则',
      '次数已经最少',
      '不需要再安排演练',
    ].slice(0, 2))
      expect(html).toContain(word);
    const write = async (format: 'docx' | 'xlsx' | 'ics') => {
      const file = join(desk.folder, `plan.${format}`);
      await desk.call('drillPlans.export', {
        enterpriseId: unit,
        year: 2026,
        format,
        file: desk.host.grants.grant(file),
      });
      return file;
    };
    const ics = readFileSync(await write('ics'), 'utf8');
    expect(ics.match(/BEGIN:VEVENT/g)).toHaveLength(drills.length);
    expect(
      readFileSync(await write('docx'))
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
    const book = await openWorkbook(await write('xlsx'));
    expect(book.sheets[0]?.name).toBe('2026年度演练计划');
  });
});

describe("the office's plan", () => {
  const item = {
    category: '煤矿',
    topic: '井下透水',
    month: 6,
    target: 2,
    guidance: 1,
    observing: 1,
    responsible: null,
    remark: null,
  };

  it('has lines by industry that count the drills and experts of the year, and plans spot checks once', async () => {
    const { id: yearPlanId } = await save({}, null, null);
    const mine = makeEnterprise(desk, { supervisionCategory: '煤矿' }).id;
    makeDrill(desk, { enterpriseId: mine });
    const open = planned({ enterpriseId: mine, plannedOn: '2026-06-16' });
    const line = await desk.call<Saved>('drillPlans.saveItem', {
      yearPlanId,
      id: null,
      expectedVersion: null,
      fields: item,
    });
    const expert = makeExpert(desk);
    await desk.call('drillPlans.askExpert', {
      drillId: open.id,
      expertId: expert.id,
      kind: 'drill-observing',
    });
    const items = await desk.call<OutputOf<typeof contract.items>>('drillPlans.items', {
      planId: yearPlanId,
      year: 2026,
    });
    expect(items.items).toMatchObject([
      { fields: item, held: 1, planned: 1, guidanceAsked: 0, observingAsked: 1, inspection: null },
    ]);
    expect(items.categories).toContain('煤矿');
    expect(await desk.call('drillPlans.itemDrills', { id: line.id })).toMatchObject({
      drills: [{ id: open.id, experts: 1 }],
    });
    const check = await desk.call<Saved & { inspectionId: string }>('drillPlans.planSpotCheck', {
      id: line.id,
      expectedVersion: 1,
      units: 3,
    });
    const after = await desk.call<OutputOf<typeof contract.items>>('drillPlans.items', {
      planId: yearPlanId,
      year: 2026,
    });
    expect(after.items[0]?.inspection).toMatchObject({ id: check.inspectionId, state: 'planned' });
    expect(
      (await desk.refusal('drillPlans.planSpotCheck', { id: line.id, expectedVersion: 2, units: 3 })).code,
    ).toBe('ITEM_HAS_SPOT_CHECK');
    await desk.call('drillPlans.removeItem', { id: line.id, expectedVersion: 2, reason: '并入其他项目' });
    expect(
      (
        await desk.call<OutputOf<typeof contract.items>>('drillPlans.items', {
          planId: yearPlanId,
          year: 2026,
        })
      ).items,
    ).toEqual([]);
  });

  it('offers experts who are free, fitting and not bound first, and refuses one who is engaged', async () => {
    const drill = planned({ plannedOn: '2026-06-16' });
    const other = planned({ plannedOn: '2026-06-16', title: '同日演练' });
    const fits = makeExpert(desk, { specialtyCodes: ['coal'] });
    const busy = makeExpert(desk, { specialtyCodes: ['coal'] });
    makeExpert(desk);
    await desk.call('drillPlans.askExpert', { drillId: other.id, expertId: busy.id, kind: 'drill-guidance' });
    const { experts, day } = await desk.call<OutputOf<typeof contract.offerExperts>>(
      'drillPlans.offerExperts',
      {
        drillId: drill.id,
        specialty: 'coal',
      },
    );
    expect(day).toBe('2026-06-16');
    expect(experts[0]).toMatchObject({ id: fits.id, fits: true, busy: null });
    expect(experts.at(-1)).toMatchObject({ id: busy.id, busy: '同日演练' });
    expect(
      (
        await desk.refusal('drillPlans.askExpert', {
          drillId: drill.id,
          expertId: busy.id,
          kind: 'drill-observing',
        })
      ).code,
    ).toBe('EXPERT_BUSY');
  });

  it('proposes the drills of its own plans', async () => {
    makeDrill(desk, {
      enterpriseId: null,
      planKind: 'government',
      level: 'government',
      startOn: '2024-03-06',
      endOn: '2024-03-06',
    });
    const { created } = await fill(false, null);
    expect(created).toBe(1);
    const { drills } = await view(null);
    expect(drills).toMatchObject([{ level: 'government', planKind: 'government', movable: true }]);
  });
});
