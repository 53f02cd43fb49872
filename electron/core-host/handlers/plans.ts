import { randomUUID } from 'node:crypto';
import { basename, join } from 'node:path';
import { readRiskAnalyses, recordRiskAnalysis } from '../../../db/services/hazards/risk-months';
import { assessPlan } from '../../../db/services/plans/assessments';
import { attachDocument, detachDocument, locateDocument } from '../../../db/services/plans/documents';
import { readPlan } from '../../../db/services/plans/read-plan';
import {
  addVersion,
  registerPlan,
  updatePlan,
  updateVersion,
  withdrawPlan,
} from '../../../db/services/plans/save-plan';
import type { Contract } from '../../contract/index';
import type { Handlers } from '../dispatch';
import { readDocument } from '../read-documents';
import { safeFileName } from '../safe-file-name';
import { planCourse } from './plan-course';

export const plans: Handlers<Contract>['plans'] = {
  ...planCourse,
  get: ({ host, read }, input) => {
    return readPlan(read, host.requireSelf(), input.id);
  },
  register: ({ deps, audit }, input) => {
    const made = registerPlan(deps, input);
    audit('plan', made.id, {
      title: input.plan.title,
      version: input.version.label,
      versionId: made.versionId,
    });
    return made;
  },
  update: ({ deps, audit }, input) => {
    const { changes, ...saved } = updatePlan(deps, input);
    audit('plan', saved.id, { changes });
    return saved;
  },
  addVersion: ({ deps, audit }, input) => {
    const made = addVersion(deps, input);
    audit('plan', input.planId, { version: input.version.label, versionId: made.versionId });
    return made;
  },
  updateVersion: ({ deps, audit }, input) => {
    const { changes, planId, ...saved } = updateVersion(deps, input);
    audit('plan', planId, { version: input.fields.label, changes });
    return saved;
  },
  withdraw: ({ deps, audit }, input) => {
    const saved = withdrawPlan(deps, input);
    audit('plan', saved.id, { reason: input.reason });
    return saved;
  },

  attach: async ({ host, core, progress, signal, depsFor, auditIn }, input) => {
    const path = host.grants.path(input.file);
    const fileName = basename(path);
    const { packed, extraction } = await readDocument(host, { path }, fileName, { progress, signal });
    if (!packed) throw new Error('a file from outside comes back packed');
    return core.transaction((db) => {
      const { planId, ...attached } = attachDocument(depsFor(db), {
        versionId: input.versionId,
        role: input.role,
        fileName,
        packed,
        extraction,
      });
      auditIn(db, 'plan', planId, {
        fileName,
        sha256: attached.sha256,
        documentId: attached.documentId,
      });
      return attached;
    });
  },
  detach: ({ deps, audit }, input) => {
    const { planId, fileName } = detachDocument(deps, input);
    audit('plan', planId, { fileName, reason: input.reason });
    return {};
  },
  exportDocument: async ({ host, core, progress, signal, auditIn }, input) => {
    const { sha256, fileName, planId } = locateDocument(core.read, input.documentId);
    const target = host.grants.path(input.file);
    const written = await host.tasks.run(
      'write-document',
      { database: core.file, sha256, target, readOnly: false },
      { progress, signal },
    );
    await core.transaction((db) => auditIn(db, 'plan', planId, { fileName, sha256 }));
    return written;
  },
  openDocument: async ({ host, core, progress, signal }, input) => {
    const { sha256, fileName } = locateDocument(core.read, input.documentId);
    // A folder of its own for each opening: the PC's program may hold the last copy open.
    const target = join(host.options.scratchFolder, 'opened', randomUUID(), safeFileName(fileName));
    await host.tasks.run(
      'write-document',
      { database: core.file, sha256, target, readOnly: true },
      { progress, signal },
    );
    return { file: host.grants.grant(target) };
  },

  assess: ({ deps, audit }, input) => {
    const made = assessPlan(deps, input);
    audit('plan', input.planId, {
      assessedOn: input.assessedOn,
      conclusion: input.conclusion,
      assessmentId: made.id,
    });
    return made;
  },
  recordRiskAnalysis: ({ deps, audit }, input) => {
    const made = recordRiskAnalysis(deps, input);
    audit('enterprise', input.enterpriseId, {
      month: input.month,
      doneOn: input.doneOn,
      analysisId: made.id,
    });
    return made;
  },
  riskAnalyses: ({ read }, input) => ({ months: readRiskAnalyses(read, input.enterpriseId, input.year) }),
};
