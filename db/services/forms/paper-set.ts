import type { ReadDb } from '../../connection';
import type { FormDefinition } from '../../documents/forms/definition';
import type { Law } from '../../law';
import { deskLaw } from '../../law/desk-law';
import { documentsOfCase, type FilingDocumentView } from '../../repositories/filing-document';
import { findOffice } from '../../repositories/office';
import { listPlanDocuments } from '../../repositories/plan-document';
import { caseForm } from '../filing/case-forms';
import { openDossier } from '../filing/dossier';

/** One paper of a set before it is laid out: a form of ours, a stored file, or nothing. */
export type PaperSource =
  | { readonly title: string; readonly form: FormDefinition }
  | { readonly title: string; readonly sha256: string; readonly fileName: string }
  | { readonly title: string; readonly missing: true };

export interface PaperSet {
  readonly unitName: string;
  readonly planTitles: readonly string[];
  readonly office: string;
  readonly papers: readonly PaperSource[];
}

/** What a file attached to a plan may stand in for while the case has none of its own. */
const PLAN_ROLES: Readonly<Record<string, string>> = {
  M2: 'review-opinion',
  M3: 'text',
  M4: 'risk-assessment',
  M5: 'resource-survey',
};
const APPLICATION = 'M1';

/**
 * The papers of a case in the order of 办法 27: application, opinion, plans, risk assessment, resource list, local extras.
 * Of each material the files of the last round that brought any; what the case does not hold is looked for with its plans.
 * @throws PlanDeskError NOT_FOUND
 */
export function paperSetOf(db: ReadDb, law: Law, today: string, caseId: string): PaperSet {
  const { record, enterprise, plans, materials } = openDossier(db, deskLaw(db, law), caseId);
  const files = documentsOfCase(db, caseId);
  const versions = new Set(plans.map(({ versionId }) => versionId));
  const attached = [...new Set(plans.map(({ planId }) => planId))]
    .flatMap((planId) => listPlanDocuments(db, planId))
    .filter(({ versionId }) => versions.has(versionId));

  const papers = materials.flatMap(({ key, label, needed }): PaperSource[] => {
    const own = lastRound(files.filter(({ material }) => material === key));
    const found =
      own.length > 0 ? own : attached.filter(({ role }) => role === (PLAN_ROLES[key] ?? 'application'));
    if (own.length === 0 && key === APPLICATION) {
      const form = caseForm(db, law, today, caseId, 'application', { fullPhones: true });
      return [{ title: label, form }];
    }
    if (found.length === 0) return needed ? [{ title: label, missing: true }] : [];
    return found.map(({ sha256, fileName }) => ({
      title: found.length === 1 ? label : `${label}：${fileName}`,
      sha256,
      fileName,
    }));
  });
  const listed = new Set(materials.map(({ key }) => key));
  const others = files
    .filter(({ material }) => !listed.has(material))
    .map(({ sha256, fileName }) => ({ title: `其他材料：${fileName}`, sha256, fileName }));
  return {
    unitName: enterprise.name,
    planTitles: plans.map(({ title }) => title),
    office: findOffice(db, record.origin)?.name ?? '',
    papers: [...papers, ...others],
  };
}

function lastRound(files: readonly FilingDocumentView[]): readonly FilingDocumentView[] {
  const last = Math.max(0, ...files.map(({ round }) => round));
  return files.filter(({ round }) => round === last);
}
