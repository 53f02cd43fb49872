import type { Deps } from '../../core';
import { PlanDeskError } from '../../domain/errors';
import type { FilingEndKind } from '../../domain/filing/case-codes';
import { cancelFilingNumber } from '../../repositories/filing-number';
import { selfOffice } from '../../repositories/office';
import { issueNotice } from '../notices/issue-notice';
import { begin, type CaseInput, done, type Saved } from './decide-filing';
import { pastDay, takeStep } from './take-step';

/** Why a case may end here; a case of another level is handed over instead. */
export type VoidKind = Exclude<FilingEndKind, 'transferred'>;

/**
 * 注销: the case stays in the register with its kind of end and its reason; its number is never given again. What the unit
 * itself takes back while the case is open is a step of the unit's.
 */
export function voidCase(
  deps: Deps,
  input: CaseInput & { onDate: string; endKind: VoidKind; reason: string },
): Saved {
  const { law, dossier } = begin(deps, input);
  const onDate = pastDay(deps, input.onDate);
  const voided = takeStep(deps, law, dossier, {
    action: input.endKind === 'withdrawn' ? 'withdraw' : 'void',
    onDate,
    reason: input.reason,
    change: () => ({ voidReason: input.reason, endKind: input.endKind }),
  });
  cancelFilingNumber(deps.db, input.id, input.reason);
  return done(deps, voided);
}

/**
 * Hands a case to the office of the level that it belongs to and keeps the letter that goes with it.
 * @throws PlanDeskError FILING_BLOCKED, TRANSFER_TO_SELF
 */
export function transferCase(
  deps: Deps,
  input: CaseInput & { onDate: string; receiver: string; reason: string },
): Saved & { noticeNo: string } {
  const { law, dossier } = begin(deps, input);
  const onDate = pastDay(deps, input.onDate);
  const receiver = input.receiver.trim();
  if (receiver === selfOffice(deps.db)?.name)
    throw new PlanDeskError('TRANSFER_TO_SELF', '接收移送的就是本单位，请改填其他机关。', { receiver });
  const { round } = dossier.record;
  const moved = takeStep(deps, law, dossier, {
    action: 'transfer',
    onDate,
    reason: input.reason,
    receiver,
    change: () => ({ endKind: 'transferred', transferredTo: receiver, voidReason: input.reason }),
  });
  const notice = issueNotice(deps, {
    kind: 'transfer',
    enterpriseId: moved.record.enterpriseId,
    caseId: moved.record.id,
    round,
    recipient: receiver,
    issuedOn: onDate,
    remark: input.reason,
  });
  return { ...done(deps, moved), noticeNo: notice.number ?? '' };
}
