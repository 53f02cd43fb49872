import { compactName } from '../../db/domain/text/normalise';
import { type DrillFindingRecord, drillFindingTable } from '../../db/repositories/drill-finding';
import { bookkeeping, type Place } from './records';

let serial = 0;

/** A finding of a drill that nobody has been assigned to yet. */
export function makeDrillFinding(
  place: Place,
  given: Partial<DrillFindingRecord> & { drillId: string },
): DrillFindingRecord {
  serial += 1;
  const title = given.title ?? `警戒区没有设置明显标志${serial}`;
  const record: DrillFindingRecord = {
    id: place.core.newId(),
    number: serial,
    title,
    titleKey: compactName(title),
    area: 'response',
    severity: 'plain',
    evidence: '',
    logIds: [],
    item: null,
    planVersionId: null,
    sectionPath: [],
    owner: null,
    dueOn: null,
    state: 'open',
    repeatsId: null,
    carriedToId: null,
    carriedReason: null,
    triggerId: null,
    closedOn: null,
    remark: null,
    ...bookkeeping(place),
    ...given,
  };
  drillFindingTable.insert(place.core.write, record);
  return record;
}
