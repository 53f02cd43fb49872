import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asCivilDate } from '../../../db/domain/dates/civil-date';
import {
  EXCLUSION_CODES,
  type ExpertFacts,
  type Party,
  type RecusalCase,
  recusalChecker,
} from '../../../db/domain/draw/expert-exclusions';

const DATE = asCivilDate('2026-12-01');
const UNIT = '舒兰市示恒煤矿有限公司';
const facts = (over: Partial<ExpertFacts> = {}): ExpertFacts => ({
  id: 'e1',
  status: 'serving',
  termFrom: '2025-01-01',
  termTo: '2027-12-31',
  employer: { name: '示例检验检测中心', uscc: null },
  pastEmployers: [],
  paidWork: [],
  interests: [],
  absences: [],
  phones: ['19900000001'],
  address: '舒兰市示例街1号',
  load: 2,
  loadCap: null,
  earlierRound: null,
  named: false,
  ...over,
});
const party = (over: Partial<Party> = {}): Party => ({
  role: 'unit',
  name: UNIT,
  uscc: '91220283MAXWRPY671',
  phones: ['0432-00001234'],
  address: '舒兰市示例镇示例路18号',
  ...over,
});
const matter = (over: Partial<RecusalCase> = {}): RecusalCase => ({
  date: DATE,
  parties: [party()],
  years: 3,
  loadCap: null,
  declared: {},
  places: ['舒兰市', '舒兰'],
  ...over,
});
const codes = (over: Partial<ExpertFacts>, about: Partial<RecusalCase> = {}) =>
  recusalChecker(matter(about))(facts(over)).map(({ code }) => code);
const named = (name: string) => ({ name, uscc: null });

describe('who must stay away', () => {
  it('bars nobody without a reason', () => {
    expect(codes({})).toEqual([]);
  });

  it.each<[string, Partial<ExpertFacts>, Partial<RecusalCase>, string[]]>([
    ['paused', { status: 'paused' }, {}, ['not-serving']],
    ['last day of the term', { termTo: '2026-12-01' }, {}, []],
    ['term ended the day before', { termTo: '2026-11-30' }, {}, ['term-ended']],
    ['term not begun', { termFrom: '2026-12-02' }, {}, ['term-ended']],
    ['no term known', { termFrom: null, termTo: null }, {}, []],
    ['works there', { employer: named(UNIT) }, {}, ['employer']],
    ['written with blanks, full width', { employer: named('舒兰市 示恒煤矿有限公司　') }, {}, ['employer']],
    ['short name', { employer: named('舒兰示恒煤矿') }, {}, ['employer']],
    ['a department of it', { employer: named(`${UNIT}安全科`) }, {}, ['employer']],
    ['another unit with a longer short name', { employer: named('示恒煤矿机械厂') }, {}, []],
    ['same code, other name', { employer: { name: '旧名', uscc: '91220283MAXWRPY671' } }, {}, ['employer']],
    ['other code, same name', { employer: { name: UNIT, uscc: '91220283MAXUAT0B81' } }, {}, []],
    [
      'left in a year that still counts',
      { pastEmployers: [{ ...named(UNIT), until: '2023' }] },
      {},
      ['past-employer'],
    ],
    ['left in a month before', { pastEmployers: [{ ...named(UNIT), until: '2023-11' }] }, {}, []],
    [
      'a tie that ended long ago',
      { interests: [{ ...named(UNIT), kind: 'litigation', until: '2020', remark: null }] },
      {},
      [],
    ],
    [
      'left within the years',
      { pastEmployers: [{ ...named(UNIT), until: '2023-12-01' }] },
      {},
      ['past-employer'],
    ],
    ['left before', { pastEmployers: [{ ...named(UNIT), until: '2023-11-30' }] }, {}, []],
    ['left nobody knows when', { pastEmployers: [{ ...named(UNIT), until: null }] }, {}, ['past-employer']],
    [
      'years as configured',
      { pastEmployers: [{ ...named(UNIT), until: '2022-01-01' }] },
      { years: 5 },
      ['past-employer'],
    ],
    [
      'wrote the plan',
      { employer: named('示例安全技术咨询有限公司') },
      { parties: [party(), party({ role: 'drafter', name: '示例安全技术咨询有限公司', uscc: null })] },
      ['drafting-unit'],
    ],
    ['paid by it', { paidWork: [{ ...named(UNIT), what: '安全评价', on: '2025-05-01' }] }, {}, ['paid-work']],
    ['paid long ago', { paidWork: [{ ...named(UNIT), what: '安全评价', on: '2020-05-01' }] }, {}, []],
    [
      'interest declared',
      { interests: [{ ...named(UNIT), kind: 'shareholding', until: null, remark: null }] },
      {},
      ['declared-interest'],
    ],
    [
      'interest in another',
      { interests: [{ ...named('样例公司'), kind: 'shareholding', until: null, remark: null }] },
      {},
      [],
    ],
    ['declared for this matter', {}, { declared: { e1: '近亲属任职' } }, ['declared-interest']],
    ['same telephone', { phones: ['19900000001', '0432-00001234'] }, {}, ['same-phone']],
    ['same address', { address: '舒兰市示例镇 示例路18号' }, {}, ['same-address']],
    ['an address too short to tell', { address: '舒兰' }, { parties: [party({ address: '舒兰' })] }, []],
    ['away', { absences: [{ from: '2026-11-30', to: '2026-12-01', reason: '出差' }] }, {}, ['unavailable']],
    ['away the day after', { absences: [{ from: '2026-12-02', to: '2026-12-05', reason: null }] }, {}, []],
    ['at the limit', { load: 6 }, { loadCap: 6 }, ['load-cap']],
    ['below the own limit', { load: 6, loadCap: 8 }, { loadCap: 6 }, []],
    ['placed before', { earlierRound: 1 }, {}, ['earlier-round']],
    ['in the group by another way', { named: true }, {}, ['already-named']],
    ['in the group by the round before', { named: true, earlierRound: 1 }, {}, ['earlier-round']],
    ['no employer, no unit code', { employer: null }, { parties: [party({ uscc: null, name: '' })] }, []],
  ])('%s', (_, over, about, expected) => {
    expect(codes(over, about)).toEqual(expected);
  });

  it('says with each reason the fact it rests on', () => {
    const reasons = recusalChecker(matter())(
      facts({
        employer: named('舒兰示恒煤矿'),
        pastEmployers: [{ ...named(UNIT), until: '2025-03-01' }],
        load: 3,
        loadCap: 3,
      }),
    );
    expect(reasons).toEqual([
      { code: 'employer', reason: `现工作单位“舒兰示恒煤矿”是被评审单位“${UNIT}”` },
      {
        code: 'past-employer',
        reason: `曾在“${UNIT}”工作（2025-03-01离开，未满3年），是被评审单位“${UNIT}”`,
      },
      { code: 'load-cap', reason: '本年度已承担3次，达到上限3次' },
    ]);
  });

  it('gives every reason a sentence, whatever the facts', () => {
    const words = fc.constantFrom(UNIT, '舒兰示恒煤矿', '示例公司', '', '样例厂');
    const unit = fc.record({ name: fc.option(words), uscc: fc.constantFrom(null, '91220283MAXWRPY671') });
    const day = fc.constantFrom('2020-01-01', '2026-11-30', '2026-12-01', '2027-05-01');
    const anybody = fc.record({
      employer: fc.option(unit),
      pastEmployers: fc.array(
        fc.tuple(unit, fc.option(day)).map(([u, until]) => ({ ...u, until })),
        {
          maxLength: 3,
        },
      ),
      termTo: fc.option(day),
      absences: fc.array(fc.record({ from: day, to: day, reason: fc.option(fc.constant('出差')) }), {
        maxLength: 2,
      }),
      load: fc.nat({ max: 9 }),
      loadCap: fc.option(fc.nat({ max: 9 })),
    });
    fc.assert(
      fc.property(anybody, (over) => {
        for (const { code, reason } of recusalChecker(matter())(facts(over))) {
          expect(EXCLUSION_CODES).toContain(code);
          expect(reason).not.toMatch(/undefined|null|[\t\n]/);
          expect(reason.length).toBeGreaterThan(4);
        }
      }),
      { numRuns: 100 },
    );
  });
});
