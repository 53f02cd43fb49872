import type { ReadDb } from '../../connection';
import type { ReceiptAnswerRecord } from '../../repositories/receipt';
import { tableNamed } from '../format/index';

interface ReceiptFacts {
  receiptId: string;
  officeName: string;
  sequence: number;
  period: string | null;
  accepted: number;
  returned: number;
  note: string | null;
  answeredOn: string;
  answeredBy: string | null;
}

const FACTS = `r.id AS receiptId, r.sequence, r.period, r.accepted, r.returned, r.note,
  r.answered_on AS answeredOn, r.answered_by AS answeredBy`;

export interface OutgoingReceipt extends ReceiptFacts {
  packageId: string;
  officeId: string;
  fileName: string | null;
  mergedAt: string;
  given: boolean;
  waiting: number;
}

/** Answers that this desk owes or has given, those not written yet first, then the newest. */
export function outgoingReceipts(db: ReadDb, self: string): OutgoingReceipt[] {
  return db
    .all<Omit<OutgoingReceipt, 'given'> & { given: number }>(
      `SELECT ${FACTS}, r.package_id AS packageId, r.office_id AS officeId, r.merged_at AS mergedAt,
              COALESCE(o.name, r.office_id) AS officeName, p.file_name AS fileName, r.answered_by IS NOT NULL AS given,
              (SELECT COUNT(*) FROM receipt_answer a WHERE a.office_id = r.office_id AND a.origin = @self
                  AND a.receipt_id IS NULL AND a.voided_at IS NULL) AS waiting
         FROM receipt r LEFT JOIN office o ON o.id = r.office_id
         LEFT JOIN package_log p ON p.id = r.package_id AND p.direction = 'in'
        WHERE r.origin = @self AND r.voided_at IS NULL
        ORDER BY r.answered_by IS NOT NULL, r.merged_at DESC, r.sequence DESC, r.id`,
      { self },
    )
    .map((row) => ({ ...row, given: row.given === 1 }));
}

export interface IncomingReceipt {
  packageId: string;
  recipient: string;
  sequence: number;
  period: string | null;
  fileName: string;
  at: string;
  receipt: (ReceiptFacts & { open: number }) | null;
}

/** Packages that this desk has sent up, newest first, with the answer that came to each. */
export function incomingReceipts(db: ReadDb, self: string): IncomingReceipt[] {
  const sent = db.all<Omit<IncomingReceipt, 'receipt'>>(
    `SELECT p.id AS packageId, json_extract(p.manifest, '$.recipient.name') AS recipient, p.seq AS sequence, p.period,
            p.file_name AS fileName, p.at
       FROM package_log p WHERE p.direction = 'out' AND p.kind = 'upload' ORDER BY p.at DESC, p.seq DESC`,
  );
  const answers = new Map(
    db
      .all<ReceiptFacts & { open: number; packageId: string }>(
        `SELECT ${FACTS}, r.package_id AS packageId, COALESCE(o.name, r.origin) AS officeName,
                (SELECT COUNT(*) FROM receipt_answer a WHERE a.receipt_id = r.id AND a.outcome = 'returned'
                    AND a.settled_on IS NULL AND a.voided_at IS NULL) AS open
           FROM receipt r LEFT JOIN office o ON o.id = r.origin WHERE r.origin <> @self AND r.voided_at IS NULL`,
        { self },
      )
      .map(({ packageId, ...receipt }) => [packageId, receipt]),
  );
  return sent.map((one) => ({ ...one, receipt: answers.get(one.packageId) ?? null }));
}

export interface AnswerView {
  id: string;
  table: string;
  rowId: string;
  title: string;
  outcome: ReceiptAnswerRecord['outcome'];
  refusal: string | null;
  reason: string | null;
  madeBy: string | null;
  settledOn: string | null;
  settledNote: string | null;
  here: boolean;
  version: number;
}

const ANSWER = `a.id, a.table_name AS "table", a.row_id AS rowId, a.title, a.outcome, a.refusal, a.reason,
  a.made_by AS madeBy, a.settled_on AS settledOn, a.settled_note AS settledNote, a.version`;

/** Answers shown at once; who has more looks for words. */
const SHOWN = 500;

/** The records that a receipt speaks of. */
export function answersOf(
  db: ReadDb,
  { receiptId, text, onlyOpen }: { receiptId: string; text: string; onlyOpen: boolean },
): { total: number; rows: AnswerView[] } {
  const where = `FROM receipt_answer a WHERE a.receipt_id = @receiptId AND a.voided_at IS NULL
    AND (@text = '' OR instr(a.title, @text) > 0 OR instr(COALESCE(a.reason, ''), @text) > 0)
    AND (@onlyOpen = 0 OR (a.outcome = 'returned' AND a.settled_on IS NULL))`;
  const params = { receiptId, text, onlyOpen: onlyOpen ? 1 : 0 };
  return {
    total: db.value<number>(`SELECT COUNT(*) ${where}`, params) ?? 0,
    rows: withPlace(
      db,
      db.all(`SELECT ${ANSWER} ${where} ORDER BY a.table_name, a.title, a.id LIMIT ${SHOWN}`, params),
    ),
  };
}

/** What was said of one record, newest first: words of this desk, and those that came with receipts. */
export function answersOnRow(
  db: ReadDb,
  { self, table, rowId }: { self: string; table: string; rowId: string },
): (AnswerView & { given: boolean; by: string; ours: boolean })[] {
  const rows = db.all<Omit<AnswerView, 'here'> & { given: number; by: string; ours: number }>(
    `SELECT ${ANSWER}, a.receipt_id IS NOT NULL AND r.answered_by IS NOT NULL AS given, COALESCE(o.name, a.origin) AS by,
            a.origin = @self AS ours
       FROM receipt_answer a LEFT JOIN office o ON o.id = a.origin LEFT JOIN receipt r ON r.id = a.receipt_id
      WHERE a.table_name = @table AND a.row_id = @rowId AND a.voided_at IS NULL AND (r.id IS NULL OR r.voided_at IS NULL)
      ORDER BY a.created_at DESC, a.id`,
    { self, table, rowId },
  );
  return rows.map((row) => ({ ...row, here: true, given: row.given === 1, ours: row.ours === 1 }));
}

function withPlace(db: ReadDb, rows: readonly Omit<AnswerView, 'here'>[]): AnswerView[] {
  return rows.map((row) => {
    const table = tableNamed(row.table);
    const here =
      table !== undefined &&
      db.value<number>(`SELECT EXISTS (SELECT 1 FROM ${table.name} WHERE ${table.key} = @id)`, {
        id: row.rowId,
      }) === 1;
    return { ...row, here };
  });
}
