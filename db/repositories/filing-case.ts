import type { ReadDb } from '../connection';
import type { FilingChannel, FilingEndKind } from '../domain/filing/case-codes';
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
  /** How it came in; null: from a ledger. */
  channel: FilingChannel | null;
  /** The unit's own case, when its package brought this one. */
  sourceId: string | null;
  /** Why a case is void. */
  endKind: FilingEndKind | null;
  /** The office that a case of another level went to. */
  transferredTo: string | null;
  /** The day the registration form was handed out. */
  certificateOn: string | null;
  /** 档号 (办法 29). */
  archiveNo: string | null;
}

/** What a case that begins now does not have yet. */
export const NOT_YET = {
  returnedOn: null,
  decidedOn: null,
  filingNo: null,
  endKind: null,
  transferredTo: null,
  certificateOn: null,
  archiveNo: null,
} as const satisfies Partial<FilingCaseRecord>;

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
  channel: plain('channel'),
  sourceId: plain('source_id'),
  endKind: plain('end_kind'),
  transferredTo: plain('transferred_to'),
  certificateOn: plain('certificate_on'),
  archiveNo: plain('archive_no'),
});

/** Ids of cases under check whose materials this desk itself has received, oldest receipt first. */
export function casesReceivedHere(db: ReadDb, origin: string): string[] {
  const rows = db.allRaw(
    `SELECT id FROM filing_case WHERE state = 'checking' AND origin = @origin AND voided_at IS NULL
       AND EXISTS (SELECT 1 FROM filing_event ev WHERE ev.case_id = filing_case.id AND ev.action = 'receive')
     ORDER BY received_on, id`,
    { origin },
  );
  return rows.map(([id]) => String(id));
}

/** The other case of this desk that bears an archive number. */
export function archiveNoTakenBy(
  db: ReadDb,
  archiveNo: string,
  exceptId: string,
  origin: string,
): { id: string; unit: string } | undefined {
  return db.get(
    `SELECT c.id, e.name AS unit FROM filing_case c JOIN enterprise e ON e.id = c.enterprise_id
     WHERE c.archive_no = @archiveNo AND c.id <> @exceptId AND c.origin = @origin AND c.voided_at IS NULL LIMIT 1`,
    { archiveNo, exceptId, origin },
  );
}

/** The cases that point back to this one, oldest first. */
export function laterCasesOf(
  db: ReadDb,
  enterpriseId: string,
  id: string,
): { id: string; filingNo: string | null }[] {
  return db.all(
    `SELECT id, filing_no AS filingNo FROM filing_case WHERE enterprise_id = @enterpriseId AND previous_case_id = @id AND voided_at IS NULL ORDER BY id`,
    { enterpriseId, id },
  );
}
