import type { FilingCopyRule, FilingLevelRule, LevelProposal } from '../../domain/filing/level';

/** A rule in plain words for a screen. */
export interface RuleWords {
  rule: string;
  title: string;
  recipient: string;
  article: string;
  mark: string;
  effectiveFrom: string;
  note: string;
}
export const wordsOf = ({
  rule,
  title,
  recipient,
  source,
  mark,
  effectiveFrom,
  note,
}: LevelProposal | FilingLevelRule | FilingCopyRule): RuleWords => ({
  rule,
  title,
  recipient,
  article: `${source.title}${source.article}`,
  mark,
  effectiveFrom,
  note,
});
