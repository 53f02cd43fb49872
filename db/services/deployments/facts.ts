import type { ReadDb } from '../../connection';
import { isOpenClaim } from '../../domain/deployment/compensation';
import type { ItemStanding } from '../../domain/deployment/items';
import type { DeploymentFacts } from '../../domain/deployment/state';
import type { DeploymentItemRecord, DeploymentRecord } from '../../repositories/deployment';
import { compensationsOfDeployment, itemsOfDeployment } from '../../repositories/deployment-views';

/** A thing as the domain looks at it. */
export function standingOf(item: DeploymentItemRecord): ItemStanding {
  const { name, quantity, handedOverAt, returned, damaged, consumed, lost } = item;
  return { name, quantity, handedOver: handedOverAt !== null, returned, damaged, consumed, lost };
}

/** What the table looks at, as the database has it. */
export function deploymentFacts(db: ReadDb, record: DeploymentRecord): DeploymentFacts {
  return {
    team: record.teamId !== null,
    items: itemsOfDeployment(db, record.id).map(standingOf),
    openClaims: compensationsOfDeployment(db, record.id).filter(({ state }) => isOpenClaim(state)).length,
    orderedAt: record.orderedAt,
    lastAt: record.arrivedAt ?? record.departedAt ?? record.orderedAt,
  };
}
