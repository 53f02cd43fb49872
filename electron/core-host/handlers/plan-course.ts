import { basename } from 'node:path';
import { writeForm } from '../../../db/services/filing/write-form';
import {
  assessmentReportForm,
  readAssessmentForm,
  saveAssessmentForm,
} from '../../../db/services/plans/assessment-form';
import { decideRefiling } from '../../../db/services/plans/decide-refiling';
import { clearStep, noteStep } from '../../../db/services/plans/drafting-steps';
import { readCourse } from '../../../db/services/plans/read-course';
import {
  decideTrigger,
  raiseTrigger,
  settleTrigger,
  voidTrigger,
} from '../../../db/services/plans/revision-triggers';
import { takeVersionStep } from '../../../db/services/plans/version-steps';
import type { Contract } from '../../contract/index';
import type { planCourse as contract } from '../../contract/plan-course';
import type { Handlers } from '../dispatch';
import { DOCUMENTS_TIMEOUT_MS } from '../task-runner';

/** Life cycle, drafting, comparison and revision of plans. */
export const planCourse: Pick<Handlers<Contract>['plans'], keyof typeof contract> = {
  course: ({ read, core }, input) => readCourse(read, core.law, core.clock.today(), input.id),
  takeStep: ({ deps, audit }, input) => {
    const { planId, label, ...saved } = takeVersionStep(deps, input);
    const { step, onDate, reason } = input;
    audit('plan', planId, { version: label, step, onDate, ...(reason !== null && { reason }) });
    return saved;
  },
  withdrawVersion: ({ deps, audit }, input) => {
    const { planId, label, ...saved } = takeVersionStep(deps, {
      ...input,
      step: 'withdraw',
      reviewWay: null,
      afterChanges: false,
    });
    audit('plan', planId, { version: label, onDate: input.onDate, reason: input.reason });
    return saved;
  },
  noteStep: ({ deps, audit }, input) => {
    const { planId } = noteStep(deps, input);
    audit('plan', planId, { step: input.step, onDate: input.doneOn });
    return {};
  },
  clearStep: ({ deps, audit }, input) => {
    const { planId } = clearStep(deps, input);
    audit('plan', planId, { step: input.step, reason: input.reason });
    return {};
  },
  raiseTrigger: ({ deps, audit }, input) => {
    const { id, planId } = raiseTrigger(deps, input);
    audit('plan', planId, { onDate: input.raisedOn, description: input.description });
    return { id };
  },
  decideTrigger: ({ deps, audit }, input) => {
    const { id, planId } = decideTrigger(deps, input);
    audit('plan', planId, { decision: input.decision, onDate: input.onDate, reason: input.reason });
    return { id };
  },
  settleTrigger: ({ deps, audit }, input) => {
    const { id, planId } = settleTrigger(deps, input);
    audit('plan', planId, { trigger: id, settledBy: input.versionId });
    return { id };
  },
  voidTrigger: ({ deps, audit }, input) => {
    const { id, planId } = voidTrigger(deps, input);
    audit('plan', planId, { trigger: id, reason: input.reason });
    return { id };
  },
  decideRefiling: ({ deps, audit }, input) => {
    const { planId, label } = decideRefiling(deps, input);
    audit('plan', planId, {
      version: label,
      decision: input.decision,
      onDate: input.onDate,
      reason: input.reason,
    });
    return {};
  },
  assessmentForm: ({ read, core }, input) => readAssessmentForm(read, core.law, input.id),
  saveAssessmentForm: ({ deps, audit }, input) => {
    const { planId, assessedOn } = saveAssessmentForm(deps, input);
    audit('plan', planId, { assessedOn });
    return {};
  },
  assessmentPreview: async ({ read, core }, input) => {
    const { renderFormPage } = await import('../../../db/documents/forms/render-html');
    const form = assessmentReportForm(read, core.law, input.id);
    return { html: renderFormPage(form), title: form.title };
  },
  exportAssessment: async ({ core, host, auditIn }, input) => {
    const file = host.grants.path(input.file);
    await writeForm(assessmentReportForm(core.read, core.law, input.id), file);
    await core.transaction((db) => auditIn(db, 'assessment', input.id, { file: basename(file) }));
    return { fileName: basename(file) };
  },
  compare: async ({ host, core, progress, signal }, input) => {
    const { resourcesFolder } = host.options;
    const { places, ...comparison } = await host.tasks.run(
      'compare-documents',
      { database: core.file, resourcesFolder, ...input },
      { progress, signal, timeoutMs: DOCUMENTS_TIMEOUT_MS },
    );
    const { refiling } = core.law.planRules;
    const titles = new Map(refiling.topics.map(({ id, title }) => [id, title]));
    return {
      ...comparison,
      places: places.map((place) => ({ ...place, topicTitle: titles.get(place.topic) ?? place.topic })),
      rule: {
        id: refiling.rule,
        text: refiling.text,
        source: `${refiling.source.title} ${refiling.source.article}`,
        mark: refiling.mark,
      },
    };
  },
  exportComparison: async ({ host, core, progress, signal, auditIn }, input) => {
    const target = host.grants.path(input.file);
    const { beforeId, afterId } = input;
    const written = await host.tasks.run(
      'write-comparison',
      { database: core.file, resourcesFolder: host.options.resourcesFolder, beforeId, afterId, target },
      { progress, signal, timeoutMs: DOCUMENTS_TIMEOUT_MS },
    );
    await core.transaction((db) => auditIn(db, 'plan_document', afterId, { file: basename(target) }));
    return written;
  },
};
