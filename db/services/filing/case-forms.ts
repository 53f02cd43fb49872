import type { ReadDb } from '../../connection';
import type { FormDefinition } from '../../documents/forms/definition';
import { filingApplication } from '../../documents/forms/filing-application';
import { filingCertificate } from '../../documents/forms/filing-certificate';
import { materialReceipt } from '../../documents/forms/material-receipt';
import { supplementNotice } from '../../documents/forms/supplement-notice';
import { maskPhone } from '../../domain/codes/mask';
import { asCivilDate, type CivilDate } from '../../domain/dates/civil-date';
import { PlanDeskError } from '../../domain/errors';
import { isFiled } from '../../domain/filing/filing-state';
import { isGap } from '../../domain/filing/materials';
import { PLAN_KIND_WORDS } from '../../domain/plan/kinds';
import type { Law } from '../../law';
import { deskLaw } from '../../law/desk-law';
import { textsOfCase } from '../../repositories/filing-case-plan';
import { eventsOfCase } from '../../repositories/filing-event';
import { findOffice } from '../../repositories/office';
import { applicationFields } from './application';
import { type Dossier, openDossier } from './dossier';
import { shownOfficeClock } from './view-filing';

/** Forms of a filing case. */
export const CASE_FORMS = ['certificate', 'receipt', 'supplement-notice', 'application'] as const;
export type CaseForm = (typeof CASE_FORMS)[number];

interface FormCase extends Dossier {
  office: string;
  titles: string[];
  phone: string | null;
}

/**
 * One form of a case with its values. Telephones are printed in full only when asked for: the written file is logged, the
 * preview is not.
 * @throws PlanDeskError NOT_FOUND, FORM_NOT_YET when the case has not come so far
 */
export function caseForm(
  db: ReadDb,
  law: Law,
  todayText: string,
  id: string,
  form: CaseForm,
  options: { fullPhones: boolean },
): FormDefinition {
  const desk = deskLaw(db, law);
  const dossier = openDossier(db, desk, id);
  const { record, plans } = dossier;
  const shown: FormCase = {
    ...dossier,
    office: findOffice(db, record.origin)?.name ?? '',
    titles: plans.map((plan) => plan.title),
    phone: options.fullPhones ? record.contactPhone : maskPhone(record.contactPhone),
  };
  switch (form) {
    case 'certificate':
      return certificate(shown);
    case 'receipt':
      return receipt(shown, shownOfficeClock(db, record, desk, asCivilDate(todayText))?.due ?? null);
    case 'supplement-notice':
      return notice(shown, db);
    case 'application':
      return application(shown, db);
  }
}

function certificate({ record, enterprise, titles, office, phone }: FormCase): FormDefinition {
  if (record.filingNo === null || !isFiled(record.state))
    throw notYet('案卷还没有备案编号，不能出具登记表；视为已经备案的，请先补编备案编号。', record.state);
  return filingCertificate({
    number: record.filingNo,
    unitName: enterprise.name,
    address: enterprise.address,
    postcode: null,
    legalPerson: enterprise.legalPerson,
    handler: record.contact,
    phone,
    fax: null,
    planTitles: titles,
    office,
    filedOn: record.decidedOn as CivilDate | null,
    deemed: record.state === 'deemed-filed',
  });
}

function receipt(
  { record, enterprise, titles, office, phone, materials, checks }: FormCase,
  due: string | null,
): FormDefinition {
  if (record.receivedOn === null) throw notYet('材料还没有接收，不能出具接收凭证。', record.state);
  const looked = new Map(
    checks.filter((check) => check.round === record.round).map((check) => [check.material, check]),
  );
  return materialReceipt({
    number: null,
    unitName: enterprise.name,
    planTitles: titles,
    // Before the check the receipt lists what the law asks for; afterwards what was there.
    materials: materials
      .filter((material) => material.needed || looked.has(material.key))
      .map((material) => {
        const check = looked.get(material.key);
        return {
          name: material.label,
          received: check === undefined || check.outcome === 'present' || check.outcome === 'not-as-required',
          copies: null,
          remark: check?.note ?? null,
        };
      }),
    receivedOn: record.receivedOn as CivilDate,
    receivedAt: null,
    receiver: record.handler,
    deliveredBy: record.contact,
    phone,
    checkDueOn: due as CivilDate | null,
    office,
  });
}

/** The latest notice that was given: the round it ended, with every gap found in it. */
function notice(
  { record, enterprise, titles, office, materials, checks }: FormCase,
  db: ReadDb,
): FormDefinition {
  const events = eventsOfCase(db, record.id);
  const returned = events.filter((event) => event.action === 'return-once');
  const round = returned.length;
  const last = returned.at(-1);
  if (last === undefined) throw notYet('案卷还没有一次性告知补正，不能出具告知书。', record.state);
  const received = events.filter((event) => event.action === 'receive' && event.seq < last.seq).at(-1);
  const names = new Map(materials.map((material) => [material.key, material.label]));
  return supplementNotice({
    number: null,
    unitName: enterprise.name,
    planTitles: titles,
    receivedOn: (received?.onDate ?? record.receivedOn) as CivilDate | null,
    items: checks
      .filter((check) => check.round === round && isGap(check.outcome))
      .map((check) => ({
        material: names.get(check.material) ?? check.material,
        problem: check.outcome === 'missing' ? '缺少' : '不符合要求',
        remedy: check.note,
      })),
    contact: record.handler,
    phone: null,
    office,
    issuedOn: last.onDate as CivilDate,
  });
}

function application({ record, enterprise, plans, phone }: FormCase, db: ReadDb): FormDefinition {
  const texts = new Map(textsOfCase(db, record.id).map((text) => [text.versionId, text]));
  return filingApplication({
    ...applicationFields(db, record, enterprise),
    phone,
    unitName: enterprise.name,
    uscc: enterprise.uscc,
    plans: plans.map((plan) => ({
      title: plan.title,
      kindName: PLAN_KIND_WORDS[plan.kind],
      version: plan.label,
      publishedOn: plan.publishedOn as CivilDate | null,
      pages: texts.get(plan.versionId)?.pages ?? null,
      sha256: texts.get(plan.versionId)?.sha256 ?? null,
    })),
    appliedOn: record.submittedOn as CivilDate | null,
  });
}

function notYet(message: string, state: string): PlanDeskError {
  return new PlanDeskError('FORM_NOT_YET', message, { state });
}
