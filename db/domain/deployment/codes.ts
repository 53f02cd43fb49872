/** 调用 征用. */
export const DEPLOYMENT_KINDS = ['call-up', 'requisition'] as const;
export type DeploymentKind = (typeof DEPLOYMENT_KINDS)[number];

/** 已下达 已出动 已到达 已归还 已结算 已取消. */
export const DEPLOYMENT_STATES = [
  'ordered',
  'departed',
  'arrived',
  'returned',
  'settled',
  'cancelled',
] as const;
export type DeploymentState = (typeof DEPLOYMENT_STATES)[number];

/** 人工 车辆机械 消耗 损坏 丢失 其他. */
export const COST_KINDS = ['labour', 'vehicle', 'consumed', 'damage', 'loss', 'other'] as const;
export type CostKind = (typeof COST_KINDS)[number];

/** 已申请 已核定 已支付 不予补偿. */
export const COMPENSATION_STATES = ['claimed', 'agreed', 'paid', 'refused'] as const;
export type CompensationState = (typeof COMPENSATION_STATES)[number];
