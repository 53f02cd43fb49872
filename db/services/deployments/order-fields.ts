import { chinaDay } from '../../clock';
import type { Deps } from '../../core';
import type { DeploymentKind } from '../../domain/deployment/codes';
import { PlanDeskError } from '../../domain/errors';
import type { DeploymentRecord } from '../../repositories/deployment';
import { deploymentNumbered, deploymentNumbers } from '../../repositories/deployment-views';
import { drillTable } from '../../repositories/drill';
import { enterpriseTable } from '../../repositories/enterprise';
import { incidentTable } from '../../repositories/incident';
import { FieldCheck } from '../field-check';
import { found } from '../own-row';
import { assertInSight, isInSight } from '../own-sight';
import type { HandOwner, ThingInput } from './wishes';

/** What an order says beside its things; moments are UTC. */
export interface OrderFields {
  kind: DeploymentKind;
  /** 调用令号; null: the next free one. With several orders only for the first. */
  number: string | null;
  purpose: string;
  destination: string | null;
  orderedBy: string | null;
  receiver: string | null;
  receiverPhone: string | null;
  headcount: number | null;
  vehicles: number | null;
  orderedAt: string;
  returnDueOn: string | null;
  remark: string | null;
}

export interface OrderInput extends OrderFields {
  incidentId: string | null;
  drillId: string | null;
  teamIds: readonly string[];
  things: readonly ThingInput[];
  /** Whose the things are that are named by hand. */
  handOwner: HandOwner;
  /** Teams that are away already are called all the same. */
  acceptTeamsOut: boolean;
}

/** An incident or a drill that is there and in sight. @throws PlanDeskError NOT_FOUND */
export function assertOccasion({ db }: Deps, { incidentId, drillId }: OrderInput): void {
  if (incidentId !== null) {
    assertInSight(db, 'incident', incidentId);
    found(incidentTable.find(db, incidentId), '事件', incidentId);
  }
  if (drillId !== null) {
    assertInSight(db, 'drill', drillId);
    found(drillTable.find(db, drillId), '演练', drillId);
  }
}

/** Things without stray blanks. @throws PlanDeskError FIELDS_INVALID */
export function tidied(things: readonly ThingInput[]): ThingInput[] {
  const check = new FieldCheck();
  const tidy = things.map((thing, at) => {
    const byHand = thing.supplyId === null && thing.equipmentId === null;
    const name = check.text(thing.name) ?? '';
    if (byHand && name === '') check.add(`things.${at}.name`, 'REQUIRED', '请填写物资装备的名称。');
    return {
      ...thing,
      name,
      spec: check.text(thing.spec),
      unit: check.text(thing.unit),
      reason: check.text(thing.reason),
    };
  });
  check.throwIfAny();
  return tidy;
}

/** Whose the things named by hand are. @throws PlanDeskError FIELDS_INVALID */
export function checkedOwner({ db }: Deps, { things, handOwner }: OrderInput): HandOwner {
  if (!things.some(({ supplyId, equipmentId }) => supplyId === null && equipmentId === null))
    return handOwner;
  const check = new FieldCheck();
  const { enterpriseId } = handOwner;
  const unit =
    enterpriseId === null || !isInSight(db, 'enterprise', enterpriseId)
      ? undefined
      : enterpriseTable.find(db, enterpriseId);
  const name = check.text(handOwner.name) ?? unit?.name ?? null;
  if (name === null) check.add('owner', 'REQUIRED', '请填写物资装备属于哪个单位或个人。');
  check.throwIfAny();
  return { name, enterpriseId: unit?.id ?? null };
}

/** What the order says, tidied. @throws PlanDeskError FIELDS_INVALID, DEPLOYMENT_NUMBER_TAKEN */
export function checkedFields(deps: Deps, fields: OrderFields, before: DeploymentRecord | null): OrderFields {
  const check = new FieldCheck();
  const purpose = check.required('purpose', fields.purpose, '请写明调用事由。');
  const receiverPhone = check.phone('receiverPhone', fields.receiverPhone, before?.receiverPhone ?? null);
  const returnDueOn = check.date('returnDueOn', fields.returnDueOn);
  if (fields.orderedAt > deps.clock.now())
    check.add('orderedAt', 'DATE_IN_FUTURE', '下达时间还没有到，请核对。');
  const number = check.text(fields.number);
  if (number !== null && number !== before?.number) {
    const other = deploymentNumbered(deps.db, deps.self, number);
    if (other !== undefined && other !== before?.id)
      throw new PlanDeskError('DEPLOYMENT_NUMBER_TAKEN', `编号“${number}”已经用过，请换一个。`, { number });
  }
  check.throwIfAny();
  return {
    kind: fields.kind,
    number,
    purpose,
    destination: check.text(fields.destination),
    orderedBy: check.text(fields.orderedBy),
    receiver: check.text(fields.receiver),
    receiverPhone,
    headcount: fields.headcount,
    vehicles: fields.vehicles,
    orderedAt: fields.orderedAt,
    returnDueOn,
    remark: check.lines(fields.remark),
  };
}

/** The next number of the year: 调〔2026〕3号. Offices with words of their own enter theirs. */
export function nextNumber(deps: Deps, orderedAt: string): string {
  const prefix = `调〔${chinaDay(orderedAt).slice(0, 4)}〕`;
  const used = deploymentNumbers(deps.db, deps.self, prefix).map((number) =>
    Number(/^\d+/.exec(number.slice(prefix.length))?.[0] ?? 0),
  );
  return `${prefix}${Math.max(0, ...used) + 1}号`;
}
