import type { Bookkeeping } from './bookkeeping';
import { defineTable, flag, plain } from './table';

/** Emergency supplies in a depot. */
export interface SupplyRecord extends Bookkeeping {
  id: string;
  /** 储备库, by name. */
  depot: string | null;
  depotKey: string;
  category: string | null;
  /** GB/T 38565, seven digits. */
  code: string | null;
  name: string;
  nameKey: string;
  spec: string | null;
  specKey: string;
  stock: number | null;
  minimumStock: number | null;
  unit: string | null;
  madeOn: string | null;
  expiresOn: string | null;
  /** Exact day, month only (its last day is kept), does not expire. */
  expiryKind: 'day' | 'month' | 'none' | null;
  location: string | null;
  keeper: string | null;
  phone: string | null;
  /** 可调用. */
  shareable: boolean | null;
  remark: string | null;
}

export const supplyTable = defineTable<SupplyRecord>('supply', {
  id: plain('id'),
  depot: plain('depot'),
  depotKey: plain('depot_key'),
  category: plain('category'),
  code: plain('code'),
  name: plain('name'),
  nameKey: plain('name_key'),
  spec: plain('spec'),
  specKey: plain('spec_key'),
  stock: plain('stock'),
  minimumStock: plain('minimum_stock'),
  unit: plain('unit'),
  madeOn: plain('made_on'),
  expiresOn: plain('expires_on'),
  expiryKind: plain('expiry_kind'),
  location: plain('location'),
  keeper: plain('keeper'),
  phone: plain('phone'),
  shareable: flag('shareable'),
  remark: plain('remark'),
});
