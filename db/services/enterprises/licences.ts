import type { ReadDb } from '../../connection';
import type { Deps } from '../../core';
import { asCivilDate, daysBetween } from '../../domain/dates/civil-date';
import { PlanDeskError } from '../../domain/errors';
import { compactName } from '../../domain/text/normalise';
import { enterpriseTable } from '../../repositories/enterprise';
import { type LicenceRecord, licenceTable, listLicences } from '../../repositories/enterprise-licence';
import { FieldCheck } from '../field-check';
import { assertEditable, found, newBookkeeping, nextBookkeeping } from '../own-row';
import { assertInSight } from '../own-sight';
import { reindex } from '../search/reindex';
import type { Saved } from './save-enterprise';

/** What a person edits of a licence. */
export type LicenceFields = Pick<
  LicenceRecord,
  'kind' | 'number' | 'scope' | 'issuedBy' | 'issuedOn' | 'validUntil' | 'remark'
>;

/** Days before its end from which a licence is shown as ending soon. */
const SOON_DAYS = 90;

export interface LicenceView extends LicenceFields {
  id: string;
  version: number;
  /** `unlimited` has no end; days to the end otherwise decide. */
  state: 'valid' | 'ends-soon' | 'expired' | 'unlimited';
  /** Days to the last day of validity, negative once it has passed; null without an end. */
  daysLeft: number | null;
}

/** Licences of a unit with how they stand on `today`. */
export function readLicences(db: ReadDb, enterpriseId: string, today: string): LicenceView[] {
  assertInSight(db, 'enterprise', enterpriseId);
  return listLicences(db, enterpriseId).map((record) => {
    const daysLeft =
      record.validUntil === null ? null : daysBetween(asCivilDate(today), asCivilDate(record.validUntil));
    const { id, version, kind, number, scope, issuedBy, issuedOn, validUntil, remark } = record;
    const fields = { id, version, kind, number, scope, issuedBy, issuedOn, validUntil, remark };
    return { ...fields, daysLeft, state: stateOf(daysLeft) };
  });
}

function stateOf(daysLeft: number | null): LicenceView['state'] {
  if (daysLeft === null) return 'unlimited';
  if (daysLeft < 0) return 'expired';
  return daysLeft <= SOON_DAYS ? 'ends-soon' : 'valid';
}

/**
 * Registers a licence of a unit (no `id`) or corrects one.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, FIELDS_INVALID, DUPLICATE_LICENCE
 */
export function saveLicence(
  deps: Deps,
  input: { enterpriseId: string; id: string | null; expectedVersion: number | null; fields: LicenceFields },
): Saved {
  assertEditable(deps, found(enterpriseTable.find(deps.db, input.enterpriseId), '单位', input.enterpriseId));
  const fields = checked(deps, input.fields);
  const twin = listLicences(deps.db, input.enterpriseId).find(
    (one) => one.id !== input.id && compactName(one.number) === compactName(fields.number),
  );
  if (twin)
    throw new PlanDeskError('DUPLICATE_LICENCE', `这个证号已登记为“${twin.kind}”，请直接修改那一条。`, {
      field: 'number',
      id: twin.id,
    });
  deps.changed('enterprises', [input.enterpriseId]);
  if (input.id === null) {
    const record: LicenceRecord = {
      ...fields,
      id: deps.newId(),
      enterpriseId: input.enterpriseId,
      ...newBookkeeping(deps),
    };
    licenceTable.insert(deps.db, record);
    reindex(deps.db, 'enterprise', [input.enterpriseId]);
    return { id: record.id, version: record.version };
  }
  const before = ofUnit(deps, input.enterpriseId, input.id, input.expectedVersion ?? undefined);
  const record = { ...nextBookkeeping(deps, before), ...fields };
  licenceTable.update(deps.db, record);
  reindex(deps.db, 'enterprise', [input.enterpriseId]);
  return { id: record.id, version: record.version };
}

/**
 * Takes a licence that was registered by mistake, or was replaced, off a unit; the row is kept.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION
 */
export function voidLicence(
  deps: Deps,
  input: { enterpriseId: string; id: string; expectedVersion: number; reason: string },
): Saved {
  const before = ofUnit(deps, input.enterpriseId, input.id, input.expectedVersion);
  const record = { ...nextBookkeeping(deps, before), voidedAt: deps.clock.now(), voidReason: input.reason };
  licenceTable.update(deps.db, record);
  reindex(deps.db, 'enterprise', [input.enterpriseId]);
  deps.changed('enterprises', [input.enterpriseId]);
  return { id: record.id, version: record.version };
}

function ofUnit(deps: Deps, enterpriseId: string, id: string, expectedVersion?: number): LicenceRecord {
  const record = licenceTable.find(deps.db, id);
  const licence = found(record?.enterpriseId === enterpriseId ? record : undefined, '证照', id);
  assertEditable(deps, licence, expectedVersion);
  return licence;
}

function checked(deps: Deps, given: LicenceFields): LicenceFields {
  const check = new FieldCheck();
  const fields: LicenceFields = {
    kind: check.required('kind', given.kind, '请填写证照名称，例如“安全生产许可证”。'),
    number: check.required('number', given.number, '请填写证号。'),
    scope: check.lines(given.scope),
    issuedBy: check.text(given.issuedBy),
    issuedOn: check.date('issuedOn', given.issuedOn, deps.clock.today()),
    validUntil: check.date('validUntil', given.validUntil),
    remark: check.lines(given.remark),
  };
  if (fields.issuedOn !== null && fields.validUntil !== null && fields.validUntil < fields.issuedOn)
    check.add('validUntil', 'ENDS_BEFORE_ISSUED', '有效期至早于发证日期，请核对。');
  check.throwIfAny();
  return fields;
}
