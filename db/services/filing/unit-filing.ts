import type { Deps } from '../../core';
import { PlanDeskError } from '../../domain/errors';
import { type DeskLaw, deskLaw } from '../../law/desk-law';
import { enterpriseTable } from '../../repositories/enterprise';
import { filingCaseTable } from '../../repositories/filing-case';
import { planVersionsById } from '../../repositories/filing-case-plan';
import { FieldCheck } from '../field-check';
import { areaCodeOf } from '../ledgers/area-code';
import { assertEditable, found, nextBookkeeping } from '../own-row';
import { type ApplicationFields, keepCorrections } from './application';
import { type Dossier, openDossier } from './dossier';
import { openCase } from './open-case';
import { announceCase } from './take-step';
import { collecting } from './unit-materials';

/**
 * Begins the hand-in of some plan versions of the unit: a draft that can be changed until it is submitted.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, FILING_PLAN_MISMATCH, FILING_VERSION_NOT_IN_FORCE,
 *   FILING_ALREADY_OPEN, FILING_ALREADY_FILED
 */
export function beginFiling(
  deps: Deps,
  input: { enterpriseId: string; planVersionIds: readonly string[] },
): { id: string; version: number } {
  const unit = found(enterpriseTable.find(deps.db, input.enterpriseId), '单位', input.enterpriseId);
  assertEditable(deps, unit);
  const versions = planVersionsById(deps.db, [...new Set(input.planVersionIds)]);
  if (versions.length === 0 || versions.some(({ enterpriseId }) => enterpriseId !== unit.id))
    throw new PlanDeskError('FILING_PLAN_MISMATCH', '所选预案中有的不属于这个单位，请重新选择。', {});
  for (const { title, label, state, openCase, filedCase } of versions) {
    const refuse = (code: string, why: string) =>
      new PlanDeskError(code, `“${title}”（${label}）${why}`, { title });
    if (state !== 'signed' && state !== 'published')
      throw refuse('FILING_VERSION_NOT_IN_FORCE', '尚未签署公布或已被代替，不能申报备案。');
    if (openCase !== null) throw refuse('FILING_ALREADY_OPEN', '已有正在办理的备案案卷，请在该案卷中办理。');
    if (filedCase !== null)
      throw refuse('FILING_ALREADY_FILED', '已经备案。修订后请登记新版本，再办理重新备案。');
  }
  const record = openCase(deps, {
    enterpriseId: unit.id,
    versions,
    channel: null,
    sourceId: null,
    contact: unit.safetyOfficer ?? unit.principal ?? unit.legalPerson,
    contactPhone: unit.safetyOfficer ? unit.safetyOfficerPhone : (unit.principalPhone ?? unit.legalPhone),
    remark: null,
  });
  announceCase(deps, record.id, unit.id);
  return { id: record.id, version: record.version };
}

/**
 * The hand-in while the unit can still change it.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, FILING_NOT_OPEN
 */
export function openForUnit(
  deps: Deps,
  input: { id: string; expectedVersion: number },
): { law: DeskLaw; dossier: Dossier } {
  const law = deskLaw(deps.db, deps.law);
  const dossier = openDossier(deps.db, law, input.id);
  assertEditable(deps, dossier.record, input.expectedVersion);
  if (!collecting(dossier.record))
    throw new PlanDeskError('FILING_NOT_OPEN', '案卷已提交，等待备案机关办理，现在不能修改。', {
      state: dossier.record.state,
    });
  return { law, dossier };
}

/**
 * Keeps what was filled in on the 申报表.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, FILING_NOT_OPEN, FIELDS_INVALID
 */
export function saveApplication(
  deps: Deps,
  input: { id: string; expectedVersion: number; fields: ApplicationFields },
): { id: string; version: number } {
  const { dossier } = openForUnit(deps, input);
  const { contact, phone, ...corrections } = input.fields;
  const check = new FieldCheck(areaCodeOf(dossier.enterprise.regionCode));
  const record = nextBookkeeping(deps, {
    ...dossier.record,
    contact: check.text(contact),
    contactPhone: check.phone('phone', phone, dossier.record.contactPhone),
  });
  const tidy = {
    ...corrections,
    fax: check.text(corrections.fax),
    email: check.text(corrections.email),
    legalPerson: check.text(corrections.legalPerson),
    industry: check.text(corrections.industry),
    address: check.text(corrections.address),
    postcode: check.text(corrections.postcode),
  };
  check.throwIfAny();
  filingCaseTable.update(deps.db, record);
  keepCorrections(deps.db, record.id, tidy);
  announceCase(deps, record.id, record.enterpriseId);
  return { id: record.id, version: record.version };
}
