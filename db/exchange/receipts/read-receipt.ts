import { join } from 'node:path';
import { openForReading, type SqlRow } from '../../connection';
import {
  type ReceiptAnswerRecord,
  type ReceiptRecord,
  receiptAnswerTable,
  receiptTable,
} from '../../repositories/receipt';
import { type PackageManifest, TABLES, tableNamed } from '../format/index';
import { asFileError, packageError } from '../problems';
import type { Progress } from '../progress';
import { type ProofOrder, type ProvenPackage, provePackage } from '../read/prove-package';
import { tablesOfMatter } from '../write/matter';

/** A receipt as it came: proven in form, believed in nothing. */
export interface ReceiptPackage {
  proven: ProvenPackage;
  receipt: ReceiptRecord;
  answers: readonly ReceiptAnswerRecord[];
  /** What is written, by table. */
  rows: Readonly<Record<'office' | 'receipt' | 'receipt_answer', readonly SqlRow[]>>;
}

/** More than a merge names, with room for what persons return. */
const MOST_ROWS = 10_000;
/** Longest text of a row, bytes. */
const LONGEST = 20_000;

/**
 * Proves a receipt and takes its rows. Needs no database: fit for a worker.
 * @throws PlanDeskError PACKAGE_*
 */
export async function readReceiptPackage(
  order: Omit<ProofOrder, 'kinds'>,
  context: { progress: (progress: Progress) => void; signal: AbortSignal },
): Promise<ReceiptPackage> {
  try {
    const proven = await provePackage({ ...order, kinds: ['receipt'] }, context);
    return { proven, ...takeRows(join(order.scratchFolder, 'data.sqlite'), proven.manifest) };
  } catch (error) {
    throw asFileError(error, order.file);
  }
}

/** @throws PlanDeskError PACKAGE_NOT_ONE_RECEIPT when it holds anything but one receipt of its sender */
function takeRows(file: string, { sender, base, counts }: PackageManifest): Omit<ReceiptPackage, 'proven'> {
  const refuse = (where: string) => packageError('PACKAGE_NOT_ONE_RECEIPT', where);
  if (base.kind !== 'selection') throw refuse('base');
  const allowed = tablesOfMatter('receipt');
  const { db, close } = openForReading(file);
  try {
    for (const { name, label, columns } of TABLES) {
      const rows = counts[name] ?? 0;
      if (rows === 0) continue;
      if (!allowed.has(name) || rows > MOST_ROWS) throw refuse(`${label} ${rows}`);
      const long = columns.map((column) => `octet_length(${column}) > ${LONGEST}`).join(' OR ');
      if (db.value<number>(`SELECT EXISTS (SELECT 1 FROM ${name} WHERE ${long})`) === 1) throw refuse(label);
      // Nobody answers in another's name, and what is void answers nothing.
      if (
        db.value(`SELECT 1 FROM ${name} WHERE origin IS NOT @sender OR voided_at IS NOT NULL`, {
          sender: sender.id,
        })
      )
        throw refuse(`${label} 归属`);
    }
    const [receipt, second] = receiptTable.select(db, '');
    if (!receipt || second || counts.office !== 1) throw refuse(`回执 ${counts.receipt ?? 0}`);
    const answers = receiptAnswerTable.select(db, 'ORDER BY id');
    for (const { receiptId, officeId, tableName } of answers)
      if (receiptId !== receipt.id || officeId !== receipt.officeId || !tableNamed(tableName))
        throw refuse('回执意见');
    const all = (table: string) => db.all<SqlRow>(`SELECT * FROM ${table} ORDER BY id`);
    return {
      receipt,
      answers,
      rows: { office: all('office'), receipt: all('receipt'), receipt_answer: all('receipt_answer') },
    };
  } finally {
    close();
  }
}
