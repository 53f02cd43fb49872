import type { Deps } from '../../core';
import { PlanDeskError } from '../../domain/errors';
import { isResult } from '../../domain/filing/intake';
import { compactName } from '../../domain/text/normalise';
import { type FilingCaseRecord, filingCaseTable } from '../../repositories/filing-case';
import { assertEditable, found } from '../../services/own-row';
import { assertInSight, isUnitDesk } from '../../services/own-sight';
import { type PreparedPackage, prepareSelection } from '../desk/outgoing';
import { partnersOf } from './partners';
import { sourceOf } from './source-links';

export interface PreparedCase extends PreparedPackage {
  kind: 'filing' | 'filing-result';
  record: FilingCaseRecord;
}

/**
 * Decides everything about the package of one case that is not its content. At a unit's desk it is the hand-in to an
 * office, at an office's desk the result for the unit whose package brought the case.
 * @param wish.recipientName the office; a result needs none, it goes back where the case came from
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, FILING_NOT_SUBMITTED, FILING_NOT_DECIDED, FILING_NOT_BY_PACKAGE,
 *   RECIPIENT_MISSING
 */
export function prepareCase(
  deps: Deps,
  wish: { caseId: string; recipientName: string | null },
): PreparedCase {
  const { db } = deps;
  assertInSight(db, 'filing_case', wish.caseId);
  const record = found(filingCaseTable.find(db, wish.caseId), '备案案卷', wish.caseId);
  assertEditable(deps, record);
  const kind = isUnitDesk(db) ? 'filing' : 'filing-result';
  const recipient = kind === 'filing' ? officeOf(deps, record, wish.recipientName) : unitOf(deps, record);
  const byName = `name:${compactName(recipient.name)}`;
  return {
    // Before its first answer an office is known by name alone.
    ...prepareSelection(deps, { kind, recipient, partner: recipient.id ?? byName, before: byName }),
    kind,
    record,
  };
}

interface Recipient {
  id: string | null;
  name: string;
}

function officeOf({ db }: Deps, record: FilingCaseRecord, recipientName: string | null): Recipient {
  if (record.state !== 'submitted' && record.state !== 'resubmitted')
    throw new PlanDeskError('FILING_NOT_SUBMITTED', '案卷还没有提交，或已经办结，不能写成申报包。', {
      state: record.state,
    });
  const name = (recipientName ?? '').trim();
  if (name === '')
    throw new PlanDeskError('RECIPIENT_MISSING', '请填写接收备案的应急管理部门名称。', {
      field: 'recipientName',
    });
  const known = Object.entries(partnersOf(db)).find(
    ([, partner]) => compactName(partner.name) === compactName(name),
  );
  return { id: known?.[0] ?? null, name };
}

function unitOf({ db }: Deps, record: FilingCaseRecord): Recipient {
  if (!isResult(record.state))
    throw new PlanDeskError('FILING_NOT_DECIDED', '案卷还没有告知补正或办结，没有结果可以发给单位。', {
      state: record.state,
    });
  const source = sourceOf(db, 'filing_case', record.id);
  const partner = source && partnersOf(db)[source.origin];
  if (!source || !partner)
    throw new PlanDeskError(
      'FILING_NOT_BY_PACKAGE',
      '这件备案不是由单位的申报包收到的，没有可以回复的数据库，请打印文书送达单位。',
      { id: record.id },
    );
  return { id: source.origin, name: partner.name };
}
