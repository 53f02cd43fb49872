import type { CivilDate } from '../dates/civil-date';
import type { StandingMark } from '../duties/rule-book';
import type { Blocker } from '../state-machine';
import type { ReviewOutcome, Vote } from './codes';

interface Source {
  readonly title: string;
  readonly article: string;
}

/** How many of the experts present have to agree, as a share; in force from and to a day. */
export interface VoteRule {
  readonly id: string;
  readonly effectiveFrom: CivilDate;
  readonly effectiveTo: CivilDate | null;
  readonly source: Source;
  readonly mark: StandingMark;
  readonly share: { readonly numerator: number; readonly denominator: number };
  readonly note: string;
}

/** What else a meeting is held against before its outcome is written down. */
export const MEETING_CONDITIONS = [
  'head-attends',
  'chair-named',
  'enough-experts',
  'odd-experts',
  'key-elements',
] as const;
export type MeetingConditionId = (typeof MEETING_CONDITIONS)[number];

export interface MeetingCondition {
  readonly id: MeetingConditionId;
  readonly title: string;
  readonly level: 'warn' | 'block';
  readonly source: Source;
  readonly mark: StandingMark;
}

/** resources/rules/review-vote.json. */
export interface ReviewVoteRules {
  readonly id: string;
  readonly version: string;
  readonly rules: readonly VoteRule[];
  readonly conditions: readonly MeetingCondition[];
}

/** One expert at the meeting; `vote` null: present, but not yet asked. */
export interface MeetingExpert {
  readonly attended: boolean | null;
  readonly vote: Vote | null;
}

export interface VoteTally {
  readonly present: number;
  readonly for: number;
  readonly against: number;
  readonly abstain: number;
  /** Present experts whose vote is not written down. */
  readonly open: number;
  /** Votes for it that are needed of those present. */
  readonly needed: number;
  readonly reached: boolean;
  readonly rule: string;
}

/** The rule of a day. Before the first rule, which is newer than the reviews of its time, the first is taken. */
export function voteRuleOn(rules: readonly VoteRule[], on: CivilDate): VoteRule {
  const inForce = rules.filter(
    ({ effectiveFrom, effectiveTo }) => effectiveFrom <= on && (effectiveTo === null || on <= effectiveTo),
  );
  const rule = inForce.at(-1) ?? rules[0];
  if (!rule) throw new Error('a pack of vote rules has at least one');
  return rule;
}

/** The fewest votes that are the rule's share of those present. */
export function votesNeededOf({ share }: Pick<VoteRule, 'share'>, present: number): number {
  return Math.ceil((present * share.numerator) / share.denominator);
}

/** Counts the votes of those present; who is absent has none. */
export function tallyVotes(rule: VoteRule, experts: readonly MeetingExpert[]): VoteTally {
  const present = experts.filter(({ attended }) => attended === true);
  const count = (vote: Vote | null) => present.filter((expert) => expert.vote === vote).length;
  const needed = votesNeededOf(rule, present.length);
  return {
    present: present.length,
    for: count('for'),
    against: count('against'),
    abstain: count('abstain'),
    open: count(null),
    needed,
    reached: present.length > 0 && count('for') >= needed,
    rule: rule.id,
  };
}

/** What the outcome is held against. */
export interface OutcomeFacts {
  readonly tally: VoteTally;
  readonly headAttended: boolean | null;
  readonly chairs: number;
  readonly minimumExperts: number;
  /** Key elements that an expert found not to meet their table. */
  readonly unfitKeys: readonly string[];
}

export interface OutcomeFinding extends Blocker {
  readonly level: 'warn' | 'block';
}

/**
 * What the law and the office's own rules have to say about an outcome that people want to write down. The program
 * never chooses one; what only advises stays a warning.
 */
export function outcomeFindings(
  rules: ReviewVoteRules,
  outcome: ReviewOutcome,
  facts: OutcomeFacts,
): OutcomeFinding[] {
  const { tally } = facts;
  const findings: OutcomeFinding[] = [];
  const block = (code: string, message: string) => findings.push({ code, message, level: 'block' });
  if (tally.present === 0) return [{ code: 'NOBODY_PRESENT', message: '请登记到会专家。', level: 'block' }];
  if (tally.open > 0) block('VOTES_OPEN', `还有${tally.open}位到会专家没有登记表决意见。`);
  else if (outcome !== 'failed' && !tally.reached)
    block(
      'VOTES_TOO_FEW',
      `到会专家${tally.present}人，须有${tally.needed}人以上同意方为通过，现有${tally.for}人同意。`,
    );
  else if (outcome === 'failed' && tally.reached)
    block(
      'VOTES_ENOUGH',
      `同意票${tally.for}张，已达到通过所需的${tally.needed}张，与“不通过”不符，请核对表决。`,
    );
  const advise = (id: MeetingConditionId, unmet: boolean, code: string, message: string) => {
    const condition = rules.conditions.find((each) => each.id === id);
    if (unmet && condition) findings.push({ code, message, level: condition.level });
  };
  const { present } = tally;
  advise('head-attends', facts.headAttended !== true, 'HEAD_NOT_NOTED', '没有登记单位主要负责人参加评审。');
  advise('chair-named', facts.chairs !== 1, 'CHAIR_NOT_PRESENT', '请确定一位到会专家为专家组组长。');
  advise(
    'enough-experts',
    present < facts.minimumExperts,
    'PRESENT_TOO_FEW',
    `到会专家${present}人，少于规定的${facts.minimumExperts}人。`,
  );
  advise('odd-experts', present % 2 === 0, 'PRESENT_NOT_ODD', `到会专家${present}人，不是单数。`);
  advise(
    'key-elements',
    facts.unfitKeys.length > 0 && outcome !== 'failed',
    'KEY_ELEMENTS_UNFIT',
    `有关键要素被评为不符合（${facts.unfitKeys.join('、')}），建议修改后重新评审。`,
  );
  return findings;
}
