import type { ReadDb } from '../../connection';
import { asCivilDate, toDayNumber } from '../../domain/dates/civil-date';
import { type CompensationFacts, unpaidOf } from '../../domain/deployment/compensation';
import { costTotals, type OfferedCost, offerCosts } from '../../domain/deployment/cost';
import { outstandingOf } from '../../domain/deployment/items';
import { sumYuan } from '../../domain/deployment/money';
import { type DeploymentAction, deploymentActions, isOpenDeployment } from '../../domain/deployment/state';
import type { AllowedAction } from '../../domain/state-machine';
import {
  type CompensationRecord,
  type DeploymentCostRecord,
  type DeploymentItemRecord,
  type DeploymentRecord,
  deploymentTable,
} from '../../repositories/deployment';
import {
  compensationsOfDeployment,
  costsOfDeployment,
  type DeploymentFilter,
  type DeploymentRow,
  itemsOfDeployment,
  listDeployments,
} from '../../repositories/deployment-views';
import { drillTable } from '../../repositories/drill';
import { enterpriseTable } from '../../repositories/enterprise';
import { incidentTable } from '../../repositories/incident';
import { supplyTable } from '../../repositories/supply';
import { teamTable } from '../../repositories/team';
import { found } from '../own-row';
import { assertInSight, sightOf } from '../own-sight';
import { deploymentFacts, standingOf } from './facts';

/** A thing with what is still out of it and what one of it costs. */
export interface ItemView {
  record: DeploymentItemRecord;
  outstanding: number;
  /** Yuan, by the register. */
  unitPrice: number | null;
  expiresOn: string | null;
}

export interface DeploymentView {
  record: DeploymentRecord;
  practice: boolean;
  incidentName: string | null;
  drillTitle: string | null;
  teamName: string | null;
  enterpriseName: string | null;
  items: ItemView[];
  costs: DeploymentCostRecord[];
  offered: OfferedCost[];
  totals: ReturnType<typeof costTotals>;
  claims: { record: CompensationRecord; unpaid: number }[];
  claimed: number;
  agreed: number;
  paid: number;
  /** Days past the day of return; null while it is not overdue. */
  daysOverdue: number | null;
  actions: AllowedAction<DeploymentRecord['state'], DeploymentAction>[];
}

/** A call-up with all that hangs on it. @throws PlanDeskError NOT_FOUND */
export function viewDeployment(
  db: ReadDb,
  id: string,
  { now, today, self }: { now: string; today: string; self: string },
): DeploymentView {
  assertInSight(db, 'deployment', id);
  const record = found(deploymentTable.find(db, id), '调用记录', id);
  const items = itemsOfDeployment(db, id).map((item) => {
    const supply = item.supplyId === null ? undefined : supplyTable.find(db, item.supplyId);
    return {
      record: item,
      outstanding: outstandingOf(standingOf(item)),
      unitPrice: supply?.unitPrice ?? null,
      expiresOn: supply?.expiresOn ?? null,
    };
  });
  const costs = costsOfDeployment(db, id);
  const claims = compensationsOfDeployment(db, id);
  const incident = record.incidentId === null ? undefined : incidentTable.find(db, record.incidentId);
  const open = isOpenDeployment(record.state);
  return {
    record,
    practice: incident?.practice ?? false,
    incidentName: incident?.name ?? null,
    drillTitle: record.drillId === null ? null : (drillTable.find(db, record.drillId)?.title ?? null),
    teamName: record.teamId === null ? null : (teamTable.find(db, record.teamId)?.name ?? null),
    enterpriseName:
      record.enterpriseId === null ? null : (enterpriseTable.find(db, record.enterpriseId)?.name ?? null),
    items,
    costs,
    offered: offerCosts(
      items.map(({ record: item, unitPrice }) => ({ ...item, unitPrice })),
      costs,
    ),
    totals: costTotals(costs),
    claims: claims.map((claim) => ({ record: claim, unpaid: openAmount(claim) })),
    claimed: sumYuan(claims.map(({ claimed }) => claimed)),
    agreed: sumYuan(claims.map(({ agreed }) => agreed ?? 0)),
    paid: sumYuan(claims.map(({ paid }) => paid ?? 0)),
    daysOverdue: open && record.returnDueOn !== null ? daysPast(record.returnDueOn, today) : null,
    actions:
      record.origin === self && record.voidedAt === null
        ? deploymentActions(record.state, deploymentFacts(db, record), now)
        : [],
  };
}

/** Call-ups of an incident, a drill, a team or a thing, newest first; a unit sees its own. */
export function deploymentsOf(db: ReadDb, filter: Omit<DeploymentFilter, 'origin'>): DeploymentRow[] {
  return listDeployments(db, { ...filter, origin: sightOf(db) });
}

function openAmount(claim: CompensationFacts & { state: CompensationRecord['state'] }): number {
  return claim.state === 'agreed' ? unpaidOf(claim) : 0;
}

function daysPast(due: string, today: string): number | null {
  const days = toDayNumber(asCivilDate(today)) - toDayNumber(asCivilDate(due));
  return days > 0 ? days : null;
}
