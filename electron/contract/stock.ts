import { z } from 'zod';
import { DEPOT_KINDS, MOVEMENT_KINDS, STOCKTAKE_STATES } from '../../db/domain/stock/codes';
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

const quantity = z.number().min(0).max(1_000_000_000);
/** A line of the ledger that a person enters; what is unfit follows from the kind unless it is said. */
const words = {
  movedOn: civilDate,
  documentNo: shortText.nullable().default(null),
  counterpart: shortText.nullable().default(null),
  handledBy: shortText.nullable().default(null),
  reason: shortText.nullable().default(null),
};
const posted = z.object({ id, supplyId: id, balance: z.number(), unfitBalance: z.number() });

const holdings = z.object({
  supplies: count,
  inStock: count,
  belowMinimum: count,
  expired: count,
  unfit: count,
  upkeepDue: count,
});
const named = z.object({ id, name: z.string() });

const ledgerLine = z.object({
  id,
  seq: count,
  kind: z.enum(MOVEMENT_KINDS),
  quantity: z.number(),
  unfitChange: z.number(),
  balance: z.number(),
  unfitBalance: z.number(),
  movedOn: z.string(),
  documentNo: z.string().nullable(),
  counterpart: z.string().nullable(),
  handledBy: z.string().nullable(),
  reason: z.string().nullable(),
  reversesSeq: count.nullable(),
  reversed: z.boolean(),
  reversible: z.boolean(),
});

const depotFields = z.object({
  name: shortText,
  kind: z.enum(DEPOT_KINDS),
  parentId: id.nullable().default(null),
  owner: shortText.nullable().default(null),
  enterpriseId: id.nullable().default(null),
  teamId: id.nullable().default(null),
  town: shortText.nullable().default(null),
  address: shortText.nullable().default(null),
  longitude: z.number().nullable().default(null),
  latitude: z.number().nullable().default(null),
  keeper: shortText.nullable().default(null),
  /** Masked as it was shown: stays as it is. */
  phone: shortText.nullable().default(null),
  area: z.number().nullable().default(null),
  shareable: z.boolean().nullable().default(null),
  remark: longText.nullable().default(null),
});

const stocktakeProgress = { lines: count, counted: count, differing: count };
const stocktakeRow = z.object({
  id,
  depotId: id,
  depot: z.string(),
  title: z.string(),
  state: z.enum(STOCKTAKE_STATES),
  startedOn: z.string(),
  finishedOn: z.string().nullable(),
  witness: z.string().nullable(),
  ...stocktakeProgress,
});
const labelled = z.enum(['supply', 'equipment']);
const labels = z.object({ kind: labelled, ids: z.array(id).min(1).max(2000) });
/** A paper of this part: labels to be cut, or a count sheet. */
const paper = z.discriminatedUnion('of', [
  labels.extend({ of: z.literal('labels') }),
  z.object({ of: z.literal('count-sheet'), id }),
]);

/** 储备库, 出入库台账, 盘点, 标签. */
export const stock = {
  supply: query(
    z.object({ id }),
    z.object({
      id,
      version: count,
      ours: z.boolean(),
      voided: z.string().nullable(),
      name: z.string(),
      spec: z.string().nullable(),
      unit: z.string().nullable(),
      depot: z.object({ id, name: z.string(), closed: z.boolean() }).nullable(),
      stock: z.number().nullable(),
      unfit: z.number(),
      minimumStock: z.number().nullable(),
      unitPrice: z.number().nullable(),
      expiresOn: z.string().nullable(),
      expired: z.boolean(),
      short: z.boolean(),
      checkedOn: z.string().nullable(),
      checkMonths: count.nullable(),
      nextCheckOn: z.string().nullable(),
      upkeepDue: z.boolean(),
      labelCode: z.string().nullable(),
      lines: count,
    }),
  ),
  /** Newest first, 200 at a time. */
  ledger: query(
    z.object({ supplyId: id, beforeSeq: count.nullable().default(null) }),
    z.object({ lines: z.array(ledgerLine), more: z.boolean() }),
  ),
  depots: query(
    z.object({}),
    z.object({
      depots: z.array(
        holdings.extend({
          id,
          name: z.string(),
          kind: z.enum(DEPOT_KINDS),
          parentId: id.nullable(),
          town: z.string().nullable(),
          keeper: z.string().nullable(),
          shareable: z.boolean().nullable(),
          closedOn: z.string().nullable(),
          ours: z.boolean(),
          originName: z.string(),
        }),
      ),
    }),
  ),
  depot: query(
    z.object({ id }),
    z.object({
      id,
      version: count,
      ours: z.boolean(),
      originName: z.string(),
      name: z.string(),
      kind: z.enum(DEPOT_KINDS),
      parent: named.nullable(),
      owner: z.string().nullable(),
      enterprise: named.nullable(),
      team: named.nullable(),
      regionCode: z.string(),
      town: z.string().nullable(),
      address: z.string().nullable(),
      longitude: z.number().nullable(),
      latitude: z.number().nullable(),
      keeper: z.string().nullable(),
      phone: z.string().nullable(),
      area: z.number().nullable(),
      shareable: z.boolean().nullable(),
      closedOn: z.string().nullable(),
      remark: z.string().nullable(),
      branches: z.array(named.extend({ closedOn: z.string().nullable() })),
      own: holdings,
      together: holdings,
      stocktakes: z.array(stocktakeRow),
    }),
  ),
  /** The own depots, for choosers. */
  depotChoices: query(
    z.object({}),
    z.object({
      depots: z.array(
        z.object({
          id,
          name: z.string(),
          initials: z.string(),
          parentId: id.nullable(),
          closedOn: z.string().nullable(),
        }),
      ),
    }),
  ),
  stocktake: query(
    z.object({ id, which: z.enum(['all', 'open', 'differing']).default('all'), offset: count.default(0) }),
    z.object({
      id,
      version: count,
      title: z.string(),
      state: z.enum(STOCKTAKE_STATES),
      depot: named,
      startedOn: z.string(),
      finishedOn: z.string().nullable(),
      countedBy: z.string().nullable(),
      witness: z.string().nullable(),
      remark: z.string().nullable(),
      progress: z.object(stocktakeProgress),
      rows: z.array(
        z.object({
          id,
          supplyId: id,
          name: z.string(),
          spec: z.string().nullable(),
          unit: z.string().nullable(),
          location: z.string().nullable(),
          labelCode: z.string().nullable(),
          book: z.number(),
          counted: z.number().nullable(),
          unfit: z.number().nullable(),
          note: z.string().nullable(),
        }),
      ),
    }),
  ),
  /** What bears a label of this desk. */
  label: query(
    z.object({ code: shortText }),
    z.object({
      kind: labelled,
      id,
      name: z.string(),
      depotId: id.nullable(),
      place: z.string().nullable(),
      code: z.string(),
    }),
  ),
  /** Words of the pack: what gear can do, how supplies are coded. */
  vocabulary: query(
    z.object({}),
    z.object({
      capabilities: z.array(z.object({ code: z.string(), label: z.string(), group: z.string().nullable() })),
      groups: z.array(z.object({ key: z.string(), label: z.string() })),
      classes: z.array(z.object({ code: z.string(), name: z.string() })),
    }),
  ),
  /** Classes of GB/T 38565 for a chooser; of what is well formed and in no list the name is null. */
  classes: query(
    z.object({ text: z.string().max(200), chosen: shortText.nullable().default(null) }),
    z.object({
      rows: z.array(z.object({ code: z.string(), name: z.string().nullable(), above: z.array(z.string()) })),
      /** The list that this desk brought along, beside the shipped frame. */
      own: z.object({ count, file: z.string(), takenOn: z.string() }).nullable(),
    }),
  ),
  /** Takes the list of classes over from a workbook, in place of the one before. */
  importClasses: job(z.object({ file: fileGrant }), z.object({ classes: count })),
  /** Capabilities that a name points to, to be offered. */
  guess: query(z.object({ name: shortText }), z.object({ codes: z.array(z.string()) })),
  preview: query(paper, formPage),
  write: job(z.object({ paper, file: fileGrant }), z.object({ fileName: z.string() }), {
    permission: 'read',
  }),
  post: command(
    z.object({
      supplyId: id,
      kind: z.enum(['in', 'out', 'scrap', 'unfit', 'mended']),
      quantity,
      unfit: quantity.nullable().default(null),
      ...words,
    }),
    posted,
  ),
  transfer: command(
    z.object({ supplyId: id, toDepotId: id, quantity, unfit: quantity.nullable().default(null), ...words }),
    z.object({ from: posted, to: posted }),
  ),
  reverse: command(
    z.object({ movementId: id, movedOn: civilDate, reason, handledBy: shortText.nullable().default(null) }),
    z.object({ lines: z.array(posted) }),
  ),
  recordUpkeep: command(
    z.object({
      supplyId: id,
      expectedVersion,
      checkedOn: civilDate,
      checkMonths: z.number().int().min(1).max(120).nullable(),
      nextCheckOn: civilDate.nullable().default(null),
    }),
    saved,
  ),
  saveDepot: command(
    z.object({ id: id.optional(), expectedVersion: expectedVersion.optional(), fields: depotFields }),
    saved,
  ),
  /** `closedOn` null opens it again. */
  closeDepot: command(z.object({ id, expectedVersion, closedOn: civilDate.nullable() }), saved, {
    permission: 'decide',
  }),
  revealPhone: command(z.object({ id }), z.object({ value: z.string() }), { permission: 'reveal' }),
  startStocktake: command(
    z.object({
      depotId: id,
      title: shortText,
      startedOn: civilDate,
      countedBy: shortText.nullable().default(null),
    }),
    saved,
  ),
  /** By the supply itself or by its label. */
  count: command(
    z.object({
      stocktakeId: id,
      supplyId: id.optional(),
      label: shortText.optional(),
      counted: quantity.nullable(),
      unfit: quantity.nullable().default(null),
      note: shortText.nullable().default(null),
    }),
    z.object({ id, supplyId: id, name: z.string(), book: z.number(), counted: z.number().nullable() }),
  ),
  finishStocktake: command(
    z.object({
      id,
      expectedVersion,
      finishedOn: civilDate,
      witness: shortText,
      leaveUncounted: z.boolean().default(false),
      remark: longText.nullable().default(null),
    }),
    saved.extend({ posted: count }),
  ),
  cancelStocktake: command(z.object({ id, expectedVersion, reason }), saved),
  /** Those that have a label keep it. */
  giveLabels: command(labels, z.object({ labels: count, made: count })),
};
