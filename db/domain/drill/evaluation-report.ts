import type { DrillReportKind } from './codes';
import type { ReportFacts } from './report-facts';
import {
  bare,
  basicsOf,
  correctionsOf,
  courseOf,
  disagreementsOf,
  evaluatorsOf,
  groupsOf,
  list,
  objectivesOf,
  opinionsOf,
  problemsOf,
  revisionOf,
  selfViewOf,
  strengthsOf,
} from './report-sentences';

/**
 * The parts of each report. Of the evaluation: 基本情况, 评估过程, 情况分析, 改进意见和建议, 评估结论; of the summary: 基本概要,
 * 问题、经验和教训, 工作建议.
 */
export const REPORT_SECTIONS = {
  evaluation: ['basics', 'process', 'analysis', 'advice', 'conclusion'],
  summary: ['outline', 'lessons', 'proposals'],
} as const;
export type ReportSectionKey = (typeof REPORT_SECTIONS)[DrillReportKind][number];

/** As printed above each part. */
export const SECTION_TITLES: Readonly<Record<ReportSectionKey, string>> = {
  basics: '演练基本情况',
  process: '演练评估过程',
  analysis: '演练情况分析',
  advice: '改进的意见和建议',
  conclusion: '评估结论',
  outline: '演练基本概要',
  lessons: '发现的问题、取得的经验和教训',
  proposals: '应急管理工作建议',
};

/** A part that somebody has worded; the others are drafted anew each time. */
export interface ReportSection {
  readonly key: ReportSectionKey;
  readonly text: string;
}

/** A part drafted from what is on record; says only what the record says. '' for the conclusion, which people write. */
export function draftSection(facts: ReportFacts, key: ReportSectionKey): string {
  switch (key) {
    case 'basics':
      return basicsOf(facts);
    case 'process':
      return list([evaluatorsOf(facts), courseOf(facts)]);
    case 'analysis':
      return list([
        ...objectivesOf(facts),
        ...groupsOf(facts),
        ...disagreementsOf(facts),
        ...selfViewOf(facts),
        ...problemsOf(facts),
      ]);
    case 'advice':
      return list([...correctionsOf(facts), ...opinionsOf(facts), revisionOf(facts)]);
    case 'conclusion':
      return '';
    case 'outline':
      return list([basicsOf(facts), courseOf(facts)]);
    case 'lessons':
      return list([...problemsOf(facts), ...strengthsOf(facts), ...objectivesOf(facts).slice(0, 1)]);
    case 'proposals':
      return list([...correctionsOf(facts), revisionOf(facts)]);
  }
}

/** The whole draft, with the parts that people have worded in their words. */
export function reportText(
  facts: ReportFacts,
  kind: DrillReportKind,
  worded: readonly ReportSection[],
): ReportSection[] {
  return REPORT_SECTIONS[kind].map((key) => ({
    key,
    text: worded.find((section) => section.key === key)?.text ?? draftSection(facts, key),
  }));
}

/** A sentence that the evaluators may begin their conclusion with. It weighs nothing: it counts what the forms say. */
export function offeredConclusion(facts: ReportFacts): string {
  const { objectives: all, findings, sum } = facts;
  const met = all.filter((one) => one.met === 'yes').length;
  const counted = sum.items.filter(({ share }) => share !== null);
  const wanting = counted.filter((one) => one.wanting).length;
  return [
    `${bare(facts.title)}按计划完成`,
    all.length > 0 && `设定的${all.length}个目标达到${met}个`,
    counted.length > 0 && `评价的${counted.length}项中有${wanting}项需要改进`,
    findings.length > 0 ? `发现问题${findings.length}个，已列入整改` : '没有登记需要整改的问题',
  ]
    .filter(Boolean)
    .join('，')
    .concat('。');
}
