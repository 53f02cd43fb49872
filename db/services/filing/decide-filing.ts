import { appendAudit, SYSTEM_ACTOR } from '../../audit';
import type { Deps } from '../../core';
import type { CivilDate } from '../../domain/dates/civil-date';
import { isGap } from '../../domain/filing/materials';
import { type DeskLaw, deskLaw } from '../../law/desk-law';
import { casesReceivedHere, filingCaseTable } from '../../repositories/filing-case';
import { issueNotice } from '../notices/issue-notice';
import { assertEditable, found } from '../own-row';
import { type Dossier, officeClock, openDossier } from './dossier';
import { takeFilingNumber } from './take-number';
import { announceCase, pastDay, takeStep } from './take-step';

/** A case as the user saw it. */
export interface CaseInput {
  id: string;
  expectedVersion: number;
}
/** A case as it stands after a step. */
export interface Saved {
  id: string;
  version: number;
}

/** Reads a case for a step of its owner. @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION */
export function begin(deps: Deps, input: CaseInput): { law: DeskLaw; dossier: Dossier } {
  const law = deskLaw(deps.db, deps.law);
  const dossier = openDossier(deps.db, law, input.id);
  assertEditable(deps, dossier.record, input.expectedVersion);
  return { law, dossier };
}

/** Tells the screens and answers with the new version. */
export function done(deps: Deps, { record }: Dossier): Saved {
  announceCase(deps, record.id, record.enterpriseId);
  return { id: record.id, version: record.version };
}

/**
 * 一次性告知补正: names every gap found in this round, once (办法 art. 28), in a letter with a number. `note` goes onto it.
 */
export function returnOnce(
  deps: Deps,
  input: CaseInput & { onDate: string; note: string | null },
): Saved & { noticeNo: string } {
  const { law, dossier } = begin(deps, input);
  const onDate = pastDay(deps, input.onDate);
  const change = () => ({ returnedOn: onDate });
  const returned = takeStep(deps, law, dossier, {
    action: 'return-once',
    onDate,
    reason: input.note,
    change,
  });
  const { record, enterprise } = returned;
  const notice = issueNotice(deps, {
    kind: 'supplement',
    enterpriseId: record.enterpriseId,
    caseId: record.id,
    round: record.round,
    recipient: enterprise.name,
    issuedOn: onDate,
    details: { items: gapsOf(returned) },
    remark: input.note,
  });
  return { ...done(deps, returned), noticeNo: notice.number ?? '' };
}

/** What a notice names: every statutory material that was found missing or not as required in this round. */
function gapsOf({
  record,
  materials,
  checks,
}: Dossier): { material: string; outcome: string; note: string | null }[] {
  return checks
    .filter((check) => check.round === record.round && isGap(check.outcome))
    .filter((check) => materials.some((m) => m.key === check.material && m.needed))
    .map(({ material, outcome, note }) => ({ material, outcome, note }));
}

/** The unit hands in again: a new round with new five working days begins; earlier checks stay with their round. */
export function resubmit(deps: Deps, input: CaseInput & { onDate: string }): Saved {
  const { law, dossier } = begin(deps, input);
  const onDate = pastDay(deps, input.onDate);
  const resubmitted = takeStep(deps, law, dossier, {
    action: 'resubmit',
    onDate,
    change: () => ({ submittedOn: onDate, round: dossier.record.round + 1 }),
  });
  const change = () => ({ receivedOn: onDate });
  return done(deps, takeStep(deps, law, resubmitted, { action: 'receive', onDate, change }));
}

/** Files the case under the next number; from then on the certificate can be issued. */
export function fileCase(deps: Deps, input: CaseInput & { onDate: string }): Saved & { filingNo: string } {
  const { law, dossier } = begin(deps, input);
  const onDate = pastDay(deps, input.onDate);
  const change = () => ({ decidedOn: onDate, filingNo: takeFilingNumber(deps, input.id, onDate) });
  const filed = takeStep(deps, law, dossier, { action: 'file', onDate, change });
  return { ...done(deps, filed), filingNo: filed.record.filingNo ?? '' };
}

/** Records that the law has already filed the case: day five passed without decision or reasons (办法 art. 28). */
export function markDeemed(deps: Deps, input: CaseInput): Saved {
  const { law, dossier } = begin(deps, input);
  return done(deps, deem(deps, law, dossier));
}

/** Gives a deemed filing its number. */
export function assignNumber(
  deps: Deps,
  input: CaseInput & { onDate: string },
): Saved & { filingNo: string } {
  const { law, dossier } = begin(deps, input);
  const onDate = pastDay(deps, input.onDate);
  const change = () => ({ filingNo: takeFilingNumber(deps, input.id, onDate) });
  const numbered = takeStep(deps, law, dossier, { action: 'assign-number', onDate, change });
  return { ...done(deps, numbered), filingNo: numbered.record.filingNo ?? '' };
}

/** The registration form was handed out on a day; until then a filed case shows 登记表未出具. */
export function handOutCertificate(deps: Deps, input: CaseInput & { onDate: string }): Saved {
  const { law, dossier } = begin(deps, input);
  const onDate = pastDay(deps, input.onDate);
  const change = () => ({ certificateOn: onDate });
  return done(deps, takeStep(deps, law, dossier, { action: 'hand-out', onDate, change }));
}

/**
 * Records every deemed filing that the turn of the day has brought about, giving way between them. Cases of other origins
 * are left to their office, cases from a ledger to the clerk (an empty cell is no proof that nobody answered), and deadlines
 * over years without a holiday notice wait for it. Nobody decided anything, so event and audit entry name the system,
 * whoever happened to open the program. Returns the ids.
 */
export async function deemExpiredCases(given: Deps, pause: () => Promise<void>): Promise<string[]> {
  const deps: Deps = { ...given, actor: SYSTEM_ACTOR };
  const law = deskLaw(deps.db, deps.law);
  const today = deps.clock.today() as CivilDate;
  const deemed: string[] = [];
  for (const id of casesReceivedHere(deps.db, deps.self)) {
    await pause();
    const record = found(filingCaseTable.find(deps.db, id), '备案', id);
    const clock = officeClock(record, law, today);
    if (clock === null || clock.provisional || clock.state !== 'expired') continue;
    done(deps, deem(deps, law, openDossier(deps.db, law, record.id)));
    appendAudit(deps.db, {
      at: deps.clock.now(),
      actor: deps.actor,
      action: 'filing.markDeemed',
      entity: 'filing_case',
      entityId: record.id,
      details: { deemedOn: clock.expiresOn, rule: clock.rule.id },
    });
    deemed.push(record.id);
  }
  return deemed;
}

/** The deemed filing counts from the first day after the deadline, whenever it is recorded. */
function deem(deps: Deps, law: DeskLaw, dossier: Dossier): Dossier {
  const today = deps.clock.today() as CivilDate;
  const clock = officeClock(dossier.record, law, today);
  // Not yet expired: the table refuses today and says until when the clock runs.
  const onDate = clock !== null && clock.state === 'expired' ? clock.expiresOn : today;
  return takeStep(deps, law, dossier, {
    action: 'mark-deemed',
    onDate,
    change: () => ({ decidedOn: onDate }),
  });
}
