import type { ExpertState } from '../domain/expert/life';
import type { Bookkeeping } from './bookkeeping';
import { defineTable, flag, json, plain } from './table';

/** Where a person worked before; years, months or days as they are known. */
export interface PastEmployer {
  readonly name: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** A person of the expert pool. */
export interface ExpertRecord extends Bookkeeping {
  id: string;
  name: string;
  nameKey: string;
  nameInitials: string;
  gender: 'male' | 'female' | null;
  bornOn: string | null;
  /** 公民身份号码: shown masked; never in a package. */
  idNumber: string | null;
  employer: string | null;
  pastEmployers: readonly PastEmployer[];
  /** 职务. */
  position: string | null;
  /** 技术职称. */
  title: string | null;
  /** 职业资格. */
  qualification: string | null;
  education: string | null;
  /** In the words of the person or the roster. */
  specialties: readonly string[];
  /** Codes of resources/codes/specialties.json. */
  specialtyCodes: readonly string[];
  /** Codes of what the person is asked for. */
  taskKinds: readonly string[];
  /** In the field since, as known. */
  workSince: string | null;
  phone: string | null;
  email: string | null;
  address: string | null;
  regionCode: string;
  termFrom: string | null;
  termTo: string | null;
  /** False when the ledger gave months only. */
  termExact: boolean;
  certificateNo: string | null;
  /** Most draws a year this person takes; null: the office's figure. */
  yearlyCap: number | null;
  status: ExpertState;
  /** The entry that this one was found to be the same person as. */
  mergedIntoId: string | null;
  remark: string | null;
  /** Of the place of work, for the way to an incident; never leaves in a package. */
  longitude: number | null;
  latitude: number | null;
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
  pastEmployers: json('past_employers'),
  position: plain('position'),
  title: plain('title'),
  qualification: plain('qualification'),
  education: plain('education'),
  specialties: json('specialties'),
  specialtyCodes: json('specialty_codes'),
  taskKinds: json('task_kinds'),
  workSince: plain('work_since'),
  phone: plain('phone'),
  email: plain('email'),
  address: plain('address'),
  regionCode: plain('region_code'),
  termFrom: plain('term_from'),
  termTo: plain('term_to'),
  termExact: flag('term_exact'),
  certificateNo: plain('certificate_no'),
  yearlyCap: plain('yearly_cap'),
  status: plain('status'),
  mergedIntoId: plain('merged_into_id'),
  remark: plain('remark'),
  longitude: plain('longitude'),
  latitude: plain('latitude'),
});
