import { describe, expect, it } from 'vitest';
import { FILING_ACTIONS, FILING_STATES, type FilingState } from '../../../db/domain/filing/filing-state';
import { copyProposals, type FilingFacts, levelProposals } from '../../../db/domain/filing/level';
import { nextNoticeNumber } from '../../../db/domain/filing/notice-number';
import { FILING_MACHINE } from '../../../db/domain/filing/transitions';
import { loadFilingRules } from '../../../db/law/filing-rules';
import { resourcesFolder } from '../../builders/database';
import { d } from '../../builders/duty-subjects';

describe('the transition table', () => {
  /** What can be done in each state at all, guards aside; everything else is refused. */
  const table: Readonly<Record<FilingState, Readonly<Partial<Record<string, FilingState>>>>> = {
    draft: { submit: 'submitted', void: 'void' },
    submitted: {
      receive: 'checking',
      correct: 'submitted',
      transfer: 'void',
      withdraw: 'void',
      void: 'void',
    },
    checking: {
      'return-once': 'returned',
      file: 'filed',
      'mark-deemed': 'deemed-filed',
      correct: 'checking',
      transfer: 'void',
      withdraw: 'void',
      void: 'void',
    },
    returned: {
      resubmit: 'resubmitted',
      correct: 'returned',
      transfer: 'void',
      withdraw: 'void',
      void: 'void',
    },
    resubmitted: { receive: 'checking', transfer: 'void', withdraw: 'void', void: 'void' },
    filed: { 'hand-out': 'filed', correct: 'filed', void: 'void' },
    'deemed-filed': {
      'assign-number': 'deemed-filed',
      'hand-out': 'deemed-filed',
      correct: 'deemed-filed',
      void: 'void',
    },
    void: {},
  };

  it.each(FILING_STATES.flatMap((state) => FILING_ACTIONS.map((action) => [state, action] as const)))(
    '%s: %s',
    (state, action) => {
      const rows = FILING_MACHINE.transitions.filter(
        (row) => row.action === action && row.from.includes(state),
      );
      expect(rows.map((row) => row.to)).toEqual(table[state][action] ? [table[state][action]] : []);
    },
  );
});

describe('letters', () => {
  it.each([
    ['备补〔{yyyy}〕{seq}号', [], '备补〔2026〕1号'],
    ['备补〔{yyyy}〕{seq}号', ['备补〔2026〕1号', '备补〔2025〕9号', '旧字第3号'], '备补〔2026〕2号'],
    ['备补〔{yyyy}〕{seq}号', ['备补〔2026〕12号', '备补〔2026〕3号'], '备补〔2026〕13号'],
    ['{region6}补{yy}-{seq:3}', ['220283补26-007'], '220283补26-008'],
  ])('numbered %s after %j: %s', (template, given, number) => {
    expect(nextNoticeNumber(template, given, { region6: '220283', year: 2026 })).toBe(number);
  });
});

describe('where a unit files', () => {
  const { filingLevels, filingCopies } = loadFilingRules(resourcesFolder);
  const facts = {
    activities: ['hazmat-production'],
    affiliation: 'central' as const,
    supervisionCategory: '危险化学品生产',
    text: '吉林市示例化工有限公司 成品油管道运输',
  };

  it('names every rule that fits with its source, the one about the trade first', () => {
    expect(
      levelProposals(filingLevels, facts, { central: 'province' }, d('2026-11-20')).map((each) => [
        each.rule,
        each.level,
        each.usualLevel,
        each.mark,
      ]),
    ).toEqual([
      ['R-FILE-HAZCHEM', 'city', 'city', 'V'],
      ['R-FILE-LEVEL-C', 'province', 'city', 'P'],
    ]);
  });

  it('leaves a unit that no rule names to the rest, and rules of before their day aside', () => {
    const plain = { ...facts, activities: ['hotel'], affiliation: null, text: '' };
    const on = (day: string) =>
      levelProposals(filingLevels, plain, {}, d(day)).map(({ category }) => category);
    expect(on('2026-11-20')).toEqual(['rest']);
    expect(on('2011-01-01')).toEqual([]);
  });

  it('proposes copies by trade, owner and words of the business', () => {
    const rules = (over: Partial<FilingFacts>) =>
      copyProposals(filingCopies, { ...facts, ...over }, d('2026-11-20')).map(({ rule }) => rule);
    expect(rules({})).toEqual(['R-FILE-PIPE', 'R-FILE-LEVEL-C']);
    expect(rules({ affiliation: null, text: '示例宾馆' })).toEqual([]);
    expect(rules({ affiliation: null, text: '', activities: ['coal-mine'] })).toEqual(['R-FILE-COAL']);
    expect(rules({ affiliation: null, text: '', activities: [], supervisionCategory: '煤矿' })).toEqual([
      'R-FILE-COAL',
    ]);
  });
});
