/** Whose depot it is: 政府 企业 队伍 社会. */
export const DEPOT_KINDS = ['government', 'enterprise', 'team', 'social'] as const;
export type DepotKind = (typeof DEPOT_KINDS)[number];

/** 期初 入库 出库 调入 调出 盘点 调用出库 归还 报废 转待修 修复 冲正. */
export const MOVEMENT_KINDS = [
  'opening',
  'in',
  'out',
  'transfer-in',
  'transfer-out',
  'stock-take',
  'call-out',
  'return',
  'scrap',
  'unfit',
  'mended',
  'reversal',
] as const;
export type MovementKind = (typeof MOVEMENT_KINDS)[number];

/** 盘点中 已完成 已取消. */
export const STOCKTAKE_STATES = ['counting', 'done', 'cancelled'] as const;
export type StocktakeState = (typeof STOCKTAKE_STATES)[number];

/** 完好 待修 报废. */
export const EQUIPMENT_CONDITIONS = ['good', 'repair', 'scrapped'] as const;
export type EquipmentCondition = (typeof EQUIPMENT_CONDITIONS)[number];
