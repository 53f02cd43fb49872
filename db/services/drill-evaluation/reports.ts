import type { Deps } from '../../core';
import { asCivilDate } from '../../domain/dates/civil-date';
import type { DrillReportKind } from '../../domain/drill/codes';
import {
  draftSection,
  offeredConclusion,
  REPORT_SECTIONS,
  type ReportSection,
  type ReportSectionKey,
  reportText,
  SECTION_TITLES,
} from '../../domain/drill/evaluation-report';
import { issueFindings } from '../../domain/drill/report-issue';
import { PlanDeskError } from '../../domain/errors';
import { type DrillRecord, drillTable } from '../../repositories/drill';
import { type DrillReportRecord, drillReportTable } from '../../repositories/drill-evaluation';
import { evaluationsOf, reportOf } from '../../repositories/drill-evaluation-views';
import { evaluateDrill } from '../drills/drill-steps';
import { FieldCheck } from '../field-check';
import { assertEditable, found, newBookkeeping, nextBookkeeping } from '../own-row';
import { findDrill } from './forms';
import { gatherFacts } from './gather-facts';
import type { Looking } from './view-evaluation';

/** The parts of a kind that somebody has worded; what an older program wrote under other keys is left out. */
export const wordedIn = (kind: DrillReportKind, report: DrillReportRecord | null): ReportSection[] =>
  (report?.sections ?? []).filter((section): section is ReportSection =>
    (REPORT_SECTIONS[kind] as readonly string[]).includes(section.key),
  );

/** A report with what was worded, the draft of the rest, and what stands against issuing it. @throws PlanDeskError NOT_FOUND */
export function viewReport({ db, law, self, today }: Looking, drillId: string, kind: DrillReportKind) {
  const drill = findDrill(db, drillId);
  const report = reportOf(db, drillId, kind);
  const facts = gatherFacts(db, law, drill);
  const worded = wordedIn(kind, report);
  const sections = reportText(facts, kind, worded);
  const issued = report?.state === 'issued';
  return {
    drillId,
    kind,
    id: report?.id ?? null,
    version: report?.version ?? 0,
    ours: drill.origin === self && drill.voidedAt === null,
    issued,
    issuedOn: report?.issuedOn ?? null,
    issuedBy: report?.issuedBy ?? null,
    endOn: drill.endOn,
    sections: sections.map(({ key, text }) => ({
      key,
      title: SECTION_TITLES[key],
      text,
      edited: worded.some((section) => section.key === key),
      // What the record says now: an issued report does not follow it.
      draft: draftSection(facts, key),
    })),
    offer: kind === 'evaluation' ? offeredConclusion(facts) : '',
    revisePlan: drill.revisePlan,
    reviseNote: drill.reviseNote,
    findings: issued
      ? []
      : issueFindings({
          ...contextOf(drill, kind, sections),
          openForms: openForms({ db }, drillId),
          today: asCivilDate(today),
          issuedOn: asCivilDate(today),
        }),
  };
}

const openForms = ({ db }: Pick<Looking, 'db'>, drillId: string): number =>
  evaluationsOf(db, drillId).filter(({ state }) => state === 'open').length;

const contextOf = (drill: DrillRecord, kind: DrillReportKind, sections: readonly ReportSection[]) => ({
  kind,
  state: drill.state,
  endOn: drill.endOn === null ? null : asCivilDate(drill.endOn),
  sections,
  revisePlan: drill.revisePlan,
});

/** A drill whose report of this kind may still be worded. @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, REPORT_ISSUED */
function wordable(deps: Deps, drillId: string, kind: DrillReportKind) {
  const drill = findDrill(deps.db, drillId);
  assertEditable(deps, drill);
  const report = reportOf(deps.db, drillId, kind);
  if (report?.state === 'issued')
    throw new PlanDeskError('REPORT_ISSUED', '报告已经签发，不能再改；需要改动请先收回报告。', {
      drillId,
      kind,
    });
  return { drill, report };
}

export interface SaveReportInput {
  drillId: string;
  kind: DrillReportKind;
  /** Version of the report that was looked at; 0 while there is none. */
  expectedVersion: number;
  /** Parts that were worded; null gives a part back to the draft. What is not named stays as it is. */
  sections: readonly { key: ReportSectionKey; text: string | null }[];
}

/**
 * Keeps what somebody worded in a report. Parts that nobody touched go on following the record.
 * @throws PlanDeskError as `wordable`, STALE_VERSION
 */
export function saveReport(deps: Deps, input: SaveReportInput): { id: string; version: number } {
  const { report } = wordable(deps, input.drillId, input.kind);
  const check = new FieldCheck();
  const told = new Map<string, string | null>(
    input.sections.map(({ key, text }) => [key, text === null ? null : (check.lines(text) ?? '')]),
  );
  const before = new Map(wordedIn(input.kind, report).map(({ key, text }) => [key, text]));
  const sections = REPORT_SECTIONS[input.kind].flatMap((key) => {
    const text = told.has(key) ? (told.get(key) ?? null) : (before.get(key) ?? null);
    return text === null ? [] : [{ key, text }];
  });
  return keep(deps, input, report, { sections, author: deps.actor.name });
}

function keep(
  deps: Deps,
  { drillId, kind, expectedVersion }: Pick<SaveReportInput, 'drillId' | 'kind' | 'expectedVersion'>,
  report: DrillReportRecord | null,
  fields: Partial<DrillReportRecord>,
): { id: string; version: number } {
  if ((report?.version ?? 0) !== expectedVersion)
    throw new PlanDeskError('STALE_VERSION', '这条记录刚刚被改动过，请刷新后再改。', {
      expected: expectedVersion,
      actual: report?.version ?? 0,
      updatedAt: report?.updatedAt ?? null,
    });
  const next: DrillReportRecord = report
    ? { ...nextBookkeeping(deps, report), ...fields }
    : {
        ...newBookkeeping(deps),
        id: deps.newId(),
        drillId,
        kind,
        state: 'draft',
        sections: [],
        author: null,
        issuedOn: null,
        issuedBy: null,
        ...fields,
      };
  if (report) drillReportTable.update(deps.db, next);
  else drillReportTable.insert(deps.db, next);
  deps.changed('drills', [drillId]);
  return { id: next.id, version: next.version };
}

/**
 * Whether the evaluators advise to revise the plan (办法 34), with their reasons.
 * @throws PlanDeskError as `wordable`
 */
export function adviseRevision(
  deps: Deps,
  input: { drillId: string; revisePlan: boolean | null; reviseNote: string | null },
): { id: string; version: number } {
  const { drill } = wordable(deps, input.drillId, 'evaluation');
  const check = new FieldCheck();
  const next: DrillRecord = {
    ...nextBookkeeping(deps, drill),
    revisePlan: input.revisePlan,
    reviseNote: check.lines(input.reviseNote),
  };
  drillTable.update(deps.db, next);
  deps.changed('drills', [drill.id]);
  return { id: drill.id, version: next.version };
}

export interface IssueReportInput {
  drillId: string;
  kind: DrillReportKind;
  expectedVersion: number;
  issuedOn: string;
  issuedBy: string;
}

/**
 * Issues a report: from now on it says what it says today, and the drill counts as evaluated (办法 34).
 * @throws PlanDeskError as `wordable`, STALE_VERSION, REPORT_BLOCKED {blockers}, FIELDS_INVALID
 */
export function issueReport(deps: Deps, input: IssueReportInput): { id: string; version: number } {
  const { drill, report } = wordable(deps, input.drillId, input.kind);
  const check = new FieldCheck();
  const issuedBy = check.required('issuedBy', input.issuedBy, '请填写签发人。');
  check.throwIfAny();
  const facts = gatherFacts(deps.db, deps.law, drill);
  const sections = reportText(facts, input.kind, wordedIn(input.kind, report));
  const blockers = issueFindings({
    ...contextOf(drill, input.kind, sections),
    openForms: openForms(deps, drill.id),
    today: asCivilDate(deps.clock.today()),
    issuedOn: asCivilDate(input.issuedOn),
  }).filter(({ level }) => level === 'block');
  if (blockers.length > 0)
    throw new PlanDeskError('REPORT_BLOCKED', blockers.map(({ message }) => message).join(''), {
      blockers: blockers.map(({ code, message }) => ({ code, text: message })),
    });
  const saved = keep(deps, input, report, {
    state: 'issued',
    sections,
    issuedOn: input.issuedOn,
    issuedBy,
    author: report?.author ?? deps.actor.name,
  });
  if (input.kind === 'evaluation') settleEvaluation(deps, drill, sections, input.issuedOn);
  return saved;
}

/** The drill learns what its evaluators concluded; one that was evaluated before keeps its day unless this one is later. */
function settleEvaluation(
  deps: Deps,
  drill: DrillRecord,
  sections: readonly ReportSection[],
  issuedOn: string,
): void {
  const conclusion = sections.find(({ key }) => key === 'conclusion')?.text ?? null;
  const next: DrillRecord = { ...nextBookkeeping(deps, drill), conclusion };
  drillTable.update(deps.db, next);
  if (drill.state === 'ended')
    evaluateDrill(deps, {
      id: drill.id,
      expectedVersion: next.version,
      evaluatedOn: issuedOn,
      evaluationNote: conclusion,
    });
  else deps.changed('drills', [drill.id]);
}

/**
 * Takes an issued report back to be worded anew, while the drill has not been reported to the office.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, REPORT_HANDED_IN, REPORT_NOT_ISSUED
 */
export function takeReportBack(
  deps: Deps,
  input: { id: string; expectedVersion: number },
): { id: string; version: number; drillId: string } {
  const report = found(drillReportTable.find(deps.db, input.id), '演练报告', input.id);
  const drill = findDrill(deps.db, report.drillId);
  assertEditable(deps, drill);
  assertEditable(deps, report, input.expectedVersion);
  if (report.state !== 'issued')
    throw new PlanDeskError('REPORT_NOT_ISSUED', '这份报告还没有签发，可以直接修改。', { id: report.id });
  if (drill.state === 'reported' || drill.state === 'closed')
    throw new PlanDeskError('REPORT_HANDED_IN', '这次演练已经报送或闭环，报告不能再收回。', {
      id: report.id,
    });
  const saved = keep(deps, { ...report, expectedVersion: report.version }, report, {
    state: 'draft',
    issuedOn: null,
    issuedBy: null,
  });
  return { ...saved, drillId: drill.id };
}
