import type { Bookkeeping } from './bookkeeping';
import { defineTable, flag, json, plain } from './table';

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
  /** `depot` keeps the name beside it, for ledgers and lists. */
  depotId: string | null;
  /** What it is for: 灭火 排水 通风 … */
  capabilities: readonly string[];
  /** Of the stock: 待修、损坏. */
  unfit: number;
  batchNo: string | null;
  /** 权属单位, where not the depot's. */
  owner: string | null;
  checkedOn: string | null;
  nextCheckOn: string | null;
  /** 检查保养周期. */
  checkMonths: number | null;
  /** Yuan. */
  unitPrice: number | null;
  /** On its label, for stock-taking. */
  labelCode: string | null;
}

/** What a roster does not say of supplies. */
export const PLAIN_SUPPLY = {
  depotId: null,
  capabilities: [],
  unfit: 0,
  batchNo: null,
  owner: null,
  checkedOn: null,
  nextCheckOn: null,
  checkMonths: null,
  unitPrice: null,
  labelCode: null,
} as const satisfies Partial<SupplyRecord>;

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
  depotId: plain('depot_id'),
  capabilities: json('capabilities'),
  unfit: plain('unfit'),
  batchNo: plain('batch_no'),
  owner: plain('owner'),
  checkedOn: plain('checked_on'),
  nextCheckOn: plain('next_check_on'),
  checkMonths: plain('check_months'),
  unitPrice: plain('unit_price'),
  labelCode: plain('label_code'),
});
