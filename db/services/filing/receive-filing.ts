import type { Deps } from '../../core';
import { PlanDeskError } from '../../domain/errors';
import { deskLaw } from '../../law/desk-law';
import { enterpriseTable } from '../../repositories/enterprise';
import { type FilingCandidate, planVersionsById } from '../../repositories/filing-case-plan';
import { FieldCheck } from '../field-check';
import { areaCodeOf } from '../ledgers/area-code';
import { assertEditable, found } from '../own-row';
import { openDossier } from './dossier';
import { openCase } from './open-case';
import { announceCase, pastDay, takeStep } from './take-step';

export interface ReceiveFilingInput {
  enterpriseId: string;
  planVersionIds: readonly string[];
  /** 申报日期. */
  submittedOn: string;
  /** 接收日期: day 0 of the five working days. */
  receivedOn: string;
  /** Empty, together with the phone: the unit's safety officer. */
  contact: string | null;
  contactPhone: string | null;
  remark: string | null;
}

/**
 * Takes in what a unit hands over: opens a case that is submitted and received at once, so that the five working days
 * run. Points back to the former case when one of the plans is on file in an earlier version.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, DATE_IN_FUTURE, FILING_BLOCKED, FILING_PLAN_MISMATCH,
 *   FILING_VERSION_NOT_IN_FORCE, FILING_ALREADY_OPEN {caseId}, FILING_ALREADY_FILED {caseId}
 */
export function receiveFiling(deps: Deps, input: ReceiveFilingInput): { id: string; version: number } {
  const submittedOn = pastDay(deps, input.submittedOn);
  const receivedOn = pastDay(deps, input.receivedOn);
  const unit = found(enterpriseTable.find(deps.db, input.enterpriseId), '单位', input.enterpriseId);
  assertEditable(deps, unit);
  const check = new FieldCheck(areaCodeOf(unit.regionCode));
  // Who hands the papers in is, unless somebody else is named, the unit's safety officer.
  const given = {
    contact: check.text(input.contact),
    phone: check.phone('contactPhone', input.contactPhone, null),
  };
  const contact = given.contact ?? (given.phone === null ? unit.safetyOfficer : null);
  const contactPhone =
    given.phone ?? (contact !== null && contact === unit.safetyOfficer ? unit.safetyOfficerPhone : null);
  check.throwIfAny();
  const versions = versionsToFile(deps, input);
  const record = openCase(deps, {
    enterpriseId: input.enterpriseId,
    versions,
    channel: 'paper',
    sourceId: null,
    contact,
    contactPhone,
    remark: check.lines(input.remark),
  });

  const law = deskLaw(deps.db, deps.law);
  const submitted = takeStep(deps, law, openDossier(deps.db, law, record.id), {
    action: 'submit',
    onDate: submittedOn,
    change: () => ({ submittedOn }),
  });
  const received = takeStep(deps, law, submitted, {
    action: 'receive',
    onDate: receivedOn,
    change: () => ({ receivedOn }),
  });
  announceCase(deps, record.id, input.enterpriseId);
  return { id: record.id, version: received.record.version };
}

/** A case that came in as submitted, from a ledger or a package, is received: the five working days begin. */
export function receiveSubmitted(
  deps: Deps,
  input: { id: string; expectedVersion: number; onDate: string },
): { id: string; version: number } {
  const law = deskLaw(deps.db, deps.law);
  const dossier = openDossier(deps.db, law, input.id);
  assertEditable(deps, dossier.record, input.expectedVersion);
  const receivedOn = pastDay(deps, input.onDate);
  const { record } = takeStep(deps, law, dossier, {
    action: 'receive',
    onDate: receivedOn,
    change: () => ({ receivedOn }),
  });
  announceCase(deps, record.id, record.enterpriseId);
  return { id: record.id, version: record.version };
}

function versionsToFile(deps: Deps, input: ReceiveFilingInput): FilingCandidate[] {
  const wanted = [...new Set(input.planVersionIds)];
  const versions = planVersionsById(deps.db, wanted);
  const known = new Set(
    versions.filter((v) => v.enterpriseId === input.enterpriseId).map((v) => v.versionId),
  );
  const strange = wanted.filter((id) => !known.has(id));
  if (strange.length > 0)
    throw new PlanDeskError('FILING_PLAN_MISMATCH', '所选预案中有的不属于这个单位，请重新选择。', {
      versionIds: strange,
    });
  for (const version of versions) {
    if (version.state !== 'signed' && version.state !== 'published')
      throw new PlanDeskError(
        'FILING_VERSION_NOT_IN_FORCE',
        `“${version.title}”（${version.label}）尚未签署公布或已被代替，不能申报备案。`,
        { versionId: version.versionId, state: version.state },
      );
    if (version.openCase)
      throw new PlanDeskError(
        'FILING_ALREADY_OPEN',
        `“${version.title}”已有正在办理的备案案卷，请在该案卷中办理。`,
        {
          versionId: version.versionId,
          caseId: version.openCase,
        },
      );
    if (version.filedCase)
      throw new PlanDeskError(
        'FILING_ALREADY_FILED',
        `“${version.title}”（${version.label}）已经备案。修订后请登记新版本，再办理重新备案。`,
        { versionId: version.versionId, caseId: version.filedCase },
      );
  }
  return versions;
}
