import type { ReadDb } from '../../connection';
import type { Deps } from '../../core';
import { PlanDeskError } from '../../domain/errors';
import { type IncidentRecord, incidentTable } from '../../repositories/incident';
import { assertEditable, found } from '../own-row';
import { assertInSight } from '../own-sight';

/** What a command on an incident answers. */
export interface SavedIncident {
  id: string;
  version: number;
}

/** @throws PlanDeskError NOT_FOUND */
export function seenIncident(db: ReadDb, id: string): IncidentRecord {
  assertInSight(db, 'incident', id);
  return found(incidentTable.find(db, id), '事故记录', id);
}

/** @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION */
export function ownIncident(deps: Deps, id: string, expectedVersion?: number): IncidentRecord {
  const record = found(incidentTable.find(deps.db, id), '事故记录', id);
  assertEditable(deps, record, expectedVersion);
  return record;
}

/** An incident that things can still be written down of. @throws PlanDeskError as `ownIncident`, INCIDENT_CLOSED */
export function livingIncident(deps: Deps, id: string, expectedVersion?: number): IncidentRecord {
  const record = ownIncident(deps, id, expectedVersion);
  if (record.state === 'closed')
    throw new PlanDeskError('INCIDENT_CLOSED', '这起事故已经办结，需要继续处置请先重新启动。', { id });
  return record;
}

/** @throws PlanDeskError INCIDENT_TIME_FUTURE, INCIDENT_TIME_ORDER: a moment that cannot be */
export function assertMoment(deps: Deps, at: string, earliest: string | null): string {
  const moment = new Date(Date.parse(at)).toISOString();
  if (moment > deps.clock.now())
    throw new PlanDeskError('INCIDENT_TIME_FUTURE', '填写的时间还没有到，请核对。', { at });
  if (earliest !== null && moment < earliest)
    throw new PlanDeskError('INCIDENT_TIME_ORDER', '填写的时间早于接报时间，请核对。', { at, earliest });
  return moment;
}
