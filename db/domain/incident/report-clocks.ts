import { ACCIDENT_GRADES, type AccidentGrade } from '../codes/accident-grade';
import { addDays, type CivilDate } from '../dates/civil-date';
import { chineseMoment, dayOfMoment, MINUTE_MS, spanText } from '../dates/moment';
import type { StandingMark } from '../duties/rule-book';
import type { IncidentReportKind } from './codes';
import { REPORT_REACHES, type ReportingRules, type ReportReach, type ReportTerm } from './reporting-rules';

/** 计时中 将到时 已超时 按时报告 超时报告 不适用. */
export const REPORT_CLOCK_STATES = ['open', 'soon', 'overdue', 'met', 'met-late', 'not-applicable'] as const;
export type ReportClockState = (typeof REPORT_CLOCK_STATES)[number];

/** What the clocks rest on. Moments are milliseconds since 1970. */
export interface ReportFacts {
  readonly desk: 'office' | 'enterprise';
  /** Of an office's desk. */
  readonly level: 'county' | 'city' | 'province';
  readonly now: number;
  readonly happenedAt: number | null;
  readonly learnedAt: number;
  readonly unitLearnedAt: number | null;
  readonly tollChangedAt: number | null;
  readonly accidentKind: string;
  /** As people have set it, else as suggested; null: nothing known yet. */
  readonly grade: AccidentGrade | null;
  /** Reports that were issued, evaluations left out. */
  readonly issued: readonly { readonly kind: IncidentReportKind; readonly at: number }[];
}

/** One legal term of reporting, as it stands at `now`. */
export interface ReportClock {
  readonly rule: string;
  readonly title: string;
  readonly who: 'unit' | 'office';
  /** Whom the report goes to, from the next level up. */
  readonly to: readonly string[];
  readonly startAt: number;
  /** null: the law names no hour. */
  readonly dueAt: number | null;
  readonly metAt: number | null;
  readonly state: ReportClockState;
  /** Last day on which a changed toll is to be reported. */
  readonly lastDay: CivilDate | null;
  readonly article: string;
  readonly mark: StandingMark;
  /** How it was counted, a sentence a step. */
  readonly trace: readonly string[];
}

const REACH_WORDS: Readonly<Record<ReportReach, string>> = {
  city: '市级应急管理部门',
  province: '省级应急管理部门',
  state: '国务院应急管理部门',
};

/** How far up an accident of a grade is reported (493 art. 10); of an unknown grade as far as the least grave one. */
export function reportReach(grade: AccidentGrade | null, rules: ReportingRules): ReportReach {
  const wanted = grade ?? ACCIDENT_GRADES[0];
  return rules.levels.find((level) => level.grade === wanted)?.reach ?? 'city';
}

/** The offices above a level that get the report one after the other, the next one first; none where it ends here. */
export function officesAbove(
  level: ReportFacts['level'],
  grade: AccidentGrade | null,
  rules: ReportingRules,
): string[] {
  const last = REPORT_REACHES.indexOf(reportReach(grade, rules));
  const own = level === 'county' ? -1 : REPORT_REACHES.indexOf(level);
  return REPORT_REACHES.slice(own + 1, last + 1).map((reach) => REACH_WORDS[reach]);
}

/** Every term of reporting that an incident has begun, in the order of the law. */
export function reportClocks(facts: ReportFacts, rules: ReportingRules): ReportClock[] {
  const terms = rules.clocks.flatMap((term) => {
    if (term.who === 'office') return facts.desk === 'office' ? [officeClock(facts, term, rules)] : [];
    return [unitClock(facts, term, rules)].flatMap((clock) => clock ?? []);
  });
  const supplement = supplementClock(facts, rules);
  return supplement === null ? terms : [...terms, supplement];
}

const firstOf = (moments: readonly number[]): number | null =>
  moments.length === 0 ? null : moments.reduce((least, moment) => Math.min(least, moment));

/** At an office's desk the unit has reported when the office learned of it. */
function unitClock(facts: ReportFacts, term: ReportTerm, rules: ReportingRules): ReportClock | null {
  const atUnit = facts.desk === 'enterprise';
  const startAt = atUnit ? (facts.unitLearnedAt ?? facts.learnedAt) : facts.unitLearnedAt;
  if (startAt === null) return null;
  const metAt = atUnit ? firstOf(facts.issued.map(({ at }) => at)) : Math.max(facts.learnedAt, startAt);
  return counted(facts, term, rules, startAt, metAt, [term.to], []);
}

function officeClock(facts: ReportFacts, term: ReportTerm, rules: ReportingRules): ReportClock {
  const above = officesAbove(facts.level, facts.grade, rules);
  const metAt = firstOf(facts.issued.map(({ at }) => at));
  const grade = `等级${facts.grade === null ? '未定，先按一般事故' : '已知'}，报至${above.at(-1) ?? '本级'}`;
  const clock = counted(facts, term, rules, facts.learnedAt, metAt, above, [grade]);
  if (above.length > 0) return clock;
  return {
    ...clock,
    dueAt: null,
    state: 'not-applicable',
    trace: [`按第十条，这一等级的事故报到本级为止，不再上报；仍应报告${rules.alsoTo.join('、')}。`],
  };
}

function counted(
  facts: ReportFacts,
  term: ReportTerm,
  rules: ReportingRules,
  startAt: number,
  metAt: number | null,
  to: readonly string[],
  why: readonly string[],
): ReportClock {
  const dueAt = startAt + term.minutes * MINUTE_MS;
  return {
    rule: term.id,
    title: term.title,
    who: term.who,
    to,
    startAt,
    dueAt,
    metAt,
    state: stateOf(facts.now, dueAt, metAt, rules.soonMinutes.value * MINUTE_MS),
    lastDay: null,
    article: `${term.source.title}${term.source.article}`,
    mark: term.mark,
    trace: [
      `${chineseMoment(startAt, true)}接到报告，开始计时。`,
      ...why.map((line) => `${line}。`),
      `时限${spanText(term.minutes * MINUTE_MS)}，应在${chineseMoment(dueAt)}前报出，夜间和节假日照常计算。`,
      ...(metAt === null
        ? []
        : [
            metAt <= dueAt
              ? `${chineseMoment(metAt)}报出，用时${spanText(metAt - startAt)}。`
              : `${chineseMoment(metAt)}报出，超过时限${spanText(metAt - dueAt)}。`,
          ]),
      term.note,
    ],
  };
}

function stateOf(now: number, dueAt: number, metAt: number | null, soon: number): ReportClockState {
  if (metAt !== null) return metAt <= dueAt ? 'met' : 'met-late';
  if (now > dueAt) return 'overdue';
  return dueAt - now <= soon ? 'soon' : 'open';
}

/** Art. 13 names days within which a changed toll counts, but no hours for the report: it is due at once. */
function supplementClock(facts: ReportFacts, rules: ReportingRules): ReportClock | null {
  const { tollChangedAt } = facts;
  const first = firstOf(facts.issued.map(({ at }) => at));
  // What changed before anything was reported stands in the first report.
  if (tollChangedAt === null || first === null || tollChangedAt <= first) return null;
  const { supplement } = rules;
  const shorter = supplement.shorter.kinds.includes(facts.accidentKind);
  const days = shorter ? supplement.shorter.days : supplement.days;
  const began = dayOfMoment(facts.happenedAt ?? facts.learnedAt);
  const lastDay = addDays(began, days);
  const within = dayOfMoment(tollChangedAt) <= lastDay;
  const metAt = firstOf(facts.issued.map(({ at }) => at).filter((at) => at >= tollChangedAt));
  return {
    rule: supplement.id,
    title: supplement.title,
    who: facts.desk === 'office' ? 'office' : 'unit',
    to:
      facts.desk === 'office'
        ? officesAbove(facts.level, facts.grade, rules)
        : rules.clocks.filter(({ who }) => who === 'unit').map(({ to }) => to),
    startAt: tollChangedAt,
    dueAt: null,
    metAt,
    state: metAt !== null ? 'met' : within ? 'soon' : 'not-applicable',
    lastDay,
    article: `${supplement.source.title}${supplement.source.article}`,
    mark: shorter ? supplement.shorter.mark : supplement.mark,
    trace: [
      `${chineseMoment(tollChangedAt, true)}伤亡或损失有变化，晚于首次报告。`,
      `事故发生之日起${days}日内，即到${lastDay}为止，伤亡变化应当及时补报；法规没有规定小时数。`,
      ...(within ? [] : ['这次变化已在期限之外，不必补报。']),
      ...(metAt === null ? [] : [`${chineseMoment(metAt)}已补报。`]),
      ...(shorter ? [supplement.shorter.note] : []),
    ],
  };
}
