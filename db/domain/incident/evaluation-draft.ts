import { chineseMoment, spanText } from '../dates/moment';
import { entryText, moneyText, type PaperSource, tollText } from './paper-source';
import type { ReportClock } from './report-clocks';
import { type DraftSection, forceText } from './report-draft';
import type { ReportingRules } from './reporting-rules';

/** How long each step took, milliseconds from the moment the report came in; null where it was not taken. */
export interface ResponseTimes {
  readonly toFirstReport: number | null;
  readonly toFirstPlan: number | null;
  readonly toFirstOrder: number | null;
  readonly toFirstArrival: number | null;
  readonly toEnd: number | null;
}

/** The times by which a response is judged, each from the moment the desk learned of the accident. */
export function responseTimes(source: PaperSource): ResponseTimes {
  const after = (moments: readonly (number | null)[]) => {
    const known = moments.filter((moment): moment is number => moment !== null);
    return known.length === 0 ? null : Math.max(0, Math.min(...known) - source.learnedAt);
  };
  return {
    toFirstReport: after(source.reports.map(({ at }) => at)),
    toFirstPlan: after(source.plans.map(({ at }) => at)),
    toFirstOrder: after(source.forces.map(({ orderedAt }) => orderedAt)),
    toFirstArrival: after(source.forces.map(({ arrivedAt }) => arrivedAt)),
    toEnd: after([source.endedAt]),
  };
}

/** The parts of 应急处置评估报告 as far as log, call-ups and reports tell them; findings and conclusion are for people. */
export function draftEvaluation(
  source: PaperSource,
  clocks: readonly ReportClock[],
  rules: ReportingRules,
): DraftSection[] {
  const times = responseTimes(source);
  const took = (what: string, span: number | null) =>
    span === null ? `${what}：没有记录。` : `${what}：接报后${spanText(span)}。`;
  const texts: Readonly<Record<string, readonly string[]>> = {
    summary: [
      `${source.happenedAt === null ? '' : chineseMoment(source.happenedAt, true)}${source.place}发生${source.accidentKind}${source.unitName === null ? '' : `，涉及${source.unitName}`}。`,
      ...(source.description === null ? [] : [source.description]),
      tollText(source.toll),
    ],
    reporting: [
      `${chineseMoment(source.learnedAt, true)}接到${source.reportedBy ?? '现场'}报告。`,
      ...clocks
        .filter(({ dueAt }) => dueAt !== null)
        .map(({ title, startAt, dueAt, metAt }) =>
          metAt === null
            ? `${title}：没有报告记录。`
            : `${title}：用时${spanText(metAt - startAt)}，${metAt <= (dueAt ?? metAt) ? '没有超过时限' : `超过时限${spanText(metAt - (dueAt ?? metAt))}`}。`,
        ),
      ...source.reports.map(({ title, recipient, at }) => `${chineseMoment(at)}向${recipient}报送${title}。`),
    ],
    response: [
      took('首次启动预案', times.toFirstPlan),
      ...source.plans.map(
        ({ title, level, at }) =>
          `${chineseMoment(at)}启动《${title}》${level === null ? '' : `，${level}`}。`,
      ),
      ...(source.commander === null ? [] : [`现场指挥：${source.commander}。`]),
    ],
    forces: [
      took('首次下达调用指令', times.toFirstOrder),
      took('首支力量到场', times.toFirstArrival),
      ...source.forces.map(
        (force) =>
          `${forceText(force)}${force.arrivedAt === null ? '' : `从通知到到场${spanText(force.arrivedAt - force.orderedAt)}。`}`,
      ),
      ...unanswered(source),
      ...(source.cost > 0 ? [`调用和征用费用合计${moneyText(source.cost)}。`] : []),
    ],
    course: [
      ...source.log
        .filter(({ kind }) => kind === 'situation' || kind === 'order' || kind === 'toll')
        .map((entry) => `${entryText(entry)}${/[。！？]$/.test(entry.text) ? '' : '。'}`),
      took('响应终止', times.toEnd),
    ],
  };
  return rules.evaluation.parts.map(({ key }) => ({ key, text: (texts[key] ?? []).join('\n') }));
}

/** Calls that nobody answered: numbers to be put right. */
function unanswered({ log }: PaperSource): string[] {
  const missed = log.filter(({ kind, answered }) => kind === 'call' && answered === false);
  if (missed.length === 0) return [];
  const names = [...new Set(missed.map(({ whom }) => whom ?? '未注明'))];
  return [`${missed.length}次电话无人接听：${names.join('、')}。`];
}
