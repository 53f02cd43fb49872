import type { Deps } from '../../core';
import { PlanDeskError } from '../../domain/errors';
import type { MaterialOutcome } from '../../domain/filing/materials';
import { deskLaw } from '../../law/desk-law';
import { filingCaseTable } from '../../repositories/filing-case';
import { saveFilingCheck } from '../../repositories/filing-check';
import { assertEditable, newBookkeeping, nextBookkeeping } from '../own-row';
import { openDossier } from './dossier';

/**
 * Keeps what the office found about the materials in the present round. Looking is not deciding: the state stays.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, FILING_NOT_CHECKING, MATERIAL_UNKNOWN, MATERIAL_NEEDED
 */
export function checkMaterials(
  deps: Deps,
  input: {
    id: string;
    expectedVersion: number;
    materials: readonly { key: string; outcome: MaterialOutcome; note: string | null }[];
  },
): { id: string; version: number } {
  const dossier = openDossier(deps.db, deskLaw(deps.db, deps.law), input.id);
  assertEditable(deps, dossier.record, input.expectedVersion);
  if (dossier.record.state !== 'checking')
    throw new PlanDeskError('FILING_NOT_CHECKING', '案卷不在核对阶段，不能登记核对结果。', {
      state: dossier.record.state,
    });
  const known = new Set(dossier.materials.map((material) => material.key));
  const unknown = input.materials.map((material) => material.key).filter((key) => !known.has(key));
  if (unknown.length > 0)
    throw new PlanDeskError('MATERIAL_UNKNOWN', '有的材料不在清单里，请刷新后重试。', { keys: unknown });

  const needed = new Set(dossier.materials.filter((m) => m.needed).map((m) => m.key));
  const waived = input.materials.filter(({ key, outcome }) => outcome === 'not-needed' && needed.has(key));
  if (waived.length > 0)
    throw new PlanDeskError(
      'MATERIAL_NEEDED',
      '法定应交的材料不能登记为不需要；单位类别有误的，请先更正单位的事实。',
      { keys: waived.map(({ key }) => key) },
    );

  const made = newBookkeeping(deps);
  for (const { key, outcome, note } of input.materials)
    saveFilingCheck(deps.db, {
      ...made,
      id: deps.newId(),
      caseId: input.id,
      round: dossier.record.round,
      material: key,
      outcome,
      note: note === '' ? null : note,
    });
  const record = nextBookkeeping(deps, dossier.record);
  filingCaseTable.update(deps.db, record);
  deps.changed('filing', [input.id]);
  return { id: input.id, version: record.version };
}
