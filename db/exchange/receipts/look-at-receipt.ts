import type { ReadDb } from '../../connection';
import { judgeRecipient } from '../../domain/exchange/recipient';
import type { SignerStanding } from '../../domain/exchange/signer';
import { type ReceiptRecord, receiptTable } from '../../repositories/receipt';
import type { PackageManifest } from '../format/index';
import { keyringOf } from '../keyring';
import { type PackageProblem, packageProblem } from '../problems';
import { judgeSigner } from '../rehearse/rehearse-package';
import type { ReceiptPackage } from './read-receipt';

/** How a receipt stands to what this desk has sent. */
export interface ReceiptLook {
  standing: SignerStanding;
  /** Nothing of it is new. */
  known: boolean;
  /** An earlier receipt for the same package that this one replaces. */
  replaces: ReceiptRecord | null;
  warnings: PackageProblem[];
  blocks: PackageProblem[];
}

/**
 * Proves that a receipt answers a package which this desk really sent, and to the office that now answers: the log must
 * have the very package by id and by the SHA-256 of its file.
 */
export function lookAtReceipt(
  db: ReadDb,
  self: string,
  { proven, receipt, answers }: Pick<ReceiptPackage, 'proven' | 'receipt' | 'answers'>,
): ReceiptLook {
  const { sender } = proven.manifest;
  const number = String(receipt.sequence);
  const { standing, warnings, blocks } = judgeSigner(proven.signer, sender.id, keyringOf(db, self));
  const sent = db.get<{ sha256: string; seq: number; partner: string; name: string | null }>(
    `SELECT sha256, seq, partner_id AS partner, json_extract(manifest, '$.recipient.name') AS name
       FROM package_log WHERE id = @id AND direction = 'out' AND kind = 'upload'`,
    { id: receipt.packageId },
  );
  if (!sent || receipt.officeId !== self) blocks.push(packageProblem('RECEIPT_PACKAGE_UNKNOWN', number));
  else if (sent.sha256 !== receipt.packageSha256 || sent.seq !== receipt.sequence)
    blocks.push(packageProblem('RECEIPT_PACKAGE_DIFFERS', number));
  else if (!isRecipient(sent, sender)) blocks.push(packageProblem('RECEIPT_OTHER_OFFICE', sent.name ?? ''));
  const ours = receiptTable.select(
    db,
    'WHERE package_id = @packageId AND origin = @origin AND voided_at IS NULL',
    {
      packageId: receipt.packageId,
      origin: sender.id,
    },
  )[0];
  const look: ReceiptLook = { standing, known: false, replaces: null, warnings, blocks };
  if (!ours) return look;
  const same = ours.id === receipt.id;
  const newer = same ? receipt.version > ours.version : isLater(db, proven.manifest, receipt, ours);
  if (newer) return { ...look, replaces: same ? null : ours };
  const whole = same && receipt.version === ours.version && answers.every(({ id }) => has(db, id));
  look.known = true;
  warnings.push(packageProblem(whole ? 'RECEIPT_KNOWN' : 'RECEIPT_OLDER', number));
  return look;
}

const has = (db: ReadDb, id: string): boolean =>
  db.value<number>('SELECT EXISTS (SELECT 1 FROM receipt_answer WHERE id = @id)', { id }) === 1;

/** Of two receipts for one package the one that was written later counts; its number tells where the clock does not. */
function isLater(
  db: ReadDb,
  { sender, sequence }: PackageManifest,
  theirs: ReceiptRecord,
  ours: ReceiptRecord,
): boolean {
  if (theirs.updatedAt !== ours.updatedAt) return theirs.updatedAt > ours.updatedAt;
  const last = db.value<number>(
    `SELECT MAX(seq) FROM package_log WHERE direction = 'in' AND kind = 'receipt' AND partner_id = @sender`,
    { sender: sender.id },
  );
  return sequence > (last ?? 0);
}

/** A package may have been sent to a name before its bearer was known by id. */
function isRecipient(
  sent: { partner: string; name: string | null },
  sender: { id: string; name: string },
): boolean {
  if (sent.partner === sender.id) return true;
  if (!sent.partner.startsWith('name:')) return false;
  const addressed = judgeRecipient({ id: null, name: sent.name ?? '' }, sender);
  return addressed === 'ours' || addressed === 'open';
}
