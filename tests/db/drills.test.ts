import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fixedClock } from '../../db/clock';
import type { CivilDate } from '../../db/domain/dates/civil-date';
import { isWorkingDay } from '../../db/domain/dates/working-calendar';
import { deskLaw } from '../../db/law/desk-law';
import { acceptSchedule } from '../../db/services/drills/accept-schedule';
import {
  cancelDrill,
  completeDrill,
  evaluateDrill,
  nextDrillSteps,
  postponeDrill,
  recordDrill,
  reportDrill,
  voidDrill,
} from '../../db/services/drills/drill-steps';
import { type DrillFields, planDrill, updateDrill } from '../../db/services/drills/edit-drill';
import { proposeSchedule } from '../../db/services/drills/propose-schedule';
import { drillYear, dutiesOfDrill, showDrill } from '../../db/services/drills/show-drill';
import { refreshAllDuties, refreshDirtyDuties } from '../../db/services/duties/refresh';
import { makeCore, type TestCore } from '../builders/database';
import { makeEnterprise, makePlan } from '../builders/records';

let test: TestCore;
let unit: string;
beforeEach(() => {
  test = makeCore({ today: '2026-03-02' });
  unit = makeEnterprise(test, { activities: ['coal-mine'], establishedOn: '2015-01-01' }).id;
});
afterEach(() => test.close());

const fields = (given: Partial<DrillFields> = {}): DrillFields => ({
  enterpriseId: unit,
  planId: null,
  planTitle: null,
  title: '2026年火灾应急演练',
  planKind: 'special',
  form: 'action',
  content: null,
  purpose: null,
  level: 'enterprise',
  noNotice: false,
  plannedOn: '2026-02-20',
  startOn: null,
  endOn: null,
  timeText: null,
  place: null,
  participants: null,
  scenario: null,
  evaluated: false,
  evaluatedOn: null,
  evaluationNote: null,
  reportedOn: null,
  remark: null,
  ...given,
});
const plan = (given?: Partial<DrillFields>) =>
  test.core.write.transaction(() => planDrill(test.deps(), fields(given)));
const complete = (
  id: string,
  expectedVersion: number,
  given: Partial<Parameters<typeof completeDrill>[1]> = {},
) =>
  completeDrill(test.deps(), {
    id,
    expectedVersion,
    startOn: '2026-02-25',
    endOn: '2026-02-25',
    participants: 30,
    place: '井口广场',
    evaluated: true,
    evaluatedOn: '2026-02-26',
    evaluationNote: null,
    ...given,
  });
const codeOf = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    return (error as { code: string }).code;
  }
  return 'no error';
};
const dutyState = (rule: string, period: string) =>
  test.core.write.value<string>(
    'SELECT state FROM duty WHERE subject_id = @unit AND rule_id = @rule AND period = @period',
    { unit, rule, period },
  );

describe('a drill from plan to report', () => {
  it('meets its duties once it is done and evaluated, and says which', () => {
    const made = plan();
    refreshDirtyDuties(test.deps());
    expect(dutyState('R-DRILL-1Y', '2026')).not.toBe('met');
    const done = complete(made.id, made.version);
    refreshDirtyDuties(test.deps());
    expect(dutyState('R-DRILL-1Y', '2026')).toBe('met');
    expect(dutyState('R-DRILL-6M-KEY', '2026H1')).toBe('met');
    const { record } = showDrill(test.core.write, made.id);
    expect(record).toMatchObject({ state: 'evaluated', participants: 30 });
    expect(dutiesOfDrill(test.core.write, test.core.law, record).map((duty) => duty.rule)).toEqual(
      expect.arrayContaining(['R-DRILL-1Y', 'R-DRILL-6M-KEY']),
    );
    reportDrill(test.deps(), { id: made.id, expectedVersion: done.version, reportedOn: '2026-03-01' });
    expect(showDrill(test.core.write, made.id).record).toMatchObject({
      state: 'reported',
      reportedOn: '2026-03-01',
    });
  });

  it('is recorded without a plan in one step and evaluated later', () => {
    const made = test.core.write.transaction(() =>
      recordDrill(test.deps(), {
        ...fields({ plannedOn: null }),
        startOn: '2026-02-25',
        endOn: '2026-02-25',
      }),
    );
    refreshDirtyDuties(test.deps());
    expect(showDrill(test.core.write, made.id).record).toMatchObject({ state: 'ended', evaluated: false });
    expect(dutyState('R-DRILL-1Y', '2026')).not.toBe('met');
    const late = { id: made.id, expectedVersion: made.version, evaluationNote: '疏散用时偏长' };
    expect(codeOf(() => evaluateDrill(test.deps(), { ...late, evaluatedOn: '2026-02-24' }))).toBe(
      'DRILL_BLOCKED',
    );
    evaluateDrill(test.deps(), { ...late, evaluatedOn: '2026-02-27' });
    refreshDirtyDuties(test.deps());
    expect(showDrill(test.core.write, made.id).record).toMatchObject({
      state: 'evaluated',
      evaluatedOn: '2026-02-27',
      evaluationNote: '疏散用时偏长',
    });
    expect(dutyState('R-DRILL-1Y', '2026')).toBe('met');
  });

  it('leaves nothing behind when a drill of tomorrow is recorded as done', () => {
    const future = { ...fields({ title: '明天的演练' }), startOn: '2026-03-03', endOn: '2026-03-03' };
    expect(codeOf(() => test.core.write.transaction(() => recordDrill(test.deps(), future)))).toBe(
      'DRILL_BLOCKED',
    );
    expect(test.core.write.value("SELECT COUNT(*) FROM drill WHERE title = '明天的演练'")).toBe(0);
  });

  it('gets a new day when a ledger brought it as postponed', () => {
    const made = plan();
    test.core.write.run("UPDATE drill SET state = 'postponed' WHERE id = @id", { id: made.id });
    postponeDrill(test.deps(), {
      id: made.id,
      expectedVersion: 1,
      plannedOn: '2026-05-08',
      reason: '场地已定',
    });
    expect(showDrill(test.core.write, made.id).record).toMatchObject({
      state: 'planned',
      plannedOn: '2026-05-08',
    });
  });

  it('does not let a drill of tomorrow be done', () => {
    const made = plan();
    expect(
      codeOf(() =>
        complete(made.id, made.version, { startOn: '2026-03-03', endOn: '2026-03-03', evaluatedOn: null }),
      ),
    ).toBe('DRILL_BLOCKED');
    expect(showDrill(test.core.write, made.id).record.state).toBe('planned');
  });

  it('moves to another day with a reason, is cancelled with a reason, and is reported only after its evaluation', () => {
    const made = plan();
    const moved = postponeDrill(test.deps(), {
      id: made.id,
      expectedVersion: 1,
      plannedOn: '2026-04-10',
      reason: '暴雪',
    });
    expect(showDrill(test.core.write, made.id).record).toMatchObject({
      state: 'planned',
      plannedOn: '2026-04-10',
      stateReason: '暴雪',
    });
    expect(
      codeOf(() =>
        reportDrill(test.deps(), { id: made.id, expectedVersion: moved.version, reportedOn: '2026-03-01' }),
      ),
    ).toBe('DRILL_BLOCKED');
    cancelDrill(test.deps(), { id: made.id, expectedVersion: moved.version, reason: '停产' });
    expect(nextDrillSteps(test.core.write, showDrill(test.core.write, made.id).record, '2026-03-02')).toEqual(
      [],
    );
  });

  it('takes a voided drill out of the evidence', () => {
    const made = plan();
    const done = complete(made.id, made.version);
    voidDrill(test.deps(), { id: made.id, expectedVersion: done.version, reason: '重复登记' });
    refreshDirtyDuties(test.deps());
    expect(dutyState('R-DRILL-1Y', '2026')).not.toBe('met');
  });

  it('refuses a plan of another unit, crossed dates and a stale version', () => {
    const other = makeEnterprise(test);
    const { plan: foreign } = makePlan(test, { enterpriseId: other.id });
    expect(codeOf(() => plan({ planId: foreign.id }))).toBe('PLAN_OF_OTHER_UNIT');
    expect(codeOf(() => plan({ startOn: '2026-02-20', endOn: '2026-02-19' }))).toBe('DRILL_DATES');
    const made = plan();
    updateDrill(test.deps(), { id: made.id, expectedVersion: 1, fields: fields({ title: '改名' }) });
    expect(
      codeOf(() => updateDrill(test.deps(), { id: made.id, expectedVersion: 1, fields: fields() })),
    ).toBe('STALE_VERSION');
  });
});

describe('results', () => {
  it('belong to a drill that was held; an evaluation handed in later counts from then on', () => {
    expect(codeOf(() => plan({ evaluated: true }))).toBe('DRILL_NOT_HELD');
    const made = plan();
    const results = {
      startOn: '2026-02-25',
      endOn: '2026-02-25',
      evaluated: true,
      evaluatedOn: '2026-02-28',
    };
    expect(
      codeOf(() => updateDrill(test.deps(), { id: made.id, expectedVersion: 1, fields: fields(results) })),
    ).toBe('DRILL_NOT_HELD');
    const held = complete(made.id, made.version, { evaluated: false, evaluatedOn: null });
    refreshDirtyDuties(test.deps());
    expect(dutyState('R-DRILL-1Y', '2026')).not.toBe('met');
    const late = { ...results, endOn: '2026-03-05', evaluatedOn: null };
    expect(
      codeOf(() =>
        updateDrill(test.deps(), { id: made.id, expectedVersion: held.version, fields: fields(late) }),
      ),
    ).toBe('DATE_IN_FUTURE');
    updateDrill(test.deps(), { id: made.id, expectedVersion: held.version, fields: fields(results) });
    refreshDirtyDuties(test.deps());
    expect(showDrill(test.core.write, made.id).record.state).toBe('evaluated');
    expect(dutyState('R-DRILL-1Y', '2026')).toBe('met');
  });
});

describe('the year plan', () => {
  const request = { year: 2026, enterpriseId: null };
  const accept = () =>
    test.core.longTransaction((db, pause) => acceptSchedule(test.deps(db), request, pause, () => undefined));

  it('proposes drills on working days to come and writes nothing', () => {
    const law = deskLaw(test.core.write, test.core.law);
    const batches = [
      ...proposeSchedule(test.core.write, law, { ...request, today: '2026-03-02', self: test.self }),
    ];
    const drills = batches.flatMap((batch) => batch.drills);
    expect(drills.length).toBeGreaterThan(0);
    for (const drill of drills) {
      expect(drill.date > '2026-03-01' && drill.date <= '2026-12-31').toBe(true);
      expect(isWorkingDay(law.calendar, drill.date as CivilDate)).toBe(true);
    }
    expect(test.core.write.value('SELECT COUNT(*) FROM drill')).toBe(0);
  });

  it('is written once: accepted again it adds nothing; carried out, it leaves no drill duty of the year open but the reports', async () => {
    const first = await accept();
    expect(first.created).toBeGreaterThan(0);
    expect((await accept()).created).toBe(0);
    for (const drill of test.core.write.all<{ id: string }>('SELECT id FROM drill'))
      test.core.write.run(
        `UPDATE drill SET state = 'evaluated', start_on = planned_on, end_on = planned_on, evaluated = 1 WHERE id = @id`,
        { id: drill.id },
      );
    test.core.write.run('UPDATE duty_subject SET dirty = 1');
    await refreshAllDuties(test.core, (db) => ({ ...test.deps(db), clock: fixedClock('2026-12-31') }));
    const open = test.core.read.all(
      `SELECT rule_id, period FROM duty WHERE subject_id = @unit AND rule_id LIKE 'R-DRILL%' AND period LIKE '2026%' AND state <> 'met'`,
      { unit },
    );
    expect(open).toEqual([
      { rule_id: 'R-DRILL-6M-REPORT', period: '2026H1' },
      { rule_id: 'R-DRILL-6M-REPORT', period: '2026H2' },
    ]);
  });

  it('counts the days of the year by where their drills stand, without cancelled ones', async () => {
    const { created } = await accept();
    plan({ plannedOn: '2026-02-20' });
    const gone = plan({ plannedOn: '2026-02-20' });
    cancelDrill(test.deps(), { id: gone.id, expectedVersion: gone.version, reason: '停产' });
    const done = plan({ plannedOn: '2026-02-25' });
    complete(done.id, done.version);
    const { days } = drillYear(test.core.read, 2026, '2026-03-02', null);
    expect(days.slice(0, 2)).toEqual([
      { date: '2026-02-20', planned: 1, done: 0, late: 1 },
      { date: '2026-02-25', planned: 0, done: 1, late: 0 },
    ]);
    expect(days.reduce((sum, day) => sum + day.planned, 0)).toBe(created + 1);
    expect(drillYear(test.core.read, 2026, '2026-03-02', 'other').days).toEqual([]);
    expect(drillYear(test.core.read, 2025, '2026-03-02', null).days).toEqual([]);
  });
});
