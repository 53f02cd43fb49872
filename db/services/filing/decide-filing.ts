import { appendAudit, SYSTEM_ACTOR } from '../../audit';
import type { Deps } from '../../core';
import type { CivilDate } from '../../domain/dates/civil-date';
import { type DeskLaw, deskLaw } from '../../law/desk-law';
import { casesReceivedHere } from '../../repositories/filing-case';
import { cancelFilingNumber } from '../../repositories/filing-number';
import { assertEditable } from '../own-row';
import { type Dossier, officeClock, openDossier } from './dossier';
import { takeFilingNumber } from './take-number';
import { announceCase, pastDay, takeStep } from './take-step';

interface CaseInput {
  id: string;
  expectedVersion: number;
}
interface Saved {
  id: string;
  version: number;
}

function begin(deps: Deps, input: CaseInput): { law: DeskLaw; dossier: Dossier } {
  const law = deskLaw(deps.db, deps.law);
  const dossier = openDossier(deps.db, law, input.id);
  assertEditable(deps, dossier.record, input.expectedVersion);
  return { law, dossier };
}

function done(deps: Deps, { record }: Dossier): Saved {
  announceCase(deps, record.id, record.enterpriseId);
  return { id: record.id, version: record.version };
}

/** 一次性告知补正: names every gap found in this round, once (办法 art. 28). `note` goes onto the notice. */
export function returnOnce(deps: Deps, input: CaseInput & { onDate: string; note: string | null }): Saved {
  const { law, dossier } = begin(deps, input);
  const onDate = pastDay(deps, input.onDate);
  const change = () => ({ returnedOn: onDate });
  return done(
    deps,
    takeStep(deps, law, dossier, { action: 'return-once', onDate, reason: input.note, change }),
  );
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

/** 注销: the case stays in the register with its reason; its number is never given again. */
export function voidCase(deps: Deps, input: CaseInput & { onDate: string; reason: string }): Saved {
  const { law, dossier } = begin(deps, input);
  const onDate = pastDay(deps, input.onDate);
  const change = () => ({ voidReason: input.reason });
  const voided = takeStep(deps, law, dossier, { action: 'void', onDate, reason: input.reason, change });
  cancelFilingNumber(deps.db, input.id, input.reason);
  return done(deps, voided);
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
  for (const record of casesReceivedHere(deps.db, deps.self)) {
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
    await pause();
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
