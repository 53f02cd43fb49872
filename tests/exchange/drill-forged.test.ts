import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PackageManifest } from '../../db/exchange/format/index';
import type { SigningKey } from '../../db/exchange/keys';
import { officeKey } from '../../db/exchange/keys';
import {
  type DrillDesk,
  drillDesks,
  fillDrills,
  receiveDrills,
  reportHalfYear,
  sendDrills,
} from '../builders/drill-reports';
import { forge } from '../builders/forged-packages';

const { desk, closeAll } = drillDesks();
let unit: DrillDesk;
let office: DrillDesk;
let handedIn: { file: string; key: SigningKey };

beforeAll(async () => {
  unit = desk('enterprise');
  office = desk('office');
  const { unitId, first } = fillDrills(unit);
  const book = { first, self: unit.self };
  const common = `'1', @self, 1, '2026-04-01T00:00:00.000Z', '2026-04-01T00:00:00.000Z'`;
  const run = (table: string, columns: string, values: string) =>
    unit.core.write.run(
      `INSERT INTO ${table} (drill_id, ${columns}, id, origin, version, created_at, updated_at) VALUES (@first, ${values}, ${common})`,
      book,
    );
  run('drill_participant', 'kind, name, name_key, phone', `'person', '模参演', '模参演', '19900005678'`);
  run(
    'drill_run',
    'number, state, source, started_at, beat_at',
    `1, 'ended', 'screen', '2026-04-20T01:00:00.000Z', '2026-04-20T02:00:00.000Z'`,
  );
  run('drill_log', 'seq, at, clock_seconds, kind, text', `1, '2026-04-20T01:00:00.000Z', 5, 'note', '见烟'`);
  run(
    'drill_evaluation',
    'kind, evaluator, pack, items, scale, state',
    `'evaluator', '示评估', 'x', '[]', 'yes-no', 'done'`,
  );
  run('drill_report', 'kind, state, sections', `'evaluation', 'issued', '[]'`);
  const { file } = await reportHalfYear(unit, unitId, 'report.yjpkg', { photos: true, details: true });
  handedIn = { file, key: officeKey(unit.core.write, unit.self) };
});
afterAll(closeAll);

/** Codes of what is said about a package that its own sender has changed by hand. */
async function said(at: DrillDesk, { file, key }: typeof handedIn, sql: string): Promise<string[]> {
  const forged = forge(file, at.path('forged.yjpkg'), key, {
    data: (db) => db.exec(sql),
    manifest: counted(sql),
  });
  try {
    const { blocks, warnings } = await at.call('drillReports', 'rehearse', {
      file: at.host.grants.grant(forged),
    });
    return [...blocks.map(({ code }) => `block ${code}`), ...warnings.map(({ code }) => code)];
  } catch (error) {
    return [`thrown ${(error as { code: string }).code}`];
  }
}

/** Rows that were added are told by the manifest. */
const counted = (sql: string) => (manifest: PackageManifest) => {
  const [, table] = /^INSERT INTO (\w+)/.exec(sql) ?? [];
  return table === undefined
    ? manifest
    : { ...manifest, counts: { ...manifest.counts, [table]: (manifest.counts[table] ?? 0) + 1 } };
};

/** What is said of the report as its unit wrote it: everything new, the plan not registered. */
const USUAL = ['FILING_UNIT_UNKNOWN', 'DRILL_REPORT_INCOMPLETE', 'DRILL_REPORT_PLAN_UNKNOWN'];
const UNFIT = ['thrown PACKAGE_VALUES_UNFIT'];
const refusedFor = (...codes: string[]) => [...codes.map((code) => `block ${code}`), ...USUAL];
const VERIFIED = `UPDATE drill_finding SET state = 'verified', closed_on = '2026-05-30'`;
const accepted = (by: string, on: string) =>
  `UPDATE corrective_action SET verdict = 'accepted', verified_on = ${on}, verified_by = ${by}`;

describe('a half-yearly report that its unit has edited with other tools', () => {
  test.each<[string, string, string[]]>([
    ['nothing', 'SELECT 1', USUAL],
    ['log entries that are no list', `UPDATE drill_finding SET log_ids = '{"a":1}'`, UNFIT],
    ['a form that is none', `UPDATE drill_evaluation SET items = '5'`, UNFIT],
    ['a form with items of another kind', `UPDATE drill_evaluation SET items = '[{"x":1}]'`, UNFIT],
    ['a report without sections', `UPDATE drill_report SET sections = '7'`, UNFIT],
    ['a readiness that is no list', `UPDATE drill SET ready_items = '7'`, UNFIT],
    ['a moment that would stand in a Word file as markup', `UPDATE drill_log SET at = '"/><evil'`, UNFIT],
    ['a second that no program can count', 'UPDATE drill_log SET clock_seconds = 9223372036854775807', UNFIT],
    ['a time of day that is none', `UPDATE drill SET starts_at = 'noon'`, UNFIT],
    ['fewer people than nobody', 'UPDATE drill SET participants = -5', UNFIT],
    ['a round beyond all counting', 'UPDATE drill_submission SET round = 9007199254740993', UNFIT],
    ['a clock that still runs', `UPDATE drill_run SET state = 'running'`, UNFIT],
    [
      'two evaluation reports of one drill',
      `INSERT INTO drill_report SELECT 'other', drill_id, kind, state, sections, author, issued_on, issued_by, origin, version, created_at, updated_at, voided_at, void_reason FROM drill_report`,
      UNFIT,
    ],
    [
      'a file that shows an entry of another drill’s log',
      `UPDATE drill_attachment SET log_id = '1'; UPDATE drill_log SET run_id = NULL, drill_id = (SELECT id FROM drill WHERE id NOT IN (SELECT drill_id FROM drill_log))`,
      UNFIT,
    ],
    [
      'a drill to come that was held',
      `UPDATE drill SET start_on = '2026-12-20', end_on = '2026-12-20' WHERE title_key LIKE '液氨%'`,
      ['block DRILL_REPORT_FUTURE', ...USUAL],
    ],
    [
      'a drill that ended before it began',
      `UPDATE drill SET start_on = '2026-06-20' WHERE title_key LIKE '液氨%'`,
      refusedFor('DRILL_REPORT_FUTURE'),
    ],
    [
      'an evaluation on a day to come',
      `UPDATE drill SET evaluated_on = '2031-01-01' WHERE title_key LIKE '液氨%'`,
      refusedFor('DRILL_REPORT_DATES'),
    ],
    [
      'an evaluation before the drill',
      `UPDATE drill SET evaluated_on = '2020-01-01' WHERE title_key LIKE '液氨%'`,
      refusedFor('DRILL_REPORT_DATES'),
    ],
    ['a finding that nobody put right', VERIFIED, refusedFor('DRILL_REPORT_FINDING')],
    [
      'a correction that nobody verified',
      `${VERIFIED}; ${accepted('NULL', 'NULL')}`,
      refusedFor('DRILL_REPORT_FINDING'),
    ],
    [
      'a correction verified by whoever made it',
      `${VERIFIED}; ${accepted(`'测 值班'`, `'2026-05-20'`)}`,
      refusedFor('DRILL_REPORT_FINDING'),
    ],
    [
      'a verification on a day to come',
      `${VERIFIED}; ${accepted(`'样验证'`, `'2031-05-20'`)}`,
      refusedFor('DRILL_REPORT_FINDING'),
    ],
    [
      'a correction verified by another person',
      `${VERIFIED}; ${accepted(`'样验证'`, `'2026-05-20'`)}`,
      USUAL,
    ],
    [
      'a finding carried over for no reason',
      `UPDATE drill_finding SET state = 'carried'`,
      refusedFor('DRILL_REPORT_FINDING'),
    ],
    [
      'a half-year to come',
      `UPDATE drill_submission SET period = '2027H1'`,
      refusedFor('DRILL_REPORT_PERIOD'),
    ],
    ['no round at all', 'UPDATE drill_submission SET round = 0', refusedFor('DRILL_REPORT_STATE')],
    ['a draft', `UPDATE drill_submission SET state = 'draft'`, refusedFor('DRILL_REPORT_STATE')],
    [
      'drills of nobody',
      `UPDATE drill_submission SET drill_ids = '["somebody else’s"]'`,
      ['thrown PACKAGE_NOT_ONE_REPORT'],
    ],
  ])('%s', async (_, sql, expected) => {
    expect(await said(office, handedIn, sql)).toEqual(expected);
  });

  test('brings files under plain names, and drills reported on no other day than can be', async () => {
    const forged = forge(handedIn.file, office.path('forged.yjpkg'), handedIn.key, {
      data: (db) =>
        db.exec(`UPDATE drill_attachment SET file_name = '../../etc/' || char(0x202e) || 'fdp.exe' || char(10);
                 UPDATE drill SET reported_on = '2020-01-01'`),
    });
    await receiveDrills(office, forged, { unitId: null });
    expect(office.core.read.all('SELECT DISTINCT file_name FROM drill_attachment')).toEqual([
      { file_name: '....etcfdp.exe' },
    ]);
    expect(office.core.read.all('SELECT DISTINCT reported_on FROM drill')).toEqual([
      { reported_on: '2026-07-10' },
    ]);
  });
});

describe('an answer that its office, or somebody else, has edited', () => {
  let answered: { file: string; key: SigningKey };
  let reported: { desk: DrillDesk; id: string };
  beforeAll(async () => {
    const own = desk('enterprise');
    const receiver = desk('office');
    const { id, file } = await reportHalfYear(own, fillDrills(own).unitId, 'report.yjpkg');
    const { submissionId } = await receiveDrills(receiver, file, { unitId: null });
    const { version } = await receiver.call('drillReports', 'get', { id: submissionId });
    await receiver.call('drillReports', 'answer', {
      ...{ id: submissionId, expectedVersion: version },
      fields: {
        ...{ verdict: 'returned', number: null, note: '请补充', answeredOn: '2026-11-09', answeredBy: null },
      },
    });
    const back = await sendDrills(receiver, submissionId, 'answer.yjpkg');
    answered = { file: back, key: officeKey(receiver.core.write, receiver.self) };
    reported = { desk: own, id };
  });

  const ANSWER =
    'verdict, number, note, answered_on, answered_by, origin, version, created_at, updated_at, voided_at, void_reason';
  const notice = (issuedOn: string, kind: string) =>
    `INSERT INTO notice (id, kind, enterprise_id, recipient, issued_on, origin, created_at, updated_at)
     SELECT 'n1', '${kind}', enterprise_id, '示例单位', '${issuedOn}', origin, created_at, updated_at FROM drill_submission`;
  test.each<[string, string, string[]]>([
    ['nothing', 'SELECT 1', []],
    [
      'an answer to a round to come',
      'UPDATE drill_submission_answer SET round = 2',
      ['block DRILL_RESULT_ROUND'],
    ],
    [
      'an answer before the report',
      `UPDATE drill_submission_answer SET answered_on = '2026-07-01'`,
      ['block DRILL_RESULT_DATE'],
    ],
    [
      'an answer of a day to come',
      `UPDATE drill_submission_answer SET answered_on = '2027-07-01'`,
      ['block DRILL_RESULT_DATE'],
    ],
    [
      'two answers to one round',
      `INSERT INTO drill_submission_answer (id, submission_id, round, ${ANSWER}) SELECT 'a2', submission_id, round, ${ANSWER} FROM drill_submission_answer`,
      UNFIT,
    ],
    [
      'an answer to a report of somebody else',
      `UPDATE drill_submission SET source_id = 'nobody’s'`,
      ['block DRILL_RESULT_UNKNOWN'],
    ],
    ['an order of a day to come', notice('2027-07-01', 'correction'), ['block DRILL_RESULT_DATE']],
    ['a letter of another kind', notice('2026-11-09', 'reminder'), ['thrown PACKAGE_NOT_ONE_REPORT']],
  ])('%s', async (_, sql, expected) => {
    expect(await said(reported.desk, answered, sql)).toEqual(expected);
  });

  test('does not follow the answer of another office', async () => {
    await receiveDrills(reported.desk, answered.file);
    const stranger = desk('office', { name: '蛟河市应急管理局' });
    const key = officeKey(stranger.core.write, stranger.self);
    const forged = forge(answered.file, reported.desk.path('stranger.yjpkg'), key, {
      data: (db) => {
        for (const { name } of db.all<{ name: string }>(
          `SELECT name FROM sqlite_schema WHERE type = 'table'`,
        ))
          if (name !== 'document') db.run(`UPDATE ${name} SET origin = @id`, { id: stranger.self });
        db.run('UPDATE office SET id = @id', { id: stranger.self });
        db.run(`UPDATE drill_submission_answer SET id = 'other', verdict = 'received'`);
      },
      manifest: (manifest) => ({
        ...{ ...manifest, packageId: 'other', sender: { ...manifest.sender, id: stranger.self } },
      }),
    });
    const { blocks } = await reported.desk.call('drillReports', 'rehearse', {
      file: reported.desk.host.grants.grant(forged),
    });
    expect(blocks.map(({ code }) => code)).toContain('DRILL_RESULT_OTHER_OFFICE');
    expect(await reported.desk.call('drillReports', 'get', { id: reported.id })).toMatchObject({
      standing: 'returned',
    });
  });
});
