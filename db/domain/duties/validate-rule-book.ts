import type { DutyRule, RuleBook } from './rule-book';
import { isWindowUnit } from './windows';

/** Pairs of timing and evidence that the evaluation knows how to work out. */
const KNOWN_PAIRS = new Set([
  'window drill',
  'window risk-analysis',
  'interval drill',
  'interval assessment',
  'deadline filing',
  'deadline decision',
  'deadline government-filing',
  'deadline publication',
  'order review',
  'consequence decision',
]);

/**
 * What the evaluation could not work out in a rule book of the right shape, one sentence each with the rule's id; empty
 * when every rule can be evaluated. To be checked at start, so that a pack made for a later version is refused whole.
 */
export function ruleBookProblems(book: RuleBook): string[] {
  const seen = new Set<string>();
  return book.rules.flatMap((rule) => {
    const problems = ruleProblems(rule);
    if (seen.has(rule.id)) problems.push('编号重复');
    seen.add(rule.id);
    return problems.map((problem) => `${rule.id}：${problem}`);
  });
}

function ruleProblems(rule: DutyRule): string[] {
  const problems: string[] = [];
  const { schedule, evidence, value, unit, effectiveFrom, effectiveTo } = rule;
  if (!KNOWN_PAIRS.has(`${schedule} ${evidence}`))
    problems.push(`不支持计时方式 ${schedule} 与完成依据 ${evidence} 的组合`);
  if (schedule === 'window' && !(value === 1 && isWindowUnit(unit)))
    problems.push('周期义务须为每1个年、半年或月');
  if (schedule === 'interval' && !(value !== null && isWindowUnit(unit)))
    problems.push('间隔义务须有以年、半年或月计的期限');
  if (schedule === 'deadline' && !(value !== null && unit === 'working-day'))
    problems.push('期限义务须有以工作日计的期限');
  if (effectiveTo !== null && effectiveTo < effectiveFrom) problems.push('失效日期早于生效日期');
  for (const { key, values, default: fallback } of rule.switches) {
    if (!values.includes(fallback)) problems.push(`选项 ${key} 的缺省值不在可选值之内`);
  }
  return problems;
}
