import type { HiddenDangerState, ListingLevel } from '../domain/hazard/codes';
import type { Bookkeeping } from './bookkeeping';
import { defineTable, plain } from './table';

/** 重大隐患 and its supervision by listing (吉政发〔2012〕8号 四（三）2). */
export interface HiddenDangerRecord extends Bookkeeping {
  id: string;
  enterpriseId: string;
  hazardId: string | null;
  title: string;
  description: string | null;
  /** In the words of the sector's list. */
  category: string | null;
  place: string | null;
  state: HiddenDangerState;
  foundOn: string;
  foundBy: string | null;
  /** Reported to the office. */
  filedOn: string | null;
  filingOffice: string | null;
  /** 挂牌文号. */
  listingNo: string | null;
  listingLevel: ListingLevel | null;
  listedOn: string | null;
  /** 督办单位. */
  supervisor: string | null;
  responsible: string | null;
  responsiblePhone: string | null;
  measures: string | null;
  /** Yuan. */
  funds: number | null;
  dueOn: string | null;
  extendedTo: string | null;
  extendReason: string | null;
  correctedOn: string | null;
  /** 验收. */
  acceptedOn: string | null;
  acceptedBy: string | null;
  acceptance: string | null;
  /** 摘牌. */
  delistedOn: string | null;
  delistingNo: string | null;
  remark: string | null;
}

export const hiddenDangerTable = defineTable<HiddenDangerRecord>('hidden_danger', {
  id: plain('id'),
  enterpriseId: plain('enterprise_id'),
  hazardId: plain('hazard_id'),
  title: plain('title'),
  description: plain('description'),
  category: plain('category'),
  place: plain('place'),
  state: plain('state'),
  foundOn: plain('found_on'),
  foundBy: plain('found_by'),
  filedOn: plain('filed_on'),
  filingOffice: plain('filing_office'),
  listingNo: plain('listing_no'),
  listingLevel: plain('listing_level'),
  listedOn: plain('listed_on'),
  supervisor: plain('supervisor'),
  responsible: plain('responsible'),
  responsiblePhone: plain('responsible_phone'),
  measures: plain('measures'),
  funds: plain('funds'),
  dueOn: plain('due_on'),
  extendedTo: plain('extended_to'),
  extendReason: plain('extend_reason'),
  correctedOn: plain('corrected_on'),
  acceptedOn: plain('accepted_on'),
  acceptedBy: plain('accepted_by'),
  acceptance: plain('acceptance'),
  delistedOn: plain('delisted_on'),
  delistingNo: plain('delisting_no'),
  remark: plain('remark'),
});
