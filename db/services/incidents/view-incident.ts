import type { ReadDb } from '../../connection';
import { maskPhone } from '../../domain/codes/mask';
import { suggestGrade } from '../../domain/incident/grade-suggestion';
import { phoneScript } from '../../domain/incident/report-draft';
import type { Law } from '../../law';
import { enterpriseTable } from '../../repositories/enterprise';
import { logOfIncident, reportsOfIncident, startedPlans } from '../../repositories/incident-views';
import { maskedReporter } from './edit-incident';
import { clocksOf, gatherSource, gradeOf, reportTitle } from './gather-source';
import { nextIncidentSteps } from './incident-steps';
import { seenIncident } from './own-incident';

/** Whose eyes and clock a view is made for. */
export interface IncidentLook {
  db: ReadDb;
  law: Law;
  self: string;
  /** Moment, UTC. */
  now: string;
}

/** An incident with its clocks, its grade as suggested and as set, and what can be done next. @throws PlanDeskError NOT_FOUND */
export function viewIncident({ db, law, self, now }: IncidentLook, id: string) {
  const record = seenIncident(db, id);
  const unit = record.enterpriseId === null ? undefined : enterpriseTable.find(db, record.enterpriseId);
  const suggestion = suggestGrade(record, law.accidentGrades);
  return {
    record: { ...record, reporterPhone: maskedReporter(record) },
    ours: record.origin === self && record.voidedAt === null,
    now,
    enterprise: unit ? { id: unit.id, name: unit.name } : null,
    clocks: clocksOf(db, law, record, now),
    suggestion,
    effectiveGrade: gradeOf(record, law),
    alsoTo: law.accidentReporting.alsoTo,
    plans: startedPlans(db, id).map(({ planId, title, level, startedAt }) => ({
      planId,
      title,
      level,
      startedAt,
    })),
    actions: nextIncidentSteps(db, record, now),
  };
}

/** The log in the order of writing, with corrections; numbers as they are in the entries. @throws PlanDeskError NOT_FOUND */
export function viewIncidentLog({ db, now }: IncidentLook, id: string) {
  const record = seenIncident(db, id);
  return {
    now,
    entries: logOfIncident(db, record.id).map((entry) => ({
      id: entry.id,
      seq: entry.seq,
      at: entry.at,
      kind: entry.kind,
      whom: entry.whom,
      phone: entry.phone === null ? null : maskPhone(entry.phone),
      text: entry.text,
      answered: entry.answered,
      correctsId: entry.correctsId,
      deploymentId: entry.deploymentId,
      madeBy: entry.madeBy,
    })),
  };
}

/** Reports and evaluations, with the words that are read out on the telephone. @throws PlanDeskError NOT_FOUND */
export function viewIncidentReports({ db, law, self, now }: IncidentLook, id: string) {
  const record = seenIncident(db, id);
  const rules = law.accidentReporting;
  const labels = new Map(
    [...rules.contents, ...rules.evaluation.parts].map(({ key, label }) => [key, label]),
  );
  const labelOf = (kind: string, key: string) =>
    (kind === 'evaluation' ? rules.evaluation.parts : rules.contents).find((part) => part.key === key)
      ?.label ??
    labels.get(key) ??
    key;
  return {
    now,
    ours: record.origin === self && record.voidedAt === null,
    state: record.state,
    ended: record.endedAt !== null,
    clocks: clocksOf(db, law, record, now),
    script: phoneScript(gatherSource(db, law, record)),
    alsoTo: rules.alsoTo,
    evaluationNote: rules.evaluation.note,
    reports: reportsOfIncident(db, id).map((report) => ({
      id: report.id,
      version: report.version,
      kind: report.kind,
      number: report.number,
      title: reportTitle(report),
      state: report.state,
      recipient: report.recipient,
      documentNo: report.documentNo,
      how: report.how,
      issuedAt: report.issuedAt,
      issuedBy: report.issuedBy,
      revisePlan: report.revisePlan,
      triggerId: report.triggerId,
      sections: report.sections.map(({ key, text }) => ({ key, label: labelOf(report.kind, key), text })),
    })),
  };
}
