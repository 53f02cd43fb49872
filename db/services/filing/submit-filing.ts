import type { Deps } from '../../core';
import { asCivilDate } from '../../domain/dates/civil-date';
import { PlanDeskError } from '../../domain/errors';
import type { PackedDocument } from '../../repositories/document';
import { plansOfCase } from '../../repositories/filing-case-plan';
import type { Extraction } from '../plans/documents';
import { announceCase, pastDay, takeStep } from './take-step';
import { openForUnit } from './unit-filing';
import { APPLICATION_MATERIAL, gapsOf, unitMaterials } from './unit-materials';
import { keepPaper } from './unit-papers';

/**
 * Hands in: the printed 申报表 goes to the files, the case goes to submitted, or after a notice to resubmitted with the next
 * round. Refused while the office's own check would find a gap: nothing is bounced for what the program can say before.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, DATE_IN_FUTURE, FILING_NOT_OPEN, FILING_INCOMPLETE
 *   {gaps}, FILING_DATE_UNFIT, FILING_BLOCKED
 */
export function submitFiling(
  deps: Deps,
  input: {
    id: string;
    expectedVersion: number;
    onDate: string;
    application: { fileName: string; packed: PackedDocument; extraction: Extraction };
  },
): { id: string; version: number } {
  const { law, dossier } = openForUnit(deps, input);
  const onDate = pastDay(deps, input.onDate);
  const gaps = gapsOf(dossier, unitMaterials(deps.db, dossier));
  if (gaps.length > 0)
    throw new PlanDeskError(
      'FILING_INCOMPLETE',
      `还缺少：${gaps.map(({ label }) => label).join('、')}。补齐后再提交，免得被一次性告知补正。`,
      { gaps },
    );
  for (const plan of plansOfCase(deps.db, input.id))
    if (plan.publishedOn !== null && asCivilDate(plan.publishedOn) > onDate)
      throw new PlanDeskError(
        'FILING_DATE_UNFIT',
        `“${plan.title}”${plan.publishedOn} 才公布，申报日期不能早于公布日期，请核对。`,
        { versionId: plan.versionId },
      );
  keepPaper(deps, dossier.record, { material: APPLICATION_MATERIAL, ...input.application });
  const again = dossier.record.state === 'returned';
  const { record } = takeStep(deps, law, dossier, {
    action: again ? 'resubmit' : 'submit',
    onDate,
    change: () => ({ submittedOn: onDate, ...(again && { round: dossier.record.round + 1 }) }),
  });
  announceCase(deps, record.id, record.enterpriseId);
  return { id: record.id, version: record.version };
}
