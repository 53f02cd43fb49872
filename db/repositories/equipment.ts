import type { Bookkeeping } from './bookkeeping';
import { defineTable, plain } from './table';

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
}

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
});
