/**
 * Why a unit stands in the list of those that should have filed: 公布后逾期未备案, 修订后应重新备案而未备案, 有预案而未公布,
 * 没有预案; an overdue assessment is kept apart, it is no missing filing.
 */
export const MISSING_REASONS = ['overdue', 'refile', 'unpublished', 'no-plan', 'not-assessed'] as const;
export type MissingReason = (typeof MISSING_REASONS)[number];

/** Rules of the rule book that the list is made from; a test holds them to what the figures count. */
export const MISSING_RULES = { filing: 'R-FILE-20WD', assessment: 'R-ASSESS-3Y' } as const;

/** What a call came to: 已接通, 无人接听, 号码有误. */
export const CALL_OUTCOMES = ['reached', 'no-answer', 'wrong-number'] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];

/** What a letter asks for, by reason; `title` is the plan's name. */
export function askedFor(reason: MissingReason, title: string): string {
  switch (reason) {
    case 'overdue':
      return `${title}申报备案`;
    case 'refile':
      return `${title}（修订后）重新申报备案`;
    case 'unpublished':
      return `${title}公布并申报备案`;
    case 'no-plan':
      return '编制、公布生产安全事故应急预案并申报备案';
    case 'not-assessed':
      return `${title}定期评估`;
  }
}
