import type { ReadDb } from '../../connection';
import type { Deps } from '../../core';
import { asCivilDate, type CivilDate } from '../../domain/dates/civil-date';
import { isCompletedDrill } from '../../domain/drill/drill-state';
import {
  type ActingPerson,
  type FindingAction,
  type FindingFacts,
  type FindingStep,
  transitionFinding,
} from '../../domain/drill/finding-state';
import { PlanDeskError } from '../../domain/errors';
import { type DrillRecord, drillTable } from '../../repositories/drill';
import {
  type CorrectiveActionRecord,
  correctiveActionTable,
  type DrillFindingRecord,
  drillFindingTable,
} from '../../repositories/drill-finding';
import { correctionsOf, findingsCarriedTo } from '../../repositories/drill-finding-views';
import { listUsers } from '../../repositories/user';
import { FieldCheck } from '../field-check';
import { found, newBookkeeping, nextBookkeeping } from '../own-row';
import { editableFinding, type SavedFinding, settleFinding } from './edit-finding';

/** One step as it is entered; an action reads the fields it asks for. */
export interface FindingStepInput {
  id: string;
  expectedVersion: number;
  action: FindingAction;
  onDate: string;
  /** Who corrected, or who verifies. */
  by: string | null;
  owner: string | null;
  dueOn: string | null;
  measure: string | null;
  proof: string | null;
  /** Reason; of a verification what was seen. */
  reason: string | null;
  /** The drill that takes it up. */
  targetId: string | null;
}

/**
 * Takes one step of a finding's life through the domain's table. Whoever corrects does not also verify: neither under the same
 * name nor, where several people sign in, under the same account.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, FIELDS_INVALID, FINDING_BLOCKED {state, action, blockers}
 */
export function stepFinding(deps: Deps, input: FindingStepInput): SavedFinding {
  const before = editableFinding(deps, input.id, input.expectedVersion);
  const drill = found(drillTable.find(deps.db, before.drillId), '演练', before.drillId);
  const step = readStep(deps, drill, input);
  const corrections = correctionsOf(deps.db, before.id);
  const facts = factsOf(deps.db, before, drill, corrections);
  const moved = transitionFinding(before.state, input.action, { facts, step });
  if (!moved.ok)
    throw new PlanDeskError('FINDING_BLOCKED', moved.error.map(({ message }) => message).join(''), {
      state: before.state,
      action: input.action,
      blockers: moved.error.map(({ code, message }) => ({ code, message })),
    });
  keepCorrection(deps, before, input.action, step, corrections);
  const record: DrillFindingRecord = {
    ...nextBookkeeping(deps, before),
    ...changesOf(before, input, step),
    state: moved.value,
  };
  drillFindingTable.update(deps.db, record);
  // The drill that had taken it up shows it no more.
  if (before.carriedToId !== null && before.carriedToId !== record.carriedToId)
    deps.changed('drills', [before.carriedToId]);
  return settleFinding(deps, record);
}

/** What the table looks at, as the database has it. */
export function factsOf(
  db: ReadDb,
  finding: DrillFindingRecord,
  drill: DrillRecord,
  corrections: readonly CorrectiveActionRecord[],
): FindingFacts {
  const waiting = corrections.findLast(({ verdict }) => verdict === null);
  const target = finding.carriedToId === null ? undefined : drillTable.find(db, finding.carriedToId);
  const accounts = listUsers(db).filter(({ active }) => active);
  return {
    heldOn: lastDay(drill),
    owner: finding.owner,
    correction:
      waiting === undefined
        ? null
        : { name: waiting.doneBy, account: waiting.doneAccount, doneOn: asCivilDate(waiting.doneOn) },
    carriedTo:
      target === undefined ? null : { heldOn: isCompletedDrill(target.state) ? lastDay(target) : null },
    soleAccount: accounts.length < 2,
  };
}

/**
 * Opens the findings again that a drill was to take up and that will not be taken up by it: it was cancelled or taken out of
 * the register. None is lost with it.
 */
export function reopenCarried(deps: Deps, drillId: string, reason: string): void {
  for (const finding of findingsCarriedTo(deps.db, drillId)) {
    if (finding.state !== 'carried' || finding.origin !== deps.self) continue;
    const record: DrillFindingRecord = {
      ...nextBookkeeping(deps, finding),
      state: 'open',
      carriedToId: null,
      remark: [finding.remark, `承接的演练未举行（${reason}），重新打开。`].filter(Boolean).join('\n'),
    };
    drillFindingTable.update(deps.db, record);
    settleFinding(deps, record);
  }
}

function lastDay({ startOn, endOn }: DrillRecord): CivilDate | null {
  const day = endOn ?? startOn;
  return day === null ? null : asCivilDate(day);
}

/** @throws PlanDeskError FIELDS_INVALID */
function readStep(deps: Deps, drill: DrillRecord, input: FindingStepInput): FindingStep {
  const check = new FieldCheck();
  const onDate = check.date('onDate', input.onDate, deps.clock.today());
  const dueOn = check.date('dueOn', input.dueOn);
  check.throwIfAny();
  const name = check.text(input.by);
  const by: ActingPerson | null = name === null ? null : { name, account: deps.actor.id };
  const target = input.targetId === null ? undefined : drillTable.find(deps.db, input.targetId);
  return {
    onDate: onDate as CivilDate,
    by,
    owner: check.text(input.owner),
    dueOn: dueOn as CivilDate | null,
    measure: check.lines(input.measure),
    proof: check.lines(input.proof),
    reason: check.lines(input.reason),
    target: target === undefined ? null : { fits: isToCome(target, drill) },
  };
}

/** True for another drill of the same organiser that has not begun. */
function isToCome(target: DrillRecord, drill: DrillRecord): boolean {
  return (
    target.id !== drill.id &&
    target.voidedAt === null &&
    target.origin === drill.origin &&
    target.enterpriseId === drill.enterpriseId &&
    (target.state === 'planned' || target.state === 'prepared' || target.state === 'postponed')
  );
}

/** Adds what was done, or the word of whoever verified it. */
function keepCorrection(
  deps: Deps,
  finding: DrillFindingRecord,
  action: FindingAction,
  step: FindingStep,
  corrections: readonly CorrectiveActionRecord[],
): void {
  if (action === 'correct')
    correctiveActionTable.insert(deps.db, {
      ...newBookkeeping(deps),
      id: deps.newId(),
      findingId: finding.id,
      measure: step.measure ?? '',
      doneOn: step.onDate,
      doneBy: step.by?.name ?? '',
      doneAccount: step.by?.account ?? null,
      proof: step.proof ?? '',
      verdict: null,
      verifiedOn: null,
      verifiedBy: null,
      verifyNote: null,
    });
  const waiting = corrections.findLast(({ verdict }) => verdict === null);
  if ((action === 'verify' || action === 'reject') && waiting)
    correctiveActionTable.update(deps.db, {
      ...nextBookkeeping(deps, waiting),
      verdict: action === 'verify' ? 'accepted' : 'rejected',
      verifiedOn: step.onDate,
      verifiedBy: step.by?.name ?? null,
      verifyNote: step.reason,
    });
  // What a later drill showed is its proof: kept like any other, by whom it concerned and by whom it was seen.
  if (action === 'confirm')
    correctiveActionTable.insert(deps.db, {
      ...newBookkeeping(deps),
      id: deps.newId(),
      findingId: finding.id,
      measure: '在后续演练中检验',
      doneOn: step.onDate,
      doneBy: finding.owner ?? '',
      doneAccount: null,
      proof: step.reason ?? '',
      verdict: 'accepted',
      verifiedOn: step.onDate,
      verifiedBy: step.by?.name ?? null,
      verifyNote: null,
    });
}

function changesOf(
  before: DrillFindingRecord,
  { action, targetId }: FindingStepInput,
  step: FindingStep,
): Partial<DrillFindingRecord> {
  switch (action) {
    case 'assign':
      return { owner: step.owner, dueOn: step.dueOn };
    case 'correct':
    case 'reject':
      return {};
    case 'verify':
    case 'confirm':
      return { closedOn: step.onDate };
    case 'carry':
      return { carriedToId: targetId, carriedReason: step.reason };
    case 'reopen':
      return {
        closedOn: null,
        carriedToId: null,
        remark: [before.remark, `${step.onDate} 重新打开：${step.reason ?? ''}`].filter(Boolean).join('\n'),
      };
  }
}
