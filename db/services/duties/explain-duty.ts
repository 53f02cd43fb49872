import type { ReadDb } from '../../connection';
import { asCivilDate, type CivilDate } from '../../domain/dates/civil-date';
import type { Duty, DutyEvidence, DutySubject } from '../../domain/duties/duty';
import { prepareDuties } from '../../domain/duties/evaluate';
import { switchValue } from '../../domain/duties/rule-book';
import { type DutyKey, type DutyTrace, MARK_MEANINGS, traceDuty } from '../../domain/duties/trace';
import { PlanDeskError } from '../../domain/errors';
import type { Law } from '../../law';
import { type DeskLaw, deskLaw } from '../../law/desk-law';
import { dutyViewOf } from '../../repositories/duty-view';
import { found } from '../own-row';
import { assertSubjectInSight } from '../own-sight';
import { type DutyView, viewDuty } from './duty-view';
import { gatherSubjects } from './gather';

/** Evidence as screens link it. */
export interface EvidenceView {
  kind: string;
  id: string;
  date: string | null;
  title: string;
}

/** A duty with the whole reasoning behind it. */
export interface DutyExplanation {
  duty: DutyView;
  ruleText: string;
  source: string;
  article: string;
  mark: string;
  markMeaning: string;
  effectiveFrom: string;
  lines: { label: string; text: string }[];
  skipped: { date: string; why: string }[];
  evidence: EvidenceView[];
  /** Every record that was looked at, with the reason why it counts or does not. */
  considered: (EvidenceView & { counted: boolean; why: string })[];
  calendar: string;
  switches: { key: string; value: string; note: string }[];
}

/** Explains one stored duty as of today. @throws PlanDeskError NOT_FOUND */
export function explainDuty(
  db: ReadDb,
  law: Law,
  todayText: string,
  key: DutyKey & { subjectId: string },
): DutyExplanation {
  const today = asCivilDate(todayText);
  const desk = deskLaw(db, law);
  assertSubjectInSight(db, key.subjectId);
  const row = found(dutyViewOf(db, key), '法定义务', key.subjectId);
  const [subject] = gatherSubjects(
    db,
    { ids: [key.subjectId] },
    { law: desk, asOf: today, withTitles: true },
  );
  const trace = subject && traceDuty(subject, desk.ruleBook, desk.calendar, today, key, desk.settings);
  if (!trace) throw new PlanDeskError('NOT_FOUND', '这项义务已经变化，请刷新后重试。', { ...key });
  const { rule } = trace;
  return {
    duty: viewDuty(row, desk.ruleBook, today),
    ruleText: rule.text,
    source: rule.source.title,
    article: rule.source.article,
    mark: rule.mark,
    markMeaning: MARK_MEANINGS[rule.mark],
    effectiveFrom: rule.effectiveFrom,
    lines: [...trace.lines],
    skipped: [...trace.skipped],
    evidence: evidenceOf(trace.duty, row.refTitle),
    considered: trace.considered.map((record) => ({ ...record, title: record.title || row.refTitle })),
    calendar: `${trace.calendarVersion}，覆盖 ${trace.calendarCoverage.from} 至 ${trace.calendarCoverage.to}`,
    switches: trace.switches.map(({ key: name, value, note }) => ({ key: name, value, note })),
  };
}

function evidenceOf(duty: Duty, title: string): EvidenceView[] {
  return duty.evidence.map((each: DutyEvidence) => ({ ...each, title: each.title || title }));
}

/** What the command line's `duties` prints of one duty. */
export interface EvaluatedDuty {
  subjectId: string;
  rule: string;
  period: string;
  refId: string;
  due: string | null;
  state: Duty['state'];
  about: string;
  late: boolean;
  evidence: EvidenceView[];
  trace: {
    text: string;
    source: string;
    article: string;
    mark: string;
    lines: { label: string; text: string }[];
    skipped: { date: string; why: string }[];
  };
}

/** Duties of some subjects on any day with their traces, computed afresh and stored nowhere. */
export function evaluateWithTraces(
  db: ReadDb,
  desk: DeskLaw,
  asOf: CivilDate,
  subjectIds: readonly string[],
  wanted: { rule?: string | undefined; state?: Duty['state'] | undefined },
): EvaluatedDuty[] {
  const evaluator = prepareDuties(desk.ruleBook, desk.calendar, asOf, desk.settings);
  return gatherSubjects(db, { ids: subjectIds }, { law: desk, asOf, withTitles: true }).flatMap((subject) =>
    evaluator
      .evaluate(subject)
      .duties.filter(({ rule, state }) => (wanted.rule ?? rule) === rule && (wanted.state ?? state) === state)
      .flatMap((duty) => {
        const trace = traceDuty(subject, desk.ruleBook, desk.calendar, asOf, duty, desk.settings);
        return trace === null ? [] : [evaluated(subject, trace)];
      }),
  );
}

function evaluated(subject: DutySubject, trace: DutyTrace): EvaluatedDuty {
  const { duty, rule } = trace;
  const about = aboutOf(subject, duty.refId);
  return {
    subjectId: subject.id,
    rule: duty.rule,
    period: duty.period,
    refId: duty.refId,
    due: duty.due,
    state: duty.state,
    about,
    late: duty.late,
    evidence: evidenceOf(duty, about),
    trace: {
      text: rule.text,
      source: rule.source.title,
      article: rule.source.article,
      mark: rule.mark,
      lines: [...trace.lines],
      skipped: [...trace.skipped],
    },
  };
}

/** Title of the plan, or of the plans in the case, or name of the expert that a duty is about. */
function aboutOf(subject: DutySubject, refId: string): string {
  if (refId === '') return '';
  const expert = subject.experts.find(({ id }) => id === refId);
  if (expert) return expert.name;
  const drill = subject.drills.find(({ id }) => id === refId);
  if (drill) return drill.title;
  return subject.plans
    .filter(
      (plan) =>
        plan.id === refId || plan.versionId === refId || plan.filings.some((filing) => filing.id === refId),
    )
    .map((plan) => plan.title)
    .join('、');
}

/** A rule with its source, its standing and the value of each switch here. */
export interface RuleView {
  id: string;
  title: string;
  text: string;
  source: string;
  article: string;
  mark: string;
  appliesTo: string;
  effectiveFrom: string;
  effectiveTo: string | null;
  note: string;
  switches: { key: string; value: string; choices: string[]; note: string }[];
}

/** The rule book as it stands at this desk. */
export function listRules(db: ReadDb, law: Law): { pack: string; rules: RuleView[] } {
  const { ruleBook, settings, packVersion } = deskLaw(db, law);
  return {
    pack: packVersion,
    rules: ruleBook.rules.map((rule) => ({
      id: rule.id,
      title: rule.title,
      text: rule.text,
      source: rule.source.title,
      article: rule.source.article,
      mark: rule.mark,
      appliesTo: rule.appliesTo,
      effectiveFrom: rule.effectiveFrom,
      effectiveTo: rule.effectiveTo,
      note: rule.note,
      switches: rule.switches.map(({ key, values, default: standard, note }) => ({
        key,
        value: switchValue(rule, key, settings) ?? standard,
        choices: [...values],
        note,
      })),
    })),
  };
}
