import type { ReadDb } from '../../connection';
import type { Deps } from '../../core';
import type { OfficeLevel } from '../../domain/desk';
import type { FilingCopyRule, FilingLevelRule } from '../../domain/filing/level';
import { readSetting, writeSetting } from '../../repositories/setting';
import { found } from '../own-row';
import { type RuleWords, wordsOf } from './rule-words';

/** Setting key of what this place has decided otherwise than the rule data. */
const SETTING = 'filing.recipients';

/** Who decided, on which day, and why. */
interface Decided {
  readonly reason: string;
  readonly by: string;
  readonly on: string;
}
interface RecipientChoices {
  /** By category of resources/rules/filing-levels.json. */
  readonly levels: Readonly<Record<string, Decided & { readonly level: OfficeLevel }>>;
  /** By rule of resources/rules/filing-copies.json; `recipient` null keeps the words of the data. */
  readonly copies: Readonly<
    Record<string, Decided & { readonly sent: boolean; readonly recipient: string | null }>
  >;
}

/** The office's own decisions about where units file and who gets copies. */
export function recipientChoices(db: ReadDb): RecipientChoices {
  return { levels: {}, copies: {}, ...readSetting<Partial<RecipientChoices>>(db, SETTING, {}) };
}

interface ListedRule extends RuleWords {
  readonly effectiveTo: string | null;
  /** The office's own decision; null where the rule data holds. */
  readonly decided: Decided | null;
}
export interface ListedLevel extends ListedRule {
  readonly category: string;
  readonly level: OfficeLevel;
  readonly usualLevel: OfficeLevel;
}
export interface ListedCopy extends ListedRule {
  readonly sent: boolean;
  readonly usualRecipient: string;
}

/** Every rule about recipients (办法 26, 条例 70) with its source, and beside it what the office has decided. */
export function listRecipients(
  db: ReadDb,
  law: Deps['law'],
): { levels: ListedLevel[]; copies: ListedCopy[] } {
  const { levels, copies } = recipientChoices(db);
  const decidedOf = (choice: Decided | undefined): Decided | null =>
    choice ? { reason: choice.reason, by: choice.by, on: choice.on } : null;
  const listed = (rule: FilingLevelRule | FilingCopyRule, choice: Decided | undefined): ListedRule => ({
    ...wordsOf(rule),
    effectiveTo: rule.effectiveTo,
    decided: decidedOf(choice),
  });
  return {
    levels: law.filingLevels.map((rule) => ({
      ...listed(rule, levels[rule.category]),
      category: rule.category,
      level: levels[rule.category]?.level ?? rule.level,
      usualLevel: rule.level,
    })),
    copies: law.filingCopies.map((rule) => ({
      ...listed(rule, copies[rule.rule]),
      recipient: copies[rule.rule]?.recipient ?? rule.recipient,
      usualRecipient: rule.recipient,
      sent: copies[rule.rule]?.sent ?? true,
    })),
  };
}

/**
 * Sets the level at which the units of a category file, or with null goes back to the rule data. Decided cases stay.
 * @throws PlanDeskError NOT_FOUND {id} for a category that the rule data do not have
 */
export function setLevel(
  deps: Deps,
  input: { category: string; level: OfficeLevel | null; reason: string },
): { title: string; before: OfficeLevel; after: OfficeLevel } {
  const { category, level, reason } = input;
  const rule = found(
    deps.law.filingLevels.find((each) => each.category === category),
    '规则',
    category,
  );
  const choices = recipientChoices(deps.db);
  const before = choices.levels[category]?.level ?? rule.level;
  const { [category]: _, ...others } = choices.levels;
  const levels = level === null ? others : { ...others, [category]: { level, ...decidedNow(deps, reason) } };
  save(deps, { ...choices, levels });
  return { title: rule.title, before, after: level ?? rule.level };
}

/**
 * Says whether copies under a rule are sent and to whom, or with null goes back to the rule data. Letters that were
 * sent stay.
 * @throws PlanDeskError NOT_FOUND {id} for a rule that the rule data do not have
 */
export function setCopy(
  deps: Deps,
  input: {
    rule: string;
    choice: { sent: boolean; recipient: string | null } | null;
    reason: string;
  },
): { title: string; sent: boolean; recipient: string } {
  const { rule: id, choice, reason } = input;
  const rule = found(
    deps.law.filingCopies.find((each) => each.rule === id),
    '规则',
    id,
  );
  const choices = recipientChoices(deps.db);
  const { [id]: _, ...others } = choices.copies;
  const copies = choice === null ? others : { ...others, [id]: { ...choice, ...decidedNow(deps, reason) } };
  save(deps, { ...choices, copies });
  return { title: rule.title, sent: choice?.sent ?? true, recipient: choice?.recipient ?? rule.recipient };
}

const decidedNow = (deps: Deps, reason: string): Decided => ({
  reason,
  by: deps.actor.name,
  on: deps.clock.today(),
});

function save(deps: Deps, choices: RecipientChoices): void {
  writeSetting(deps.db, SETTING, choices);
  deps.changed('settings');
  deps.changed('filing');
}
