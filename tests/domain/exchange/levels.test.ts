import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { CivilDate } from '../../../db/domain/dates/civil-date';
import { type LeagueValue, league, movesSince } from '../../../db/domain/exchange/league';
import { officesUnder, regionTree, rollUp, type TreeOffice } from '../../../db/domain/exchange/region-tree';
import {
  covers,
  dueDayOf,
  isMonthAndDay,
  judgeReporting,
  type LyingPackage,
  type ReportedPackage,
  reportingPeriods,
} from '../../../db/domain/exchange/reporting';
import { lastEndedPeriod } from '../../../db/domain/reports/period';

const province: TreeOffice = { id: 'prov', name: '吉林省应急管理厅', regionCode: '220000', viaId: null };
const office = (id: string, regionCode: string, viaId = id): TreeOffice => ({
  id,
  name: `${regionCode}应急管理局`,
  regionCode,
  viaId,
});
const regions = [
  { code: '220000', name: '吉林省', parent: null },
  { code: '220200', name: '吉林市', parent: '220000' },
  { code: '220281', name: '蛟河市', parent: '220200' },
  { code: '220283', name: '舒兰市', parent: '220200' },
  { code: '220500', name: '通化市', parent: '220000' },
  { code: '220581', name: '梅河口市', parent: '220500' },
];
const always = () => true;
const outline = (nodes: ReturnType<typeof regionTree>) =>
  nodes.map(({ key, depth, past }) => `${'-'.repeat(depth)}${key}${past ? '!' : ''}`);

describe('the tree of who reports to whom', () => {
  it('follows the packages: forwarded counties below their city, a province-managed one beside the cities', () => {
    const nodes = regionTree(
      province,
      [office('jl', '220200'), office('sl', '220283', 'jl'), office('mhk', '220581')],
      regions,
      (id) => id === 'jl',
    );
    expect(outline(nodes)).toEqual([
      'prov',
      '-jl',
      '--own:jl',
      '--region:220281',
      '--sl',
      '-region:220500',
      '-mhk!',
    ]);
    expect(officesUnder(nodes, 'jl')).toEqual(['jl', 'sl']);
    expect(officesUnder(nodes, 'region:220500')).toEqual([]);
  });

  it('shows every office once, whatever its way up says', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...regions.map(({ code }) => code)), fc.nat(8)), { maxLength: 8 }),
        (given) => {
          const offices = given.map(([code, via], at) => office(`o${at}`, code, `o${via}`));
          const nodes = regionTree(province, offices, regions, always);
          const shown = nodes.filter(({ kind }) => kind === 'office').map(({ key }) => key);
          expect([...shown].sort()).toEqual(['prov', ...offices.map(({ id }) => id)].sort());
          expect(new Set(nodes.map(({ key }) => key)).size).toBe(nodes.length);
          for (const [at, { parent }] of nodes.entries())
            if (parent !== null) expect(nodes.slice(0, at).some(({ key }) => key === parent)).toBe(true);
        },
      ),
    );
  });

  it('has in each line the sum of what stands below it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...regions.map(({ code }) => code)), fc.nat(8), fc.nat(1000)), {
          maxLength: 8,
        }),
        fc.nat(1000),
        (given, ownUnits) => {
          const offices = given.map(([code, via], at) => office(`o${at}`, code, `o${via}`));
          const own = new Map<string, { units: number }>(
            given.map(([, , units], at) => [`o${at}`, { units }]),
          ).set('prov', { units: ownUnits });
          const nodes = regionTree(province, offices, regions, (id) => (own.get(id)?.units ?? 0) > 0);
          const sums = rollUp(nodes, ['units'], (id) => own.get(id));
          const total = given.reduce((sum, [, , units]) => sum + units, ownUnits);
          expect(sums.get('prov')).toEqual({ units: total });
          for (const node of nodes) {
            const children = nodes.filter(({ parent }) => parent === node.key);
            const below = children.reduce((sum, { key }) => sum + (sums.get(key)?.units ?? 0), 0);
            const mine = sums.get(node.key)?.units ?? 0;
            const kept = node.officeId === null ? 0 : (own.get(node.officeId)?.units ?? 0);
            if (node.kind === 'region') expect(mine).toBe(0);
            else if (children.length === 0) expect(mine).toBe(kept);
            else expect(mine).toBe(below + (children.some(({ kind }) => kind === 'own') ? 0 : kept));
            // What a register is filtered by counts the same.
            if (node.kind !== 'own')
              expect(
                officesUnder(nodes, node.key).reduce((sum, id) => sum + (own.get(id)?.units ?? 0), 0),
              ).toBe(mine);
          }
        },
      ),
    );
  });
});

const rate = (id: string, part: number | null, whole: number | null): LeagueValue => ({ id, part, whole });

describe('the league', () => {
  it('lets equal shares share a place, leaves out the next, and does not rank what is too small', () => {
    const places = league(
      'filing',
      [rate('a', 90, 100), rate('b', 18, 20), rate('c', 50, 100), rate('d', 3, 3), rate('e', 0, 0)],
      10,
    );
    expect([...places.values()].map(({ id, place, sharing, small }) => [id, place, sharing, small])).toEqual([
      ['a', 1, 2, false],
      ['b', 1, 2, false],
      ['c', 3, 1, false],
      ['d', null, 0, true],
      ['e', null, 0, true],
    ]);
  });

  it('puts fewer overdue and fewer days late first, and knows no place of what is not known', () => {
    expect(league('overdue', [rate('a', 9, 100), rate('b', 0, 100)], 10).get('b')?.place).toBe(1);
    const days = league('punctual', [rate('a', 12, null), rate('b', 0, null), rate('c', null, null)], 10);
    expect([...days.values()].map(({ place }) => place)).toEqual([2, 1, null]);
  });

  it('compares places only among those that had one before', () => {
    const before = [rate('a', 50, 100), rate('b', 60, 100)];
    const now = [rate('a', 80, 100), rate('b', 70, 100), rate('new', 99, 100), rate('tiny', 1, 1)];
    expect([...movesSince('filing', now, before, 10)]).toEqual([
      ['a', 1],
      ['b', -1],
    ]);
    expect(movesSince('filing', now, [], 10).size).toBe(0);
  });

  test('places gained and lost cancel out where no places are shared', () => {
    const values = fc.uniqueArray(fc.nat(1000), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(values, values, (now, before) => {
        const rows = (given: number[]) => given.map((part, at) => rate(`o${at}`, part, 1000));
        const moves = movesSince('filing', rows(now), rows(before), 10);
        expect([...moves.values()].reduce((sum, each) => sum + each, 0)).toBe(0);
      }),
    );
  });
});

const days = { H1: '07-15', H2: '01-15', year: '01-15' };
const sent = (sequence: number, period: string, madeOn: string, mergedOn = madeOn): ReportedPackage => ({
  sequence,
  series: 'upload 示例市应急管理局',
  period,
  madeOn: madeOn as CivilDate,
  mergedOn: mergedOn as CivilDate,
});
const lying = (sequence: number, period: string, madeOn: string): LyingPackage => ({
  sequence,
  period,
  madeOn: madeOn as CivilDate,
});
const judged = (packages: ReportedPackage[], today = '2026-07-20', period = '2026H1') =>
  judgeReporting(packages, period, dueDayOf(period, days), today as CivilDate);

describe('reporting in time', () => {
  test.each([
    ['2026H1', '2026-07-15'],
    ['2026H2', '2027-01-15'],
    ['2026', '2027-01-15'],
  ])('%s is due on %s', (period, due) => {
    expect(dueDayOf(period, days)).toBe(due);
  });

  it.each([
    ['never', [], '2026-07-20', { state: 'never', daysLate: 5 }],
    ['not due yet', [], '2026-07-15', { state: 'waiting', daysLate: 0 }],
    ['not this period', [sent(1, '2025H2', '2026-01-10')], '2026-07-20', { state: 'missing', daysLate: 5 }],
    ['in time', [sent(1, '2026H1', '2026-07-15')], '2026-09-01', { state: 'in-time', daysLate: 0 }],
    ['late', [sent(1, '2026H1', '2026-07-18')], '2026-09-01', { state: 'late', daysLate: 3 }],
    [
      'in time, although it was merged late',
      [sent(1, '2026H1', '2026-07-14', '2026-08-30')],
      '2026-09-01',
      { state: 'in-time', daysLate: 0 },
    ],
    [
      'in time, although the sender’s clock runs ahead',
      [sent(1, '2026H1', '2026-12-01', '2026-07-10')],
      '2026-09-01',
      { state: 'in-time', daysLate: 0 },
    ],
    [
      'in time by the first of several',
      [sent(1, '2026H1', '2026-07-10'), sent(2, '2026H1', '2026-08-18')],
      '2026-09-01',
      { state: 'in-time', daysLate: 0 },
    ],
  ] as const)('is judged: %s', (_name, packages, today, expected) => {
    expect(judged([...packages], today)).toMatchObject(expected);
  });

  it.each([
    ['received in time', [], [lying(1, '2026H1', '2026-07-10')], { state: 'received', daysLate: 0 }],
    ['received late', [], [lying(2, '2026H1', '2026-07-18')], { state: 'received', daysLate: 3 }],
    ['another period', [], [lying(1, '2025H2', '2026-07-10')], { state: 'never', lying: null }],
    [
      'merged already',
      [sent(1, '2026H1', '2026-07-10')],
      [lying(2, '2026H1', '2026-07-18')],
      { state: 'in-time', lying: null },
    ],
  ] as const)('counts what lies here and is not merged: %s', (_name, packages, waiting, expected) => {
    const today = '2026-07-20' as CivilDate;
    expect(
      judgeReporting([...packages], '2026H1', dueDayOf('2026H1', days), today, [...waiting]),
    ).toMatchObject(expected);
  });

  it('tells what is counted under another name apart', () => {
    const other = (...given: Parameters<typeof sent>) => ({ ...sent(...given), series: 'upload 上级' });
    const standing = judged([
      other(2, '2026H1', '2026-07-18'),
      other(4, '2026H1', '2026-07-01'),
      sent(1, '2026H1', '2026-07-10'),
      sent(3, '2026H1', '2026-07-19'),
    ]);
    expect(standing).toMatchObject({ state: 'in-time', missingNumbers: [2], last: { sequence: 3 } });
  });

  it('names the numbers that never came', () => {
    const standing = judged([sent(2, '2025', '2026-01-05'), sent(5, '2026H1', '2026-07-01')]);
    expect(standing.missingNumbers).toEqual([1, 3, 4]);
    expect(standing.last?.sequence).toBe(5);
    expect(judged([sent(900, '2026H1', '2026-07-01')]).missingNumbers).toHaveLength(50);
  });

  it('lets the report of a year cover its second half, and nothing else', () => {
    expect([covers('2026', '2026H2'), covers('2026', '2026H1'), covers('2026H2', '2026')]).toEqual([
      true,
      false,
      false,
    ]);
    expect(covers(null, '2026H1')).toBe(false);
  });

  it('offers the periods that have begun', () => {
    expect(reportingPeriods('2026-11-20' as CivilDate).slice(0, 4)).toEqual([
      '2026H2',
      '2026H1',
      '2025',
      '2025H2',
    ]);
    expect(reportingPeriods('2026-03-01' as CivilDate)[0]).toBe('2026H1');
    expect([lastEndedPeriod('2026-11-20' as CivilDate), lastEndedPeriod('2026-03-01' as CivilDate)]).toEqual([
      '2026H1',
      '2025H2',
    ]);
  });

  it('takes days that every year has', () => {
    expect(['07-15', '02-29', '13-01', '7-15', '07-15 '].map(isMonthAndDay)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});
