import type { ReadDb } from '../../db/connection';
import { PlanDeskError } from '../../db/domain/errors';
import type { MatterPaper } from '../../db/exchange/write/matter';
import type { FilingCaseRecord } from '../../db/repositories/filing-case';
import { caseForm } from '../../db/services/filing/case-forms';
import { sha256Of } from '../../db/services/plans/pack-document';
import type { Host } from './host-state';

/** A form of a case as a Word file, telephones in full. @throws PlanDeskError FORM_NOT_YET, NOT_FOUND */
export async function formBytes(
  db: ReadDb,
  host: Host,
  id: string,
  form: 'application' | 'certificate' | 'supplement-notice',
): Promise<Uint8Array> {
  const { renderFormDocx } = await import('../../db/documents/forms/render-docx');
  return renderFormDocx(caseForm(db, host.law, host.clock.today(), id, form, { fullPhones: true }));
}

/** The office's answer on paper: the notice while something is asked for, the certificate once there is a number. */
export async function issuedPapers(db: ReadDb, host: Host, record: FilingCaseRecord): Promise<MatterPaper[]> {
  const form =
    record.state === 'returned'
      ? { material: 'supplement-notice' as const, fileName: '一次性补正告知书.docx' }
      : record.filingNo !== null && record.state !== 'void'
        ? { material: 'certificate' as const, fileName: `应急预案备案登记表 ${record.filingNo}.docx` }
        : null;
  if (form === null) return [];
  try {
    const bytes = await formBytes(db, host, record.id, form.material);
    const id = host.requireCore().newId();
    return [{ id, round: record.round, ...form, sha256: sha256Of(bytes), kind: 'docx', bytes }];
  } catch (error) {
    // A case taken over from a ledger may lack what a form says; its dates and number go all the same.
    if (error instanceof PlanDeskError && error.code === 'FORM_NOT_YET') return [];
    throw error;
  }
}
