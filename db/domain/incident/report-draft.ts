import { chineseMoment } from '../dates/moment';
import type { IncidentReportKind } from './codes';
import { entryText, moneyText, type PaperSource, type StandingEntry, tollText } from './paper-source';
import type { ReportingRules } from './reporting-rules';

/** A part of a report with its text; each line is a paragraph. */
export interface DraftSection {
  readonly key: string;
  readonly text: string;
}

type Part = (source: PaperSource, since: number | null) => string[];

/** What the entries of these kinds say, those after the last report where there was one. */
const told = (source: PaperSource, since: number | null, kinds: readonly StandingEntry['kind'][]): string[] =>
  source.log
    .filter(({ kind, at }) => kinds.includes(kind) && (since === null || at > since))
    .map((entry) => `${entryText(entry)}${/[。！？]$/.test(entry.text) ? '' : '。'}`);

const PARTS: Readonly<Record<string, Part>> = {
  unit: ({ unitName, unitFacts }) => (unitName === null ? [] : [`${unitName}。`, ...unitFacts]),
  scene: (source, since) => [
    `${source.happenedAt === null ? '发生时间正在核实' : chineseMoment(source.happenedAt, true)}，${source.place}发生${source.accidentKind}。`,
    ...(source.substances === null ? [] : [`涉及物质：${source.substances}。`]),
    ...told(source, since, ['situation']),
  ],
  course: (source, since) => [
    ...(since === null
      ? [
          `${chineseMoment(source.learnedAt, true)}接到${source.reportedBy ?? '现场'}报告。`,
          ...(source.description === null ? [] : [source.description]),
        ]
      : []),
    ...told(source, since, ['note', 'toll']),
  ],
  toll: ({ toll }) => [tollText(toll)],
  measures: (source, since) => [
    ...source.plans.map(
      ({ title, level, at }) => `${chineseMoment(at)}启动《${title}》${level === null ? '' : `，${level}`}。`,
    ),
    ...source.forces.map(forceText),
    ...told(source, since, ['order', 'step']),
    ...(source.commander === null ? [] : [`现场指挥：${source.commander}。`]),
    ...(source.endedAt === null
      ? []
      : [
          `${chineseMoment(source.endedAt)}响应终止${source.endReason === null ? '' : `：${source.endReason}`}。`,
        ]),
  ],
  other: ({ cost, practice }) => [
    ...(practice ? ['这是练习，事故没有发生。'] : []),
    ...(cost > 0 ? [`应急救援已发生费用${moneyText(cost)}。`] : []),
  ],
};

/** 县矿山救护队8时10分出动，8时40分到达。 */
export function forceText(force: PaperSource['forces'][number]): string {
  const steps = [
    `${chineseMoment(force.orderedAt)}通知`,
    ...(force.departedAt === null ? [] : [`${chineseMoment(force.departedAt)}出动`]),
    ...(force.arrivedAt === null ? ['尚未到达'] : [`${chineseMoment(force.arrivedAt)}到达`]),
  ];
  return `${force.name}：${steps.join('，')}。`;
}

/**
 * The parts of a report (493 art. 12) as far as they are known; people complete them before it is issued. A supplementary
 * report tells what came since the last one. A part that nothing is known of stays empty.
 * @param since moment of the last report in milliseconds; null for a first or final one
 */
export function draftReport(
  kind: Exclude<IncidentReportKind, 'evaluation'>,
  source: PaperSource,
  rules: ReportingRules,
  since: number | null,
): DraftSection[] {
  const from = kind === 'supplement' ? since : null;
  return rules.contents.map(({ key }) => ({
    key,
    text: (PARTS[key]?.(source, from) ?? []).join('\n'),
  }));
}

/** What is read out on the telephone before the paper is ready, a line a breath. */
export function phoneScript(source: PaperSource): string[] {
  return [
    ...(source.practice ? ['练习，练习，练习。以下内容是练习，事故没有发生。'] : []),
    `这里是${source.officeName}，现在电话报告一起${source.accidentKind}事故。`,
    `发生时间：${source.happenedAt === null ? '正在核实' : chineseMoment(source.happenedAt)}；我们${chineseMoment(source.learnedAt)}接到报告。`,
    `地点：${source.place}。${source.unitName === null ? '' : `单位：${source.unitName}。`}`,
    ...(source.substances === null ? [] : [`涉及物质：${source.substances}。`]),
    `伤亡：${tollText(source.toll)}`,
    ...(source.description === null ? [] : [`经过：${source.description}`]),
    ...(source.plans.length === 0
      ? ['预案：尚未启动。']
      : [`已启动${source.plans.map(({ title }) => `《${title}》`).join('、')}。`]),
    ...(source.forces.length === 0 ? [] : [`已调派${source.forces.map(({ name }) => name).join('、')}。`]),
    '书面报告随后报送。请问您的姓名，接电话的时间是几时几分？',
  ];
}
