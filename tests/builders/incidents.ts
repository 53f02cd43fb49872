import { type IncidentRecord, incidentTable } from '../../db/repositories/incident';
import type { Place } from './records';

/** An accident that a county office heard of at nine on 20 November 2026, as `makeDesk` has it. */
export function makeIncident(place: Place, given: Partial<IncidentRecord> = {}): IncidentRecord {
  const now = place.core.clock.now();
  const record: IncidentRecord = {
    id: place.core.newId(),
    name: '示恒化工火灾',
    practice: false,
    state: 'open',
    accidentKind: '火灾',
    enterpriseId: null,
    hazardId: null,
    regionCode: '220283',
    town: null,
    place: '示范大街1号',
    longitude: null,
    latitude: null,
    happenedAt: null,
    learnedAt: '2026-11-20T00:00:00.000Z',
    unitLearnedAt: null,
    reportedBy: null,
    reporterPhone: null,
    description: null,
    substances: null,
    deaths: 0,
    seriousInjuries: 0,
    missing: 0,
    trapped: 0,
    directLoss: null,
    tollChangedAt: null,
    grade: null,
    gradeBy: null,
    gradeAt: null,
    responseLevel: null,
    commander: null,
    endedAt: null,
    endReason: null,
    closedOn: null,
    remark: null,
    origin: place.self,
    version: 1,
    createdAt: now,
    updatedAt: now,
    voidedAt: null,
    voidReason: null,
    ...given,
  };
  incidentTable.insert(place.core.write, record);
  return record;
}
