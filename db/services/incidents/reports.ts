import type { Deps } from '../../core';
import { PlanDeskError } from '../../domain/errors';
import type { IncidentReportKind } from '../../domain/incident/codes';
import { draftEvaluation } from '../../domain/incident/evaluation-draft';
import { type DraftSection, draftReport } from '../../domain/incident/report-draft';
import {
  type IncidentRecord,
  type IncidentReportRecord,
  incidentReportTable,
} from '../../repositories/incident';
import { nextReportNumber, reportsOfIncident, startedPlans } from '../../repositories/incident-views';
import { FieldCheck } from '../field-check';
import { found, newBookkeeping, nextBookkeeping } from '../own-row';
import { raiseTrigger } from '../plans/revision-triggers';
import { settleIncident } from './edit-incident';
import { clocksOf, gatherSource, reportTitle } from './gather-source';
import { evaluateIncident } from './incident-steps';
import { assertMoment, livingIncident, ownIncident, type SavedIncident } from './own-incident';
import { appendIncidentLog } from './write-log';

/** What a report of a kind says as far as it is known now. */
export function freshSections(
  deps: Pick<Deps, 'db' | 'law' | 'clock'>,
  incident: IncidentRecord,
  kind: IncidentReportKind,
): DraftSection[] {
  const source = gatherSource(deps.db, deps.law, incident);
  const rules = deps.law.accidentReporting;
  return kind === 'evaluation'
    ? draftEvaluation(source, clocksOf(deps.db, deps.law, incident, deps.clock.now()), rules)
    : draftReport(kind, source, rules, source.reports.at(-1)?.at ?? null);
}

/**
 * Drafts a report from what is known. Of each kind but the supplementary there is one; an open draft is answered with itself.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, INCIDENT_CLOSED, INCIDENT_REPORT_ORDER, INCIDENT_NOT_ENDED
 */
export function draftIncidentReport(
  deps: Deps,
  input: { incidentId: string; kind: IncidentReportKind },
): SavedIncident {
  const incident = livingIncident(deps, input.incidentId);
  const before = reportsOfIncident(deps.db, incident.id);
  const draft = before.find(({ kind, state }) => kind === input.kind && state === 'draft');
  if (draft) return { id: draft.id, version: draft.version };
  const issued = (kind: IncidentReportKind) =>
    before.some((one) => one.kind === kind && one.state === 'issued');
  if (input.kind === 'supplement' && !issued('first'))
    throw new PlanDeskError('INCIDENT_REPORT_ORDER', '还没有首报，请先完成首报再续报。', {});
  if (input.kind === 'first' && issued('first'))
    throw new PlanDeskError('INCIDENT_REPORT_ORDER', '首报已经报出，新的情况请用续报。', {});
  if ((input.kind === 'evaluation' || input.kind === 'final') && incident.endedAt === null)
    throw new PlanDeskError('INCIDENT_NOT_ENDED', '响应还没有终止，请先登记响应终止。', {});
  const record: IncidentReportRecord = {
    ...newBookkeeping(deps),
    id: deps.newId(),
    incidentId: incident.id,
    kind: input.kind,
    number: nextReportNumber(deps.db, incident.id),
    state: 'draft',
    recipient:
      input.kind === 'evaluation'
        ? null
        : (clocksOf(deps.db, deps.law, incident, deps.clock.now()).find(({ dueAt }) => dueAt !== null)
            ?.to[0] ?? null),
    sections: freshSections(deps, incident, input.kind),
    documentNo: null,
    how: null,
    issuedAt: null,
    issuedBy: null,
    revisePlan: null,
    triggerId: null,
  };
  incidentReportTable.insert(deps.db, record);
  deps.changed('incidents', [incident.id]);
  return { id: record.id, version: record.version };
}

/** A report that may still be worded. @throws PlanDeskError as `livingIncident`, STALE_VERSION, INCIDENT_REPORT_ISSUED */
function openDraft(deps: Deps, id: string, expectedVersion: number) {
  const report = found(incidentReportTable.find(deps.db, id), '报告', id);
  const incident = livingIncident(deps, report.incidentId);
  if (report.voidedAt !== null) found(undefined, '报告', id);
  if (report.state === 'issued')
    throw new PlanDeskError('INCIDENT_REPORT_ISSUED', '报告已经报出，不能再改；新的情况请用续报。', { id });
  if (report.version !== expectedVersion)
    throw new PlanDeskError('STALE_VERSION', '这条记录刚刚被改动过，请刷新后再改。', {
      expected: expectedVersion,
      actual: report.version,
      updatedAt: report.updatedAt,
    });
  return { report, incident };
}

/** Keeps the wording of a draft. @throws PlanDeskError as `openDraft` */
export function saveIncidentReport(
  deps: Deps,
  input: {
    id: string;
    expectedVersion: number;
    recipient: string | null;
    documentNo: string | null;
    sections: readonly DraftSection[];
    revisePlan: boolean | null;
  },
): SavedIncident {
  const { report, incident } = openDraft(deps, input.id, input.expectedVersion);
  const check = new FieldCheck();
  const told = new Map(input.sections.map(({ key, text }) => [key, check.lines(text) ?? '']));
  const record: IncidentReportRecord = {
    ...nextBookkeeping(deps, report),
    recipient: check.text(input.recipient),
    documentNo: check.text(input.documentNo),
    sections: report.sections.map(({ key, text }) => ({ key, text: told.get(key) ?? text })),
    revisePlan: report.kind === 'evaluation' ? input.revisePlan : null,
  };
  incidentReportTable.update(deps.db, record);
  deps.changed('incidents', [incident.id]);
  return { id: record.id, version: record.version };
}

/** Drafts all parts anew from what is known now; what was worded by hand is lost. @throws PlanDeskError as `openDraft` */
export function redraftIncidentReport(
  deps: Deps,
  input: { id: string; expectedVersion: number },
): SavedIncident {
  const { report, incident } = openDraft(deps, input.id, input.expectedVersion);
  const record = { ...nextBookkeeping(deps, report), sections: freshSections(deps, incident, report.kind) };
  incidentReportTable.update(deps.db, record);
  deps.changed('incidents', [incident.id]);
  return { id: record.id, version: record.version };
}

/** A draft that is not needed. @throws PlanDeskError as `openDraft` */
export function dropIncidentReport(
  deps: Deps,
  input: { id: string; expectedVersion: number },
): SavedIncident {
  const { report, incident } = openDraft(deps, input.id, input.expectedVersion);
  const record: IncidentReportRecord = {
    ...nextBookkeeping(deps, report),
    voidedAt: deps.clock.now(),
    voidReason: '未报出的草稿，已删除。',
  };
  incidentReportTable.update(deps.db, record);
  deps.changed('incidents', [incident.id]);
  return { id: record.id, version: record.version };
}

/** How and when a report left the desk. */
export interface IssueInput {
  id: string;
  expectedVersion: number;
  recipient: string;
  how: string;
  issuedAt: string;
  issuedBy: string;
}

/**
 * Issues a report: its text stands from now on, its clock stops, the log says so. An evaluation says whether the plans that were
 * started need revision (条例 6, 办法 36) and raises that at each of them; a practice raises nothing.
 * @throws PlanDeskError as `openDraft`, INCIDENT_TIME_FUTURE, INCIDENT_TIME_ORDER, INCIDENT_REVISION_UNDECIDED
 */
export function issueIncidentReport(deps: Deps, input: IssueInput): SavedIncident {
  const { report, incident } = openDraft(deps, input.id, input.expectedVersion);
  const evaluation = report.kind === 'evaluation';
  const issuedAt = assertMoment(deps, input.issuedAt, evaluation ? incident.endedAt : incident.learnedAt);
  if (evaluation && report.revisePlan === null)
    throw new PlanDeskError('INCIDENT_REVISION_UNDECIDED', '请先写明预案是否需要修订。', { id: report.id });
  const triggers =
    evaluation && report.revisePlan === true && !incident.practice
      ? raiseRevisions(deps, incident, report)
      : [];
  const record: IncidentReportRecord = {
    ...nextBookkeeping(deps, report),
    state: 'issued',
    recipient: input.recipient,
    how: input.how,
    issuedAt,
    issuedBy: input.issuedBy,
    triggerId: triggers[0] ?? null,
  };
  incidentReportTable.update(deps.db, record);
  appendIncidentLog(deps, incident.id, {
    kind: 'report',
    at: issuedAt,
    whom: input.recipient,
    text: `${input.how}报送${reportTitle(report)}（${input.issuedBy}）。`,
  });
  if (evaluation && incident.state === 'ended') evaluateIncident(deps, incident.id);
  else settleIncident(deps, ownIncident(deps, incident.id));
  return { id: record.id, version: record.version };
}

/** One reason to revise for each started plan that this desk keeps; those of others are told in the paper. */
function raiseRevisions(deps: Deps, incident: IncidentRecord, report: IncidentReportRecord): string[] {
  const conclusion = report.sections.find(({ key }) => key === 'conclusion')?.text ?? '';
  const plans = startedPlans(deps.db, incident.id).filter(
    ({ origin, status }) => origin === deps.self && status !== 'withdrawn',
  );
  return plans.map(
    ({ planId }) =>
      raiseTrigger(deps, {
        planId,
        reason: 'drill-or-rescue',
        source: 'accident',
        sourceId: report.id,
        raisedOn: deps.clock.today(),
        description: `${incident.name}应急处置评估认为预案需要修订。${conclusion}`.slice(0, 2000),
      }).id,
  );
}
