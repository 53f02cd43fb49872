import type { CallResult, CheckedSubject, ContactKind } from '../domain/contact/codes';
import type { Bookkeeping } from './bookkeeping';
import { defineTable, flag, plain } from './table';

/** One line of the directory. */
export interface ContactRecord extends Bookkeeping {
  id: string;
  kind: ContactKind;
  organisation: string;
  organisationKey: string;
  initials: string;
  /** Of resources/codes/contact-fields.json: 气象 地震 自然资源 卫健 … */
  field: string | null;
  department: string | null;
  name: string | null;
  post: string | null;
  /** 24 h, of the organisation. */
  dutyPhone: string | null;
  /** Of the person. */
  phone: string | null;
  otherPhone: string | null;
  fax: string | null;
  regionCode: string;
  town: string | null;
  enterpriseId: string | null;
  /** Who is called first. */
  callOrder: number;
  shareable: boolean | null;
  remark: string | null;
}

export const contactTable = defineTable<ContactRecord>('contact', {
  id: plain('id'),
  kind: plain('kind'),
  organisation: plain('organisation'),
  organisationKey: plain('organisation_key'),
  initials: plain('initials'),
  field: plain('field'),
  department: plain('department'),
  name: plain('name'),
  post: plain('post'),
  dutyPhone: plain('duty_phone'),
  phone: plain('phone'),
  otherPhone: plain('other_phone'),
  fax: plain('fax'),
  regionCode: plain('region_code'),
  town: plain('town'),
  enterpriseId: plain('enterprise_id'),
  callOrder: plain('call_order'),
  shareable: flag('shareable'),
  remark: plain('remark'),
});

/** One call to one number, to see whether it still holds. */
export interface ContactCheckRecord extends Bookkeeping {
  id: string;
  subject: CheckedSubject;
  subjectId: string;
  /** Which of its numbers: dutyPhone, phone … */
  field: string;
  /** The number called. */
  phone: string;
  result: CallResult;
  newPhone: string | null;
  checkedOn: string;
  checkedBy: string | null;
  note: string | null;
}

export const contactCheckTable = defineTable<ContactCheckRecord>('contact_check', {
  id: plain('id'),
  subject: plain('subject'),
  subjectId: plain('subject_id'),
  field: plain('field'),
  phone: plain('phone'),
  result: plain('result'),
  newPhone: plain('new_phone'),
  checkedOn: plain('checked_on'),
  checkedBy: plain('checked_by'),
  note: plain('note'),
});
