import { basename } from 'node:path';
import type { z } from 'zod';
import { maskPhone } from '../../../db/domain/codes/mask';
import { PlanDeskError } from '../../../db/domain/errors';
import { deploymentTable } from '../../../db/repositories/deployment';
import { deploymentForm } from '../../../db/services/deployments/deployment-forms';
import { saveClaim, saveCost, stepClaim, voidCost } from '../../../db/services/deployments/money';
import { offersFor } from '../../../db/services/deployments/offers';
import {
  addThings,
  dropThing,
  orderDeployment,
  updateDeployment,
} from '../../../db/services/deployments/order';
import {
  correctReturn,
  handOver,
  stepDeployment,
  takeThingsBack,
} from '../../../db/services/deployments/steps';
import { type DeploymentView, deploymentsOf, viewDeployment } from '../../../db/services/deployments/view';
import { checkOrder, gatherTeams, gatherThings } from '../../../db/services/deployments/wishes';
import { ownLayout } from '../../../db/services/forms/own-template';
import { found } from '../../../db/services/own-row';
import { assertInSight } from '../../../db/services/own-sight';
import type { deploymentView } from '../../contract/deployments';
import type { Contract } from '../../contract/index';
import type { Handlers } from '../dispatch';
import { writeOfficeForms } from '../write-office-form';

function shown(view: DeploymentView, self: string): z.input<typeof deploymentView> {
  const { record, items, costs, totals, claims, actions, ...rest } = view;
  return {
    ...rest,
    ...record,
    ours: record.origin === self,
    receiverPhone: record.receiverPhone === null ? null : maskPhone(record.receiverPhone),
    items: items.map(({ record: item, ...more }) => ({ ...item, ...more })),
    costs: costs.map((cost) => ({ ...cost })),
    costTotal: totals.total,
    claims: claims.map(({ record: claim, unpaid }) => ({ ...claim, unpaid })),
    actions: actions.map(({ action, to, blockers }) => ({ action, to, blockers: [...blockers] })),
  };
}

export const deployments: Handlers<Contract>['deployments'] = {
  list: ({ read }, filter) => ({
    deployments: deploymentsOf(read, filter).map((row) => ({ ...row, practice: row.practice === 1 })),
  }),
  get: ({ host, core, read }, { id }) => {
    const self = host.requireSelf();
    return shown(viewDeployment(read, id, { now: core.clock.now(), today: core.clock.today(), self }), self);
  },
  offers: ({ core, read }, input) => ({ offers: offersFor(read, core.clock.today(), input) }),
  check: ({ core, read }, { teamIds, things, handOwner }) => {
    const gathered = gatherThings(read, core.clock.today(), things, teamIds, handOwner);
    const sources = [
      ...gatherTeams(read, teamIds).map(({ source }) => ({ source, things: 0 })),
      ...gathered.map(({ source }) => ({ source, things: 1 })),
    ];
    const orders = new Map<string, { owner: string; things: number }>();
    for (const { source, things: count } of sources) {
      const known = orders.get(source.key);
      orders.set(source.key, { owner: source.owner, things: (known?.things ?? 0) + count });
    }
    return { ...checkOrder(read, gathered, teamIds), orders: [...orders.values()] };
  },
  order: ({ deps, audit }, input) => {
    const orders = orderDeployment(deps, input);
    for (const { id, number, owner } of orders)
      audit('deployment', id, { number, owner, kind: input.kind, purpose: input.purpose });
    return { orders };
  },
  update: ({ deps, audit }, input) => {
    audit('deployment', input.id, { purpose: input.fields.purpose });
    return updateDeployment(deps, input);
  },
  addThings: ({ deps, audit }, input) => {
    audit('deployment', input.id, { things: input.things.length });
    return addThings(deps, input);
  },
  dropThing: ({ deps, audit }, input) => {
    audit('deployment', input.id, { itemId: input.itemId });
    return dropThing(deps, input);
  },
  step: ({ deps, audit }, input) => {
    audit('deployment', input.id, { action: input.action, at: input.at });
    return stepDeployment(deps, input);
  },
  conclude: ({ deps, audit }, input) => {
    audit('deployment', input.id, { action: input.action, reason: input.reason });
    return stepDeployment(deps, input);
  },
  handOver: ({ deps, audit }, input) => {
    audit('deployment', input.id, { at: input.at, receiver: input.receiver, itemIds: input.itemIds });
    return handOver(deps, input);
  },
  takeBack: ({ deps, audit }, input) => {
    audit('deployment', input.id, { onDate: input.onDate, lines: input.lines.length });
    return takeThingsBack(deps, input);
  },
  correctReturn: ({ deps, audit }, input) => {
    audit('deployment', input.id, { itemId: input.itemId, after: input.after, reason: input.reason });
    return correctReturn(deps, input);
  },
  saveCost: ({ deps, audit }, input) => {
    const { description, quantity, unitPrice } = input.fields;
    audit('deployment', input.id, { costId: input.costId, description, quantity, unitPrice });
    return saveCost(deps, input);
  },
  voidCost: ({ deps, audit }, input) => {
    audit('deployment', input.id, { costId: input.costId, reason: input.reason });
    return voidCost(deps, input);
  },
  saveClaim: ({ deps, audit }, input) => {
    const { payee, claimed, claimedOn } = input.fields;
    audit('deployment', input.id, { claimId: input.claimId, payee, claimed, claimedOn });
    return saveClaim(deps, input);
  },
  decideClaim: ({ deps, audit }, input) => {
    const { claimId, action, onDate, amount, by, reason } = input;
    audit('deployment', input.id, { claimId, action, onDate, amount, by, reason });
    return stepClaim(deps, { ...input, voucherNo: null });
  },
  payClaim: ({ deps, audit }, input) => {
    const { claimId, onDate, amount, voucherNo } = input;
    audit('deployment', input.id, { claimId, onDate, amount, voucherNo });
    return stepClaim(deps, { ...input, action: 'pay', by: null, basis: null, reason: null });
  },
  reveal: ({ deps, audit }, { id }) => {
    assertInSight(deps.db, 'deployment', id);
    const record = found(deploymentTable.find(deps.db, id), '调用记录', id);
    if (record.receiverPhone === null)
      throw new PlanDeskError('NOT_FOUND', '这次调用没有登记领用人的电话。', { id });
    audit('deployment', id, { revealed: 'receiverPhone' });
    return { value: record.receiverPhone };
  },
  formPreview: async ({ read, core }, input) => {
    const { renderFormPage } = await import('../../../db/documents/forms/render-html');
    const form = deploymentForm(read, core.law, core.clock.today(), input);
    return {
      html: renderFormPage(form),
      title: form.title.replaceAll('\n', ''),
      ownLayout: ownLayout(read, [form]) !== null,
    };
  },
  form: async ({ host, core, auditIn }, input) => {
    const file = host.grants.path(input.file);
    const form = deploymentForm(core.read, core.law, core.clock.today(), input);
    await writeOfficeForms(host, core, [form], file);
    await core.transaction((db) =>
      auditIn(db, 'deployment', input.id, { form: input.form, file: basename(file) }),
    );
    return { fileName: basename(file) };
  },
};
