import type { StandingMark } from '../duties/rule-book';
import type { RuleSetId } from '../enterprise/rule-set-ids';
import { compactName } from '../text/normalise';
import type { TeamLevel, TeamRank } from './codes';
import type { TeamRequirement } from './must-have-team';

/** A code with the wordings of rosters that mean it. */
export interface WordedCode<Code extends string = string> {
  readonly code: Code;
  readonly name: string;
  readonly words: readonly string[];
}

interface Sourced {
  readonly source: { readonly title: string; readonly article: string };
  readonly mark: StandingMark;
}

export interface TeamNature extends WordedCode, Sourced {
  /** Whether teams of this nature are on duty full time; null: the nature does not tell. */
  readonly fullTime: boolean | null;
}

/** What the law asks of the units of a set, and the ways it leaves them. */
export interface SetTeamRequirement extends TeamRequirement, Sourced {
  readonly rule: string;
  readonly set: RuleSetId;
  readonly title: string;
}

/** resources/codes/teams.json: the axes by which rescue teams are told apart. */
export interface TeamCatalogue {
  readonly id: string;
  readonly version: string;
  readonly note: string;
  readonly fields: readonly (WordedCode & Sourced)[];
  readonly natures: readonly TeamNature[];
  /** Wordings that hold words of a nature and yet mean none for certain: 专兼职. */
  readonly unclearNatures: readonly string[];
  readonly levels: readonly WordedCode<TeamLevel>[];
  /** 大队, 中队, 小队. */
  readonly ranks: readonly WordedCode<TeamRank>[];
  /** Standardisation grades, of the teams of one field. */
  readonly grades: Sourced & { readonly appliesTo: string; readonly names: readonly string[] };
  readonly requirements: readonly SetTeamRequirement[];
}

/**
 * The one code that a wording means: its name, its code, or words that stand for it and for no other. The longest words
 * lead, so that 森林消防 is no 消防. Null where none or several are meant: the wording itself is kept in any case.
 */
export function codeOfWording<Code extends string>(
  wording: string | null | undefined,
  entries: readonly WordedCode<Code>[],
  unclear: readonly string[] = [],
): Code | null {
  let rest = compactName(wording ?? '');
  if (rest === '' || unclear.some((word) => rest.includes(compactName(word)))) return null;
  const named = entries.find(({ code, name }) => code === rest || compactName(name) === rest);
  if (named) return named.code;
  const words = entries
    .flatMap(({ code, name, words: others }) =>
      [name, ...others].map((word) => ({ code, word: compactName(word) })),
    )
    .sort((a, b) => b.word.length - a.word.length);
  const found = new Set<Code>();
  for (const { code, word } of words) {
    if (!rest.includes(word)) continue;
    found.add(code);
    rest = rest.replaceAll(word, '|');
  }
  const [only] = found;
  return found.size === 1 && only !== undefined ? only : null;
}

/** The nature that a wording means, or null. */
export function natureOfWording(wording: string | null, catalogue: TeamCatalogue): string | null {
  return codeOfWording(wording, catalogue.natures, catalogue.unclearNatures);
}

/** What the words of a roster say about a team. */
export interface TeamWords {
  readonly name: string;
  readonly field: string | null;
  readonly nature: string | null;
}

/** The codes that a team's words point to; its name speaks where the column is silent. */
export function teamCodesOf(
  words: TeamWords,
  catalogue: TeamCatalogue,
): { fieldCode: string | null; natureCode: string | null; unitRank: TeamRank | null } {
  const fieldCode = codeOfWording(words.field ?? words.name, catalogue.fields);
  return {
    fieldCode,
    natureCode: natureOfWording(words.nature ?? words.name, catalogue),
    unitRank: fieldCode === catalogue.grades.appliesTo ? codeOfWording(words.name, catalogue.ranks) : null,
  };
}

/** Whether a team is there full time; null: not known. What its nature leaves open its numbers do not decide. */
export function isFullTime(natureCode: string | null, catalogue: TeamCatalogue): boolean | null {
  return catalogue.natures.find(({ code }) => code === natureCode)?.fullTime ?? null;
}

/** Whether a team is a mine rescue team; null: its field is not known. */
export function isMineRescue(fieldCode: string | null, catalogue: TeamCatalogue): boolean | null {
  return fieldCode === null ? null : fieldCode === catalogue.grades.appliesTo;
}
