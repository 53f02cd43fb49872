import type {
  CompensationState,
  CostKind,
  DeploymentKind,
  DeploymentState,
} from '../domain/deployment/codes';
import type { Bookkeeping } from './bookkeeping';
import { defineTable, plain } from './table';

/** 调用 or 征用 of a team, of supplies or of equipment. Moments are UTC. */
export interface DeploymentRecord extends Bookkeeping {
  id: string;
  kind: DeploymentKind;
  /** 调用令号. */
  number: string | null;
  state: DeploymentState;
  incidentId: string | null;
  drillId: string | null;
  purpose: string;
  /** The team called. */
  teamId: string | null;
  /** The depot that issues. */
  depotId: string | null;
  /** The unit whose property is taken. */
  enterpriseId: string | null;
  /** To whom it belongs, by name. */
  owner: string;
  destination: string | null;
  orderedBy: string | null;
  /** 领用人. */
  receiver: string | null;
  receiverPhone: string | null;
  headcount: number | null;
  vehicles: number | null;
  /** Moments. */
  orderedAt: string;
  departedAt: string | null;
  arrivedAt: string | null;
  returnedAt: string | null;
  returnDueOn: string | null;
  cancelReason: string | null;
  remark: string | null;
}

export const deploymentTable = defineTable<DeploymentRecord>('deployment', {
  id: plain('id'),
  kind: plain('kind'),
  number: plain('number'),
  state: plain('state'),
  incidentId: plain('incident_id'),
  drillId: plain('drill_id'),
  purpose: plain('purpose'),
  teamId: plain('team_id'),
  depotId: plain('depot_id'),
  enterpriseId: plain('enterprise_id'),
  owner: plain('owner'),
  destination: plain('destination'),
  orderedBy: plain('ordered_by'),
  receiver: plain('receiver'),
  receiverPhone: plain('receiver_phone'),
  headcount: plain('headcount'),
  vehicles: plain('vehicles'),
  orderedAt: plain('ordered_at'),
  departedAt: plain('departed_at'),
  arrivedAt: plain('arrived_at'),
  returnedAt: plain('returned_at'),
  returnDueOn: plain('return_due_on'),
  cancelReason: plain('cancel_reason'),
  remark: plain('remark'),
});

/** One thing of a call-up; quantities in its unit. */
export interface DeploymentItemRecord extends Bookkeeping {
  id: string;
  deploymentId: string;
  position: number;
  supplyId: string | null;
  equipmentId: string | null;
  name: string;
  spec: string | null;
  unit: string | null;
  /** Handed out. */
  quantity: number;
  /** Moment; NULL: ordered only. */
  handedOverAt: string | null;
  /** Why it was taken although out of date. */
  expiredReason: string | null;
  /** Fit for use. */
  returned: number;
  /** Came back, not fit. */
  damaged: number;
  /** Used up. */
  consumed: number;
  lost: number;
  note: string | null;
}

export const deploymentItemTable = defineTable<DeploymentItemRecord>('deployment_item', {
  id: plain('id'),
  deploymentId: plain('deployment_id'),
  position: plain('position'),
  supplyId: plain('supply_id'),
  equipmentId: plain('equipment_id'),
  name: plain('name'),
  spec: plain('spec'),
  unit: plain('unit'),
  quantity: plain('quantity'),
  handedOverAt: plain('handed_over_at'),
  expiredReason: plain('expired_reason'),
  returned: plain('returned'),
  damaged: plain('damaged'),
  consumed: plain('consumed'),
  lost: plain('lost'),
  note: plain('note'),
});

/** One line of its costs, in yuan. */
export interface DeploymentCostRecord extends Bookkeeping {
  id: string;
  deploymentId: string;
  itemId: string | null;
  kind: CostKind;
  description: string;
  quantity: number;
  /** Yuan. */
  unitPrice: number;
  /** Yuan, to the fen. */
  amount: number;
  /** 依据: voucher, price list. */
  basis: string | null;
}

export const deploymentCostTable = defineTable<DeploymentCostRecord>('deployment_cost', {
  id: plain('id'),
  deploymentId: plain('deployment_id'),
  itemId: plain('item_id'),
  kind: plain('kind'),
  description: plain('description'),
  quantity: plain('quantity'),
  unitPrice: plain('unit_price'),
  amount: plain('amount'),
  basis: plain('basis'),
});

/** 补偿 of a team or an owner, in yuan (安委〔2017〕1号 三). */
export interface CompensationRecord extends Bookkeeping {
  id: string;
  deploymentId: string;
  payee: string;
  state: CompensationState;
  /** Yuan. */
  claimed: number;
  claimedOn: string;
  agreed: number | null;
  agreedOn: string | null;
  agreedBy: string | null;
  basis: string | null;
  paid: number | null;
  paidOn: string | null;
  voucherNo: string | null;
  refuseReason: string | null;
  remark: string | null;
}

export const compensationTable = defineTable<CompensationRecord>('compensation', {
  id: plain('id'),
  deploymentId: plain('deployment_id'),
  payee: plain('payee'),
  state: plain('state'),
  claimed: plain('claimed'),
  claimedOn: plain('claimed_on'),
  agreed: plain('agreed'),
  agreedOn: plain('agreed_on'),
  agreedBy: plain('agreed_by'),
  basis: plain('basis'),
  paid: plain('paid'),
  paidOn: plain('paid_on'),
  voucherNo: plain('voucher_no'),
  refuseReason: plain('refuse_reason'),
  remark: plain('remark'),
});
