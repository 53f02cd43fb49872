import type { DepotKind } from '../domain/stock/codes';
import type { Bookkeeping } from './bookkeeping';
import { defineTable, flag, plain } from './table';

/** 储备库: where supplies lie. */
export interface DepotRecord extends Bookkeeping {
  id: string;
  name: string;
  nameKey: string;
  nameInitials: string;
  kind: DepotKind;
  /** 主库 of a branch; never in a circle. */
  parentId: string | null;
  /** 权属单位. */
  owner: string | null;
  /** The unit it belongs to. */
  enterpriseId: string | null;
  /** The team that keeps it. */
  teamId: string | null;
  regionCode: string;
  town: string | null;
  address: string | null;
  longitude: number | null;
  latitude: number | null;
  keeper: string | null;
  /** 24 h. */
  phone: string | null;
  /** Square metres. */
  area: number | null;
  shareable: boolean | null;
  closedOn: string | null;
  remark: string | null;
}

export const depotTable = defineTable<DepotRecord>('depot', {
  id: plain('id'),
  name: plain('name'),
  nameKey: plain('name_key'),
  nameInitials: plain('name_initials'),
  kind: plain('kind'),
  parentId: plain('parent_id'),
  owner: plain('owner'),
  enterpriseId: plain('enterprise_id'),
  teamId: plain('team_id'),
  regionCode: plain('region_code'),
  town: plain('town'),
  address: plain('address'),
  longitude: plain('longitude'),
  latitude: plain('latitude'),
  keeper: plain('keeper'),
  phone: plain('phone'),
  area: plain('area'),
  shareable: flag('shareable'),
  closedOn: plain('closed_on'),
  remark: plain('remark'),
});
