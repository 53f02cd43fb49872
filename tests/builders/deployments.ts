import {
  type DeploymentItemRecord,
  type DeploymentRecord,
  deploymentItemTable,
  deploymentTable,
} from '../../db/repositories/deployment';
import { bookkeeping, type Place } from './records';

/** A call-up that was ordered and nothing more. */
export function makeDeployment(place: Place, given: Partial<DeploymentRecord> = {}): DeploymentRecord {
  const record: DeploymentRecord = {
    id: place.core.newId(),
    kind: 'call-up',
    number: null,
    state: 'ordered',
    incidentId: null,
    drillId: null,
    purpose: '排水抢险',
    teamId: null,
    depotId: null,
    enterpriseId: null,
    owner: '舒兰市示例储备库',
    destination: null,
    orderedBy: null,
    receiver: null,
    receiverPhone: null,
    headcount: null,
    vehicles: null,
    orderedAt: '2026-11-19T01:00:00.000Z',
    departedAt: null,
    arrivedAt: null,
    returnedAt: null,
    returnDueOn: null,
    cancelReason: null,
    remark: null,
    ...bookkeeping(place),
    ...given,
  };
  deploymentTable.insert(place.core.write, record);
  return record;
}

/** A thing of it, named by hand and not handed over unless told otherwise. */
export function makeDeploymentItem(
  place: Place,
  given: Partial<DeploymentItemRecord> & { deploymentId: string },
): DeploymentItemRecord {
  const record: DeploymentItemRecord = {
    id: place.core.newId(),
    position: 1,
    supplyId: null,
    equipmentId: null,
    name: '潜水泵',
    spec: null,
    unit: '台',
    quantity: 1,
    handedOverAt: null,
    expiredReason: null,
    returned: 0,
    damaged: 0,
    consumed: 0,
    lost: 0,
    note: null,
    ...bookkeeping(place),
    ...given,
  };
  deploymentItemTable.insert(place.core.write, record);
  return record;
}
