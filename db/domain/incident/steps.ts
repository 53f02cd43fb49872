import { type Heading, type HeadingEntry, readHeadings } from '../plan/outline/headings';
import { type AccidentKinds, accidentKindsIn } from '../plan/text-checks/plan-scope';
import type { AidRules } from './aid-rules';

/** One thing to do, with the headings it stood under, from the chapter down. */
export interface PlanStep {
  readonly text: string;
  readonly path: readonly string[];
}

/** A list that nobody can work through is no checklist; a longer one is cut, and said to be. */
export const MOST_STEPS = 150;
const LONGEST = 300;
const SHORTEST = 4;

const DIGITS = '一二三四五六七八九十';
/** (1) 1) 1、 ① 一是 a. -: what numbers a step; 1.2 numbers a heading. */
const NUMBER = new RegExp(
  `^\\s*(?:[(（][${DIGITS}\\d]{1,3}[)）]|\\d{1,2}\\s*[)）、]|\\d{1,2}[.．](?!\\d)|[①-⑳]|[${DIGITS}]{1,2}是|[a-zA-Z][.)、）]|[-•●■◆])\\s*[:：、]?\\s*`,
);
/** What tells that a sentence asks for something. */
const ASKS =
  /应当|应立即|立即|迅速|必须|不得|严禁|禁止|启动|报告|报警|通知|拨打|组织|切断|关闭|停止|疏散|撤离|撤出|设置|设立|佩戴|穿戴|抢救|搜救|救治|扑救|封堵|堵漏|监测|清点|转移|隔离|警戒|成立|派出|调集|保护现场|解除|恢复/;

/**
 * What a plan's text says is to be done, as a checklist: under headings of response and handling its numbered lines, and where
 * there are none its sentences that ask for something. Parts for other kinds of accident, tables of contents and annexes are
 * left out. A proposal, which the person edits.
 */
export function stepsOfPlan(
  source: { readonly text: string; readonly outline: readonly HeadingEntry[] },
  accidentKind: string | null,
  rules: Pick<AidRules, 'actionWords' | 'otherWords'>,
  kinds: AccidentKinds,
): readonly PlanStep[] {
  const { text } = source;
  const headings = readHeadings(text, source.outline);
  const path = (index: number): string[] => {
    const heading = headings[index];
    return heading ? [...path(heading.parent), heading.text.trim()] : [];
  };
  const roles = rolesOf(headings, rules);
  const steps: PlanStep[] = [];
  const seen = new Set<string>();
  for (const [index, heading] of headings.entries()) {
    if (roles[index] !== 'action' || heading.isAnnex) continue;
    if (accidentKind !== null && isForOthers(path(index), accidentKind, kinds)) continue;
    const end = Math.min(heading.end, headings[index + 1]?.offset ?? heading.end);
    for (const step of stepsOfText(text.slice(heading.bodyStart, end))) {
      const key = step.replace(/[\s，。；、,;.]/g, '');
      if (seen.has(key)) continue;
      seen.add(key);
      steps.push({ text: step, path: path(index) });
      if (steps.length === MOST_STEPS) return steps;
    }
  }
  return steps;
}

/** What the words of a heading alone say: 应急响应分级 is no action, 处置措施及注意事项 is one, 概述 says nothing. */
function wordsOf(
  key: string,
  rules: Pick<AidRules, 'actionWords' | 'otherWords'>,
): 'action' | 'other' | null {
  // Keys write 及, 和, 以及 as 与.
  const parts = key.split('与').map((part) => ({
    action: rules.actionWords.some((word) => part.includes(word)),
    other: rules.otherWords.some((word) => part.includes(word)),
  }));
  if (parts.some(({ action, other }) => action && !other)) return 'action';
  return parts.some(({ other }) => other) ? 'other' : null;
}

/** A heading follows those it stands under; under duties, risks or warnings nothing is a step, whatever it is called. */
function rolesOf(
  headings: readonly Heading[],
  rules: Pick<AidRules, 'actionWords' | 'otherWords'>,
): readonly ('action' | 'other' | null)[] {
  const roles: ('action' | 'other' | null)[] = [];
  for (const { key, parent } of headings) {
    const above = roles[parent] ?? null;
    roles.push(above === 'other' ? 'other' : (wordsOf(key, rules) ?? above));
  }
  return roles;
}

/** True when a heading on the way down names kinds of accident and this one is not among them. */
function isForOthers(path: readonly string[], accidentKind: string, kinds: AccidentKinds): boolean {
  return path.some((heading) => {
    const named = accidentKindsIn(heading, kinds);
    return named.length > 0 && !named.includes(accidentKind);
  });
}

/** The steps of one stretch of text without headings. */
function stepsOfText(stretch: string): string[] {
  const lines = stretch
    .split('\n')
    // A tab parts the cells of a table: a table of people is no list of steps.
    .filter((line) => !line.includes('\t'))
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const numbered = lines.some((line) => NUMBER.test(line));
  const steps: string[] = [];
  for (const line of lines) {
    if (NUMBER.test(line)) steps.push(line.replace(NUMBER, ''));
    else if (!numbered) steps.push(...line.split(/(?<=[。；;])/).filter((sentence) => ASKS.test(sentence)));
  }
  return steps
    .map((step) => step.trim().replace(/[；;。]$/, ''))
    .filter((step) => step.length >= SHORTEST)
    .map((step) => (step.length > LONGEST ? `${step.slice(0, LONGEST - 1)}…` : step));
}

/** The steps of an 应急处置卡, under the name of its post. */
export function stepsOfCard(card: {
  readonly post: string;
  readonly steps: readonly string[];
}): readonly PlanStep[] {
  return card.steps.map((text) => ({ text, path: ['应急处置卡', card.post] }));
}
