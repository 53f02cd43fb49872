import type { Bookkeeping } from './bookkeeping';
import { defineTable, flag, json, plain } from './table';

/** A person of the expert pool. */
export interface ExpertRecord extends Bookkeeping {
  id: string;
  name: string;
  nameKey: string;
  nameInitials: string;
  gender: 'male' | 'female' | null;
  bornOn: string | null;
  /** 公民身份号码: shown masked. */
  idNumber: string | null;
  employer: string | null;
  /** 技术职称/职业资格. */
  title: string | null;
  education: string | null;
  specialties: readonly string[];
  phone: string | null;
  regionCode: string;
  termFrom: string | null;
  termTo: string | null;
  /** False when the ledger gave months only. */
  termExact: boolean;
  certificateNo: string | null;
  status: 'serving' | 'paused' | 'expired' | 'removed' | 'left';
  remark: string | null;
}

export const expertTable = defineTable<ExpertRecord>('expert', {
  id: plain('id'),
  name: plain('name'),
  nameKey: plain('name_key'),
  nameInitials: plain('name_initials'),
  gender: plain('gender'),
  bornOn: plain('born_on'),
  idNumber: plain('id_number'),
  employer: plain('employer'),
  title: plain('title'),
  education: plain('education'),
  specialties: json('specialties'),
  phone: plain('phone'),
  regionCode: plain('region_code'),
  termFrom: plain('term_from'),
  termTo: plain('term_to'),
  termExact: flag('term_exact'),
  certificateNo: plain('certificate_no'),
  status: plain('status'),
  remark: plain('remark'),
});
