import type { ReadDb, WriteDb } from '../connection';

/** The serial that comes next for a region and year: one above the highest ever given, cancelled ones included. */
export function nextFilingSerial(db: ReadDb, regionCode: string, year: number): number {
  return (
    (db.value<number | null>(
      'SELECT MAX(seq) FROM filing_number WHERE region_code = @regionCode AND year = @year',
      {
        regionCode,
        year,
      },
    ) ?? 0) + 1
  );
}

/** Numbers of this origin's cases that begin with `prefix`: those taken over from a ledger continue the same series. */
export function filingNumbersFrom(db: ReadDb, origin: string, prefix: string): string[] {
  return db
    .all<{ filing_no: string }>(
      `SELECT filing_no FROM filing_case
       WHERE filing_no >= @prefix AND filing_no < @prefix || char(1114111) AND origin = @origin AND voided_at IS NULL`,
      { prefix, origin },
    )
    .map((row) => row.filing_no);
}

/** Whether a number is already in use by any case, ours or taken over from a ledger. */
export function filingNumberTaken(db: ReadDb, number: string): boolean {
  return (
    db.value<number>(
      `SELECT EXISTS (SELECT 1 FROM filing_number WHERE number = @number)
           OR EXISTS (SELECT 1 FROM filing_case WHERE filing_no = @number AND voided_at IS NULL)`,
      { number },
    ) === 1
  );
}

/** Keeps the number a case has been given. */
export function insertFilingNumber(
  db: WriteDb,
  record: {
    regionCode: string;
    year: number;
    seq: number;
    number: string;
    caseId: string;
    createdAt: string;
  },
): void {
  db.run(
    `INSERT INTO filing_number (region_code, year, seq, number, case_id, created_at)
     VALUES (@regionCode, @year, @seq, @number, @caseId, @createdAt)`,
    record,
  );
}

/** A voided case's number stays where it is, with the reason, and is never given again. */
export function cancelFilingNumber(db: WriteDb, caseId: string, reason: string): void {
  db.run(
    'UPDATE filing_number SET cancelled_reason = @reason WHERE case_id = @caseId AND cancelled_reason IS NULL',
    {
      caseId,
      reason,
    },
  );
}
