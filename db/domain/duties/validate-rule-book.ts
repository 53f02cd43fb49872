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
  'prompt revision',
  'term appointment',
  'window drill-plan',
  'window spot-check',
  'deadline drill-report',
  'prompt drill-evaluation',
  'prompt rescue-team',
  'prompt rescue-gear',
  'prompt team-report',
  'prompt stock-level',
  'prompt hazard-archive',
  'term team-training',
  'term team-insurance',
  'term team-agreement',
  'term stock-expiry',
  'term stock-upkeep',
  'term hazard-assessment',
  'term danger-corrected',
  'window watch',
]);

/**
 * What the evaluation could not work out in a rule book of the right shape, one sentence each with the rule's id; empty
 * when every rule can be evaluated. To be checked at start, so that a pack made for a later version is refused whole.
 */
export function ruleBookProblems(book: RuleBook): string[] {
  return book.rules.flatMap((rule, index) => {
    const problems = ruleProblems(rule);
    const others = book.rules.slice(0, index).filter((other) => other.id === rule.id);
    if (others.some((other) => other.effectiveFrom === rule.effectiveFrom)) problems.push('编号重复');
    else if (others.some((other) => overlap(other, rule)))
      problems.push('与同一编号的另一条施行期间重叠，请为旧条写明失效日期');
    return problems.map((problem) => `${rule.id}：${problem}`);
  });
}

/** Versions of one rule follow each other: on no day may two of them be in force. */
function overlap(a: DutyRule, b: DutyRule): boolean {
  const [first, second] = a.effectiveFrom < b.effectiveFrom ? [a, b] : [b, a];
  return first.effectiveTo === null || first.effectiveTo >= second.effectiveFrom;
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
  if (evidence === 'rescue-team' && rule.team === undefined) problems.push('队伍义务须写明可以采取的方式');
  if (evidence === 'rescue-gear' && rule.gear === undefined) problems.push('器材义务须写明器材的类别');
  if (
    (evidence === 'team-training' || evidence === 'hazard-assessment') &&
    !(value !== null && unit === 'month')
  )
    problems.push('训练和评估的间隔须以月计');
  if (effectiveTo !== null && effectiveTo < effectiveFrom) problems.push('失效日期早于生效日期');
  for (const { key, values, default: fallback } of rule.switches) {
    if (!values.includes(fallback)) problems.push(`选项 ${key} 的缺省值不在可选值之内`);
  }
  return problems;
}
