import { addDays, type CivilDate, formatChineseDate, isCivilDate } from '../dates/civil-date';
import { addWorkingDays, calendarCoverage, type WorkingCalendar } from '../dates/working-calendar';
import { isCompletedDrill } from '../drill/drill-state';
import { RULE_SET_WORDS } from '../enterprise/rule-set-ids';
import type { CompiledRule } from './compiled-rule';
import { consideredRecords, type Stretch } from './considered';
import type { ConsideredRecord } from './considered-record';
import { reportedDrills, reportPeriods } from './drill-duties';
import type { Duty, DutySubject } from './duty';
import { prepareDuties } from './evaluate';
import { meansLines } from './means-trace';
import {
  DEFAULT_DUTY_SETTINGS,
  type DutyRule,
  type DutySettings,
  type DutyUnit,
  type RuleBook,
  type StandingMark,
  switchValue,
} from './rule-book';
import { appliesTo, isOwedByOffice } from './run';

/** Which duty to explain; together unique for a subject. */
export interface DutyKey {
  readonly rule: string;
  readonly period: string;
  readonly refId: string;
}

/** One step of the explanation. */
export interface TraceLine {
  readonly label: string;
  readonly text: string;
}

/** The full reasoning behind one duty. */
export interface DutyTrace {
  readonly duty: Duty;
  readonly rule: DutyRule;
  readonly packVersion: string;
  readonly lines: readonly TraceLine[];
  /** Days that were not counted towards a deadline in working days. */
  readonly skipped: readonly { readonly date: CivilDate; readonly why: string }[];
  readonly considered: readonly ConsideredRecord[];
  readonly calendarVersion: string;
  readonly calendarCoverage: { readonly from: CivilDate; readonly to: CivilDate };
  readonly switches: readonly {
    readonly key: string;
    readonly value: string;
    readonly isDefault: boolean;
    readonly note: string;
  }[];
}

/** What each standing mark means, in words for a screen. */
export const MARK_MEANINGS: Readonly<Record<StandingMark, string>> = {
  V: '已核对条文',
  P: '部分核对（转引或节选）',
  R: '凭记忆录入，尚未核对，请对照正式文本',
  I: '条文没有规定，为本软件的理解，可以改设',
};

/**
 * Explains one duty of a subject: the rule and its source, the days the clock ran on, what was skipped, every record that
 * was looked at with the reason why it counted or not, and the choices in force. Null when the subject has no such duty
 * on `asOf`. The answer inside is the one `evaluateDuties` gives.
 */
export function traceDuty(
  subject: DutySubject,
  book: RuleBook,
  calendar: WorkingCalendar,
  asOf: CivilDate,
  key: DutyKey,
  settings: DutySettings = DEFAULT_DUTY_SETTINGS,
): DutyTrace | null {
  const { duties, rules } = prepareDuties(book, calendar, asOf, settings).evaluate(subject);
  const index = duties.findIndex(
    (d) => d.rule === key.rule && d.period === key.period && d.refId === key.refId,
  );
  const duty = duties[index];
  const compiled = rules[index];
  if (duty === undefined || compiled === undefined) return null;
  const { rule } = compiled;
  const start = startOf(compiled, subject, duty, asOf);
  const deadline =
    start !== null && rule.unit === 'working-day' && compiled.days !== null
      ? addWorkingDays(calendar, start, compiled.days)
      : null;
  const considered = consideredRecords(compiled, subject, duty, stretchOf(compiled, duty, asOf), asOf);
  return {
    duty,
    rule,
    packVersion: `${book.id} ${book.version}`,
    lines: [
      { label: '规则', text: rule.text },
      { label: '出处', text: `${rule.source.title} ${rule.source.article}（${MARK_MEANINGS[rule.mark]}）` },
      { label: '适用', text: scopeText(rule) },
      ...clockLines(compiled, duty, start),
      ...meansLines(compiled, subject, duty, asOf),
      { label: '依据', text: evidenceText(duty, considered) },
      { label: '结论', text: conclusion(duty, asOf) },
      ...rivalLine(compiled, subject),
    ],
    skipped: deadline?.skipped ?? [],
    considered,
    calendarVersion: calendar.version,
    calendarCoverage: calendarCoverage(calendar),
    switches: rule.switches.map((choice) => {
      const value = switchValue(rule, choice.key, settings) ?? choice.default;
      return { key: choice.key, value, isDefault: value === choice.default, note: choice.note };
    }),
  };
}

/** Day 0 of the duty's clock; null for windows and for a clock that has not started. */
function startOf(
  compiled: CompiledRule,
  subject: DutySubject,
  duty: Duty,
  asOf: CivilDate,
): CivilDate | null {
  if (compiled.rule.evidence === 'drill-evaluation')
    return subject.drills.find((drill) => drill.id === duty.refId)?.endOn ?? null;
  if (compiled.rule.schedule !== 'deadline') return null;
  if (compiled.rule.evidence === 'drill-report') return reportStart(compiled, subject, duty, asOf);
  if (compiled.rule.evidence !== 'decision') {
    return subject.plans.find((plan) => plan.versionId === duty.refId)?.publishedOn ?? null;
  }
  const filings = subject.plans.flatMap((plan) => plan.filings);
  return filings.find((filing) => filing.id === duty.refId)?.receivedOn ?? null;
}

/** The drill, or the end of the half-year, from which the report's days are counted. */
function reportStart(
  compiled: CompiledRule,
  subject: DutySubject,
  duty: Duty,
  asOf: CivilDate,
): CivilDate | null {
  const window = reportPeriods(asOf).find(({ period }) => period === duty.period);
  if (window === undefined) return null;
  if (compiled.fromPeriodEnd) return window.end;
  const held = subject.drills.filter(
    (drill) => isCompletedDrill(drill.state) && (drill.endOn ?? '9') <= asOf,
  );
  return reportedDrills(compiled, held, window, asOf)?.first.endOn ?? null;
}

/** The days between which a record may have met the duty. */
function stretchOf(compiled: CompiledRule, duty: Duty, asOf: CivilDate): Stretch {
  if (compiled.rule.evidence === 'drill-report') {
    const window = reportPeriods(asOf).find(({ period }) => period === duty.period);
    return { from: window?.start ?? null, to: window?.end ?? null };
  }
  const { windows } = compiled;
  if (windows !== null) {
    const window = duty.period === windows.previous.period ? windows.previous : windows.current;
    return { from: window.start, to: window.end };
  }
  // The record that opened an interval lies on its first day and does not close it.
  const opened = duty.period.slice(0, 10);
  return { from: isCivilDate(opened) ? addDays(opened, 1) : null, to: duty.metOn };
}

/** Who owes what does not follow from sets alone. */
const OWNERS: Readonly<Partial<Record<DutyRule['subject'], string>>> = {
  organiser: '组织演练的单位和机关',
  keeper: '保有队伍、物资的单位和机关',
};

function scopeText(rule: DutyRule): string {
  const who =
    rule.appliesTo === 'every' ? '各类单位' : `${RULE_SET_WORDS[rule.appliesTo]}（${rule.appliesTo}）`;
  const where = rule.region === null ? '' : `，区划代码以 ${rule.region} 开头的地区`;
  const until = rule.effectiveTo === null ? '' : `至 ${rule.effectiveTo}`;
  const owedBy = OWNERS[rule.subject] ?? who;
  return `${isOwedByOffice(rule) ? '应急管理机构' : owedBy}${where}，自 ${rule.effectiveFrom} 起施行${until}`;
}

const UNIT_WORDS: Readonly<Record<DutyUnit, string>> = {
  'working-day': '个工作日',
  day: '天',
  month: '个月',
  'half-year': '个半年',
  year: '年',
};

function clockLines(compiled: CompiledRule, duty: Duty, start: CivilDate | null): TraceLine[] {
  const { rule, windows } = compiled;
  if (windows !== null) {
    const window = duty.period === windows.previous.period ? windows.previous : windows.current;
    const within: TraceLine = { label: '期间', text: `${window.period}：${window.start} 至 ${window.end}` };
    const asked = compiled.target > 1 ? [{ label: '次数', text: `本期间至少${compiled.target}次` }] : [];
    const early =
      compiled.dueMonth === null || duty.due === null
        ? []
        : [{ label: '期限', text: `按本单位设置，应在 ${duty.due} 前完成` }];
    return [within, ...asked, ...early];
  }
  const lines: TraceLine[] = [{ label: '起算', text: rule.trigger }];
  const value = rule.unit === 'working-day' ? compiled.days : rule.value;
  const length = value === null || rule.unit === null ? '' : `${value}${UNIT_WORDS[rule.unit]}`;
  if (rule.schedule === 'term' && duty.due !== null) {
    lines.push({
      label: '期限',
      text: rule.evidence === 'appointment' ? `聘期至 ${duty.due}` : `至 ${duty.due}`,
    });
  } else if (start !== null && duty.due !== null) {
    lines.push({ label: '期限', text: `${start} 为起算日（不计），第${length}为 ${duty.due}` });
  } else if (duty.period.includes('/') && duty.due !== null) {
    lines.push({ label: '期限', text: `自 ${duty.period.slice(0, 10)} 起${length}，至 ${duty.due}` });
  }
  if (duty.provisional)
    lines.push({ label: '日历', text: '期限跨入放假安排尚未公布的年份，待国务院办公厅放假通知' });
  return lines;
}

function evidenceText(duty: Duty, considered: readonly ConsideredRecord[]): string {
  const [met] = duty.evidence;
  if (met !== undefined)
    return `${met.title || '记录'}${met.date === null ? '' : `（${formatChineseDate(met.date)}）`}`;
  if (considered.length === 0) return '没有找到可作依据的记录';
  return `看过${considered.length}条记录，都不能计入：${considered.map((r) => `${r.title}（${r.why}）`).join('；')}`;
}

function conclusion(duty: Duty, asOf: CivilDate): string {
  const due = duty.due === null ? '' : formatChineseDate(duty.due);
  const onDay = `截至${formatChineseDate(asOf)}`;
  switch (duty.state) {
    case 'met':
      return duty.late ? `已完成，但晚于期限${due}` : '已按期完成';
    case 'open':
      return due === '' ? `${onDay}尚未开始计时或等待办理` : `${onDay}尚未完成，期限${due}`;
    case 'due-soon':
      return `${onDay}尚未完成，临近期限${due}`;
    case 'overdue':
      return `${onDay}尚未完成，已超过期限${due}`;
    case 'waived':
      return '停产停业期间，按本单位设置不作要求';
    case 'not-applicable':
      return '不适用：单位已关闭，在本期中间成立（规则在本期中间施行），或者已决定本次修改不需要重新备案';
    case 'provisional':
      return `期限${due}为暂定，放假安排公布后重新计算`;
  }
}

function rivalLine(compiled: CompiledRule, subject: DutySubject): TraceLine[] {
  const rival = compiled.rivals.find((other) => appliesTo(other, subject));
  if (rival === undefined) return [];
  return [{ label: '并列', text: `另有更严或在先的规则 ${rival.id}（${rival.rule.title}），以其为先` }];
}
