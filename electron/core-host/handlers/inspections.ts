import { randomBytes } from 'node:crypto';
import { basename } from 'node:path';
import { verifyDraw } from '../../../db/domain/inspection/draw';
import { populationChoices } from '../../../db/repositories/inspection-views';
import { addUnit, replaceUnit } from '../../../db/services/inspections/change-units';
import { checkUnit } from '../../../db/services/inspections/check-unit';
import { commitSeed, drawRecordOf, keepDraw } from '../../../db/services/inspections/draw-units';
import { notePenalty, orderCorrection, stepFinding } from '../../../db/services/inspections/findings';
import {
  cancelInspection,
  closeInspection,
  copyYear,
  planInspection,
  startInspection,
  updateInspection,
} from '../../../db/services/inspections/plan-year';
import { seeDrill } from '../../../db/services/inspections/spot-check';
import { inspectionTally } from '../../../db/services/inspections/tally';
import {
  correctionInbox,
  enterpriseInspections,
  viewInspection,
  viewUnit,
  viewYear,
} from '../../../db/services/inspections/view-inspection';
import { writePlan } from '../../../db/services/inspections/write-plan';
import { writeResults } from '../../../db/services/inspections/write-results';
import { sightOf } from '../../../db/services/own-sight';
import type { Contract } from '../../contract/index';
import type { Handlers, JobContext, QueryContext } from '../dispatch';

const SEED_BYTES = 32;

/** What a task needs to read for itself: a county has more units than the host may go through while others wait. */
const surroundings = ({ host, core }: Pick<QueryContext | JobContext, 'host' | 'core'>) => ({
  database: core.file,
  resourcesFolder: host.options.resourcesFolder,
  self: host.requireSelf(),
  today: core.clock.today(),
});

export const inspections: Handlers<Contract>['inspections'] = {
  year: ({ read }, input) => viewYear(read, input.year),
  choices: ({ read, host }) => populationChoices(read, host.requireSelf()),
  preview: (context, { population }) =>
    context.host.tasks.run('preview-strata', { ...surroundings(context), population }),
  get: ({ read, host }, input) => viewInspection(read, host.requireSelf(), input.id),
  unit: ({ read, core, host }, input) =>
    viewUnit(read, core.law, host.requireSelf(), core.clock.today(), input.id),
  inbox: ({ read, core, host }) => correctionInbox(read, host.requireSelf(), core.clock.today()),
  forEnterprise: ({ read, core }, input) =>
    enterpriseInspections(read, core.clock.today(), input.enterpriseId),
  plan: ({ deps, audit }, { fields }) => {
    const made = planInspection(deps, fields);
    audit('inspection', made.id, { title: fields.title, year: fields.year });
    return made;
  },
  update: ({ deps, audit }, input) => {
    audit('inspection', input.id, { title: input.fields.title });
    return updateInspection(deps, input);
  },
  copyYear: ({ deps, audit }, input) => {
    audit('inspection', null, input);
    return copyYear(deps, input);
  },
  cancel: ({ deps, audit }, input) => {
    audit('inspection', input.id, { reason: input.reason });
    return cancelInspection(deps, input);
  },
  commitSeed: ({ deps, audit }, { seed, ...input }) => {
    const made = commitSeed(deps, { ...input, seed: seed ?? randomBytes(SEED_BYTES).toString('hex') });
    // Only the hash: whoever reads the log before the draw must not know the seed.
    audit('inspection', input.id, { commitment: made.commitment });
    return made;
  },
  draw: async (context, order) => {
    const { core, host, progress, signal, depsFor, auditIn } = context;
    const worked = await host.tasks.run(
      'work-out-draw',
      { ...surroundings(context), order },
      { progress, signal },
    );
    return core.longTransaction(async (db, pause) => {
      const steps = keepDraw(depsFor(db), worked);
      let step = steps.next();
      while (!step.done) {
        progress({ done: step.value, total: worked.result.order.length, label: 'apply' });
        await pause();
        step = steps.next();
      }
      const { spoken, witness } = worked;
      const { drawn, substitutes } = step.value;
      auditIn(db, 'inspection', order.id, { spoken, witness, drawn, substitutes });
      return step.value;
    }, signal);
  },
  record: ({ read }, input) => openRecord(drawRecordOf(read, input.id)),
  verify: (context, input) => context.host.tasks.run('verify-draw', { ...surroundings(context), ...input }),
  verifyRecord: (_, input) => ({ problems: verifyDraw(input.record) }),
  saveRecord: async (context, { id, file }) => {
    const { core, host, auditIn, signal } = context;
    const target = host.grants.path(file);
    await host.tasks.run('write-draw-record', { ...surroundings(context), id, target }, { signal });
    await core.transaction((db) => auditIn(db, 'inspection', id, { file: basename(target) }));
    return { fileName: basename(target) };
  },
  replaceUnit: ({ deps, audit }, input) => {
    const { inspectionId, substituteId, enterpriseId } = replaceUnit(deps, input);
    audit('inspection', inspectionId, { replaced: enterpriseId, reason: input.reason });
    return { substituteId };
  },
  addUnit: ({ deps, audit }, input) => {
    audit('inspection', input.inspectionId, { added: input.enterpriseId, reason: input.reason });
    return addUnit(deps, input);
  },
  seeDrill: ({ deps, audit }, input) => {
    const { id, enterpriseId } = seeDrill(deps, input);
    audit('inspection', input.inspectionId, { added: enterpriseId, reason: input.reason });
    return { id };
  },
  start: ({ deps, audit }, input) => {
    audit('inspection', input.id);
    return startInspection(deps, input);
  },
  checkUnit: ({ deps, audit }, input) => {
    const { inspectionId, ...made } = checkUnit(deps, input);
    audit('inspection', inspectionId, {
      unit: input.unitId,
      visitedOn: input.fields.visitedOn,
      findings: made.findings,
    });
    return made;
  },
  close: ({ deps, audit }, input) => {
    audit('inspection', input.id, { closedOn: input.onDate });
    return closeInspection(deps, input);
  },
  order: ({ deps, audit }, input) => {
    const { noticeId, orderNo, inspectionId, enterpriseId } = orderCorrection(deps, input);
    audit('inspection', inspectionId, {
      enterprise: enterpriseId,
      findings: input.findingIds.length,
      orderNo,
      dueOn: input.dueOn,
    });
    return { noticeId, orderNo };
  },
  stepFinding: ({ deps, audit }, input) => {
    const { inspectionId, ...made } = stepFinding(deps, input);
    audit('inspection', inspectionId, {
      finding: input.id,
      step: input.action,
      onDate: input.onDate,
      remark: input.remark,
    });
    return made;
  },
  penalise: ({ deps, audit }, input) => {
    const { inspectionId, ...made } = notePenalty(deps, input);
    audit('inspection', inspectionId, { finding: input.id, penalty: input.penalty, onDate: input.onDate });
    return made;
  },
  results: ({ read }, { from, to, by, inspectionId }) =>
    inspectionTally(read, { from, to }, { by, inspectionId, origin: sightOf(read) }),
  formPreview: (context, order) =>
    context.host.tasks.run('inspection-form', { ...surroundings(context), order, target: null }),
  form: async (context, { what, file }) => {
    const { core, host, auditIn, signal } = context;
    const target = host.grants.path(file);
    await host.tasks.run('inspection-form', { ...surroundings(context), order: what, target }, { signal });
    await core.transaction((db) =>
      auditIn(db, 'inspection', 'id' in what ? what.id : null, { form: what.form, file: basename(target) }),
    );
    return { fileName: basename(target) };
  },
  exportPlan: async ({ core, host, auditIn, signal }, { file: ticket, year }) => {
    const file = host.grants.path(ticket);
    const rows = await writePlan(core.read, { file, year, today: core.clock.today(), signal });
    await core.transaction((db) => auditIn(db, 'inspection', null, { year, file: basename(file) }));
    return { rows, fileName: basename(file) };
  },
  exportResults: async (
    { core, host, auditIn, signal },
    { file: ticket, from, to, by, inspectionId, ...words },
  ) => {
    const file = host.grants.path(ticket);
    const tally = inspectionTally(core.read, { from, to }, { by, inspectionId, origin: sightOf(core.read) });
    const rows = await writeResults({ file, ...words, tally, signal });
    await core.transaction((db) =>
      auditIn(db, 'inspection', inspectionId, { from, to, by, file: basename(file) }),
    );
    return { rows, fileName: basename(file) };
  },
};

/** Kept rows are frozen; the wire wants lists of its own. */
function openRecord(record: ReturnType<typeof drawRecordOf>) {
  return {
    ...record,
    quota: { ...record.quota, given: { ...record.quota.given } },
    strata: [...record.strata],
    candidates: [...record.candidates],
    order: [...record.order],
  };
}
