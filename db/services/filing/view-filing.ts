import type { ReadDb } from '../../connection';
import { maskPhone } from '../../domain/codes/mask';
import { asCivilDate, type CivilDate } from '../../domain/dates/civil-date';
import type { RuleSetId } from '../../domain/enterprise/rule-set-ids';
import type { NoticeKind } from '../../domain/filing/case-codes';
import { enterpriseClock } from '../../domain/filing/clock';
import { type FilingAction, isFiled } from '../../domain/filing/filing-state';
import { isGap, type MaterialNeed, type MaterialOutcome } from '../../domain/filing/materials';
import { allowedActions } from '../../domain/filing/transitions';
import type { Law } from '../../law';
import { type DeskLaw, deskLaw } from '../../law/desk-law';
import { type FilingCaseRecord, filingCaseTable, laterCasesOf } from '../../repositories/filing-case';
import {
  type FiledPlan,
  type FilingCandidate,
  newestVersionsOfEnterprise,
} from '../../repositories/filing-case-plan';
import { eventsOfCase } from '../../repositories/filing-event';
import { noticesOfCase } from '../../repositories/notice';
import { found } from '../own-row';
import { assertInSight } from '../own-sight';
import { stepText, warningsOf } from './case-words';
import { type ClockView, clockView } from './clock-view';
import { asFilingCase, type Dossier, officeClock, openDossier, stepOn } from './dossier';
import { clockAtDecision } from './kept-with-step';
import { type PaperView, papersOfCase } from './papers';
import { type CopyView, copiesOf } from './recipients';
import { nextFilingNumber, numberTemplate } from './take-number';

export interface MaterialView extends MaterialNeed {
  outcome: MaterialOutcome | null;
  note: string | null;
  /** Asked for in the notice of an earlier round. */
  wasRequested: boolean;
}

export interface FilingView
  extends Pick<
    FilingCaseRecord,
    | 'id'
    | 'version'
    | 'kind'
    | 'state'
    | 'round'
    | 'submittedOn'
    | 'receivedOn'
    | 'returnedOn'
    | 'decidedOn'
    | 'filingNo'
    | 'contact'
    | 'contactPhone'
    | 'handler'
    | 'remark'
    | 'channel'
    | 'endKind'
    | 'transferredTo'
    | 'voidReason'
    | 'certificateOn'
    | 'archiveNo'
  > {
  ours: boolean;
  previousCase: { id: string; filingNo: string | null } | null;
  /** The cases that filed these plans anew. */
  laterCases: { id: string; filingNo: string | null }[];
  /** The materials were received in this program. */
  receivedHere: boolean;
  enterprise: { id: string; name: string; uscc: string | null };
  plans: Omit<FiledPlan, 'caseId'>[];
  materials: MaterialView[];
  officeClock: ClockView | null;
  enterpriseClocks: (ClockView & { planTitle: string })[];
  actions: { action: FilingAction; allowed: boolean; blockers: { code: string; text: string }[] }[];
  papers: PaperView[];
  notices: {
    id: string;
    version: number;
    kind: NoticeKind;
    number: string | null;
    recipient: string;
    issuedOn: string;
    deliveredOn: string | null;
    deliveredHow: string | null;
  }[];
  copies: CopyView[];
  /** What the dates look odd for, though nothing forbids it. */
  warnings: { code: string; message: string }[];
  timeline: { at: string; onDate: string | null; actor: string; action: string; text: string }[];
}

/** Blockers that the dialogue of the action itself removes: it asks for the reason. */
const ASKED_FOR = new Set(['REASON_MISSING', 'RECEIVER_MISSING', 'NOT_TOLD_BEFORE']);

/** Everything the page of a filing case shows. @throws PlanDeskError NOT_FOUND */
export function viewFiling(db: ReadDb, law: Law, self: string, todayText: string, id: string): FilingView {
  const today = asCivilDate(todayText);
  const desk = deskLaw(db, law);
  const dossier = openDossier(db, desk, id);
  const { record, enterprise, plans } = dossier;
  const ours = record.origin === self;
  const notices = noticesOfCase(db, id);
  const previous =
    record.previousCaseId === null ? undefined : filingCaseTable.find(db, record.previousCaseId);
  return {
    id,
    version: record.version,
    ours,
    kind: record.kind,
    state: record.state,
    round: record.round,
    submittedOn: record.submittedOn,
    receivedOn: record.receivedOn,
    returnedOn: record.returnedOn,
    decidedOn: record.decidedOn,
    filingNo: record.filingNo,
    contact: record.contact,
    contactPhone: maskPhone(record.contactPhone),
    handler: record.handler,
    remark: record.remark,
    channel: record.channel,
    endKind: record.endKind,
    transferredTo: record.transferredTo,
    voidReason: record.voidReason,
    certificateOn: record.certificateOn,
    archiveNo: record.archiveNo,
    receivedHere: dossier.receivedHere,
    laterCases: laterCasesOf(db, record.enterpriseId, id),
    papers: papersOfCase(db, id, record.round),
    notices: notices.map(
      ({ id: noticeId, version, kind, number, recipient, issuedOn, deliveredOn, deliveredHow }) => ({
        id: noticeId,
        version,
        kind,
        number,
        recipient,
        issuedOn,
        deliveredOn,
        deliveredHow,
      }),
    ),
    copies: copiesOf(db, law, enterprise, notices, today),
    warnings: warningsOf(dossier),
    previousCase: previous ? { id: previous.id, filingNo: previous.filingNo } : null,
    enterprise: { id: enterprise.id, name: enterprise.name, uscc: enterprise.uscc },
    plans: plans.map(({ caseId: _, ...plan }) => plan),
    materials: materialViews(dossier),
    officeClock: shownOfficeClock(db, record, desk, today),
    enterpriseClocks: enterpriseClocks(dossier, desk, today),
    actions: allowedActions(asFilingCase(dossier), stepOn(dossier, desk, { onDate: today })).map(
      ({ action, blockers }) => ({
        action,
        allowed: ours && blockers.every(({ code }) => ASKED_FOR.has(code)),
        blockers: blockers
          .filter(({ code }) => code !== 'REASON_MISSING' && code !== 'RECEIVER_MISSING')
          .map(({ code, message }) => ({ code, text: message })),
      }),
    ),
    timeline: eventsOfCase(db, id)
      .map((event) => ({
        at: event.at,
        onDate: event.onDate,
        actor: event.actor,
        action: event.action,
        text: stepText(event),
      }))
      .reverse(),
  };
}

/** The clock of a running case as of today; that of a decided one as it stood then. */
export function shownOfficeClock(
  db: ReadDb,
  record: FilingCaseRecord,
  desk: DeskLaw,
  today: CivilDate,
): ClockView | null {
  const kept = isFiled(record.state) ? clockAtDecision(db, record.id) : null;
  if (kept) return kept;
  const clock = officeClock(record, desk, today);
  return clock && clockView(clock);
}

function materialViews({ materials, checks, record }: Dossier): MaterialView[] {
  return materials.map((material) => {
    const own = checks.filter((check) => check.material === material.key);
    const now = own.find((check) => check.round === record.round);
    const wasRequested = own.some((check) => check.round < record.round && isGap(check.outcome));
    return { ...material, outcome: now?.outcome ?? null, note: now?.note ?? null, wasRequested };
  });
}

/** The unit's twenty working days of each plan, from its publication to the hand-in (办法 26). */
function enterpriseClocks(
  { record, plans, enterprise }: Dossier,
  desk: DeskLaw,
  today: CivilDate,
): FilingView['enterpriseClocks'] {
  return plans.flatMap((plan) => {
    const handedIn = record.submittedOn ?? record.receivedOn ?? record.decidedOn;
    const clock = enterpriseClock(
      enterprise.sets as readonly RuleSetId[],
      plan.publishedOn as CivilDate | null,
      // While the case lies with the unit after a notice its time runs on.
      record.state === 'returned' ? null : (handedIn as CivilDate | null),
      desk.calendar,
      desk.ruleBook,
      today,
    );
    return clock === null ? [] : [{ ...clockView(clock), planTitle: plan.title }];
  });
}

/** Newest signed or published versions that are not on file; one in a running case names it. */
export function filingCandidates(
  db: ReadDb,
  enterpriseId: string,
): Pick<FilingCandidate, 'versionId' | 'planId' | 'title' | 'kind' | 'label' | 'publishedOn' | 'openCase'>[] {
  assertInSight(db, 'enterprise', enterpriseId);
  return newestVersionsOfEnterprise(db, enterpriseId)
    .filter((version) => version.filedCase === null)
    .map(({ versionId, planId, title, kind, label, publishedOn, openCase }) => ({
      versionId,
      planId,
      title,
      kind,
      label,
      publishedOn,
      openCase,
    }));
}

/** The number template and the number that would be given next today. */
export function filingNumbering(db: ReadDb, today: string): { template: string; next: string } {
  return { template: numberTemplate(db), next: nextFilingNumber(db, asCivilDate(today)).number };
}

/** The unmasked telephone of a case's contact; the caller logs it. @throws PlanDeskError NOT_FOUND */
export function revealContactPhone(db: ReadDb, id: string): string {
  assertInSight(db, 'filing_case', id);
  return found(filingCaseTable.find(db, id), '备案案卷', id).contactPhone ?? '';
}
