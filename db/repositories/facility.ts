import type { FacilityKind } from '../domain/contact/codes';
import type { Bookkeeping } from './bookkeeping';
import { defineTable, flag, json, plain } from './table';

/** A place that a rescue turns to: hospital, shelter, water, landing ground. */
export interface FacilityRecord extends Bookkeeping {
  id: string;
  kind: FacilityKind;
  name: string;
  nameKey: string;
  nameInitials: string;
  /** 三级甲等 … */
  grade: string | null;
  beds: number | null;
  /** 烧伤 中毒 创伤 高压氧 … */
  capabilities: readonly string[];
  /** 24 h. */
  phone: string | null;
  contact: string | null;
  regionCode: string;
  town: string | null;
  address: string | null;
  longitude: number | null;
  latitude: number | null;
  shareable: boolean | null;
  remark: string | null;
}

export const facilityTable = defineTable<FacilityRecord>('facility', {
  id: plain('id'),
  kind: plain('kind'),
  name: plain('name'),
  nameKey: plain('name_key'),
  nameInitials: plain('name_initials'),
  grade: plain('grade'),
  beds: plain('beds'),
  capabilities: json('capabilities'),
  phone: plain('phone'),
  contact: plain('contact'),
  regionCode: plain('region_code'),
  town: plain('town'),
  address: plain('address'),
  longitude: plain('longitude'),
  latitude: plain('latitude'),
  shareable: flag('shareable'),
  remark: plain('remark'),
});
