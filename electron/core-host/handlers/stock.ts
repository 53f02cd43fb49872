import { basename } from 'node:path';
import { capabilitiesOf } from '../../../db/domain/stock/capabilities';
import { depotChoices } from '../../../db/repositories/depot-views';
import type { StockMovementRecord } from '../../../db/repositories/stock';
import { assertInSight } from '../../../db/services/own-sight';
import { closeDepot, saveDepot } from '../../../db/services/stock/depots';
import { findByLabel, giveLabels } from '../../../db/services/stock/labels';
import { postMovement } from '../../../db/services/stock/post-movement';
import { recordUpkeep } from '../../../db/services/stock/record-upkeep';
import { reverseMovement } from '../../../db/services/stock/reverse-movement';
import {
  cancelStocktake,
  countSupply,
  finishStocktake,
  startStocktake,
} from '../../../db/services/stock/stocktakes';
import { keepSupplyClasses, offerSupplyClasses } from '../../../db/services/stock/supply-classes';
import { transferStock } from '../../../db/services/stock/transfer-stock';
import {
  listDepots,
  revealDepotPhone,
  viewDepot,
  viewStocktake,
} from '../../../db/services/stock/view-depots';
import { viewLedger, viewSupply } from '../../../db/services/stock/view-supply';
import type { Contract } from '../../contract/index';
import type { Handlers, QueryContext } from '../dispatch';
import type { StockPaper } from '../tasks/stock-papers';

const posted = ({ id, supplyId, balance, unfitBalance }: StockMovementRecord) => ({
  id,
  supplyId,
  balance,
  unfitBalance,
});
/** What things are unfit leaves with what goes and comes with what comes. */
const unfitChange = (kind: string, unfit: number | null) =>
  unfit === null ? undefined : kind === 'in' ? unfit : -unfit || 0;

const paperInput = ({ host, core }: Pick<QueryContext, 'host' | 'core'>, paper: StockPaper) => ({
  database: core.file,
  resourcesFolder: host.options.resourcesFolder,
  self: host.requireSelf(),
  paper,
});

export const stock: Handlers<Contract>['stock'] = {
  supply: ({ read, host, core }, { id }) => viewSupply(read, host.requireSelf(), id, core.clock.today()),
  ledger: ({ read }, { supplyId, beforeSeq }) => viewLedger(read, supplyId, beforeSeq),
  depots: ({ read, host, core }) => ({ depots: listDepots(read, host.requireSelf(), core.clock.today()) }),
  depot: ({ read, host, core }, { id }) => {
    const { record, ...view } = viewDepot(read, host.requireSelf(), id, core.clock.today());
    const { version, name, kind, owner, regionCode, town, address, longitude, latitude } = record;
    const { keeper, area, shareable, closedOn, remark } = record;
    return {
      ...{ id, version, name, kind, owner, regionCode, town, address, longitude, latitude },
      ...{ keeper, area, shareable, closedOn, remark },
      ...view,
    };
  },
  depotChoices: ({ read, host }) => ({ depots: depotChoices(read, host.requireSelf()) }),
  stocktake: ({ read }, input) => viewStocktake(read, input),
  label: ({ read, host }, { code }) => findByLabel(read, host.requireSelf(), code),
  vocabulary: ({ core }) => {
    const { capabilities, groups } = core.law.capabilities;
    return {
      capabilities: capabilities.map(({ code, label, group }) => ({ code, label, group })),
      groups: groups.map(({ key, label }) => ({ key, label })),
      classes: core.law.supplyClasses.classes.map(({ code, name }) => ({ code, name })),
    };
  },
  classes: ({ read, core }, input) => offerSupplyClasses(read, core.law.supplyClasses, input),
  importClasses: async ({ host, core, signal, depsFor, auditIn }, { file }) => {
    const path = host.grants.path(file);
    const classes = await host.tasks.run(
      'read-supply-classes',
      { file: path, frame: core.law.supplyClasses },
      { signal },
    );
    return core.transaction((db) => {
      const kept = keepSupplyClasses(depsFor(db), { classes, file: basename(path) });
      auditIn(db, 'setting', null, { file: basename(path), classes: kept.classes });
      return kept;
    });
  },
  guess: ({ core }, { name }) => ({ codes: [...capabilitiesOf(name, core.law.capabilities)] }),
  preview: (context, paper) => {
    if (paper.of === 'count-sheet') assertInSight(context.read, 'stocktake', paper.id);
    return context.host.tasks.run('stock-papers', { ...paperInput(context, paper), target: null });
  },
  write: async ({ host, core, signal, auditIn }, { paper, file }) => {
    const target = host.grants.path(file);
    if (paper.of === 'count-sheet') assertInSight(core.read, 'stocktake', paper.id);
    await host.tasks.run('stock-papers', { ...paperInput({ host, core }, paper), target }, { signal });
    const id = paper.of === 'count-sheet' ? paper.id : null;
    await core.transaction((db) =>
      auditIn(db, paper.of === 'count-sheet' ? 'stocktake' : paper.kind, id, { file: basename(target) }),
    );
    return { fileName: basename(target) };
  },
  post: ({ deps, audit }, { unfit, ...input }) => {
    const { kind, quantity, documentNo, movedOn } = input;
    audit('supply', input.supplyId, { kind, quantity, documentNo, movedOn });
    return posted(postMovement(deps, { ...input, unfitChange: unfitChange(kind, unfit) }));
  },
  transfer: ({ deps, audit }, { unfit, ...input }) => {
    const { quantity, toDepotId, documentNo, movedOn } = input;
    audit('supply', input.supplyId, { toDepotId, quantity, documentNo, movedOn });
    const { from, to } = transferStock(deps, { ...input, unfit: unfit ?? undefined });
    return { from: posted(from), to: posted(to) };
  },
  reverse: ({ deps, audit }, input) => {
    const lines = reverseMovement(deps, input);
    audit('supply', lines[0]?.supplyId ?? null, { movementId: input.movementId, reason: input.reason });
    return { lines: lines.map(posted) };
  },
  recordUpkeep: ({ deps, audit }, input) => {
    audit('supply', input.supplyId, { checkedOn: input.checkedOn, nextCheckOn: input.nextCheckOn });
    return recordUpkeep(deps, input);
  },
  saveDepot: ({ deps, audit }, input) => {
    const made = saveDepot(deps, input);
    audit('depot', made.id, { name: input.fields.name });
    return made;
  },
  closeDepot: ({ deps, audit }, input) => {
    audit('depot', input.id, { closedOn: input.closedOn });
    return closeDepot(deps, input);
  },
  revealPhone: ({ deps, audit }, { id }) => {
    audit('depot', id, { revealed: 'phone' });
    return { value: revealDepotPhone(deps.db, id) };
  },
  startStocktake: ({ deps, audit }, input) => {
    const made = startStocktake(deps, input);
    audit('stocktake', made.id, { depotId: input.depotId, title: input.title });
    return made;
  },
  count: ({ deps, audit }, input) => {
    const made = countSupply(deps, input);
    audit('stocktake', input.stocktakeId, { supplyId: made.supplyId, counted: input.counted });
    return made;
  },
  finishStocktake: ({ deps, audit }, input) => {
    const made = finishStocktake(deps, input);
    audit('stocktake', input.id, { witness: input.witness, posted: made.posted });
    return made;
  },
  cancelStocktake: ({ deps, audit }, input) => {
    audit('stocktake', input.id, { reason: input.reason });
    return cancelStocktake(deps, input);
  },
  giveLabels: ({ deps, audit }, input) => {
    const made = giveLabels(deps, input);
    audit(input.kind, null, { labels: made.labels, made: made.made });
    return made;
  },
};
