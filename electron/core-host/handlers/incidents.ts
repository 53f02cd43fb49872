import { basename } from 'node:path';
import type { z } from 'zod';
import type { IncidentRecord } from '../../../db/repositories/incident';
import {
  changeToll,
  openIncident,
  revealReporter,
  setGrade,
  updateIncident,
} from '../../../db/services/incidents/edit-incident';
import {
  clearPractice,
  closeIncident,
  endIncident,
  reopenIncident,
  voidIncident,
} from '../../../db/services/incidents/incident-steps';
import {
  draftIncidentReport,
  dropIncidentReport,
  issueIncidentReport,
  redraftIncidentReport,
  saveIncidentReport,
} from '../../../db/services/incidents/reports';
import {
  viewIncident,
  viewIncidentLog,
  viewIncidentReports,
} from '../../../db/services/incidents/view-incident';
import { correctIncidentEntry, noteIncident } from '../../../db/services/incidents/write-log';
import { assertInSight } from '../../../db/services/own-sight';
import { incidentFields } from '../../contract/incidents';
import type { Contract } from '../../contract/index';
import type { Handlers, JobContext, QueryContext } from '../dispatch';

type Fields = z.output<typeof incidentFields> & { name: string; place: string };
const FIELDS = Object.keys(incidentFields.shape) as (keyof typeof incidentFields.shape)[];

const fieldsOf = (record: IncidentRecord): Fields =>
  Object.fromEntries(FIELDS.map((field) => [field, record[field]])) as unknown as Fields;

const surroundings = ({ host, core }: Pick<QueryContext | JobContext, 'host' | 'core'>) => ({
  database: core.file,
  resourcesFolder: host.options.resourcesFolder,
  now: core.clock.now(),
});

const looking = ({ read, core, host }: QueryContext) => ({
  db: read,
  law: core.law,
  self: host.requireSelf(),
  now: core.clock.now(),
});

export const incidents: Handlers<Contract>['incidents'] = {
  get: (context, input) => {
    const { record, now, clocks, ...view } = viewIncident(looking(context), input.id);
    const { deaths, seriousInjuries, missing, trapped, directLoss } = record;
    return {
      id: record.id,
      version: record.version,
      practice: record.practice,
      state: record.state,
      fields: fieldsOf(record),
      toll: { deaths, seriousInjuries, missing, trapped, directLoss },
      grade: record.grade,
      gradeBy: record.gradeBy,
      gradeAt: record.gradeAt,
      endedAt: record.endedAt,
      endReason: record.endReason,
      closedOn: record.closedOn,
      now: Date.parse(now),
      clocks: clocks.map((clock) => ({ ...clock, to: [...clock.to], trace: [...clock.trace] })),
      ours: view.ours,
      enterprise: view.enterprise,
      suggestion: { ...view.suggestion, criteria: [...view.suggestion.criteria] },
      alsoTo: [...view.alsoTo],
      plans: view.plans,
      actions: view.actions,
    };
  },
  kinds: ({ core }) => ({ kinds: core.law.accidentKinds.kinds.map(({ name }) => name) }),
  open: ({ deps, audit }, input) => {
    const made = openIncident(deps, input);
    audit('incident', made.id, { practice: input.practice, accidentKind: input.accidentKind });
    return made;
  },
  update: ({ deps, audit }, input) => {
    audit('incident', input.id, { accidentKind: input.fields.accidentKind });
    return updateIncident(deps, input);
  },
  changeToll: ({ deps, audit }, { id, source, expectedVersion, ...toll }) => {
    audit('incident', id, toll);
    return changeToll(deps, { id, source, expectedVersion, ...toll });
  },
  setGrade: ({ deps, audit }, input) => {
    audit('incident', input.id, { grade: input.grade, by: input.by });
    return setGrade(deps, input);
  },
  reveal: ({ deps, audit }, { id }) => {
    audit('incident', id, { revealed: 'reporterPhone' });
    return { value: revealReporter(deps.db, id) };
  },
  end: ({ deps, audit }, input) => {
    audit('incident', input.id, { endedAt: input.endedAt, reason: input.reason });
    return endIncident(deps, input);
  },
  close: ({ deps, audit }, input) => {
    audit('incident', input.id);
    return closeIncident(deps, input);
  },
  reopen: ({ deps, audit }, input) => {
    audit('incident', input.id, { reason: input.reason });
    return reopenIncident(deps, input);
  },
  void: ({ deps, audit }, input) => {
    audit('incident', input.id, { reason: input.reason });
    return voidIncident(deps, input);
  },
  clearPractice: ({ deps, audit }, input) => {
    audit('incident', input.id, { practice: true });
    return clearPractice(deps, input);
  },
  log: (context, input) => {
    const { now, entries } = viewIncidentLog(looking(context), input.id);
    return { now: Date.parse(now), entries };
  },
  note: ({ deps, audit }, input) => {
    audit('incident', input.incidentId, { kind: input.kind });
    return noteIncident(deps, input);
  },
  correct: ({ deps, audit }, input) => {
    audit('incident', input.incidentId, { corrects: input.entryId });
    return correctIncidentEntry(deps, input);
  },
  reports: (context, input) => {
    const view = viewIncidentReports(looking(context), input.id);
    return {
      ...view,
      now: Date.parse(view.now),
      alsoTo: [...view.alsoTo],
      clocks: view.clocks.map((clock) => ({ ...clock, to: [...clock.to], trace: [...clock.trace] })),
    };
  },
  draft: ({ deps, audit }, input) => {
    const made = draftIncidentReport(deps, input);
    audit('incident', input.incidentId, { report: made.id, kind: input.kind });
    return made;
  },
  saveReport: ({ deps, audit }, input) => {
    audit('incident_report', input.id, { parts: input.sections.map(({ key }) => key) });
    return saveIncidentReport(deps, input);
  },
  redraft: ({ deps, audit }, input) => {
    audit('incident_report', input.id);
    return redraftIncidentReport(deps, input);
  },
  dropReport: ({ deps, audit }, input) => {
    audit('incident_report', input.id);
    return dropIncidentReport(deps, input);
  },
  issue: ({ deps, audit }, input) => {
    audit('incident_report', input.id, {
      recipient: input.recipient,
      how: input.how,
      issuedAt: input.issuedAt,
    });
    return issueIncidentReport(deps, input);
  },
  paper: (context, order) => {
    assertInSight(context.read, 'incident', order.incidentId);
    return context.host.tasks.run('incident-paper', {
      ...surroundings(context),
      order,
      target: null,
      format: 'docx',
    });
  },
  writePaper: async (context, { file, format, ...order }) => {
    const { core, host, auditIn, signal } = context;
    const target = host.grants.path(file);
    await host.tasks.run('incident-paper', { ...surroundings(context), order, target, format }, { signal });
    await core.transaction((db) =>
      auditIn(db, 'incident', order.incidentId, { paper: order.paper, file: basename(target) }),
    );
    return { fileName: basename(target) };
  },
};
