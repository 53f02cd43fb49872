import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WriteDb } from '../../db/connection';
import { openWorkbook } from '../../db/ledgers/read-workbook';
import { dutyDigest, recomputeDuties } from '../../db/services/duties/recompute';
import { checkMaterials } from '../../db/services/filing/check-materials';
import { viewFiling } from '../../db/services/filing/view-filing';
import { type Contract, contract, type OutputOf } from '../../electron/contract/index';
import { calendar } from '../../electron/core-host/handlers/calendar';
import { ARRANGEMENT_2027, arrangementCsv } from '../builders/arrangement';
import { type Desk, makeDesk } from '../builders/desk';
import { codeOf } from '../builders/filing-steps';
import { makeEnterprise, makeFilingCase, makePlan } from '../builders/records';

type Rehearsed = OutputOf<Contract['calendar']['rehearse']>;
type Overview = OutputOf<Contract['calendar']['overview']>;

const today = '2026-12-30';
let desk: Desk;
beforeEach(() => {
  desk = makeDesk({ calendar: contract.calendar }, { calendar }, { today, role: 'administrator' });
});
afterEach(() => desk.close());

const core = () => desk.host.requireCore();
const granted = (name: string) => desk.host.grants.grant(join(desk.folder, name));
const rehearse = (wish: object) => desk.call<Rehearsed>('calendar.rehearse', wish);
const rehearseFile = (name: string, content: string | Buffer) => {
  writeFileSync(join(desk.folder, name), content);
  return rehearse({ kind: 'import', file: granted(name) });
};
const apply = (token: string | null) =>
  desk.call<{ id: string; moved: number; deemed: number }>('calendar.apply', { token });
const overview = () => desk.call<Overview>('calendar.overview');
const allDuties = () => recomputeDuties(core(), depsFor);
const depsFor = (db: WriteDb) => ({ ...core(), db, changed: () => undefined });

/** A case that waits for its answer over New Year: counted Monday to Friday its last day is 2027-01-04. */
function addCase(receivedOn = '2026-12-28'): string {
  const unit = makeEnterprise(desk, { activities: ['hotel'], sets: ['SET-A'] });
  const { version } = makePlan(desk, { enterpriseId: unit.id });
  const record = {
    enterpriseId: unit.id,
    planVersionIds: [version.id],
    receivedOn,
    state: 'checking' as const,
  };
  return makeFilingCase(desk, record).id;
}
const dutyOf = (caseId: string) =>
  core().read.get<{ due_on: string; state: string }>(
    `SELECT due_on, state FROM duty WHERE ref_id = @caseId AND rule_id = 'R-FILE-5WD'`,
    { caseId },
  );

describe('importing a year', () => {
  it('rehearses without writing, then fixes provisional terms, and keeps the list of what moved', async () => {
    const caseId = addCase();
    await allDuties();
    expect(dutyOf(caseId)).toEqual({ due_on: '2027-01-04', state: 'provisional' });
    expect(await overview()).toMatchObject({ missingYear: 2027, provisional: 1, undoable: null });

    const rehearsed = await rehearseFile('2027.csv', arrangementCsv());
    expect(rehearsed).toMatchObject({
      year: 2027,
      source: '国办发明电〔2026〕99号',
      problems: [],
      moved: 1,
      fixed: 1,
    });
    expect(rehearsed.moves[0]).toMatchObject({
      rule: 'R-FILE-5WD',
      refId: caseId,
      dueBefore: '2027-01-04',
      dueAfter: '2027-01-05',
      stateBefore: 'provisional',
      stateAfter: 'open',
    });
    expect(rehearsed.moves[0]?.refTitle).not.toBe('');
    // 01-01 is a Friday; the weekend behind it was free anyway.
    expect(rehearsed.days.slice(0, 2)).toEqual([
      { date: '2027-01-01', worked: false, name: '元旦' },
      { date: '2027-02-05', worked: false, name: '春节' },
    ]);
    expect((await overview()).missingYear).toBe(2027);

    const applied = await apply(rehearsed.token);
    expect(applied).toMatchObject({ moved: 1, deemed: 0 });
    expect(dutyOf(caseId)).toEqual({ due_on: '2027-01-05', state: 'open' });
    expect(await overview()).toMatchObject({
      missingYear: null,
      provisional: 0,
      coverage: { to: '2027-12-31' },
      undoable: { year: 2027 },
    });
    // What the turn of the day left is what a full run finds.
    const digest = dutyDigest(core().read);
    expect((await allDuties()).digest).toBe(digest);

    const kept = await desk.call<OutputOf<Contract['calendar']['moves']>>('calendar.moves', {
      id: applied.id,
    });
    expect(kept).toEqual({ total: 1, rows: rehearsed.moves });
    const log = await desk.call<OutputOf<Contract['calendar']['log']>>('calendar.log');
    expect(log.entries).toMatchObject([
      { kind: 'import', title: '2027.csv', moved: 1, actor: '示例员', undone: false },
    ]);
    expect(
      core().read.value(
        `SELECT COUNT(*) FROM audit_entry WHERE action = 'calendar.apply' AND entity_id = @id`,
        {
          id: applied.id,
        },
      ),
    ).toBe(1);

    const file = granted('moved.xlsx');
    expect(await desk.call('calendar.exportMoves', { id: applied.id, file })).toEqual({ rows: 1 });
    const workbook = await openWorkbook(join(desk.folder, 'moved.xlsx'));
    const cells: unknown[] = [];
    for await (const row of workbook.sheets[0]?.rows() ?? []) cells.push(...row.cells);
    workbook.close();
    expect(cells).toContain('收到备案材料后五个工作日内核对');
  });

  it('is taken back as it was, the last one first', async () => {
    const caseId = addCase();
    await allDuties();
    const before = { digest: dutyDigest(core().read), rows: dump() };
    await apply((await rehearseFile('2027.csv', arrangementCsv())).token);
    const undo = await rehearse({ kind: 'undo' });
    expect(undo).toMatchObject({ year: 2027, moved: 1, fixed: 0 });
    await apply(undo.token);
    expect(dutyOf(caseId)).toEqual({ due_on: '2027-01-04', state: 'provisional' });
    expect({ digest: dutyDigest(core().read), rows: dump() }).toEqual(before);
    expect(await desk.refusal('calendar.rehearse', { kind: 'undo' })).toMatchObject({
      code: 'CALENDAR_NOTHING_TO_UNDO',
    });
    const log = await desk.call<OutputOf<Contract['calendar']['log']>>('calendar.log');
    expect(log.entries.map(({ kind, undone }) => [kind, undone])).toEqual([
      ['undo', false],
      ['import', true],
    ]);
  });

  it('names what is wrong row by row and gives no token', async () => {
    const rows = [
      ...ARRANGEMENT_2027.filter(([, , name]) => name !== '春节'),
      ['2027-10-07', '上班', '国庆节'],
    ];
    const rehearsed = await rehearseFile('bad.csv', arrangementCsv(rows));
    expect(rehearsed.token).toBeNull();
    // Rows are numbered as the sheet numbers them: title and headings come first.
    expect(rehearsed.problems.map(({ row, code }) => [row, code])).toEqual([
      [rows.length + 2, 'day_is_both'],
      [null, 'year_incomplete'],
    ]);
    expect(
      await desk.refusal('calendar.rehearse', { kind: 'import', file: file('x.csv', '单位,电话\n甲,1') }),
    ).toMatchObject({
      code: 'CALENDAR_FILE_UNREADABLE',
    });
    expect(
      await desk.refusal('calendar.rehearse', { kind: 'import', file: file('x.json', '{"format":') }),
    ).toMatchObject({
      code: 'CALENDAR_FILE_UNREADABLE',
    });
  });

  it('asks for the year in between, and for a new rehearsal when the calendar changed meanwhile', async () => {
    const later = arrangementCsv(
      ARRANGEMENT_2027.map(([date, ...rest]) => [
        date.replaceAll('2027', '2028').replace('二七', '二八'),
        ...rest,
      ]),
    ).replace('2027年', '2028年');
    expect(
      await desk.refusal('calendar.rehearse', { kind: 'import', file: file('2028.csv', later) }),
    ).toMatchObject({
      code: 'CALENDAR_YEAR_GAP',
      details: { missing: 2027 },
    });
    const { token } = await rehearseFile('2027.csv', arrangementCsv());
    core().write.run(`INSERT INTO setting (key, value) VALUES ('rules.dueSoonDays', '9')`);
    expect(await desk.refusal('calendar.apply', { token })).toMatchObject({
      code: 'CALENDAR_REHEARSAL_GONE',
    });
  });

  it('deems filed what has run out by the new count, and says so before', async () => {
    desk.close();
    desk = makeDesk(
      { calendar: contract.calendar },
      { calendar },
      { today: '2027-01-20', role: 'administrator' },
    );
    const caseId = addCase();
    // Received by hand here: only then the clock may file a case, a ledger's empty cell is no proof.
    core().write.run(
      `INSERT INTO filing_event (id, case_id, seq, action, from_state, to_state, on_date, at, actor, origin, created_at, updated_at)
       VALUES ('ev', @caseId, 1, 'receive', 'submitted', 'checking', '2026-12-28', @at, '示例员', @self, @at, @at)`,
      { caseId, at: core().clock.now(), self: desk.self },
    );
    await allDuties();
    const rehearsed = await rehearseFile('2027.csv', arrangementCsv());
    expect(rehearsed.deemed).toBe(1);
    // A clerk looks at the case while the calendar is taken in: the tick of then meets another case.
    const { version = 0 } =
      core().read.get<{ version: number }>('SELECT version FROM filing_case WHERE id = @caseId', {
        caseId,
      }) ?? {};
    await apply(rehearsed.token);
    expect(core().read.value('SELECT state FROM filing_case WHERE id = @caseId', { caseId })).toBe(
      'deemed-filed',
    );
    const deps = {
      ...depsFor(core().write),
      db: core().write,
      self: desk.self,
      actor: { id: 'u2', name: '示例员' },
    };
    const ticked = () => checkMaterials(deps, { id: caseId, expectedVersion: version, materials: [] });
    expect(codeOf(ticked)).toBe('STALE_VERSION');
  });

  it('goes out as a file that another office takes in the same', async () => {
    await apply((await rehearseFile('2027.csv', arrangementCsv())).token);
    for (const name of ['out.json', 'out.csv', 'out.xlsx']) {
      await desk.call('calendar.exportYear', { year: 2027, file: granted(name) });
      const again = await rehearse({ kind: 'import', file: granted(name) });
      expect(again, name).toMatchObject({
        year: 2027,
        problems: [],
        days: [],
        moved: 0,
        source: '国办发明电〔2026〕99号',
      });
    }
    for (const name of ['template.csv', 'template.xlsx'])
      await desk.call('calendar.template', { file: granted(name) });
    expect(await desk.refusal('calendar.exportYear', { year: 2031, file: granted('no.csv') })).toMatchObject({
      code: 'CALENDAR_YEAR_UNKNOWN',
    });
  });
});

describe('the clock of a kept case, counted by hand', () => {
  // 2026: 02-15..23 off with work on Sat 02-14 and 02-28; 10-01..07 off with work on Sat 10-10; 2027 is not known.
  it.each([
    [
      'over Spring Festival',
      '2026-02-11',
      '2026-02-12',
      '2026-02-25',
      4,
      false,
      ['2026-02-15', '2026-02-23'],
      9,
    ],
    [
      'on the make-up Saturday',
      '2026-02-14',
      '2026-02-14',
      '2026-02-28',
      5,
      false,
      ['2026-02-15', '2026-02-23'],
      9,
    ],
    [
      'on the eve of National Day',
      '2026-09-30',
      '2026-10-08',
      '2026-10-13',
      4,
      false,
      ['2026-10-01', '2026-10-11'],
      8,
    ],
    [
      'on its make-up Saturday',
      '2026-10-10',
      '2026-10-12',
      '2026-10-16',
      4,
      false,
      ['2026-10-11', '2026-10-11'],
      1,
    ],
    [
      'with the next year missing',
      '2026-12-28',
      '2026-12-30',
      '2027-01-04',
      3,
      true,
      ['2027-01-02', '2027-01-03'],
      2,
    ],
  ])(
    '%s: received %s, looked at %s, due %s',
    (_, receivedOn, onDate, due, daysLeft, provisional, ends, off) => {
      const view = viewFiling(core().read, core().law, desk.self, onDate, addCase(receivedOn));
      expect(view.officeClock).toMatchObject({
        startOn: receivedOn,
        due,
        daysLeft,
        provisional,
        workingDays: 5,
      });
      const skipped = view.officeClock?.skipped.map(({ date }) => date) ?? [];
      expect([skipped[0], skipped.at(-1), skipped.length]).toEqual([...ends, off]);
    },
  );
});

describe('local days', () => {
  const add = (over: object = {}) =>
    rehearse({
      kind: 'add-day',
      regionCode: '220200',
      date: '2027-01-04',
      untilYear: 2028,
      dayKind: 'holiday',
      name: '本地节日',
      source: '市政府通知',
      ...over,
    });

  it('are added for several years and removed, and terms follow', async () => {
    const caseId = addCase();
    await allDuties();
    const rehearsed = await add();
    // 2028-01-04 is a Tuesday.
    expect(rehearsed.days.map(({ date }) => date)).toEqual(['2027-01-04', '2028-01-04']);
    await apply(rehearsed.token);
    expect(dutyOf(caseId)?.due_on).toBe('2027-01-05');
    const { regional } = await overview();
    expect(regional.map(({ date, regionName }) => [date, regionName])).toEqual([
      ['2027-01-04', '吉林市'],
      ['2028-01-04', '吉林市'],
    ]);
    const year = await desk.call<OutputOf<Contract['calendar']['year']>>('calendar.year', { year: 2027 });
    expect(year.days.find(({ date }) => date === '2027-01-04')).toMatchObject({
      kind: 'holiday',
      source: 'regional',
      notice: '市政府通知',
    });
    await apply((await rehearse({ kind: 'remove-day', regionCode: '220200', date: '2027-01-04' })).token);
    expect(dutyOf(caseId)?.due_on).toBe('2027-01-04');
    expect((await overview()).regional).toHaveLength(1);
  });

  it('are refused for regions elsewhere, for no days, and for clerks', async () => {
    const wish = {
      kind: 'add-day',
      regionCode: '222400',
      date: '2027-09-03',
      untilYear: null,
      dayKind: 'holiday',
      name: '州庆',
      source: '自治州规定',
    };
    expect(await desk.refusal('calendar.rehearse', wish)).toMatchObject({ code: 'CALENDAR_REGION_NOT_OURS' });
    expect(
      await desk.refusal('calendar.rehearse', { ...wish, regionCode: '220200', date: '2027-02-30' }),
    ).toMatchObject({ code: 'CALENDAR_DAY_INVALID' });
    expect(
      await desk.refusal('calendar.rehearse', {
        kind: 'remove-day',
        regionCode: '220200',
        date: '2027-09-03',
      }),
    ).toMatchObject({ code: 'CALENDAR_DAY_UNKNOWN' });
    desk.session.user = { id: 'u2', name: '经办', role: 'clerk' };
    expect(await desk.refusal('calendar.rehearse', wish)).toMatchObject({ code: 'NOT_ALLOWED' });
  });
});

describe('the warning of a missing year', () => {
  it.each([
    ['2026-10-31', null],
    ['2026-11-01', 2027],
    ['2026-12-31', 2027],
    ['2027-03-01', 2027],
  ])('on %s says %s', async (day, missing) => {
    desk.close();
    desk = makeDesk({ calendar: contract.calendar }, { calendar }, { today: day });
    expect(await desk.call('calendar.warning')).toEqual({ missingYear: missing });
  });
});

function file(name: string, content: string): string {
  writeFileSync(join(desk.folder, name), content);
  return granted(name);
}
const dump = () =>
  core().read.allRaw('SELECT region_code, day, kind, name, source FROM calendar_override ORDER BY 1, 2');
