import { afterEach, describe, expect, test } from 'vitest';
import { drillSubmissionTable } from '../../db/repositories/drill-submission';
import {
  addFindingTo,
  type DrillDesk,
  drillDesks,
  drillsOf,
  fillDrills,
  receiveDrills,
  reportHalfYear,
  sendDrills,
} from '../builders/drill-reports';
import { logicalDump } from '../builders/dumps';
import { madeUpUscc, makeDrill, makeEnterprise, makePlan } from '../builders/records';

const { desk, closeAll } = drillDesks();
afterEach(closeAll);

const count = (at: DrillDesk, sql: string) => at.core.read.value<number>(`SELECT COUNT(*) FROM ${sql}`) ?? 0;

async function answer(
  office: DrillDesk,
  id: string,
  verdict: 'received' | 'returned',
  note: string | null = null,
) {
  const { version } = await office.call('drillReports', 'get', { id });
  return office.call('drillReports', 'answer', {
    id,
    expectedVersion: version,
    fields: { verdict, number: null, note, answeredOn: '2026-11-09', answeredBy: '样经办' },
  });
}

describe('a half-yearly report of drills goes from the unit to the office and back', () => {
  test('is made, handed in, received as the office’s own records, answered, and known at the unit', async () => {
    const unit = desk('enterprise');
    const office = desk('office');
    const { unitId, first } = fillDrills(unit);
    const { units } = await unit.call('drillReports', 'desk', {});
    expect(units[0]?.periods.map(({ period, standing, overdue }) => [period, standing, overdue])).toEqual([
      ['2026H2', 'none', false],
      ['2026H1', 'none', true],
    ]);
    const { id, file } = await reportHalfYear(unit, unitId, 'report.yjpkg');
    expect(drillsOf(unit).map(({ state, reportedOn }) => [state, reportedOn])).toEqual([
      ['reported', '2026-07-10'],
      ['reported', '2026-07-10'],
    ]);

    const looked = await office.call('drillReports', 'rehearse', { file: office.host.grants.grant(file) });
    expect(looked.blocks).toEqual([]);
    expect(looked.report).toMatchObject({
      as: 'first',
      period: '2026H1',
      unit: { how: 'none', matched: null },
    });
    expect(looked.warnings.map(({ code }) => code)).toEqual([
      'FILING_UNIT_UNKNOWN',
      'DRILL_REPORT_INCOMPLETE',
      'DRILL_REPORT_PLAN_UNKNOWN',
    ]);
    const received = await receiveDrills(office, file, { unitId: null, confirmedHow: '当面，样安全员' });
    expect(office.core.read.allRaw('SELECT state, confirmed_how FROM office_key')).toEqual([
      ['confirmed', '当面，样安全员'],
    ]);
    const ours = drillsOf(office);
    expect(
      ours.map(({ title, origin, cost, remark, state }) => [title, origin, cost, remark, state]),
    ).toEqual([
      ['液氨泄漏应急演练', office.self, null, null, 'reported'],
      ['办公楼疏散演练', office.self, null, null, 'reported'],
    ]);
    // The plan is not registered here: its title stays readable.
    expect(ours[0]).toMatchObject({ planId: null, planTitle: '危险化学品泄漏专项应急预案' });
    expect([count(office, 'drill_finding'), count(office, 'corrective_action')]).toEqual([1, 1]);
    // The report travels, the photo was not chosen.
    expect(office.core.read.all('SELECT kind, file_name FROM drill_attachment')).toEqual([
      { kind: 'report', file_name: '评估报告.txt' },
    ]);
    expect(office.core.read.value('SELECT safety_officer_phone FROM enterprise')).toBeNull();
    expect(await receiveDrills(office, file)).toMatchObject({ batchId: received.batchId, tables: [] });

    const list = await office.call('drillReports', 'list', { period: '2026H1' });
    // Ten working days from the end of its first drill, as the rule has it unless the office chooses otherwise.
    expect(list.rows).toMatchObject([
      { standing: 'handed-in', due: '2026-05-07', late: true, drills: 2, owes: true },
    ]);
    const { number } = await answer(office, received.submissionId, 'received');
    expect(number).toBe('演收〔2026〕1号');
    const back = await sendDrills(office, received.submissionId, 'answer.yjpkg');
    const told = await receiveDrills(unit, back);
    expect(told.submissionId).toBe(id);
    expect(await unit.call('drillReports', 'get', { id })).toMatchObject({
      standing: 'received',
      answers: [{ round: 1, verdict: 'received', number, answeredBy: '样经办' }],
      offices: ['舒兰市应急管理局'],
    });
    expect(await receiveDrills(unit, back)).toMatchObject({ tables: [] });
    expect(first).toBeTruthy();
  });

  test('comes again after a return as the next round, and brings what the unit has put right', async () => {
    const unit = desk('enterprise');
    const office = desk('office');
    const { unitId, first } = fillDrills(unit);
    const one = await reportHalfYear(unit, unitId, 'one.yjpkg');
    const { submissionId } = await receiveDrills(office, one.file, { unitId: null });
    expect(
      await office.refused('drillReports', 'answer', {
        id: submissionId,
        expectedVersion: 1,
        fields: { verdict: 'returned', number: null, note: ' ', answeredOn: '2026-11-09', answeredBy: null },
      }),
    ).toBe('FIELDS_INVALID');
    await answer(office, submissionId, 'returned', '请补充问题整改情况');
    await receiveDrills(unit, await sendDrills(office, submissionId, 'returned.yjpkg'));
    expect(await unit.call('drillReports', 'get', { id: one.id })).toMatchObject({ standing: 'returned' });

    unit.core.write.run(
      `UPDATE drill_finding SET state = 'verified', closed_on = '2026-11-01', version = version + 1`,
    );
    unit.core.write.run(
      `UPDATE corrective_action SET verdict = 'accepted', verified_on = '2026-11-01', verified_by = '样验证', version = version + 1`,
    );
    addFindingTo(unit, first);
    const two = await reportHalfYear(unit, unitId, 'two.yjpkg', { onDate: '2026-11-09' });
    expect(two.id).toBe(one.id);
    const again = await receiveDrills(office, two.file);
    expect(again.submissionId).toBe(submissionId);
    expect(office.core.read.all('SELECT state FROM drill_finding ORDER BY state')).toEqual([
      { state: 'assigned' },
      { state: 'verified' },
    ]);
    expect(drillsOf(office)).toHaveLength(2);
    expect(await office.call('drillReports', 'get', { id: submissionId })).toMatchObject({
      round: 2,
      standing: 'handed-in',
      late: false,
    });
    // The first round again changes nothing.
    expect(await receiveDrills(office, one.file)).toMatchObject({ submissionId, tables: [] });
    await answer(office, submissionId, 'received');
    await receiveDrills(unit, await sendDrills(office, submissionId, 'received.yjpkg'));
    expect(
      (await unit.call('drillReports', 'get', { id: one.id })).answers.map(({ verdict }) => verdict),
    ).toEqual(['returned', 'received']);
  });

  test('finds the unit, the plan and the drill that the office has registered, and counts no drill twice', async () => {
    const unit = desk('enterprise');
    const office = desk('office');
    const { unitId } = fillDrills(unit);
    const { file } = await reportHalfYear(unit, unitId, 'report.yjpkg');
    const own = makeEnterprise(office, {
      name: '舒兰示例化工',
      uscc: madeUpUscc(777),
      activities: ['hazmat-production'],
      createdAt: '2025-01-05T00:00:00.000Z',
    });
    const { plan } = makePlan(office, {
      enterpriseId: own.id,
      kind: 'special',
      title: '危险化学品泄漏专项应急预案',
      first: { publishedOn: '2026-01-10' },
    });
    const ledger = makeDrill(office, {
      enterpriseId: own.id,
      title: '液氨泄漏演练',
      planKind: 'special',
      startOn: '2026-04-20',
      endOn: '2026-04-20',
      state: 'ended',
      evaluated: false,
      evaluatedOn: null,
    });
    const before = logicalDump(office.core.read);
    const done = await receiveDrills(office, file);
    expect(done.enterpriseId).toBe(own.id);
    const ours = drillsOf(office);
    expect(ours.map(({ id }) => id)).toContain(ledger.id);
    expect(ours).toHaveLength(2);
    expect(ours[0]).toMatchObject({
      title: '液氨泄漏应急演练',
      planId: plan.id,
      state: 'reported',
      participants: 36,
    });
    expect(
      office.core.read.value(
        `SELECT COUNT(*) FROM duty WHERE subject_id = @id AND rule_id = 'R-DRILL-6M-KEY' AND period = '2026H1' AND state = 'met'`,
        { id: own.id },
      ),
    ).toBe(1);
    await office.call('exchange', 'undo', { batchId: done.batchId ?? '' });
    const after = logicalDump(office.core.read);
    expect(after.drill).toEqual(before.drill);
    expect(count(office, 'drill_submission')).toBe(0);
    expect(count(office, 'source_link')).toBe(
      count(office, `source_link WHERE table_name IN ('enterprise','drill')`),
    );
  });

  test('brings photos and the course of a drill when the unit chooses to, without telephones', async () => {
    const unit = desk('enterprise');
    const office = desk('office');
    const { unitId, first } = fillDrills(unit);
    unit.core.write.run(
      `INSERT INTO drill_participant (id, drill_id, kind, ref_id, name, name_key, role, phone, origin, version, created_at, updated_at)
       VALUES ('p1', @first, 'person', 'someone', '模参演', '模参演', 'player', '19900005678', @self, 1, '2026-04-01T00:00:00.000Z', '2026-04-01T00:00:00.000Z')`,
      { first, self: unit.self },
    );
    const { file } = await reportHalfYear(unit, unitId, 'report.yjpkg', { photos: true, details: true });
    await receiveDrills(office, file, { unitId: null });
    expect(office.core.read.all('SELECT name, phone, ref_id FROM drill_participant')).toEqual([
      { name: '模参演', phone: null, ref_id: null },
    ]);
    expect(count(office, `drill_attachment WHERE kind = 'photo'`)).toBe(1);
    expect(count(office, 'document WHERE bytes IS NOT NULL')).toBe(2);
  });

  test('is refused on the unit’s side while drills are open, and outside its half-year', async () => {
    const unit = desk('enterprise');
    const { unitId, first, second } = fillDrills(unit);
    const open = makeDrill(unit, {
      enterpriseId: unitId,
      state: 'ended',
      evaluated: false,
      evaluatedOn: null,
    });
    expect(await unit.refused('drillReports', 'begin', { enterpriseId: unitId, period: '2027H1' })).toBe(
      'DRILL_PERIOD_NOT_BEGUN',
    );
    const { id } = await unit.call('drillReports', 'begin', { enterpriseId: unitId, period: '2026H1' });
    const view = await unit.call('drillReports', 'get', { id });
    expect(view.drills.map((drill) => [drill.id, drill.chosen, drill.blocked])).toEqual([
      [first, true, false],
      [second, true, false],
      [open.id, false, true],
    ]);
    expect(view.phone).toBe('199****1234');
    const fields = { drillIds: [first, open.id], note: null, preparedBy: '示安全', phone: view.phone };
    const kept = await unit.call('drillReports', 'save', { id, expectedVersion: view.version, fields });
    expect(drillSubmissionTable.find(unit.core.read, id)?.phone).toBe('19900001234');
    const version = kept.version;
    expect(
      await unit.refused('drillReports', 'handIn', { id, expectedVersion: version, onDate: '2026-07-10' }),
    ).toBe('DRILL_REPORT_BLOCKED');
    expect(
      await unit.refused('drillReports', 'handIn', { id, expectedVersion: version, onDate: '2026-12-01' }),
    ).toBe('FIELDS_INVALID');
    expect(
      await unit.refused('drillReports', 'write', {
        id,
        recipientName: '舒兰市应急管理局',
        file: unit.host.grants.grant(unit.path('early.yjpkg')),
      }),
    ).toBe('DRILL_REPORT_DRAFT');
  });
});
