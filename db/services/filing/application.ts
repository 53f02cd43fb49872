import type { ReadDb, WriteDb } from '../../connection';
import type { EnterpriseRecord } from '../../repositories/enterprise';
import type { FilingCaseRecord } from '../../repositories/filing-case';
import { readSetting, writeSetting } from '../../repositories/setting';

/** What the 申报表 says besides the plans; each field filled from the register and open to correction on the form. */
export interface ApplicationFields {
  contact: string | null;
  phone: string | null;
  fax: string | null;
  email: string | null;
  legalPerson: string | null;
  /** 万元. */
  assetsWan: number | null;
  industry: string | null;
  employees: number | null;
  address: string | null;
  postcode: string | null;
}

/** Contact and telephone stand in the case itself. */
export type ApplicationCorrections = Partial<Omit<ApplicationFields, 'contact' | 'phone'>>;

/** What was corrected on the form of one case stays with this desk: what was handed in is the printed form. */
const settingOf = (caseId: string) => `filing.application.${caseId}`;

/** The form's fields from the registers, with what was corrected on it. */
export function applicationFields(
  db: ReadDb,
  record: Pick<FilingCaseRecord, 'id' | 'contact' | 'contactPhone'>,
  enterprise: EnterpriseRecord,
): ApplicationFields {
  const industry = [enterprise.supervisionCategory, enterprise.industryCode].filter((part) => part !== null);
  return {
    fax: null,
    email: null,
    legalPerson: enterprise.legalPerson,
    assetsWan: enterprise.assetsWan,
    industry: industry.length === 0 ? null : industry.join(' '),
    employees: enterprise.employees,
    address: enterprise.address,
    postcode: null,
    ...readSetting<ApplicationCorrections>(db, settingOf(record.id), {}),
    contact: record.contact,
    phone: record.contactPhone,
  };
}

/** Keeps what was corrected on the form. */
export function keepCorrections(db: WriteDb, caseId: string, corrections: ApplicationCorrections): void {
  writeSetting(db, settingOf(caseId), corrections);
}
