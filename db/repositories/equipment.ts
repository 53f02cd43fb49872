import type { EquipmentCondition } from '../domain/stock/codes';
import type { Bookkeeping } from './bookkeeping';
import { defineTable, flag, json, plain } from './table';

/** Equipment of a rescue team. */
export interface EquipmentRecord extends Bookkeeping {
  id: string;
  teamId: string | null;
  /** 所属队伍 as written. */
  team: string | null;
  teamKey: string;
  name: string;
  nameKey: string;
  model: string | null;
  modelKey: string;
  quantity: number | null;
  unit: string | null;
  boughtOn: string | null;
  checkedOn: string | null;
  nextCheckOn: string | null;
  /** 完好, 待修, 报废 … as written. */
  state: string | null;
  keeper: string | null;
  phone: string | null;
  location: string | null;
  remark: string | null;
  /** GB/T 38565, seven digits. */
  code: string | null;
  capabilities: readonly string[];
  condition: EquipmentCondition | null;
  /** Of the quantity, not fit for use. */
  unfit: number;
  /** 检查保养周期. */
  checkMonths: number | null;
  /** On its label, for stock-taking. */
  labelCode: string | null;
  shareable: boolean | null;
}

/** What a roster does not say of equipment. */
export const PLAIN_EQUIPMENT = {
  code: null,
  capabilities: [],
  condition: null,
  unfit: 0,
  checkMonths: null,
  labelCode: null,
  shareable: null,
} as const satisfies Partial<EquipmentRecord>;

export const equipmentTable = defineTable<EquipmentRecord>('equipment', {
  id: plain('id'),
  teamId: plain('team_id'),
  team: plain('team'),
  teamKey: plain('team_key'),
  name: plain('name'),
  nameKey: plain('name_key'),
  model: plain('model'),
  modelKey: plain('model_key'),
  quantity: plain('quantity'),
  unit: plain('unit'),
  boughtOn: plain('bought_on'),
  checkedOn: plain('checked_on'),
  nextCheckOn: plain('next_check_on'),
  state: plain('state'),
  keeper: plain('keeper'),
  phone: plain('phone'),
  location: plain('location'),
  remark: plain('remark'),
  code: plain('code'),
  capabilities: json('capabilities'),
  condition: plain('condition'),
  unfit: plain('unfit'),
  checkMonths: plain('check_months'),
  labelCode: plain('label_code'),
  shareable: flag('shareable'),
});
