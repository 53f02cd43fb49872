import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clockOf,
  type Design,
  type DesignInject,
  designFindings,
  inOrder,
  readClock,
  renumbered,
} from '../../../db/domain/drill/design';

const inject = (told: Partial<DesignInject> = {}): DesignInject => ({
  id: `i${told.number ?? 1}`,
  number: 1,
  atMinute: 5,
  fromWhom: '导调员',
  toWhom: '操作班',
  channel: 'spoken',
  text: '报警器响起。',
  question: '怎么办？',
  expectedAction: '报告',
  expectedMinutes: 3,
  evaluator: '示小明',
  objectiveId: 'o1',
  ...told,
});
const design = (told: Partial<Design> = {}): Design => ({
  form: 'action',
  durationMinutes: 60,
  objectives: [{ id: 'o1', text: '及时报告', standard: '五分钟内' }],
  injects: [inject()],
  evaluators: ['示小明'],
  ...told,
});
const codes = (told: Partial<Design>) => designFindings(design(told)).map(({ code }) => code);

describe('checks of a design', () => {
  it('finds nothing in a sound one', () => {
    expect(designFindings(design())).toEqual([]);
  });

  it.each<[string, Partial<Design>, readonly string[]]>([
    ['beyond the end', { injects: [inject({ atMinute: 61 })] }, ['INJECT_BEYOND_END']],
    ['at the end', { injects: [inject({ atMinute: 60, expectedMinutes: null })] }, []],
    ['its action beyond the end', { injects: [inject({ atMinute: 58 })] }, ['EXPECTED_BEYOND_END']],
    ['before the start', { injects: [inject({ atMinute: -1 })] }, ['INJECT_BEFORE_START']],
    ['without a number', { injects: [inject({ number: 0 })] }, ['INJECT_UNNUMBERED']],
    [
      'one number twice',
      { injects: [inject(), inject({ id: 'x', atMinute: 6 })] },
      ['INJECT_NUMBER_TWICE', 'INJECT_NUMBER_TWICE'],
    ],
    [
      'numbers against the clock',
      { injects: [inject({ number: 2 }), inject({ number: 1, atMinute: 9 })] },
      ['NUMBERS_OUT_OF_ORDER'],
    ],
    ['no expected action', { injects: [inject({ expectedAction: null })] }, ['EXPECTED_MISSING']],
    [
      'table-top without a question',
      { form: 'tabletop', injects: [inject({ question: null })] },
      ['QUESTION_MISSING'],
    ],
    ['real action without a question', { injects: [inject({ question: null })] }, []],
    ['an evaluator nobody knows', { injects: [inject({ evaluator: '样大力' })] }, ['EVALUATOR_UNKNOWN']],
    [
      'no evaluator of several',
      { evaluators: ['示小明', '样大力'], injects: [inject({ evaluator: null })] },
      ['EVALUATOR_MISSING'],
    ],
    ['one evaluator alone', { injects: [inject({ evaluator: null })] }, []],
    ['no evaluator at all', { evaluators: [], injects: [inject({ evaluator: null })] }, []],
    [
      'an objective without inject',
      { injects: [inject({ objectiveId: null })] },
      ['OBJECTIVE_MISSING', 'OBJECTIVE_UNTRIED'],
    ],
    ['nothing yet', { injects: [], objectives: [] }, ['OBJECTIVES_MISSING', 'INJECTS_MISSING']],
    ['no duration', { durationMinutes: null }, ['DURATION_MISSING']],
  ])('%s', (_name, told, expected) => {
    expect(codes(told)).toEqual(expected);
  });

  it('speaks of what it is about', () => {
    const [found] = designFindings(design({ injects: [inject({ number: 7, atMinute: 75 })] }));
    expect(found).toMatchObject({ ref: 'i7', severity: 'error' });
    expect(found?.message).toContain('第7号');
    expect(found?.message).toContain('T+1:15');
  });
});

describe('order and numbers', () => {
  const many = fc
    .array(fc.record({ atMinute: fc.integer({ min: 0, max: 200 }), number: fc.integer({ min: 0, max: 40 }) }))
    .map((list) => list.map((told, at) => inject({ ...told, id: `i${at}` })));

  it('numbers from 1 without gaps, in the order of time, and changes nothing else', () => {
    fc.assert(
      fc.property(many, (injects) => {
        const after = renumbered(injects);
        expect(after.map(({ number }) => number)).toEqual(injects.map((_, at) => at + 1));
        expect(after.map(({ id }) => id)).toEqual(inOrder(injects).map(({ id }) => id));
        const found = designFindings(design({ durationMinutes: 500, injects: after })).map(
          ({ code }) => code,
        );
        expect(found).not.toContain('INJECT_NUMBER_TWICE');
        expect(found).not.toContain('NUMBERS_OUT_OF_ORDER');
        expect(renumbered(after)).toEqual(after);
      }),
    );
  });
});

describe('times as people write them', () => {
  it.each([
    ['5', 5],
    ['T+5', 5],
    ['t+1:05', 65],
    ['T＋0：07', 7],
    ['1:05', 65],
    ['0:05:00', 5],
    ['第15分钟', 15],
    ['15分', 15],
    ['1小时5分', 65],
    ['2小时', 120],
    ['T-3', -3],
    ["20'", 20],
    ['-0', 0],
    ['', null],
    ['1:75', null],
    ['稍后', null],
    ['9:00-10:00', null],
  ])('%s is %s', (text, minutes) => {
    expect(readClock(text)).toBe(minutes);
  });

  it('reads what it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: -999, max: 4320 }), (minutes) => {
        expect(readClock(clockOf(minutes))).toBe(minutes === 0 ? 0 : minutes);
      }),
    );
  });
});
