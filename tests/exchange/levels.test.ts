import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { renderFormPage } from '../../db/documents/forms/render-html';
import { reportForm } from '../../db/documents/report-table';
import { asCivilDate, type CivilDate } from '../../db/domain/dates/civil-date';
import { changedRecords, officeChanges } from '../../db/exchange/desk/changes';
import { reportingGaps } from '../../db/exchange/desk/gaps';
import type { OfficeReminder } from '../../db/exchange/desk/kept-reminders';
import { leagueTable } from '../../db/exchange/desk/league';
import { levelTable } from '../../db/exchange/desk/level-papers';
import { listBatches } from '../../db/exchange/desk/log';
import { regionLines } from '../../db/exchange/desk/regions';
import { remindOffices } from '../../db/exchange/desk/remind-offices';
import { officeReminder } from '../../db/exchange/desk/reminder-letter';
import { sentUp } from '../../db/exchange/desk/upward';
import { writeSetting } from '../../db/repositories/setting';
import { recomputeDuties } from '../../db/services/duties/recompute';
import { readReport } from '../../db/services/reports/read-report';
import { lyingPackages } from '../../electron/core-host/lying-packages';
import { makeContact } from '../builders/contacts';
import { fillCounty } from '../builders/county';
import { makeCore, type TestCore } from '../builders/database';
import { makeExchangeDesk } from '../builders/exchange-desk';
import { makeLogged, makeReporting } from '../builders/levels';
import { makeDrill, makeEnterprise, makeHazard, makeSupply, makeTeam } from '../builders/records';

const today = '2026-11-20' as CivilDate;
let test: TestCore;
afterEach(() => test.close());

const lines = () => regionLines(test.core.read, test.core.law, today);
const gaps = (period = '2026H1') => reportingGaps(test.core.read, test.core.law, period, today).rows;
const rank = (
  figure: 'filing' | 'drills' | 'overdue' | 'punctual',
  among: 'direct' | 'counties' = 'direct',
) => leagueTable(test.core.read, test.core.law, today, { figure, among });

describe('a province with a city, what it forwards, and a county of its own', () => {
  beforeEach(async () => {
    test = makeCore({ today, level: 'province', regionCode: '220000', name: '吉林省应急管理厅' });
    const city = makeReporting(test, {
      id: 'jl',
      name: '吉林市应急管理局',
      regionCode: '220200',
      level: 'city',
    });
    const forwarded = makeReporting(test, {
      id: 'sl',
      name: '舒兰市应急管理局',
      regionCode: '220283',
      viaId: 'jl',
    });
    const direct = makeReporting(test, { id: 'mhk', name: '梅河口市应急管理局', regionCode: '220581' });
    for (const [place, units] of [
      [test, 1],
      [city, 2],
      [forwarded, 4],
      [direct, 8],
    ] as const)
      for (let n = 0; n < units; n++) {
        const unit = makeEnterprise(place, { activities: ['hotel'], sets: ['SET-A'], origin: place.self });
        if (n % 2 === 0)
          makeDrill(place, {
            enterpriseId: unit.id,
            endOn: '2026-09-10',
            state: 'reported',
            origin: place.self,
          });
      }
    const gone = makeEnterprise(forwarded, {
      origin: 'sl',
      voidedAt: '2026-01-01T00:00:00.000Z',
      voidReason: '重复',
    });
    makeTeam(direct, { origin: 'mhk' });
    makeSupply(forwarded, { origin: 'sl' });
    makeHazard(forwarded, { origin: 'sl', enterpriseId: gone.id });
    await recomputeDuties(test.core, (db) => test.deps(db));
  });

  it('rolls its figures up, with what an office keeps itself apart', () => {
    const shown = lines()
      .filter(({ kind }) => kind !== 'region')
      .map(({ key, depth, past, figures }) => [
        key,
        depth,
        past,
        figures.enterprises,
        figures.drillsThisHalf,
      ]);
    expect(shown).toEqual(
      [
        ['220000-000001', 0, false, 15, 8],
        ['own:220000-000001', 1, false, 1, 1],
        ['jl', 1, false, 6, 3],
        ['own:jl', 2, false, 2, 1],
        ['sl', 2, false, 4, 2],
        ['mhk', 1, true, 8, 4],
      ].map(([key, ...rest]) => [String(key).replace('220000-000001', test.self), ...rest]),
    );
    const [root] = lines();
    expect(root?.figures).toMatchObject({ teams: 1, supplies: 1, hazards: 1, shouldDrill: 15, keyUnits: 15 });
  });

  it('counts in each line what the registers of its owners hold', () => {
    for (const line of lines()) {
      const held = test.core.read.value<number>(
        `SELECT COUNT(*) FROM enterprise e JOIN office o ON o.id = e.origin
          WHERE e.voided_at IS NULL AND o.name IN (SELECT value FROM json_each(@owners))`,
        { owners: JSON.stringify(line.owners) },
      );
      expect(held).toBe(line.figures.enterprises);
    }
  });

  it('tells the head of the office whose figures the page lacks', () => {
    const { notes } = readReport(test.core.read, test.core.law, today, {
      report: 'L1',
      period: '2026H1',
      by: 'region',
      sums: false,
    });
    const { missing } = rank('filing');
    expect(missing.length).toBeGreaterThan(1);
    expect(notes.at(-1)).toBe(
      `以上数字不含还没有报来的 ${missing.length} 个地区：${missing.map(({ name }) => name).join('、')}。`,
    );
  });

  it('ranks those that report to it, or the counties wherever they report', () => {
    expect(rank('drills').rows.map(({ line }) => line.key)).toEqual(['jl', 'mhk']);
    const counties = rank('drills', 'counties');
    expect(counties.deeper).toBe(true);
    expect(counties.rows.map(({ line, small, place }) => [line.key, small, place])).toEqual([
      ['sl', true, null],
      ['mhk', true, null],
    ]);
  });

  it('expects packages of the cities and of the county, and names what a city has not forwarded', () => {
    const rows = gaps();
    expect(rows.map(({ name }) => name).slice(0, 3)).toEqual(['长春市', '吉林市应急管理局', '四平市']);
    const city = rows.find(({ key }) => key === 'jl');
    expect(city?.below).toContain('蛟河市');
    expect(city?.below).not.toContain('舒兰市');
    expect(rows.find(({ key }) => key === 'mhk')).toMatchObject({ state: 'never', officeId: 'mhk' });
  });

  it('prints and hands out its tables', () => {
    const of = (table: 'regions' | 'league' | 'gaps') =>
      levelTable(test.core.read, test.core.law, today, { table, figure: 'drills', among: 'direct' });
    const tree = of('regions');
    expect(tree.totals?.slice(0, 3)).toEqual(['合计', null, 15]);
    for (const table of [tree, of('league'), of('gaps')])
      for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
    expect(tree.rows.some(([name]) => name === '　舒兰市应急管理局')).toBe(true);
    // What stands below what is seen on paper as well.
    expect(renderFormPage(reportForm(tree))).toMatch(/>　舒兰市应急管理局</);
  });
});

describe('a city and its counties', () => {
  beforeEach(() => {
    test = makeCore({ today, level: 'city', regionCode: '220200', name: '吉林市应急管理局' });
    makeReporting(test, { id: 'jh', name: '蛟河市应急管理局', regionCode: '220281' });
    makeReporting(test, { id: 'sl', name: '舒兰市应急管理局', regionCode: '220283' });
  });
  const stated = (filed: number, shouldFile: number) => ({
    totals: { asOf: '2026-06-30', T1: { filed, shouldFile, overdue: 0 }, T3: {}, T9: {} },
  });

  it('knows who reported in time, late, not at all, and which numbers are missing', () => {
    makeLogged(test, { partner: 'jh', sequence: 3, period: '2026H1', madeAt: '2026-07-19T17:00:00.000Z' });
    makeLogged(test, { partner: 'sl', sequence: 1, period: '2025', madeAt: '2026-01-10T01:00:00.000Z' });
    makeContact(test, { kind: 'office', organisation: '蛟河市应急管理局', dutyPhone: '0432-00001234' });
    const by = new Map(gaps().map((row) => [row.name, row]));
    // 01:00 on the 20th in China.
    expect(by.get('蛟河市应急管理局')).toMatchObject({
      ...{ state: 'late', daysLate: 5, reportedOn: '2026-07-20', missingNumbers: [1, 2] },
      dutyPhone: '0432-00001234',
    });
    expect(by.get('舒兰市应急管理局')).toMatchObject({ state: 'missing', lastPeriod: '2025', daysLate: 128 });
    expect(by.get('永吉县')).toMatchObject({ state: 'never', officeId: null, dutyPhone: null });
    expect(new Set(gaps('2026H2').map(({ state }) => state))).toEqual(new Set(['waiting']));
    expect(gaps('2025H2').find(({ officeId }) => officeId === 'sl')?.state).toBe('in-time');
  });

  it('collects by its own days when it has set some', () => {
    makeLogged(test, { partner: 'jh', sequence: 1, period: '2026H1', madeAt: '2026-07-19T02:00:00.000Z' });
    writeSetting(test.core.write, 'exchange.reportingDays', { H1: '07-31', H2: '01-31', year: '01-31' });
    expect(gaps().find(({ officeId }) => officeId === 'jh')?.state).toBe('in-time');
  });

  it('compares places with what was stated for the period before, where it was', () => {
    for (const [office, filed] of [
      ['jh', 5],
      ['sl', 15],
    ] as const)
      for (let n = 0; n < 20; n++) {
        const unit = makeEnterprise({ ...test, self: office }, { origin: office });
        test.core.write.run(
          `INSERT INTO duty (subject_id, rule_id, period, state) VALUES (@id, @rule, '', 'met')`,
          { id: unit.id, rule: test.core.law.figures.filing },
        );
        if (n < filed)
          test.core.write.run(
            `INSERT INTO filing_case (id, enterprise_id, kind, state, origin, created_at, updated_at)
             VALUES (@case, @id, 'first', 'filed', @office, @now, @now)`,
            { case: test.core.newId(), id: unit.id, office, now: test.core.clock.now() },
          );
      }
    expect(rank('filing')).toMatchObject({ known: 0, before: '2026H1' });
    makeLogged(test, {
      partner: 'jh',
      sequence: 1,
      period: '2026H1',
      madeAt: '2026-07-01T02:00:00.000Z',
      manifest: stated(80, 100),
    });
    makeLogged(test, {
      partner: 'sl',
      sequence: 1,
      period: '2026H1',
      madeAt: '2026-07-01T02:00:00.000Z',
      manifest: stated(60, 100),
    });
    const { rows, known, missing } = rank('filing');
    expect(known).toBe(2);
    expect(rows.map(({ line, place, part, whole, moved }) => [line.key, place, part, whole, moved])).toEqual([
      ['jh', 2, 5, 20, -1],
      ['sl', 1, 15, 20, 1],
    ]);
    expect(missing.map(({ name }) => name)).toContain('永吉县');
  });

  it('ranks by days late, and nobody whose day has not come', () => {
    makeLogged(test, { partner: 'jh', sequence: 1, period: '2026H1', madeAt: '2026-07-01T02:00:00.000Z' });
    makeLogged(test, { partner: 'sl', sequence: 1, period: '2026H1', madeAt: '2026-08-01T02:00:00.000Z' });
    expect(rank('punctual').rows.map(({ line, place, value }) => [line.key, place, value])).toEqual([
      ['jh', 1, 0],
      ['sl', 2, 17],
    ]);
  });

  it('tells what the province has not received', () => {
    expect(sentUp(test.core.read)).toEqual([]);
    const recipient = { id: null, name: '吉林省应急管理厅' };
    for (const sequence of [1, 2])
      makeLogged(test, {
        ...{ partner: 'name:吉林省应急管理厅', sequence, period: '2026H1', direction: 'out' as const },
        madeAt: `2026-07-0${sequence}T02:00:00.000Z`,
        manifest: { recipient },
      });
    makeLogged(test, {
      ...{ partner: 'sl', sequence: 1, period: '2026H1', madeAt: '2026-07-01T03:00:00.000Z' },
      at: '2026-07-05T03:00:00.000Z',
      brought: { enterprise: { added: 3, changed: 1 } },
    });
    test.core.write.run(
      `INSERT INTO receipt (id, package_id, package_sha256, package_kind, office_id, sequence, merged_at, accepted, returned,
         answered_on, origin, created_at, updated_at)
       SELECT 'r', id, sha256, kind, @self, seq, @now, 1, 0, '2026-07-06', 'upper', @now, @now FROM package_log
        WHERE direction = 'out' AND seq = 2`,
      { self: test.self, now: test.core.clock.now() },
    );
    makeTeam(test);
    makeTeam({ ...test, self: 'sl' }, { origin: 'sl' });
    expect(sentUp(test.core.read)).toEqual([
      {
        ...{
          recipient: '吉林省应急管理厅',
          sequence: 2,
          period: '2026H1',
          madeOn: '2026-07-02',
          receivedOn: '2026-07-06',
        },
        waiting: [{ table: 'team', rows: 1 }],
        offices: [{ name: '舒兰市应急管理局', rows: 4 }],
      },
    ]);
  });
});

describe('what has changed since the last package', () => {
  it('is counted by table and told by name; a merge that was undone brought nothing', async () => {
    test = makeCore({ today });
    const upper = makeExchangeDesk({ level: 'city', regionCode: '220200', name: '吉林市应急管理局' });
    const county = makeExchangeDesk();
    try {
      fillCounty({ core: county.core, self: county.self }, { enterprises: 3, documents: 1 });
      await upper.merge(await county.upload('1.yjpkg'));
      county.core.write.exec(
        `UPDATE enterprise SET town = '新镇', version = version + 1, updated_at = '2026-11-20T05:00:00.000Z'
          WHERE id = (SELECT MIN(id) FROM enterprise)`,
      );
      const second = await upper.merge(await county.upload('2.yjpkg'));
      const [latest, first] = officeChanges(upper.core.read, county.self);
      expect(latest).toMatchObject({
        ...{ batchId: second.batchId, sequence: 2, base: 'full' },
        tables: [{ table: 'enterprise', added: 0, changed: 1 }],
      });
      expect(first?.tables.find(({ table }) => table === 'enterprise')).toMatchObject({ added: 3 });
      const asked = { batchId: second.batchId, table: 'enterprise', outcome: 'changed' as const };
      const changed = changedRecords(upper.core.read, { ...asked, offset: 0, limit: 10 });
      expect(changed).toMatchObject({ total: 1, rows: [{ fields: ['town'] }] });
      expect(changed.rows[0]?.title).toContain('示例');
      const added = { batchId: first?.batchId ?? '', table: 'enterprise', outcome: 'added' as const };
      expect(changedRecords(upper.core.read, { ...added, offset: 1, limit: 1 })).toMatchObject({
        ...{ total: 3, rows: [{ fields: [] }] },
      });
      await upper.call('undo', { batchId: second.batchId });
      expect(officeChanges(upper.core.read, county.self).map(({ batchId }) => batchId)).toEqual([
        first?.batchId,
      ]);
      const rows = reportingGaps(upper.core.read, upper.core.law, '2026H2', asCivilDate(today)).rows;
      const undone = rows.find(({ officeId }) => officeId === county.self);
      expect(undone).toMatchObject({ lastSequence: 1, missingNumbers: [] });
      expect(undone?.undoneAt).not.toBeNull();

      // With its first package the office itself goes: its name and the note stay.
      await upper.call('undo', { batchId: first?.batchId ?? '' });
      const gone = reportingGaps(upper.core.read, upper.core.law, '2026H2', asCivilDate(today)).rows;
      expect(gone.find(({ regionCode }) => regionCode === '220283')).toMatchObject({
        ...{ officeId: null, state: 'waiting', undoneAt: expect.any(String) },
      });
      expect(new Set(listBatches(upper.core.read).map(({ sender }) => sender))).toEqual(
        new Set(['舒兰市应急管理局']),
      );
    } finally {
      upper.close();
      county.close();
    }
  });
});

describe('letters to offices that have not reported', () => {
  beforeEach(() => {
    test = makeCore({ today, level: 'city', regionCode: '220200', name: '吉林市应急管理局' });
    makeReporting(test, { id: 'jh', name: '蛟河市应急管理局', regionCode: '220281' });
    makeLogged(test, { partner: 'jh', sequence: 3, period: '2025', madeAt: '2026-01-10T01:00:00.000Z' });
  });
  const words = { period: '2026H1', answerBy: '2026-11-27', contact: '示例员', phone: null };
  const remind = (keys: string[], given: Partial<typeof words> = {}) =>
    remindOffices(test.deps(test.core.write), { ...words, keys, ...given });
  const pageOf = (letter: OfficeReminder | undefined) =>
    letter ? renderFormPage(officeReminder(letter, '吉林市应急管理局')).replace(/<[^>]+>/g, '') : '';

  it('say what is missing, and stand in the list from then on', () => {
    const letters = remind(['jh', 'region:220221']);
    expect(letters.map(({ recipient }) => recipient)).toEqual(['永吉县应急管理局', '蛟河市应急管理局']);
    const [never, late] = letters.map(pageOf);
    expect(late).toContain('2026年上半年应急预案管理数据最迟应于2026年7月15日报送我单位');
    expect(late).toContain('已逾期128日');
    expect(late).toContain('尚未收到你单位该期的上报包');
    expect(late).toContain('第3号');
    expect(late).toContain('缺第1、2号');
    expect(never).toContain('此前没有收到过你单位的上报包');
    const rows = gaps();
    expect(rows.find(({ key }) => key === 'jh')?.remindedOn).toBe(today);
    expect(rows.find(({ key }) => key === 'region:220282')?.remindedOn).toBeNull();
    expect(gaps('2025H1').find(({ key }) => key === 'jh')?.remindedOn).toBeNull();
  });

  it('go to nobody who has reported, or whose day has not come', () => {
    makeLogged(test, { partner: 'jh', sequence: 4, period: '2026H1', madeAt: '2026-07-10T01:00:00.000Z' });
    expect(() => remind(['jh'])).toThrowError(/没有可催报的/);
    expect(() => remind(['region:220221'], { period: '2026H2' })).toThrowError(/没有可催报的/);
    expect(() => remind(['region:220221'], { answerBy: '2026-11-19' })).toThrowError(/早于今天/);
  });
});

describe('a package that lies here and is not merged', () => {
  it('is told of the office that sent it, until it is merged', async () => {
    test = makeCore({ today });
    const upper = makeExchangeDesk({ level: 'city', regionCode: '220200', name: '吉林市应急管理局' });
    const county = makeExchangeDesk();
    const row = () => {
      const lying = lyingPackages(upper.host);
      const { rows } = reportingGaps(upper.core.read, upper.host.law, '2026H1', today, lying);
      const { state, lyingSequence } = rows.find(({ regionCode }) => regionCode === '220283') ?? {};
      return [state, lyingSequence];
    };
    try {
      const file = await county.upload('1.yjpkg', { period: '2026H1' });
      const { rehearsalId } = await upper.rehearse(file);
      expect(row()).toEqual(['received', 1]);
      await upper.call('merge', { rehearsalId });
      expect(row()).toEqual(['late', null]);
      await county.upload('2.yjpkg', { period: '2026H1' });
      await upper.receive('look', { files: [upper.host.grants.grant(county.path('2.yjpkg'))] });
      expect(lyingPackages(upper.host)).toMatchObject([{ senderId: county.self, sequence: 2 }]);
    } finally {
      upper.close();
      county.close();
    }
  });
});
