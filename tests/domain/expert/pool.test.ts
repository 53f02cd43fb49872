import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ExpertIdentity, likePairs, pairKey } from '../../../db/domain/expert/duplicates';
import { type EvaluationFacts, evaluationYears, removalProposed } from '../../../db/domain/expert/evaluation';
import { parsePastEmployers, pastEmployerText } from '../../../db/domain/expert/past-employers';
import { workYears } from '../../../db/domain/expert/work';

const person = (id: string, more: Partial<ExpertIdentity> = {}): ExpertIdentity => ({
  id,
  nameKey: '示例一',
  idNumber: null,
  bornOn: null,
  phone: null,
  ...more,
});
const graded = (year: number, grade: EvaluationFacts['grade'], more: Partial<EvaluationFacts> = {}) => ({
  year,
  task: null,
  grade,
  attendance: null,
  quality: null,
  fairness: null,
  punctuality: null,
  ...more,
});

describe('entries that may be one person', () => {
  it.each<[string, Partial<ExpertIdentity>, Partial<ExpertIdentity>, string | null]>([
    ['one number, other names', { idNumber: 'A' }, { idNumber: 'A', nameKey: '样例' }, 'same-identity'],
    ['name and phone', { phone: '19900000001' }, { phone: '19900000009、19900000001' }, 'same-name-phone'],
    ['namesakes', { phone: '19900000001' }, { phone: '19900000002' }, 'namesake'],
    ['told apart by their numbers', { idNumber: 'A' }, { idNumber: 'B', phone: '1' }, null],
    ['told apart by birth', { bornOn: '1970-01-01' }, { bornOn: '1971-01-01' }, null],
    ['other names', {}, { nameKey: '样例' }, null],
    ['no names', { nameKey: '' }, { nameKey: '' }, null],
  ])('%s', (_, a, b, likeness) => {
    const pairs = likePairs([person('2', a), person('1', b)]);
    expect(pairs).toEqual(likeness === null ? [] : [{ first: '1', second: '2', likeness }]);
  });

  it('looks at ten thousand people while nobody waits', () => {
    const people = Array.from({ length: 10_000 }, (_, at) =>
      person(String(at).padStart(5, '0'), {
        nameKey: `示${at % 2500}`,
        idNumber: at % 3 === 0 ? null : `N${at}`,
        bornOn: at % 7 === 0 ? null : `19${60 + (at % 37)}-01-01`,
      }),
    );
    const began = performance.now();
    const pairs = likePairs(people);
    expect(pairs.length).toBeGreaterThan(0);
    // A tenth of a second would be felt; a busy machine gets many times what it takes.
    expect(performance.now() - began).toBeLessThan(1000);
  });

  it('never shows again what a person found to be different, and does not depend on the order', () => {
    const some = fc.record({
      nameKey: fc.constantFrom('示一', '样二', '测三'),
      idNumber: fc.constantFrom(null, 'A', 'B'),
      bornOn: fc.constantFrom(null, '1970-01-01', '1971-01-01'),
      phone: fc.constantFrom(null, '1', '2'),
    });
    fc.assert(
      fc.property(fc.array(some, { maxLength: 12 }), (rows) => {
        const people = rows.map((row, at) => person(String(at).padStart(2, '0'), row));
        const pairs = likePairs(people);
        expect(likePairs([...people].reverse())).toEqual(pairs);
        const [first] = pairs;
        if (!first) return;
        const rest = likePairs(people, new Set([pairKey(first.second, first.first)]));
        expect(rest).toEqual(pairs.slice(1));
      }),
    );
  });
});

describe('former employers', () => {
  it.each([
    ['吉林示例化工厂', [['吉林示例化工厂', null, null]]],
    ['吉林示例化工厂（2010-2018）', [['吉林示例化工厂', '2010', '2018']]],
    ['2005.3至2009年12月 舒兰样本煤矿', [['舒兰样本煤矿', '2005-03', '2009-12']]],
    ['吉林测研院(2019年至今)', [['吉林测研院', '2019', null]]],
    [
      '甲厂；乙矿，丙院\n丁所',
      [
        ['甲厂', null, null],
        ['乙矿', null, null],
        ['丙院', null, null],
        ['丁所', null, null],
      ],
    ],
    ['无', []],
    ['', []],
  ])('%j', (written, expected) => {
    expect(parsePastEmployers(written).map(({ name, from, to }) => [name, from, to])).toEqual(expected);
  });

  it('reads back what it words', () => {
    const moment = fc.constantFrom(null, '2010', '2010-03', '2021-12');
    fc.assert(
      fc.property(
        fc.constantFrom('示例厂', '样本煤矿', '测试院（吉林）'),
        moment,
        moment,
        (name, from, to) => {
          const employer = { name, from, to };
          expect(parsePastEmployers(pastEmployerText(employer))).toEqual([employer]);
        },
      ),
    );
  });
});

describe('evaluations', () => {
  it('proposes removal after two unfit years in a row, and then only', () => {
    expect(removalProposed([graded(2024, 'unfit'), graded(2025, 'unfit')])).toEqual([2024, 2025]);
    expect(removalProposed([graded(2023, 'unfit'), graded(2024, 'basic'), graded(2025, 'unfit')])).toBeNull();
    expect(
      removalProposed([graded(2024, 'unfit'), graded(2025, 'unfit'), graded(2026, 'competent')]),
    ).toBeNull();
    expect(removalProposed([graded(2025, 'unfit')])).toBeNull();
    expect(removalProposed([graded(2024, 'unfit'), graded(2025, 'unfit', { task: '评审' })])).toBeNull();
    expect(removalProposed([])).toBeNull();
  });

  it('means the marks of a year’s tasks', () => {
    const years = evaluationYears([
      graded(2026, 'competent'),
      graded(2026, null, { task: '甲', attendance: 5, quality: 4 }),
      graded(2026, null, { task: '乙', fairness: 4 }),
      graded(2025, null, { task: '丙' }),
    ]);
    expect(years).toEqual([
      { year: 2026, grade: 'competent', tasks: 2, mean: 4.3 },
      { year: 2025, grade: null, tasks: 1, mean: null },
    ]);
  });
});

describe('work', () => {
  it('counts a year’s tasks, hours, absences and paid work', () => {
    const work = { hours: null, paid: false, attended: true, fromDay: '2026-03-01' };
    expect(
      workYears([
        { ...work, kind: 'review', hours: 3 },
        { ...work, kind: 'drill-guidance', hours: 2.5 },
        { ...work, kind: 'drill-observing', attended: false },
        { ...work, kind: 'consulting', paid: true },
        { ...work, kind: 'review', fromDay: '2025-12-31' },
      ]),
    ).toEqual([
      {
        year: 2026,
        tasks: 3,
        kinds: [
          { kind: 'review', count: 1 },
          { kind: 'drill-guidance', count: 1 },
          { kind: 'drill-observing', count: 1 },
          { kind: 'consulting', count: 1 },
        ],
        hours: 5.5,
        missed: 1,
        paid: 1,
      },
      { year: 2025, tasks: 1, kinds: [{ kind: 'review', count: 1 }], hours: 0, missed: 0, paid: 0 },
    ]);
  });
});
