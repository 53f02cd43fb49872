import type { Deps } from '../../../core';
import { compactName } from '../../../domain/text/normalise';
import { nameInitials } from '../../../pinyin';
import { type EnterpriseRecord, enterpriseTable } from '../../../repositories/enterprise';
import { findOffice } from '../../../repositories/office';
import type { BatchRecorder } from '../../batches/recorder';
import { newBookkeeping } from '../../own-row';
import type { Applier } from './applier';
import { changesOf, raised, unchangedSince, valuesOf } from './row-values';

/** A unit's empty record: what a ledger does not say stays unknown. */
function blank(deps: Deps, regionCode: string): EnterpriseRecord {
  return {
    ...newBookkeeping(deps),
    id: deps.newId(),
    name: '',
    nameKey: '',
    nameInitials: '',
    uscc: null,
    noUsccReason: null,
    usccSuspect: false,
    regionCode,
    town: null,
    address: null,
    longitude: null,
    latitude: null,
    industryCode: null,
    supervisionCategory: null,
    activities: [],
    affiliation: null,
    sizeTier: null,
    sizeBasis: null,
    employees: null,
    revenueWan: null,
    assetsWan: null,
    establishedOn: null,
    status: 'active',
    legalPerson: null,
    legalPhone: null,
    principal: null,
    principalPhone: null,
    safetyOfficer: null,
    safetyOfficerPhone: null,
    majorHazardLevel: null,
    standardLevel: null,
    standardUntil: null,
    licenceNo: null,
    licenceUntil: null,
    businessScope: null,
    closedOn: null,
    mergedIntoId: null,
    remark: null,
    sets: [],
  };
}

/** Takes the known fields of a ledger row into a record of its own; absent and empty ones change nothing. */
function fill(next: EnterpriseRecord, values: Readonly<Record<string, unknown>>): EnterpriseRecord {
  const taken = next as unknown as Record<string, unknown>;
  for (const field in values) {
    const value = values[field];
    if (value === null || value === undefined) continue;
    if (field === 'usccReason') taken.noUsccReason = value;
    else if (field in taken) taken[field] = value;
  }
  next.nameKey = compactName(next.name);
  next.nameInitials = nameInitials(next.name);
  next.noUsccReason = next.uscc ? null : (next.noUsccReason ?? '台账未填');
  return next;
}

/** 生产经营单位 from a roster. The rule sets follow with the duties. */
export function createEnterpriseApplier(deps: Deps, recorder: BatchRecorder): Applier {
  const regionCode = findOffice(deps.db, deps.self)?.regionCode ?? '';
  return {
    create: (row) => {
      const record = fill(blank(deps, regionCode), { ...valuesOf<'enterprises'>(row) });
      recorder.insert(enterpriseTable, record);
      return { id: record.id, subjectId: record.id };
    },
    update: (row) => {
      const before = unchangedSince(deps, enterpriseTable, row);
      const record = fill(raised(deps, before), changesOf(row));
      recorder.update(enterpriseTable, record);
      return { id: record.id, subjectId: record.id };
    },
  };
}
