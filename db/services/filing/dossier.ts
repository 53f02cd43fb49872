import type { ReadDb } from '../../connection';
import type { CivilDate } from '../../domain/dates/civil-date';
import type { RuleSetId } from '../../domain/enterprise/rule-set-ids';
import { filingClock } from '../../domain/filing/clock';
import {
  FILING_DAYS,
  type FilingCase,
  type FilingDays,
  type FilingStep,
} from '../../domain/filing/filing-case';
import {
  isGap,
  type LocalMaterial,
  type MaterialNeed,
  materialsFor,
  materialsInForce,
} from '../../domain/filing/materials';
import type { DeskLaw } from '../../law/desk-law';
import { type EnterpriseRecord, enterpriseTable } from '../../repositories/enterprise';
import { type FilingCaseRecord, filingCaseTable } from '../../repositories/filing-case';
import { type FiledPlan, plansOfCase } from '../../repositories/filing-case-plan';
import { checksOfCase, type FilingCheckRecord } from '../../repositories/filing-check';
import { hasEvent } from '../../repositories/filing-event';
import { readSetting } from '../../repositories/setting';
import { found } from '../own-row';
import { assertInSight } from '../own-sight';
import { type Corrected, materialsOnReceipt } from './kept-with-step';

/** Setting key: `[{key, label}]`, materials that the local office asks for besides the statutory ones. */
export const LOCAL_MATERIALS_SETTING = 'filing.localMaterials';

/** Everything about one case that decisions and screens need, read together. */
export interface Dossier {
  record: FilingCaseRecord;
  enterprise: EnterpriseRecord;
  plans: FiledPlan[];
  checks: FilingCheckRecord[];
  materials: MaterialNeed[];
  /** The materials were received in this program, so that its clock ran. */
  receivedHere: boolean;
}

/** Reads a case with its unit, plans and checks. @throws PlanDeskError NOT_FOUND */
export function openDossier(db: ReadDb, law: DeskLaw, caseId: string): Dossier {
  assertInSight(db, 'filing_case', caseId);
  const record = found(filingCaseTable.find(db, caseId), '备案案卷', caseId);
  const enterprise = found(enterpriseTable.find(db, record.enterpriseId), '单位', record.enterpriseId);
  return {
    record,
    enterprise,
    plans: plansOfCase(db, caseId),
    checks: checksOfCase(db, caseId),
    // A case that was received is judged by what was asked for then, whatever became of the unit or the law.
    materials: materialsOnReceipt(db, caseId) ?? materialsOn(db, law, enterprise, dayOf(record)),
    receivedHere: hasEvent(db, caseId, 'receive'),
  };
}

const dayOf = (record: FilingCaseRecord) => (record.receivedOn ?? record.submittedOn) as CivilDate | null;

/** What a unit has to hand in on a day by law and local custom; null: by the law of the present. */
export function materialsOn(
  db: ReadDb,
  law: DeskLaw,
  enterprise: EnterpriseRecord,
  onDate: CivilDate | null,
): MaterialNeed[] {
  return materialsFor(
    materialsInForce(law.filingMaterials, onDate),
    enterprise.sets as readonly RuleSetId[],
    readSetting<LocalMaterial[]>(db, LOCAL_MATERIALS_SETTING, []),
  );
}

/** The case as the transition table sees it. */
export function asFilingCase({ record, plans, materials, checks }: Dossier): FilingCase {
  return {
    state: record.state,
    round: record.round,
    submittedOn: record.submittedOn as CivilDate | null,
    receivedOn: record.receivedOn as CivilDate | null,
    returnedOn: record.returnedOn as CivilDate | null,
    decidedOn: record.decidedOn as CivilDate | null,
    certificateOn: record.certificateOn as CivilDate | null,
    filingNo: record.filingNo,
    planCount: plans.length,
    plansSince: lastDay(plans.map((plan) => plan.signedOn)),
    materials,
    checks: checks.filter((check) => check.round === record.round),
    requestedBefore: checks
      .filter((check) => check.round < record.round && isGap(check.outcome))
      .map((c) => c.material),
  };
}

const lastDay = (days: readonly (string | null)[]): CivilDate | null =>
  (days
    .filter((day) => day !== null)
    .sort()
    .at(-1) as CivilDate | undefined) ?? null;

/** A step on a day, with the office's clock as it stands then: by the corrected days, where days are corrected. */
export function stepOn(
  dossier: Dossier,
  law: DeskLaw,
  step: {
    onDate: CivilDate;
    reason?: string | null;
    receiver?: string;
    corrected?: Corrected;
  },
): FilingStep {
  const { onDate, reason = null, receiver = null } = step;
  if (step.corrected === undefined)
    return { onDate, reason, receiver, clock: officeClock(dossier.record, law, onDate) };
  const record: FilingCaseRecord = { ...dossier.record };
  for (const day of FILING_DAYS) {
    const pair = step.corrected[day];
    if (pair) record[day] = pair[1];
  }
  const corrected = Object.fromEntries(FILING_DAYS.map((day) => [day, record[day]])) as unknown as FilingDays;
  // The days of a ledger tell no clock that ran here: an office may have answered late and yet have filed.
  const clock = dossier.receivedHere ? officeClock(record, law, onDate) : null;
  return { onDate, reason, receiver, corrected, clock };
}

/** The office's five working days (办法 art. 28) of a case, seen on a day. */
export function officeClock(record: FilingCaseRecord, law: DeskLaw, asOf: CivilDate) {
  return filingClock(
    {
      state: record.state,
      receivedOn: record.receivedOn as CivilDate | null,
      returnedOn: record.returnedOn as CivilDate | null,
      decidedOn: record.decidedOn as CivilDate | null,
    },
    law.calendar,
    law.ruleBook,
    asOf,
  );
}
