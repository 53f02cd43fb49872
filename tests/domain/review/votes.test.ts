import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VOTES } from '../../../db/domain/review/codes';
import {
  type MeetingExpert,
  type OutcomeFacts,
  outcomeFindings,
  tallyVotes,
  voteRuleOn,
  votesNeededOf,
} from '../../../db/domain/review/votes';
import { loadLaw } from '../../../db/law';
import { resourcesFolder } from '../../builders/database';
import { d } from '../../builders/duty-subjects';

const rules = loadLaw(resourcesFolder).reviewVote;
const rule = voteRuleOn(rules.rules, d('2026-11-20'));

const experts = (yes: number, no: number, abstain = 0, open = 0): MeetingExpert[] => [
  ...Array.from({ length: yes }, () => ({ attended: true, vote: 'for' as const })),
  ...Array.from({ length: no }, () => ({ attended: true, vote: 'against' as const })),
  ...Array.from({ length: abstain }, () => ({ attended: true, vote: 'abstain' as const })),
  ...Array.from({ length: open }, () => ({ attended: true, vote: null })),
];

describe('votes of a review (R-REV-VOTE, GB/T 29639-2020 4.8.3)', () => {
  it.each([
    [1, 1],
    [2, 2],
    [3, 2],
    [4, 3],
    [5, 4],
    [6, 4],
    [7, 5],
    [9, 6],
  ])('of %i present %i have to agree', (present, needed) => {
    expect(votesNeededOf(rule, present)).toBe(needed);
  });

  it('counts those present alone, an abstention as no agreement', () => {
    const absent: MeetingExpert[] = [
      { attended: false, vote: 'for' },
      { attended: null, vote: 'for' },
    ];
    expect(tallyVotes(rule, [...experts(3, 1, 1), ...absent])).toEqual({
      present: 5,
      for: 3,
      against: 1,
      abstain: 1,
      open: 0,
      needed: 4,
      reached: false,
      rule: 'R-REV-VOTE',
    });
    expect(tallyVotes(rule, experts(4, 0, 1)).reached).toBe(true);
    expect(tallyVotes(rule, []).reached).toBe(false);
  });

  it('is reached exactly from two thirds on, whoever else is in the room', () => {
    const expert = fc.record({
      attended: fc.constantFrom(true, false, null),
      vote: fc.constantFrom(...VOTES, null),
    });
    fc.assert(
      fc.property(fc.array(expert, { maxLength: 12 }), (all) => {
        const tally = tallyVotes(rule, all);
        expect(tally.for + tally.against + tally.abstain + tally.open).toBe(tally.present);
        expect(tally.reached).toBe(tally.present > 0 && tally.for * 3 >= tally.present * 2);
      }),
    );
  });

  it('takes the oldest rule for a meeting before any', () => {
    expect(voteRuleOn(rules.rules, d('2015-01-01')).id).toBe('R-REV-VOTE');
  });
});

describe('an outcome that people choose', () => {
  const facts = (all: readonly MeetingExpert[], more: Partial<OutcomeFacts> = {}): OutcomeFacts => ({
    tally: tallyVotes(rule, all),
    headAttended: true,
    chairs: 1,
    minimumExperts: 3,
    unfitKeys: [],
    ...more,
  });
  const found = (outcome: Parameters<typeof outcomeFindings>[1], given: OutcomeFacts) =>
    outcomeFindings(rules, outcome, given).map(({ code, level }) => `${level} ${code}`);

  it.each([
    ['passed', experts(2, 1), []],
    ['passed-after-changes', experts(2, 1), []],
    ['passed', experts(1, 2), ['block VOTES_TOO_FEW']],
    ['failed', experts(1, 2), []],
    ['failed', experts(3, 0), ['block VOTES_ENOUGH']],
    ['passed', experts(2, 0, 0, 1), ['block VOTES_OPEN']],
  ] as const)('%s is held against the vote', (outcome, all, expected) => {
    expect(found(outcome, facts(all))).toEqual(expected);
  });

  it('nobody present blocks; what has no force of law only warns', () => {
    expect(found('passed', facts([], { headAttended: null, chairs: 0 }))).toEqual(['block NOBODY_PRESENT']);
    expect(found('passed', facts(experts(2, 0), { headAttended: null, chairs: 0 }))).toEqual([
      'warn HEAD_NOT_NOTED',
      'warn CHAIR_NOT_PRESENT',
      'warn PRESENT_TOO_FEW',
      'warn PRESENT_NOT_ODD',
    ]);
    expect(found('passed', facts(experts(3, 0), { unfitKeys: ['C4.3'] }))).toEqual([
      'warn KEY_ELEMENTS_UNFIT',
    ]);
    expect(found('failed', facts(experts(0, 3), { unfitKeys: ['C4.3'] }))).toEqual([]);
    expect(found('passed', facts(experts(4, 0)))).toEqual(['warn PRESENT_NOT_ODD']);
  });

  it('every condition names its source and its standing', () => {
    for (const { source, mark, level } of rules.conditions) {
      expect(source.article).not.toBe('');
      if (mark === 'I') expect(level).toBe('warn');
    }
  });
});
