import type { Deps } from '../../core';
import type { CivilDate } from '../../domain/dates/civil-date';
import { PlanDeskError } from '../../domain/errors';
import { type ExpertRecord, expertTable, type PastEmployer } from '../../repositories/expert';
import { expertTermTable } from '../../repositories/expert-life';
import { expertWithIdentity } from '../../repositories/expert-pool';
import { findOffice } from '../../repositories/office';
import { markDutiesDirty } from '../duties/refresh';
import { assertEditable, found, newBookkeeping, nextBookkeeping } from '../own-row';
import { type FieldInput, readFields } from '../registers/read-fields';
import { completed, REGISTER_DEFINITIONS } from '../registers/register-definitions';
import { reindex } from '../search/reindex';
import { takeStep } from './expert-steps';

/** Facts that a person types; state and term follow from steps alone. */
const FACTS = REGISTER_DEFINITIONS.experts;
const BY_STEPS: ReadonlySet<string> = new Set(['status', 'termFrom', 'termTo']);

export interface SaveExpertInput {
  /** Absent: a new application. */
  id?: string | undefined;
  expectedVersion?: number | undefined;
  values: Readonly<Record<string, FieldInput>>;
  regionCode?: string | undefined;
  pastEmployers?: readonly PastEmployer[] | undefined;
  /** New entries only: the day of the application, where it is not today's. */
  appliedOn?: string | undefined;
  /** New entries only: the person is appointed already, as of `onDay`. */
  appointed?: { onDay: string; termFrom: string; termTo: string; documentNo: string | null } | undefined;
}

/**
 * Registers an applicant, or changes what is known of a person of the pool. Someone who is appointed already is entered as
 * applicant and appointed in one go, so that every life begins the same way.
 * @throws PlanDeskError FIELDS_INVALID, NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, DUPLICATE_IDENTITY, EXPERT_BLOCKED
 */
export function saveExpert(deps: Deps, input: SaveExpertInput): { id: string; version: number } {
  refuse(
    Object.keys(input.values).filter((field) => BY_STEPS.has(field)),
    '由聘任手续决定，不能直接修改',
  );
  const values = readFields(FACTS, input.values);
  const before = input.id === undefined ? blank(deps) : existing(deps, input.id, input.expectedVersion);
  const next = {
    ...before,
    ...values,
    ...(input.regionCode !== undefined && { regionCode: input.regionCode }),
    ...(input.pastEmployers && { pastEmployers: tidyEmployers(input.pastEmployers) }),
  };
  const record = completed(deps, FACTS, next) as unknown as ExpertRecord;
  check(deps, record);
  if (input.id === undefined) {
    expertTable.insert(deps.db, record);
    expertTermTable.insert(deps.db, {
      ...newBookkeeping(deps),
      id: deps.newId(),
      expertId: record.id,
      step: 'apply',
      onDay: input.appliedOn ?? input.appointed?.onDay ?? deps.clock.today(),
      termFrom: null,
      termTo: null,
      documentNo: null,
      reason: null,
      remark: null,
    });
  } else expertTable.update(deps.db, record);
  markDutiesDirty(deps.db, [record.origin]);
  reindex(deps.db, 'expert', [record.id]);
  deps.changed('experts', [record.id]);
  if (input.id !== undefined || input.appointed === undefined)
    return { id: record.id, version: record.version };
  const { onDay, termFrom, termTo, documentNo } = input.appointed;
  return takeStep(deps, {
    id: record.id,
    expectedVersion: record.version,
    step: 'appoint',
    onDay: onDay as CivilDate,
    termFrom: termFrom as CivilDate,
    termTo: termTo as CivilDate,
    documentNo,
    reason: null,
    remark: null,
  });
}

function existing(deps: Deps, id: string, expectedVersion: number | undefined): ExpertRecord {
  const record = found(expertTable.find(deps.db, id), '专家', id);
  assertEditable(deps, record, expectedVersion);
  return nextBookkeeping(deps, record);
}

function blank(deps: Deps): ExpertRecord {
  return {
    ...blankExpert(deps),
    regionCode: findOffice(deps.db, deps.self)?.regionCode ?? '',
    status: 'applied',
  };
}

/** An entry in which nothing is known yet. */
export function blankExpert(deps: Pick<Deps, 'self' | 'clock' | 'newId'>): ExpertRecord {
  return {
    ...newBookkeeping(deps),
    id: deps.newId(),
    name: '',
    nameKey: '',
    nameInitials: '',
    gender: null,
    bornOn: null,
    idNumber: null,
    longitude: null,
    latitude: null,
    employer: null,
    pastEmployers: [],
    position: null,
    title: null,
    qualification: null,
    education: null,
    specialties: [],
    specialtyCodes: [],
    taskKinds: [],
    workSince: null,
    phone: null,
    email: null,
    address: null,
    regionCode: '',
    termFrom: null,
    termTo: null,
    termExact: true,
    certificateNo: null,
    yearlyCap: null,
    status: 'serving',
    mergedIntoId: null,
    remark: null,
  };
}

const tidyEmployers = (employers: readonly PastEmployer[]): PastEmployer[] =>
  employers
    .map(({ name, from, to }) => ({ name: name.trim(), from: from?.trim() || null, to: to?.trim() || null }))
    .filter(({ name }) => name !== '');

function check(deps: Deps, record: ExpertRecord): void {
  if (record.name === '' || record.name === null) refuse(['name'], '请填写姓名');
  const { specialties, tasks } = deps.law.specialties;
  const known = (codes: readonly string[], entries: readonly { code: string }[]) =>
    codes.every((code) => entries.some((entry) => entry.code === code));
  if (!known(record.specialtyCodes, specialties)) refuse(['specialtyCodes'], '应从列表中选择');
  if (!known(record.taskKinds, tasks)) refuse(['taskKinds'], '应从列表中选择');
  if (record.idNumber === null) return;
  const other = expertWithIdentity(deps.db, { number: record.idNumber, self: deps.self, id: record.id });
  if (other)
    throw new PlanDeskError('DUPLICATE_IDENTITY', `专家“${other.name}”已经用这个身份证号登记过，请核对。`, {
      ...other,
    });
}

function refuse(fields: readonly string[], message: string): void {
  if (fields.length === 0) return;
  throw new PlanDeskError('FIELDS_INVALID', `有 ${fields.length} 项填写不符合要求，请按提示修改。`, {
    fields: fields.map((field) => ({ field, message })),
  });
}
