import type { CivilDate } from '../dates/civil-date';
import type { DrillLevel } from '../drill/axes';
import type { RuleSetId } from '../enterprise/rule-set-ids';
import type { GovernmentPlanKind } from '../plan/government/kinds';
import type { PlanKind } from '../plan/kinds';
import type { TeamRequirement } from '../team/must-have-team';

/**
 * How sure a statement of law is: V wording read, P partly verified, R recalled and to be checked, I our own
 * interpretation where the instrument is silent.
 */
export const STANDING_MARKS = ['V', 'P', 'R', 'I'] as const;
export type StandingMark = (typeof STANDING_MARKS)[number];

/** Instrument and article a rule rests on. */
export interface RuleSource {
  readonly title: string;
  readonly article: string;
}

/** A choice that the text leaves open; the default is ours, the office may choose otherwise. */
export interface RuleSwitch {
  readonly key: string;
  readonly values: readonly string[];
  readonly default: string;
  readonly note: string;
}

/**
 * Who owes the duty: the unit, the unit for each plan, the office for each filing case, the office itself, the office for
 * each plan of its own register, or for each expert of its pool; `organiser`: unit or office, whoever held the drill;
 * `keeper`: unit or office, whoever keeps the team or the depot.
 */
export const DUTY_SUBJECTS = [
  'enterprise',
  'plan',
  'filing-case',
  'office',
  'office-plan',
  'office-expert',
  'organiser',
  'keeper',
] as const;

/**
 * How time runs. `window`: once in every calendar period. `interval`: within so long of the last time or of the start.
 * `deadline`: within so many working days of the trigger. `order`: before another step. `consequence`: what the law
 * itself puts in place when a deadline has passed. `prompt`: at once, the text names no day. `term`: by the last day of a
 * term that was given.
 */
export const DUTY_SCHEDULES = [
  'window',
  'interval',
  'deadline',
  'order',
  'consequence',
  'prompt',
  'term',
] as const;

/** What is counted as fulfilment. */
export const DUTY_EVIDENCE_KINDS = [
  'drill',
  'assessment',
  'risk-analysis',
  'filing',
  'review',
  'decision',
  'government-filing',
  'publication',
  'revision',
  'appointment',
  'drill-plan',
  'drill-report',
  'drill-evaluation',
  'spot-check',
  'rescue-team',
  'rescue-gear',
  'team-report',
  'team-training',
  'team-insurance',
  'team-agreement',
  'stock-expiry',
  'stock-upkeep',
  'stock-level',
  'watch',
  'hazard-archive',
  'hazard-assessment',
  'danger-corrected',
] as const;
export type DutyEvidenceKind = (typeof DUTY_EVIDENCE_KINDS)[number];

/** Units of `value`. */
export const DUTY_UNITS = ['working-day', 'day', 'month', 'half-year', 'year'] as const;
export type DutyUnit = (typeof DUTY_UNITS)[number];

/** A kind of rescue gear in the words of an article. */
export interface GearGroup {
  readonly label: string;
  /** Codes of resources/codes/capabilities.json. */
  readonly capabilities: readonly string[];
}

/** One rule of resources/rules/duties.json. */
export interface DutyRule {
  readonly id: string;
  readonly title: string;
  /** The obligation in our own words. */
  readonly text: string;
  readonly appliesTo: RuleSetId | 'every';
  /** Leading digits of the region codes in which the rule holds; null everywhere. */
  readonly region: string | null;
  readonly subject: (typeof DUTY_SUBJECTS)[number];
  readonly schedule: (typeof DUTY_SCHEDULES)[number];
  readonly evidence: DutyEvidenceKind;
  /** Drills only: kinds of plan whose drill counts; null when every drill counts. */
  readonly planKinds: readonly PlanKind[] | null;
  /** Drills only: levels at which a drill counts; left out, all of them. */
  readonly levels?: readonly DrillLevel[] | undefined;
  /**
   * Plans of governments only: kinds of 国办发〔2024〕5号 that the rule covers; left out, all of them. A plan whose kind nobody
   * noted is covered by every rule: an office would rather look once too often than overlook it.
   */
  readonly governmentKinds?: readonly GovernmentPlanKind[] | undefined;
  /** Plans of governments only: the rule asks nothing of a plan whose kind nobody noted, because another one does. */
  readonly knownKindsOnly?: boolean | undefined;
  /** `rescue-team` only: the ways that the article leaves open. */
  readonly team?: TeamRequirement | undefined;
  /** `rescue-gear` only: the kinds of gear that the article names, each with the capabilities it stands for. */
  readonly gear?: readonly GearGroup[] | undefined;
  readonly value: number | null;
  readonly unit: DutyUnit | null;
  /** What starts the clock, in words. */
  readonly trigger: string;
  /** How long before the due day a duty counts as due soon; null takes the office's setting. */
  readonly dueSoon: { readonly value: number; readonly unit: 'day' | 'working-day' } | null;
  /** Rules of one group ask for the same thing; the one with the highest strictness leads. */
  readonly group: string | null;
  readonly strictness: number;
  readonly source: RuleSource;
  readonly mark: StandingMark;
  readonly effectiveFrom: CivilDate;
  readonly effectiveTo: CivilDate | null;
  readonly note: string;
  readonly switches: readonly RuleSwitch[];
}

/** Content of resources/rules/duties.json. */
export interface RuleBook {
  readonly id: string;
  readonly version: string;
  readonly rules: readonly DutyRule[];
}

/** What an office has chosen: days of warning, and values of switches by rule and key. */
export interface DutySettings {
  /** Civil days before a due day from which a duty is due soon, unless the rule has its own. */
  readonly dueSoonDays: number;
  readonly switches: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /**
   * Of which kinds of evidence this desk keeps a register at all. A rule that is `enabled` only `when-kept` asks nothing
   * where the desk has no such register: what nobody writes down here may well exist. Left out: none.
   */
  readonly kept?: readonly DutyEvidenceKind[] | undefined;
}

export const DEFAULT_DUTY_SETTINGS: DutySettings = { dueSoonDays: 30, switches: {} };

/** The value of a rule's switch: the office's choice when it is one of the values, else the default; null if no such switch. */
export function switchValue(rule: DutyRule, key: string, settings: DutySettings): string | null {
  const found = rule.switches.find((s) => s.key === key);
  if (found === undefined) return null;
  const chosen = settings.switches[rule.id]?.[key];
  return chosen !== undefined && found.values.includes(chosen) ? chosen : found.default;
}

/** Whether a rule is asked here: not switched off, nor silent for want of a register. */
export function isEnabled(rule: DutyRule, settings: DutySettings): boolean {
  const enabled = switchValue(rule, 'enabled', settings);
  return enabled === 'when-kept' ? (settings.kept?.includes(rule.evidence) ?? false) : enabled !== 'no';
}

/** The version of a rule that is in force on a day, or null. */
export function ruleInForce(book: RuleBook, id: string, onDate: CivilDate): DutyRule | null {
  return book.rules.find((rule) => rule.id === id && isInForce(rule, onDate)) ?? null;
}

/** Whether a version of a rule is in force on a day. */
export function isInForce(rule: DutyRule, onDate: CivilDate): boolean {
  return onDate >= rule.effectiveFrom && (rule.effectiveTo === null || onDate <= rule.effectiveTo);
}

/** The latest version of a rule, in force or not, or null: for its name where no day is known. */
export function findRule(book: RuleBook, id: string): DutyRule | null {
  let latest: DutyRule | null = null;
  for (const rule of book.rules)
    if (rule.id === id && (latest === null || rule.effectiveFrom > latest.effectiveFrom)) latest = rule;
  return latest;
}
