import type { DepotRecord } from '../../db/repositories/depot';
import { depotTable } from '../../db/repositories/depot';
import { type HazardRecord, hazardTable } from '../../db/repositories/hazard';
import { type IncidentRecord, incidentTable } from '../../db/repositories/incident';
import { bookkeeping, type Place } from './records';

/** A government's depot in the region. */
export function makeAidDepot(place: Place, given: Partial<DepotRecord> = {}): DepotRecord {
  const name = given.name ?? '舒兰市示例储备库';
  const record: DepotRecord = {
    id: place.core.newId(),
    name,
    nameKey: name,
    nameInitials: '',
    kind: 'government',
    parentId: null,
    owner: null,
    enterpriseId: null,
    teamId: null,
    regionCode: '220283',
    town: null,
    address: null,
    longitude: null,
    latitude: null,
    keeper: '试管理',
    phone: '19900000006',
    area: null,
    shareable: null,
    closedOn: null,
    remark: null,
    ...bookkeeping(place),
    ...given,
  };
  depotTable.insert(place.core.write, record);
  return record;
}

/** A tank farm of the second level. */
export function makeAidHazard(
  place: Place,
  given: Partial<HazardRecord> & { enterpriseId: string },
): HazardRecord {
  const record: HazardRecord = {
    id: place.core.newId(),
    name: '汽油储罐区',
    number: null,
    level: 2,
    rValue: null,
    peopleNearby: null,
    place: null,
    longitude: null,
    latitude: null,
    startedOn: null,
    process: null,
    monitoring: null,
    responsible: null,
    responsiblePhone: null,
    assessor: null,
    assessedOn: null,
    nextAssessmentOn: null,
    filedOn: null,
    filingOffice: null,
    filingNo: null,
    neighbours: null,
    reachM: null,
    removedOn: null,
    removeReason: null,
    remark: null,
    ...bookkeeping(place),
    ...given,
  };
  hazardTable.insert(place.core.write, record);
  return record;
}

/** A fire that is being fought. */
export function makeAidIncident(place: Place, given: Partial<IncidentRecord> = {}): IncidentRecord {
  const record: IncidentRecord = {
    id: place.core.newId(),
    name: '示例火灾事故',
    practice: false,
    state: 'open',
    accidentKind: '火灾',
    enterpriseId: null,
    hazardId: null,
    regionCode: '220283',
    town: null,
    place: '示例路1号',
    longitude: null,
    latitude: null,
    happenedAt: null,
    learnedAt: place.core.clock.now(),
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
    ...bookkeeping(place),
    ...given,
  };
  incidentTable.insert(place.core.write, record);
  return record;
}
