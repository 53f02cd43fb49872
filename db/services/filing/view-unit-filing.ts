import type { ReadDb } from '../../connection';
import { maskPhone } from '../../domain/codes/mask';
import { asCivilDate, type CivilDate } from '../../domain/dates/civil-date';
import type { RuleSetId } from '../../domain/enterprise/rule-set-ids';
import { enterpriseClock } from '../../domain/filing/clock';
import type { FilingState } from '../../domain/filing/filing-state';
import type { Law } from '../../law';
import { type DeskLaw, deskLaw } from '../../law/desk-law';
import { type EnterpriseRecord, enterpriseTable } from '../../repositories/enterprise';
import { filingCaseTable } from '../../repositories/filing-case';
import { newestVersionsOfEnterprise, plansOfCase } from '../../repositories/filing-case-plan';
import { documentsOfCase } from '../../repositories/filing-document';
import { applicationFields } from './application';
import { clockView } from './clock-view';
import { openDossier } from './dossier';
import { gapsOf, unitMaterials } from './unit-materials';

interface PlanFacts {
  versionId: string;
  planId: string;
  title: string;
  kind: 'comprehensive' | 'special' | 'onsite' | 'government' | 'department';
  label: string;
  publishedOn: string | null;
}

/** A plan version with the unit's twenty working days from its publication (办法 26). */
function withClock(
  plan: PlanFacts,
  unit: EnterpriseRecord,
  desk: DeskLaw,
  submittedOn: string | null,
  today: CivilDate,
) {
  const { versionId, planId, title, kind, label, publishedOn } = plan;
  const clock = enterpriseClock(
    unit.sets as readonly RuleSetId[],
    publishedOn as CivilDate | null,
    submittedOn as CivilDate | null,
    desk.calendar,
    desk.ruleBook,
    today,
  );
  return { versionId, planId, title, kind, label, publishedOn, clock: clock && clockView(clock) };
}

/** The units of a desk with the versions they could hand in, and every case with how it stands. */
export function unitDesk(db: ReadDb, law: Law, self: string, todayText: string) {
  const desk = deskLaw(db, law);
  const today = asCivilDate(todayText);
  const units = enterpriseTable.select(
    db,
    `WHERE origin = @self AND voided_at IS NULL AND status <> 'closed' ORDER BY created_at, id LIMIT 50`,
    { self },
  );
  const cases = filingCaseTable.select(
    db,
    'WHERE origin = @self AND voided_at IS NULL ORDER BY updated_at DESC, id DESC LIMIT 500',
    { self },
  );
  return {
    units: units.map((unit) => ({
      id: unit.id,
      name: unit.name,
      uscc: unit.uscc,
      candidates: newestVersionsOfEnterprise(db, unit.id)
        .filter((version) => version.filedCase === null)
        .map((version) => ({ ...withClock(version, unit, desk, null, today), openCase: version.openCase })),
    })),
    cases: cases.map(({ id, enterpriseId, state, round, submittedOn, filingNo, updatedAt }) => ({
      id,
      unit: enterpriseTable.find(db, enterpriseId)?.name ?? '',
      plans: plansOfCase(db, id).map(({ title }) => title),
      state: state as FilingState,
      round,
      submittedOn,
      filingNo,
      updatedAt,
    })),
  };
}

/** Materials under which a package keeps what the office issued. */
const ISSUED: ReadonlySet<string> = new Set(['certificate', 'supplement-notice']);

/** One hand-in as the unit sees it. @throws PlanDeskError NOT_FOUND */
export function viewUnitFiling(db: ReadDb, law: Law, todayText: string, id: string) {
  const desk = deskLaw(db, law);
  const today = asCivilDate(todayText);
  const dossier = openDossier(db, desk, id);
  const { record, enterprise, plans } = dossier;
  const materials = unitMaterials(db, dossier);
  const fields = applicationFields(db, record, enterprise);
  const handedIn = record.state === 'draft' || record.state === 'returned' ? null : record.submittedOn;
  return {
    id,
    version: record.version,
    state: record.state,
    round: record.round,
    unit: { id: enterprise.id, name: enterprise.name, uscc: enterprise.uscc, sets: [...enterprise.sets] },
    plans: plans.map((plan) => withClock(plan, enterprise, desk, handedIn, today)),
    fields: { ...fields, phone: maskPhone(fields.phone) },
    materials,
    gaps: gapsOf(dossier, materials),
    submittedOn: record.submittedOn,
    returnedOn: record.returnedOn,
    decidedOn: record.decidedOn,
    filingNo: record.filingNo,
    papers: documentsOfCase(db, id)
      .filter(({ material }) => ISSUED.has(material))
      .map(({ id: paperId, material, fileName, sha256, size, kind, stored, round }) => {
        return { id: paperId, material, fileName, sha256, size, kind, stored, round, from: 'case' as const };
      }),
  };
}
