import { compactName } from '../../db/domain/text/normalise';
import { nameInitials } from '../../db/pinyin';
import { type ContactRecord, contactTable } from '../../db/repositories/contact';
import { type FacilityRecord, facilityTable } from '../../db/repositories/facility';
import {
  type WatchEntryRecord,
  type WatchShiftRecord,
  watchEntryTable,
  watchShiftTable,
} from '../../db/repositories/watch';
import { bookkeeping, type Place } from './records';

let serial = 0;

/** A clerk of the county's own office unless told otherwise. */
export function makeContact(place: Place, given: Partial<ContactRecord> = {}): ContactRecord {
  serial += 1;
  const organisation = given.organisation ?? '舒兰市应急管理局';
  const name = given.name === undefined ? `示值${serial}` : given.name;
  const record: ContactRecord = {
    id: place.core.newId(),
    kind: 'office',
    organisation,
    organisationKey: compactName(organisation),
    initials: [nameInitials(organisation), name === null ? '' : nameInitials(name)].join(' ').trim(),
    field: 'emergency',
    department: null,
    post: '值班员',
    dutyPhone: '0432-00001100',
    phone: `1990001${String(serial).padStart(4, '0')}`,
    otherPhone: null,
    fax: null,
    regionCode: '220283',
    town: null,
    enterpriseId: null,
    callOrder: 100,
    shareable: null,
    remark: null,
    ...bookkeeping(place),
    ...given,
    name,
  };
  contactTable.insert(place.core.write, record);
  return record;
}

/** A county hospital. */
export function makeFacility(place: Place, given: Partial<FacilityRecord> = {}): FacilityRecord {
  serial += 1;
  const name = given.name ?? `舒兰市示例第${serial}医院`;
  const record: FacilityRecord = {
    id: place.core.newId(),
    kind: 'hospital',
    name,
    nameKey: compactName(name),
    nameInitials: nameInitials(name),
    grade: '二级甲等',
    beds: 300,
    capabilities: ['trauma', 'poison'],
    phone: '0432-00001200',
    contact: '例医',
    regionCode: '220283',
    town: '北城街道',
    address: null,
    longitude: 126.96,
    latitude: 44.41,
    shareable: null,
    remark: null,
    ...bookkeeping(place),
    ...given,
  };
  facilityTable.insert(place.core.write, record);
  return record;
}

/** A member of the office's whole-day watch. */
export function makeShift(place: Place, given: Partial<WatchShiftRecord> = {}): WatchShiftRecord {
  serial += 1;
  const record: WatchShiftRecord = {
    id: place.core.newId(),
    enterpriseId: null,
    onDay: '2026-11-20',
    shift: 'whole',
    role: 'member',
    contactId: null,
    name: `例班${serial}`,
    phone: '19900003333',
    insteadOf: null,
    remark: null,
    ...bookkeeping(place),
    ...given,
  };
  watchShiftTable.insert(place.core.write, record);
  return record;
}

/** A yellow warning of heavy snow that holds for a day. */
export function makeWatchEntry(place: Place, given: Partial<WatchEntryRecord> = {}): WatchEntryRecord {
  const record: WatchEntryRecord = {
    id: place.core.newId(),
    at: '2026-11-20T00:00:00.000Z',
    kind: 'warning',
    source: '市气象局',
    level: 'yellow',
    title: '暴雪黄色预警',
    text: null,
    validUntil: '2026-11-21T00:00:00.000Z',
    towns: [],
    passedOn: [],
    handled: null,
    recordedBy: '示例员',
    incidentId: null,
    ...bookkeeping(place),
    ...given,
  };
  watchEntryTable.insert(place.core.write, record);
  return record;
}
