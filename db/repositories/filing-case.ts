import type { ReadDb } from '../connection';
import type { FilingState } from '../domain/filing/filing-state';
import type { Bookkeeping } from './bookkeeping';
import { defineTable, plain } from './table';

/** One filing of one or several plans of a unit. Dates are civil dates. */
export interface FilingCaseRecord extends Bookkeeping {
  id: string;
  enterpriseId: string;
  kind: 'first' | 'refiling';
  previousCaseId: string | null;
  state: FilingState;
  round: number;
  submittedOn: string | null;
  receivedOn: string | null;
  returnedOn: string | null;
  decidedOn: string | null;
  filingNo: string | null;
  contact: string | null;
  contactPhone: string | null;
  handler: string | null;
  remark: string | null;
}

export const filingCaseTable = defineTable<FilingCaseRecord>('filing_case', {
  id: plain('id'),
  enterpriseId: plain('enterprise_id'),
  kind: plain('kind'),
  previousCaseId: plain('previous_case_id'),
  state: plain('state'),
  round: plain('round'),
  submittedOn: plain('submitted_on'),
  receivedOn: plain('received_on'),
  returnedOn: plain('returned_on'),
  decidedOn: plain('decided_on'),
  filingNo: plain('filing_no'),
  contact: plain('contact'),
  contactPhone: plain('contact_phone'),
  handler: plain('handler'),
  remark: plain('remark'),
});

/** Cases under check whose materials this desk itself has received, oldest receipt first. */
export function casesReceivedHere(db: ReadDb, origin: string): FilingCaseRecord[] {
  return filingCaseTable.select(
    db,
    `WHERE state = 'checking' AND origin = @origin AND voided_at IS NULL
       AND EXISTS (SELECT 1 FROM filing_event ev WHERE ev.case_id = filing_case.id AND ev.action = 'receive')
     ORDER BY received_on, id`,
    { origin },
  );
}
