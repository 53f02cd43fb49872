import type { Deps } from '../../core';
import { asCivilDate } from '../../domain/dates/civil-date';
import { PlanDeskError } from '../../domain/errors';
import { type DeskLaw, deskLaw } from '../../law/desk-law';
import { type PackedDocument, storeDocument } from '../../repositories/document';
import { enterpriseTable } from '../../repositories/enterprise';
import { type FilingCaseRecord, filingCaseTable } from '../../repositories/filing-case';
import { plansOfCase, planVersionsById } from '../../repositories/filing-case-plan';
import { filingDocumentTable, findFilingDocument } from '../../repositories/filing-document';
import { FieldCheck } from '../field-check';
import { areaCodeOf } from '../ledgers/area-code';
import { assertEditable, found, newBookkeeping, nextBookkeeping } from '../own-row';
import { type Extraction, storeExtraction } from '../plans/documents';
import { type ApplicationFields, keepCorrections } from './application';
import { type Dossier, openDossier } from './dossier';
import { openCase } from './open-case';
import { announceCase, pastDay, takeStep } from './take-step';
import { APPLICATION_MATERIAL, collecting, gapsOf, unitMaterials, workingRound } from './unit-materials';

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

function openForUnit(
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

/**
 * Puts a file beside a material of the hand-in that is being got ready. After a notice only what it asks for is open.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, FILING_NOT_OPEN, MATERIAL_UNKNOWN, FILING_NOT_REQUESTED
 */
export function attachMaterial(
  deps: Deps,
  input: {
    id: string;
    expectedVersion: number;
    material: string;
    fileName: string;
    packed: PackedDocument;
    extraction: Extraction;
  },
): { id: string; version: number } {
  const { dossier } = openForUnit(deps, input);
  const material = unitMaterials(deps.db, dossier).find(({ key }) => key === input.material);
  if (!material)
    throw new PlanDeskError('MATERIAL_UNKNOWN', '有的材料不在清单里，请刷新后重试。', {
      keys: [input.material],
    });
  if (!material.open)
    throw new PlanDeskError('FILING_NOT_REQUESTED', `备案机关没有要求补正“${material.label}”，不能改动。`, {
      material: material.key,
    });
  keepPaper(deps, dossier.record, input);
  return touched(deps, dossier.record);
}

function keepPaper(
  deps: Deps,
  record: FilingCaseRecord,
  paper: { material: string; fileName: string; packed: PackedDocument; extraction: Extraction },
): void {
  const { sha256 } = paper.packed;
  storeDocument(deps.db, paper.packed, paper.extraction.kind, deps.clock.now());
  storeExtraction(deps, sha256, paper.extraction);
  const place = { caseId: record.id, round: workingRound(record), material: paper.material, sha256 };
  if (findFilingDocument(deps.db, place)) return;
  filingDocumentTable.insert(deps.db, {
    id: deps.newId(),
    ...place,
    fileName: paper.fileName,
    pages: paper.extraction.pages?.length ?? null,
    ...newBookkeeping(deps),
  });
}

function touched(deps: Deps, before: FilingCaseRecord): { id: string; version: number } {
  const record = nextBookkeeping(deps, before);
  filingCaseTable.update(deps.db, record);
  deps.changed('filing', [record.id]);
  return { id: record.id, version: record.version };
}

/**
 * Takes a file off the hand-in that is being got ready; files of earlier rounds stay where they are.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, FILING_NOT_OPEN, FILING_NOT_REQUESTED
 */
export function detachMaterial(
  deps: Deps,
  input: { id: string; expectedVersion: number; documentId: string },
): { id: string; version: number } {
  const { dossier } = openForUnit(deps, input);
  const paper = found(filingDocumentTable.find(deps.db, input.documentId), '文件', input.documentId);
  if (paper.caseId !== input.id || paper.round !== workingRound(dossier.record))
    throw new PlanDeskError('FILING_NOT_REQUESTED', `“${paper.fileName}”已经提交，不能改动。`, {
      material: paper.material,
    });
  assertEditable(deps, paper);
  filingDocumentTable.update(deps.db, {
    ...nextBookkeeping(deps, paper),
    voidedAt: deps.clock.now(),
    voidReason: '提交前取下',
  });
  return touched(deps, dossier.record);
}

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
