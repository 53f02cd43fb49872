import type { StandingMark } from '../../duties/rule-book';
import { normaliseText } from '../../text/normalise';

/** resources/codes/accident-kinds.json: the kinds plans are made for, with the words their titles use. */
export interface AccidentKinds {
  readonly id: string;
  readonly version: string;
  readonly source: { readonly title: string; readonly article: string };
  readonly mark: StandingMark;
  readonly note: string;
  readonly kinds: readonly { readonly name: string; readonly words: readonly string[] }[];
}

/** Accident kinds that a plan's title speaks of; a proposal. A narrower word stands before a wider one: 粉尘爆炸 is no 火灾. */
export function accidentKindsIn(title: string, { kinds }: AccidentKinds): string[] {
  let rest = normaliseText(title);
  const found = new Set<string>();
  const words = kinds.flatMap(({ name, words: all }) => all.map((word) => ({ name, word })));
  for (const { name, word } of words.sort((a, b) => b.word.length - a.word.length)) {
    if (!rest.includes(word)) continue;
    found.add(name);
    rest = rest.replaceAll(word, '|');
  }
  return kinds.map(({ name }) => name).filter((name) => found.has(name));
}

const LEVELS = [
  ['Ⅰ级', 'Ⅱ级', 'Ⅲ级', 'Ⅳ级'],
  ['一级', '二级', '三级', '四级'],
] as const;

/** Response levels that a text names, highest first, in the way it writes them: Ⅰ级 or 一级响应. A proposal. */
export function responseLevelsIn(text: string): string[] {
  const plain = normaliseText(text).toUpperCase();
  const roman = ['I级', 'II级', 'III级', 'IV级'].map((level) =>
    new RegExp(`(?<![IV])${level}`).test(plain.replaceAll(' ', '')),
  );
  const chinese = LEVELS[1].map((level) => new RegExp(`${level}(?:应急)?响应|响应${level}`).test(plain));
  const [names, present] =
    roman.filter(Boolean).length >= chinese.filter(Boolean).length
      ? [LEVELS[0], roman]
      : [LEVELS[1], chinese];
  return names.filter((_name, at) => present[at]);
}

/** What is wrong with how a plan links upward. */
export const LINK_PROBLEMS = ['no-upper', 'kind-uncovered', 'level-unknown', 'upper-withdrawn'] as const;
export type LinkProblemCode = (typeof LINK_PROBLEMS)[number];

export interface LinkProblem {
  readonly code: LinkProblemCode;
  /** The accident kind, the level or the title of the upper plan. */
  readonly detail: string;
}

/** A link as far as its problems go. */
export interface LinkFacts {
  readonly accidentKind: string | null;
  readonly responseLevel: string | null;
  readonly upperTitle: string;
  readonly upperStands: boolean;
}

/**
 * What a reader should look at in a plan's links (办法 8, 18): plans that have to link upward and do not, accident kinds
 * without an upper plan, levels that the plan does not have, upper plans that no longer stand.
 */
export function linkProblems(
  plan: { mustLink: boolean; accidentKinds: readonly string[]; responseLevels: readonly string[] },
  links: readonly LinkFacts[],
): LinkProblem[] {
  const problems: LinkProblem[] = [];
  if (plan.mustLink && links.length === 0) problems.push({ code: 'no-upper', detail: '' });
  if (links.length > 0)
    for (const kind of plan.accidentKinds)
      if (!links.some((link) => link.accidentKind === null || link.accidentKind === kind))
        problems.push({ code: 'kind-uncovered', detail: kind });
  for (const { responseLevel, upperTitle, upperStands } of links) {
    if (
      responseLevel !== null &&
      plan.responseLevels.length > 0 &&
      !plan.responseLevels.includes(responseLevel)
    )
      problems.push({ code: 'level-unknown', detail: responseLevel });
    if (!upperStands) problems.push({ code: 'upper-withdrawn', detail: upperTitle });
  }
  return problems;
}
