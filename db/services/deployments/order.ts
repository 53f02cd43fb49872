import type { Deps } from '../../core';
import { exactQuantity } from '../../domain/deployment/money';
import { PlanDeskError } from '../../domain/errors';
import {
  type DeploymentItemRecord,
  type DeploymentRecord,
  deploymentItemTable,
  deploymentTable,
} from '../../repositories/deployment';
import { itemsOfDeployment } from '../../repositories/deployment-views';
import { incidentTable } from '../../repositories/incident';
import { assertEditable, found, newBookkeeping, nextBookkeeping } from '../own-row';
import { assertInSight } from '../own-sight';
import {
  assertOccasion,
  checkedFields,
  checkedOwner,
  nextNumber,
  type OrderFields,
  type OrderInput,
  tidied,
} from './order-fields';
import { assertLiving, tellIncident, thingsInWords } from './tell-incident';
import { checkOrder, gatherTeams, gatherThings, type Source, type Thing, type ThingInput } from './wishes';

export interface Ordered {
  id: string;
  version: number;
  number: string | null;
  owner: string;
}

/**
 * Orders teams and things, one order for each team, depot or owner, all of them or none.
 * @throws PlanDeskError FIELDS_INVALID, NOT_FOUND, VOIDED, TEAM_DISBANDED, DEPLOYMENT_EMPTY, DEPLOYMENT_REFUSED {refusals},
 *   DEPLOYMENT_CAUTION {cautions}, DEPLOYMENT_NUMBER_TAKEN, INCIDENT_CLOSED
 */
export function orderDeployment(deps: Deps, input: OrderInput): Ordered[] {
  const { db, clock } = deps;
  assertOccasion(deps, input);
  assertLiving(deps, input.incidentId);
  const fields = checkedFields(deps, input, null);
  const teams = gatherTeams(db, input.teamIds);
  const things = gatherThings(
    db,
    clock.today(),
    tidied(input.things),
    input.teamIds,
    checkedOwner(deps, input),
  );
  if (teams.length === 0 && things.length === 0)
    throw new PlanDeskError('DEPLOYMENT_EMPTY', '请至少选择一支队伍或者一种物资装备。', {});
  assertOrderable(deps, things, input);
  const sources = new Map<string, { source: Source; things: Thing[] }>();
  for (const { source } of teams) sources.set(source.key, { source, things: [] });
  for (const thing of things) {
    const known = sources.get(thing.source.key);
    if (known) known.things.push(thing);
    else sources.set(thing.source.key, { source: thing.source, things: [thing] });
  }
  return [...sources.values()].map(({ source, things: own }, at) => {
    const record: DeploymentRecord = {
      ...newBookkeeping(deps),
      ...fields,
      // People and vehicles are those of a team.
      ...(source.teamId === null && teams.length > 0 ? { headcount: null, vehicles: null } : {}),
      id: deps.newId(),
      number: at === 0 && fields.number !== null ? fields.number : nextNumber(deps, fields.orderedAt),
      state: 'ordered',
      incidentId: input.incidentId,
      drillId: input.drillId,
      teamId: source.teamId,
      depotId: source.depotId,
      enterpriseId: source.enterpriseId,
      owner: source.owner,
      departedAt: null,
      arrivedAt: null,
      returnedAt: null,
      cancelReason: null,
    };
    deploymentTable.insert(db, record);
    insertItems(deps, record, own, 1);
    const things = thingsInWords(own.map(({ wish }) => wish));
    const what = record.kind === 'requisition' ? '征用' : '调用';
    tellIncident(deps, record, {
      kind: 'order',
      at: record.orderedAt,
      text: `下达${what}令：${[record.purpose, things].filter(Boolean).join('，')}`,
    });
    return settleDeployment(deps, record);
  });
}

/**
 * Adds things of the same depot or owner to an order that is not finished.
 * @throws PlanDeskError as `orderDeployment`, NOT_OURS, STALE_VERSION, DEPLOYMENT_CLOSED, DEPLOYMENT_OTHER_OWNER
 */
export function addThings(
  deps: Deps,
  input: { id: string; expectedVersion: number; things: readonly ThingInput[] },
): Ordered {
  const before = editableDeployment(deps, input.id, input.expectedVersion);
  assertOpen(before);
  const hand = { name: before.owner, enterpriseId: before.enterpriseId };
  const teamIds = before.teamId === null ? [] : [before.teamId];
  const things = gatherThings(deps.db, deps.clock.today(), tidied(input.things), teamIds, hand);
  const stranger = things.find(
    ({ source, wish }) =>
      wish.held !== null &&
      (source.owner !== before.owner || source.depotId !== before.depotId || source.teamId !== before.teamId),
  );
  if (stranger)
    throw new PlanDeskError(
      'DEPLOYMENT_OTHER_OWNER',
      `“${stranger.wish.name}”属于“${stranger.source.owner}”，不是“${before.owner}”的，请另行下达调用令。`,
      { owner: stranger.source.owner },
    );
  assertOrderable(deps, things, { teamIds: [], acceptTeamsOut: true });
  const own = itemsOfDeployment(deps.db, before.id);
  const twice = own.find(({ supplyId, equipmentId }) =>
    things.some(
      (thing) =>
        (supplyId !== null && thing.supplyId === supplyId) ||
        (equipmentId !== null && thing.equipmentId === equipmentId),
    ),
  );
  if (twice)
    throw new PlanDeskError('DEPLOYMENT_REFUSED', `“${twice.name}”已经在清单里，请先去掉再按新的数量加入。`, {
      refusals: [],
    });
  const record = nextBookkeeping(deps, before);
  deploymentTable.update(deps.db, record);
  insertItems(deps, record, things, Math.max(0, ...own.map(({ position }) => position)) + 1);
  return settleDeployment(deps, record);
}

/** Takes a thing off the list that was not handed over. @throws PlanDeskError NOT_FOUND, NOT_OURS, STALE_VERSION, ITEM_HANDED_OVER */
export function dropThing(
  deps: Deps,
  input: { id: string; expectedVersion: number; itemId: string },
): Ordered {
  const before = editableDeployment(deps, input.id, input.expectedVersion);
  assertOpen(before);
  const item = itemOf(deps, before.id, input.itemId);
  if (item.handedOverAt !== null)
    throw new PlanDeskError('ITEM_HANDED_OVER', `“${item.name}”已经交接，不能去掉，请登记归还。`, {
      itemId: item.id,
    });
  deploymentItemTable.update(deps.db, {
    ...nextBookkeeping(deps, item),
    voidedAt: deps.clock.now(),
    voidReason: '从清单中去掉',
  });
  const record = nextBookkeeping(deps, before);
  deploymentTable.update(deps.db, record);
  return settleDeployment(deps, record);
}

/** Changes what an order says; steps and things have their own ways. @throws PlanDeskError NOT_FOUND, NOT_OURS, STALE_VERSION, FIELDS_INVALID, DEPLOYMENT_CLOSED, DEPLOYMENT_NUMBER_TAKEN */
export function updateDeployment(
  deps: Deps,
  input: { id: string; expectedVersion: number; fields: OrderFields },
): Ordered {
  const before = editableDeployment(deps, input.id, input.expectedVersion);
  if (before.state === 'settled' || before.state === 'cancelled') throw closed(before);
  const fields = checkedFields(deps, input.fields, before);
  if (before.departedAt !== null && fields.orderedAt > before.departedAt)
    throw new PlanDeskError('FIELDS_INVALID', '下达时间晚于出动时间，请核对。', { field: 'orderedAt' });
  const record = { ...nextBookkeeping(deps, before), ...fields };
  deploymentTable.update(deps.db, record);
  return settleDeployment(deps, record);
}

/** A call-up this desk may change now. @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION */
export function editableDeployment(deps: Deps, id: string, expectedVersion: number): DeploymentRecord {
  assertInSight(deps.db, 'deployment', id);
  const record = found(deploymentTable.find(deps.db, id), '调用记录', id);
  assertEditable(deps, record, expectedVersion);
  return record;
}

/** A thing of this call-up. @throws PlanDeskError NOT_FOUND */
export function itemOf(deps: Deps, deploymentId: string, itemId: string): DeploymentItemRecord {
  const item = deploymentItemTable.find(deps.db, itemId);
  const own = item?.deploymentId === deploymentId && item.voidedAt === null ? item : undefined;
  return found(own, '调用物资', itemId);
}

/** True for an incident that did not happen: nothing of it touches the stock. */
export function isPractice(
  deps: Pick<Deps, 'db'>,
  { incidentId }: Pick<DeploymentRecord, 'incidentId'>,
): boolean {
  return incidentId !== null && incidentTable.find(deps.db, incidentId)?.practice === true;
}

/** Tells the screens of a written call-up. */
export function settleDeployment(deps: Deps, record: DeploymentRecord): Ordered {
  deps.changed('deployments', [record.id]);
  if (record.teamId !== null) deps.changed('teams', [record.teamId]);
  if (record.incidentId !== null) deps.changed('incidents', [record.incidentId]);
  return { id: record.id, version: record.version, number: record.number, owner: record.owner };
}

function closed({ state }: DeploymentRecord): PlanDeskError {
  return new PlanDeskError('DEPLOYMENT_CLOSED', '这次调用已经结束或者取消，不能再改动。', { state });
}

function assertOpen(record: DeploymentRecord): void {
  if (record.state !== 'ordered' && record.state !== 'departed' && record.state !== 'arrived')
    throw closed(record);
}

function assertOrderable(
  deps: Deps,
  things: readonly Thing[],
  { teamIds, acceptTeamsOut }: { teamIds: readonly string[]; acceptTeamsOut: boolean },
): void {
  const { refusals, cautions } = checkOrder(deps.db, things, teamIds);
  if (refusals.length > 0)
    throw new PlanDeskError('DEPLOYMENT_REFUSED', refusals.map(({ message }) => message).join(''), {
      refusals,
    });
  const open = cautions.filter(({ code }) => code !== 'TEAM_OUT' || !acceptTeamsOut);
  if (open.length > 0)
    throw new PlanDeskError('DEPLOYMENT_CAUTION', open.map(({ message }) => message).join(''), {
      cautions: open,
    });
}

function insertItems(deps: Deps, record: DeploymentRecord, things: readonly Thing[], from: number): void {
  things.forEach(({ wish, supplyId, equipmentId, spec }, at) => {
    deploymentItemTable.insert(deps.db, {
      ...newBookkeeping(deps),
      id: deps.newId(),
      deploymentId: record.id,
      position: from + at,
      supplyId,
      equipmentId,
      name: wish.name,
      spec,
      unit: wish.unit,
      quantity: exactQuantity(wish.quantity),
      handedOverAt: null,
      expiredReason: wish.reason,
      returned: 0,
      damaged: 0,
      consumed: 0,
      lost: 0,
      note: null,
    });
  });
}
