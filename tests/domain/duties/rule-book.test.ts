import { describe, expect, it } from 'vitest';
import { findRule, type RuleBook, ruleInForce, switchValue } from '../../../db/domain/duties/rule-book';
import { ruleBookProblems } from '../../../db/domain/duties/validate-rule-book';
import { d, shippedRules } from '../../builders/duty-subjects';

const expected = {
  'R-FILE-20WD': ['SET-A', 'plan', 'deadline', 20, 'working-day'],
  'R-FILE-5WD': ['every', 'filing-case', 'deadline', 5, 'working-day'],
  'R-FILE-DEEMED': ['every', 'filing-case', 'consequence', null, null],
  'R-REV-MUST': ['SET-B', 'plan', 'order', null, null],
  'R-DRILL-PLAN': ['every', 'enterprise', 'window', 1, 'year'],
  'R-DRILL-1Y': ['every', 'enterprise', 'window', 1, 'year'],
  'R-DRILL-6M-SITE': ['every', 'enterprise', 'window', 1, 'half-year'],
  'R-DRILL-6M-KEY': ['SET-A', 'enterprise', 'window', 1, 'half-year'],
  'R-DRILL-6M-REPORT': ['SET-A', 'enterprise', 'deadline', 10, 'working-day'],
  'R-DRILL-SEED-1Y': ['every', 'enterprise', 'window', 1, 'year'],
  'R-DRILL-SEED-6M': ['SET-SEED-HR', 'enterprise', 'window', 1, 'half-year'],
  'R-DRILL-SEED-TEAM': ['every', 'enterprise', 'window', 1, 'half-year'],
  'R-DRILL-SCHOOL-1Y': ['SET-SCHOOL', 'enterprise', 'window', 1, 'year'],
  'R-DRILL-COAL': ['SET-COAL', 'enterprise', 'window', 1, 'half-year'],
  'R-DRILL-EVAL': ['every', 'organiser', 'prompt', null, 'working-day'],
  'R-DRILL-GOV-2Y': ['every', 'office', 'interval', 2, 'year'],
  'R-DRILL-TOWN-2Y': ['every', 'office-plan', 'interval', 2, 'year'],
  'R-DRILL-GOV-3Y': ['every', 'office-plan', 'interval', 3, 'year'],
  'R-DRILL-SPOT': ['every', 'office', 'window', 1, 'year'],
  'R-ASSESS-3Y': ['SET-C', 'plan', 'interval', 3, 'year'],
  'R-ASSESS-GOV-3Y': ['every', 'office-plan', 'interval', 3, 'year'],
  'R-RISK-MONTHLY': ['every', 'enterprise', 'window', 1, 'month'],
  'R-GOV-FILE-20WD': ['every', 'office-plan', 'deadline', 20, 'working-day'],
  'R-GOV-PUB-20WD': ['every', 'office-plan', 'deadline', 20, 'working-day'],
  'R-REVISE-6': ['every', 'plan', 'prompt', null, null],
  'R-REVISE-GOV': ['every', 'office-plan', 'prompt', null, null],
  'R-EXPERT-TERM': ['every', 'office-expert', 'term', null, null],
  'R-TEAM-MUST': ['SET-A', 'enterprise', 'prompt', null, null],
  'R-TEAM-COAL': ['SET-COAL', 'enterprise', 'prompt', null, null],
  'R-TEAM-TRAIN': ['every', 'keeper', 'term', 12, 'month'],
  'R-TEAM-REPORT': ['every', 'enterprise', 'prompt', null, null],
  'R-TEAM-INSURE': ['every', 'keeper', 'term', null, null],
  'R-TEAM-AGREE': ['every', 'enterprise', 'term', null, null],
  'R-SUP-UNIT': ['SET-A', 'enterprise', 'prompt', null, null],
  'R-SUP-EXPIRY': ['every', 'keeper', 'term', null, null],
  'R-SUP-UPKEEP': ['every', 'keeper', 'term', null, null],
  'R-SUP-MINIMUM': ['every', 'keeper', 'prompt', null, null],
  'R-DUTY': ['SET-D', 'enterprise', 'window', 1, 'month'],
  'R-DUTY-GOV': ['every', 'office', 'window', 1, 'month'],
  'R-PLAN-HAZARD': ['every', 'enterprise', 'prompt', null, null],
  'R-HAZARD-ASSESS': ['every', 'enterprise', 'term', 36, 'month'],
  'R-HIDDEN-DANGER': ['every', 'enterprise', 'term', null, null],
} as const;

describe('the shipped rule book', () => {
  it('is sound', () => {
    expect(ruleBookProblems(shippedRules)).toEqual([]);
  });

  it('holds exactly the rules of this version', () => {
    expect(shippedRules.rules.map((rule) => rule.id)).toEqual(Object.keys(expected));
  });

  it.each(Object.entries(expected))('%s', (id, [appliesTo, subject, schedule, value, unit]) => {
    expect(findRule(shippedRules, id)).toMatchObject({ appliesTo, subject, schedule, value, unit });
  });

  it('shows every interpretation of ours as a switch or in its note', () => {
    for (const rule of shippedRules.rules) {
      for (const choice of rule.switches.filter((s) => s.key !== 'enabled'))
        expect(choice.note).toContain('[I]');
    }
  });
});

describe('ruleBookProblems', () => {
  const [first, ...others] = shippedRules.rules;
  const book = (over: Record<string, unknown>) =>
    ({ ...shippedRules, rules: [{ ...first, ...over }, ...others] }) as unknown as RuleBook;

  it.each([
    ['unit', 'year'],
    ['value', null],
    ['schedule', 'window'],
    ['schedule', 'interval'],
    ['evidence', 'drill'],
    ['effectiveTo', '2010-01-01'],
    ['switches', [{ key: 'a', values: ['x', 'y'], default: 'z', note: 'n' }]],
    ['id', 'R-FILE-5WD'],
  ])('a rule with %s %j is refused by name', (key, value) => {
    const problems = ruleBookProblems(book({ [key]: value }));
    expect(problems.join()).toContain(key === 'id' ? 'R-FILE-5WD' : 'R-FILE-20WD');
  });
});

describe('an amended rule', () => {
  const amended = (over: Record<string, unknown>, until: string | null = '2026-12-31') => ({
    ...shippedRules,
    rules: shippedRules.rules.flatMap((rule) =>
      rule.id === 'R-FILE-5WD'
        ? [
            { ...rule, effectiveTo: until === null ? null : d(until) },
            { ...rule, value: 3, effectiveFrom: d('2027-01-01'), ...over },
          ]
        : [rule],
    ),
  });

  it('stands beside the former one under the same id, each on its days', () => {
    const book = amended({});
    expect(ruleBookProblems(book)).toEqual([]);
    expect(ruleInForce(book, 'R-FILE-5WD', d('2026-12-31'))?.value).toBe(5);
    expect(ruleInForce(book, 'R-FILE-5WD', d('2027-01-01'))?.value).toBe(3);
    expect(ruleInForce(book, 'R-FILE-5WD', d('2015-01-01'))).toBeNull();
    expect(findRule(book, 'R-FILE-5WD')?.value).toBe(3);
    expect(findRule(book, 'R-NONE')).toBeNull();
  });

  it('is refused when a day has two versions', () => {
    expect(ruleBookProblems(amended({}, null)).join()).toContain('R-FILE-5WD：与同一编号');
    expect(ruleBookProblems(amended({}, '2027-01-01')).join()).toContain('重叠');
    expect(ruleBookProblems(amended({ effectiveFrom: '2016-07-01' })).join()).toContain('编号重复');
  });
});

describe('switchValue', () => {
  const rule = shippedRules.rules.find((r) => r.id === 'R-DRILL-6M-SITE');
  it('takes the choice when it is one of the values, else the default', () => {
    if (rule === undefined) throw new Error('rule missing');
    const choose = (mode: string) => ({ dueSoonDays: 30, switches: { 'R-DRILL-6M-SITE': { mode } } });
    expect(switchValue(rule, 'mode', choose('every-plan'))).toBe('every-plan');
    expect(switchValue(rule, 'mode', choose('nonsense'))).toBe('at-least-one');
    expect(switchValue(rule, 'unknown', choose('x'))).toBeNull();
  });
});
