import type { Deps } from '../../core';
import { deploymentTable } from '../../repositories/deployment';
import { suppliesNamed, teamsNamed } from '../../repositories/deployment-offers';
import { compensationsOfDeployment, itemsOfDeployment } from '../../repositories/deployment-views';
import { supplyTable } from '../../repositories/supply';
import { saveClaim, saveCost, stepClaim } from '../deployments/money';
import { type Ordered, orderDeployment } from '../deployments/order';
import { handOver, stepDeployment, takeThingsBack } from '../deployments/steps';
import type { Teller } from './timeline';

/** Days before today. */
const FLOOD = { ordered: 210, back: 206, claimed: 196, agreed: 178, paid: 162 };
const OPEN_ORDERED = 9;
const OPEN_DUE = 2;

/** A call-up of last summer from the order to the payment, and one of these days that should be back. */
export function tellDeployments({ timeline, days }: Teller): void {
  const told = { id: '' };
  const at = (deps: Deps) => ({
    id: told.id,
    expectedVersion: deploymentTable.find(deps.db, told.id)?.version ?? 0,
  });
  const onlyIfOrdered = (work: (deps: Deps) => void) => (deps: Deps) => {
    if (told.id !== '') work(deps);
  };
  timeline.add(days.ago(FLOOD.ordered), (deps) => {
    told.id =
      order(deps, '强降雨河堤抢险', '溪河镇示例段河堤', ['编织袋', '发电机'], [400, 2], null)?.id ?? '';
    if (told.id === '') return;
    handOver(deps, {
      ...at(deps),
      itemIds: null,
      at: deps.clock.now(),
      receiver: '样中意',
      receiverPhone: '19900000008',
    });
    stepDeployment(deps, { ...at(deps), action: 'arrive', at: deps.clock.now(), reason: null });
  });
  timeline.add(
    days.ago(FLOOD.back),
    onlyIfOrdered((deps) => {
      const [bags, generators] = itemsOfDeployment(deps.db, told.id);
      const none = { returned: 0, damaged: 0, consumed: 0, lost: 0, note: null };
      takeThingsBack(deps, {
        ...at(deps),
        onDate: deps.clock.today(),
        lines: [
          ...(bags ? [{ ...none, itemId: bags.id, consumed: 320, returned: 80 }] : []),
          ...(generators
            ? [{ ...none, itemId: generators.id, returned: 1, damaged: 1, note: '进水，已送修' }]
            : []),
        ],
      });
      stepDeployment(deps, { ...at(deps), action: 'finish', at: deps.clock.now(), reason: null });
    }),
  );
  timeline.add(
    days.ago(FLOOD.claimed),
    onlyIfOrdered((deps) => {
      const cost = (kind: 'consumed' | 'damage', at: number, quantity: number, unitPrice: number) => {
        const item = itemsOfDeployment(deps.db, told.id)[at];
        if (!item) return;
        saveCost(deps, {
          id: told.id,
          expectedVersion: deploymentTable.find(deps.db, told.id)?.version ?? 0,
          costId: null,
          fields: {
            itemId: item.id,
            kind,
            description: `${item.name}（${kind === 'consumed' ? '消耗' : '损坏'}）`,
            quantity,
            unitPrice,
            basis: kind === 'consumed' ? '采购合同' : '维修发票',
          },
        });
      };
      cost('consumed', 0, 320, 1.85);
      cost('damage', 1, 1, 1260);
      saveClaim(deps, {
        ...at(deps),
        claimId: null,
        fields: {
          payee: deploymentTable.find(deps.db, told.id)?.owner ?? '',
          claimed: 1852,
          claimedOn: deps.clock.today(),
          basis: '归还清单、维修发票',
          remark: null,
        },
      });
    }),
  );
  const step = (
    action: 'agree' | 'pay',
    amount: number,
    more: { by?: string; basis?: string; voucherNo?: string },
  ) =>
    onlyIfOrdered((deps) => {
      const [claim] = compensationsOfDeployment(deps.db, told.id);
      if (!claim) return;
      stepClaim(deps, {
        ...at(deps),
        claimId: claim.id,
        action,
        onDate: deps.clock.today(),
        amount,
        by: more.by ?? null,
        basis: more.basis ?? null,
        voucherNo: more.voucherNo ?? null,
        reason: null,
      });
    });
  timeline.add(
    days.ago(FLOOD.agreed),
    step('agree', 1800, { by: '示范一', basis: '归还清单和维修发票，折旧后核定' }),
  );
  timeline.add(days.ago(FLOOD.paid), step('pay', 1800, { voucherNo: '付字018号' }));
  timeline.add(
    days.ago(FLOOD.paid),
    onlyIfOrdered(
      (deps) =>
        void stepDeployment(deps, { ...at(deps), action: 'settle', at: deps.clock.now(), reason: null }),
    ),
  );
  timeline.add(days.ago(OPEN_ORDERED), (deps) => {
    const open = order(deps, '矿区道路积水抢排', '示例煤矿进场路', ['发电机'], [1], days.ago(OPEN_DUE));
    if (open)
      handOver(deps, {
        id: open.id,
        expectedVersion: open.version,
        itemIds: null,
        at: deps.clock.now(),
        receiver: '测小安',
        receiverPhone: '19900000009',
      });
    callTeam(deps);
  });
}

/** Supplies of one depot by the first names that are found there. */
export function order(
  deps: Deps,
  purpose: string,
  destination: string,
  names: readonly string[],
  quantities: readonly number[],
  returnDueOn: string | null,
  incidentId: string | null = null,
): Ordered | undefined {
  const found = names.map((key, at) =>
    suppliesNamed(deps.db, { key, origin: deps.self, limit: 20 })
      .flatMap((id) => supplyTable.find(deps.db, id) ?? [])
      .filter(
        ({ stock, unfit, expiresOn }) =>
          (stock ?? 0) - unfit >= (quantities[at] ?? 1) && (expiresOn ?? '9') > deps.clock.today(),
      ),
  );
  // All of one depot: what lies elsewhere would be an order of its own.
  const depotKey = found[0]?.find((first) =>
    found.every((own) => own.some((one) => one.depotKey === first.depotKey)),
  )?.depotKey;
  const things = found.flatMap((own, at) => {
    const supply = own.find((one) => one.depotKey === depotKey);
    return supply ? [{ ...NO_THING, supplyId: supply.id, quantity: quantities[at] ?? 1 }] : [];
  });
  if (things.length < names.length) return undefined;
  return orderDeployment(deps, {
    ...ORDER,
    orderedAt: deps.clock.now(),
    purpose,
    destination,
    returnDueOn,
    incidentId,
    things,
  })[0];
}

/** A team that was called for a day, and is back. */
function callTeam(deps: Deps): void {
  const teamIds = teamsNamed(deps.db, { key: '矿山救护', origin: deps.self, limit: 1 });
  if (teamIds.length === 0) return;
  const at = deps.clock.now();
  const fields = {
    orderedAt: at,
    purpose: '井下巷道积水排查',
    destination: '示例煤矿',
    headcount: 9,
    vehicles: 2,
  };
  let [ordered] = orderDeployment(deps, { ...ORDER, ...fields, teamIds });
  for (const action of ['depart', 'arrive', 'finish'] as const)
    if (ordered)
      ordered = stepDeployment(deps, {
        id: ordered.id,
        expectedVersion: ordered.version,
        action,
        at,
        reason: null,
      });
}

const NO_THING = { equipmentId: null, name: '', spec: null, unit: null, reason: null };
export const ORDER = {
  kind: 'call-up' as const,
  number: null,
  purpose: '',
  destination: null,
  orderedBy: '示范一',
  receiver: null,
  receiverPhone: null,
  headcount: null,
  vehicles: null,
  returnDueOn: null,
  remark: null,
  incidentId: null,
  drillId: null,
  teamIds: [],
  things: [],
  handOwner: { name: null, enterpriseId: null },
  acceptTeamsOut: true,
};
