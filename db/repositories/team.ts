import type { Bookkeeping } from './bookkeeping';
import { defineTable, plain } from './table';

/** An emergency rescue team. */
export interface TeamRecord extends Bookkeeping {
  id: string;
  name: string;
  nameKey: string;
  nameInitials: string;
  /** 矿山, 危险化学品, 消防 … */
  field: string | null;
  /** 专业应急救援队伍, 企业专职 … */
  nature: string | null;
  /** 依托单位 as written. */
  hostUnit: string | null;
  hostId: string | null;
  leader: string | null;
  /** 24-hour number. */
  dutyPhone: string | null;
  members: number | null;
  fullTimeMembers: number | null;
  foundedOn: string | null;
  base: string | null;
  mainEquipment: string | null;
  regionCode: string;
  remark: string | null;
}

export const teamTable = defineTable<TeamRecord>('team', {
  id: plain('id'),
  name: plain('name'),
  nameKey: plain('name_key'),
  nameInitials: plain('name_initials'),
  field: plain('field'),
  nature: plain('nature'),
  hostUnit: plain('host_unit'),
  hostId: plain('host_id'),
  leader: plain('leader'),
  dutyPhone: plain('duty_phone'),
  members: plain('members'),
  fullTimeMembers: plain('full_time_members'),
  foundedOn: plain('founded_on'),
  base: plain('base'),
  mainEquipment: plain('main_equipment'),
  regionCode: plain('region_code'),
  remark: plain('remark'),
});
