import type { Deps } from '../../core';
import type { FacilityKind } from '../../domain/contact/codes';
import { compactName } from '../../domain/text/normalise';
import { nameInitials } from '../../pinyin';
import { type FacilityRecord, facilityTable } from '../../repositories/facility';
import { findOffice } from '../../repositories/office';
import { FieldCheck } from '../field-check';
import { areaCodeOf } from '../ledgers/area-code';
import { assertEditable, found, newBookkeeping, nextBookkeeping } from '../own-row';
import { reindex } from '../search/reindex';

/** What a person writes of a hospital, shelter, water point or landing ground. */
export interface FacilityFieldsInput {
  kind: FacilityKind;
  name: string;
  grade: string | null;
  beds: number | null;
  /** Codes of resources/codes/contact-fields.json. */
  capabilities: readonly string[];
  phone: string | null;
  contact: string | null;
  town: string | null;
  address: string | null;
  /** Degrees, WGS 84 (CGCS2000). */
  longitude: number | null;
  latitude: number | null;
  shareable: boolean | null;
  remark: string | null;
}

type Saved = { id: string; version: number };

/**
 * Registers or changes a place that a rescue turns to.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, FIELDS_INVALID
 */
export function saveFacility(
  deps: Deps,
  input: { id: string | null; expectedVersion: number | null; fields: FacilityFieldsInput },
): Saved {
  const before = input.id === null ? null : existing(deps, input.id, input.expectedVersion ?? undefined);
  const regionCode = before?.regionCode ?? findOffice(deps.db, deps.self)?.regionCode ?? '';
  const checked = checkedFields(deps, input.fields, before, regionCode);
  const record: FacilityRecord = {
    ...(before === null ? { ...newBookkeeping(deps), id: deps.newId() } : nextBookkeeping(deps, before)),
    regionCode,
    ...checked,
  };
  if (before === null) facilityTable.insert(deps.db, record);
  else facilityTable.update(deps.db, record);
  return settle(deps, record);
}

/** Takes a place out of the register with a reason; the row is kept. @throws as `saveFacility` */
export function voidFacility(
  deps: Deps,
  input: { id: string; expectedVersion: number; reason: string },
): Saved {
  const before = existing(deps, input.id, input.expectedVersion);
  const record = {
    ...nextBookkeeping(deps, before),
    voidedAt: deps.clock.now(),
    voidReason: input.reason,
  };
  facilityTable.update(deps.db, record);
  return settle(deps, record);
}

function existing(deps: Deps, id: string, expectedVersion: number | undefined): FacilityRecord {
  const record = found(facilityTable.find(deps.db, id), '场所', id);
  assertEditable(deps, record, expectedVersion);
  return record;
}

function settle(deps: Deps, record: FacilityRecord): Saved {
  reindex(deps.db, 'facility', [record.id]);
  deps.changed('contacts', [record.id]);
  return { id: record.id, version: record.version };
}

function checkedFields(
  deps: Deps,
  fields: FacilityFieldsInput,
  before: FacilityRecord | null,
  regionCode: string,
) {
  const check = new FieldCheck(areaCodeOf(regionCode));
  const name = check.required('name', fields.name, '请填写名称，至少两个字。');
  const phone = check.phone('phone', fields.phone, before?.phone ?? null);
  const known = deps.law.contactFields.facilityCapabilities;
  if (fields.capabilities.some((code) => !known.some((capability) => capability.code === code)))
    check.add('capabilities', 'UNKNOWN', '没有这种救治能力，请从列表中选择。');
  if ((fields.longitude === null) !== (fields.latitude === null))
    check.add('longitude', 'REQUIRED', '经度和纬度要一起填写，或者都不填。');
  check.throwIfAny();
  return {
    kind: fields.kind,
    name,
    nameKey: compactName(name),
    nameInitials: nameInitials(name),
    grade: check.text(fields.grade),
    beds: fields.beds,
    capabilities: [...new Set(fields.capabilities)],
    phone,
    contact: check.text(fields.contact),
    town: check.text(fields.town),
    address: check.text(fields.address),
    longitude: fields.longitude,
    latitude: fields.latitude,
    shareable: fields.shareable,
    remark: check.lines(fields.remark),
  };
}
