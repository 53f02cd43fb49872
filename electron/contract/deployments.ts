import { z } from 'zod';
import {
  COMPENSATION_STATES,
  COST_KINDS,
  DEPLOYMENT_KINDS,
  DEPLOYMENT_STATES,
} from '../../db/domain/deployment/codes';
import { DEPLOYMENT_ACTIONS } from '../../db/domain/deployment/state';
import {
  civilDate,
  count,
  expectedVersion,
  fileGrant,
  formPage,
  id,
  longText,
  reason,
  saved,
  shortText,
} from './common';
import { command, job, query } from './define';

/** Nobody moves more than this, and no price is higher; beyond it fen would no longer be exact. */
const MOST = 1_000_000_000;
const quantity = z.number().min(0).max(MOST);
/** Yuan. */
const yuan = z.number().min(0).max(MOST);
/** UTC, as clocks give it. */
const moment = z.iso.datetime({ precision: 3 });
const text = shortText.nullable().default(null);

/** A thing of a register, or (both ids null) one named by hand. */
const thing = z.object({
  supplyId: id.nullable().default(null),
  equipmentId: id.nullable().default(null),
  name: shortText.default(''),
  spec: text,
  unit: text,
  quantity,
  /** Why it is taken although out of date or unfit. */
  reason: text,
});
const handOwner = z
  .object({ name: text, enterpriseId: id.nullable().default(null) })
  .default({ name: null, enterpriseId: null });
const things = z.array(thing).max(200);
const teamIds = z.array(id).max(50).default([]);

export const orderFields = z.object({
  kind: z.enum(DEPLOYMENT_KINDS),
  number: text,
  purpose: shortText,
  destination: text,
  orderedBy: text,
  receiver: text,
  receiverPhone: text,
  headcount: count.max(100_000).nullable().default(null),
  vehicles: count.max(10_000).nullable().default(null),
  orderedAt: moment,
  returnDueOn: civilDate.nullable().default(null),
  remark: longText.nullable().default(null),
});

const blocker = z.object({ code: z.string(), message: z.string(), ref: z.string().optional() });
const outcome = z.object({
  returned: quantity.default(0),
  damaged: quantity.default(0),
  consumed: quantity.default(0),
  lost: quantity.default(0),
});
const versioned = z.object({ id, expectedVersion });
const written = saved.extend({ number: z.string().nullable(), owner: z.string() });

const item = z.object({
  id,
  supplyId: id.nullable(),
  equipmentId: id.nullable(),
  name: z.string(),
  spec: z.string().nullable(),
  unit: z.string().nullable(),
  quantity: z.number(),
  handedOverAt: z.string().nullable(),
  expiredReason: z.string().nullable(),
  returned: z.number(),
  damaged: z.number(),
  consumed: z.number(),
  lost: z.number(),
  outstanding: z.number(),
  unitPrice: z.number().nullable(),
  expiresOn: z.string().nullable(),
  note: z.string().nullable(),
});
const cost = z.object({
  id,
  itemId: id.nullable(),
  kind: z.enum(COST_KINDS),
  description: z.string(),
  quantity: z.number(),
  unitPrice: z.number(),
  amount: z.number(),
  basis: z.string().nullable(),
});
const claim = z.object({
  id,
  payee: z.string(),
  state: z.enum(COMPENSATION_STATES),
  claimed: z.number(),
  claimedOn: z.string(),
  agreed: z.number().nullable(),
  agreedOn: z.string().nullable(),
  agreedBy: z.string().nullable(),
  basis: z.string().nullable(),
  paid: z.number().nullable(),
  paidOn: z.string().nullable(),
  voucherNo: z.string().nullable(),
  refuseReason: z.string().nullable(),
  remark: z.string().nullable(),
  unpaid: z.number(),
});

/** A call-up with all that hangs on it; money in yuan, moments in UTC. */
export const deploymentView = z.object({
  id,
  version: count,
  ours: z.boolean(),
  kind: z.enum(DEPLOYMENT_KINDS),
  number: z.string().nullable(),
  state: z.enum(DEPLOYMENT_STATES),
  practice: z.boolean(),
  incidentId: id.nullable(),
  incidentName: z.string().nullable(),
  drillId: id.nullable(),
  drillTitle: z.string().nullable(),
  purpose: z.string(),
  teamId: id.nullable(),
  teamName: z.string().nullable(),
  depotId: id.nullable(),
  enterpriseId: id.nullable(),
  enterpriseName: z.string().nullable(),
  owner: z.string(),
  destination: z.string().nullable(),
  orderedBy: z.string().nullable(),
  receiver: z.string().nullable(),
  /** Masked. */
  receiverPhone: z.string().nullable(),
  headcount: z.number().nullable(),
  vehicles: z.number().nullable(),
  orderedAt: z.string(),
  departedAt: z.string().nullable(),
  arrivedAt: z.string().nullable(),
  returnedAt: z.string().nullable(),
  returnDueOn: z.string().nullable(),
  daysOverdue: z.number().nullable(),
  cancelReason: z.string().nullable(),
  remark: z.string().nullable(),
  items: z.array(item),
  costs: z.array(cost),
  /** Costs that the things give cause for and that nobody has entered. */
  offered: z.array(
    z.object({
      itemId: id,
      kind: z.enum(COST_KINDS),
      description: z.string(),
      quantity: z.number(),
      unitPrice: z.number().nullable(),
    }),
  ),
  costTotal: z.number(),
  claims: z.array(claim),
  claimed: z.number(),
  agreed: z.number(),
  paid: z.number(),
  actions: z.array(
    z.object({
      action: z.enum(DEPLOYMENT_ACTIONS),
      to: z.enum(DEPLOYMENT_STATES),
      blockers: z.array(blocker),
    }),
  ),
});

/** One call-up beside an incident, a team or a thing. */
export const deploymentRow = z.object({
  id,
  kind: z.enum(DEPLOYMENT_KINDS),
  number: z.string().nullable(),
  state: z.enum(DEPLOYMENT_STATES),
  purpose: z.string(),
  owner: z.string(),
  teamId: id.nullable(),
  orderedAt: z.string(),
  departedAt: z.string().nullable(),
  arrivedAt: z.string().nullable(),
  returnedAt: z.string().nullable(),
  returnDueOn: z.string().nullable(),
  headcount: z.number().nullable(),
  practice: z.boolean(),
  items: count,
  /** Things of it that are out. */
  out: count,
  cost: z.number(),
  agreed: z.number(),
  paid: z.number(),
});

/** What can be called: a team, a supply or a piece of equipment, with what is free of it. */
const offer = z.object({
  kind: z.enum(['team', 'supply', 'equipment']),
  id,
  name: z.string(),
  spec: z.string().nullable(),
  unit: z.string().nullable(),
  owner: z.string(),
  town: z.string().nullable(),
  /** Not promised and not out; null for a team. */
  free: z.number().nullable(),
  unfit: z.number(),
  expiresOn: z.string().nullable(),
  /** Out of date today. */
  expired: z.boolean(),
  /** A team that is away. */
  away: z.boolean(),
});

/** Which paper, of which call-up; `claimId` names the claim of a compensation. */
export const deploymentPaper = z.object({
  id,
  form: z.enum(['order', 'requisition', 'handover', 'return', 'compensation']),
});

export const deployments = {
  list: query(
    z.object({
      incidentId: id.optional(),
      drillId: id.optional(),
      teamId: id.optional(),
      supplyId: id.optional(),
      equipmentId: id.optional(),
    }),
    z.object({ deployments: z.array(deploymentRow) }),
  ),
  get: query(z.object({ id }), deploymentView),
  /** Things and teams whose name holds the text, or (`ids`) these: what a drawer offers. */
  offers: query(
    z.object({
      text: z.string().max(200).default(''),
      teamIds,
      supplyIds: z.array(id).max(200).default([]),
      equipmentIds: z.array(id).max(200).default([]),
    }),
    z.object({ offers: z.array(offer) }),
  ),
  /** What would be said of an order: what stops it, what somebody has to answer for, and how many orders it makes. */
  check: query(
    z.object({ teamIds, things, handOwner }),
    z.object({
      refusals: z.array(blocker),
      cautions: z.array(blocker),
      orders: z.array(z.object({ owner: z.string(), things: count })),
    }),
  ),
  order: command(
    orderFields.extend({
      incidentId: id.nullable().default(null),
      drillId: id.nullable().default(null),
      teamIds,
      things,
      handOwner,
      acceptTeamsOut: z.boolean().default(false),
    }),
    z.object({ orders: z.array(written) }),
  ),
  update: command(versioned.extend({ fields: orderFields }), written),
  addThings: command(versioned.extend({ things: things.min(1) }), written),
  dropThing: command(versioned.extend({ itemId: id }), written),
  step: command(
    versioned.extend({
      action: z.enum(['depart', 'arrive', 'finish']),
      at: moment,
      reason: longText.nullable().default(null),
    }),
    written,
  ),
  /** Settles, opens again, cancels: what ends it. */
  conclude: command(
    versioned.extend({
      action: z.enum(['settle', 'reopen', 'cancel']),
      at: moment,
      reason: longText.nullable().default(null),
    }),
    written,
    { permission: 'decide' },
  ),
  handOver: command(
    versioned.extend({
      itemIds: z.array(id).max(200).nullable(),
      at: moment,
      receiver: text,
      receiverPhone: text,
    }),
    written,
  ),
  takeBack: command(
    versioned.extend({
      onDate: civilDate,
      lines: z
        .array(outcome.extend({ itemId: id, note: longText.nullable().default(null) }))
        .min(1)
        .max(200),
    }),
    written,
  ),
  correctReturn: command(versioned.extend({ itemId: id, after: outcome, reason }), written),
  saveCost: command(
    versioned.extend({
      costId: id.nullable(),
      fields: z.object({
        itemId: id.nullable().default(null),
        kind: z.enum(COST_KINDS),
        description: shortText,
        quantity,
        unitPrice: yuan,
        basis: text,
      }),
    }),
    written,
  ),
  voidCost: command(versioned.extend({ costId: id, reason }), written),
  saveClaim: command(
    versioned.extend({
      claimId: id.nullable(),
      fields: z.object({
        payee: shortText,
        claimed: yuan,
        claimedOn: civilDate,
        basis: longText.nullable().default(null),
        remark: longText.nullable().default(null),
      }),
    }),
    written,
  ),
  /** The word of whoever decides on a claim. */
  decideClaim: command(
    versioned.extend({
      claimId: id,
      action: z.enum(['agree', 'refuse', 'review-again']),
      onDate: civilDate,
      amount: yuan.nullable().default(null),
      by: text,
      basis: longText.nullable().default(null),
      reason: longText.nullable().default(null),
    }),
    written,
    { permission: 'decide' },
  ),
  payClaim: command(
    versioned.extend({ claimId: id, onDate: civilDate, amount: yuan, voucherNo: text }),
    written,
  ),
  reveal: command(z.object({ id }), z.object({ value: z.string() }), { permission: 'reveal' }),
  formPreview: query(deploymentPaper, formPage),
  form: job(deploymentPaper.extend({ file: fileGrant }), z.object({ fileName: z.string() })),
};
