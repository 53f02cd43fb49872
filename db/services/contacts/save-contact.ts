import type { Deps } from '../../core';
import type { ContactKind } from '../../domain/contact/codes';
import { compactName } from '../../domain/text/normalise';
import { nameInitials } from '../../pinyin';
import { type ContactRecord, contactTable } from '../../repositories/contact';
import { enterpriseTable } from '../../repositories/enterprise';
import { findOffice } from '../../repositories/office';
import { FieldCheck } from '../field-check';
import { areaCodeOf } from '../ledgers/area-code';
import { assertEditable, found, newBookkeeping, nextBookkeeping } from '../own-row';
import { assertInSight } from '../own-sight';
import { reindex } from '../search/reindex';

/** What a person writes into a line of the directory. */
export interface ContactFieldsInput {
  kind: ContactKind;
  organisation: string;
  /** Of resources/codes/contact-fields.json. */
  field: string | null;
  department: string | null;
  name: string | null;
  post: string | null;
  dutyPhone: string | null;
  phone: string | null;
  otherPhone: string | null;
  fax: string | null;
  town: string | null;
  enterpriseId: string | null;
  /** Who is called first; small numbers before large ones. */
  callOrder: number;
  shareable: boolean | null;
  remark: string | null;
}

type Saved = { id: string; version: number };

/**
 * Makes or changes a line of the directory.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, FIELDS_INVALID
 */
export function saveContact(
  deps: Deps,
  input: { id: string | null; expectedVersion: number | null; fields: ContactFieldsInput },
): Saved {
  const before = input.id === null ? null : existing(deps, input.id, input.expectedVersion ?? undefined);
  const regionCode = before?.regionCode ?? findOffice(deps.db, deps.self)?.regionCode ?? '';
  const checked = checkedFields(deps, input.fields, before, regionCode);
  const record: ContactRecord = {
    ...(before === null ? { ...newBookkeeping(deps), id: deps.newId() } : nextBookkeeping(deps, before)),
    regionCode,
    ...checked,
  };
  if (before === null) contactTable.insert(deps.db, record);
  else contactTable.update(deps.db, record);
  return settle(deps, record);
}

/** Takes a line out of the directory with a reason; the row is kept. @throws as `saveContact` */
export function voidContact(
  deps: Deps,
  input: { id: string; expectedVersion: number; reason: string },
): Saved {
  const before = existing(deps, input.id, input.expectedVersion);
  const record = {
    ...nextBookkeeping(deps, before),
    voidedAt: deps.clock.now(),
    voidReason: input.reason,
  };
  contactTable.update(deps.db, record);
  return settle(deps, record);
}

function existing(deps: Deps, id: string, expectedVersion: number | undefined): ContactRecord {
  const record = found(contactTable.find(deps.db, id), '通讯录记录', id);
  assertEditable(deps, record, expectedVersion);
  return record;
}

function settle(deps: Deps, record: ContactRecord): Saved {
  reindex(deps.db, 'contact', [record.id]);
  deps.changed('contacts', [record.id]);
  return { id: record.id, version: record.version };
}

function checkedFields(
  deps: Deps,
  fields: ContactFieldsInput,
  before: ContactRecord | null,
  regionCode: string,
) {
  const check = new FieldCheck(areaCodeOf(regionCode));
  const organisation = check.required('organisation', fields.organisation, '请填写单位名称，至少两个字。');
  if (fields.field !== null && !deps.law.contactFields.fields.some(({ code }) => code === fields.field))
    check.add('field', 'UNKNOWN', '没有这个部门类别，请从列表中选择。');
  const numbers = {
    dutyPhone: check.phone('dutyPhone', fields.dutyPhone, before?.dutyPhone ?? null),
    phone: check.phone('phone', fields.phone, before?.phone ?? null),
    otherPhone: check.phone('otherPhone', fields.otherPhone, before?.otherPhone ?? null),
  };
  const name = check.text(fields.name);
  if (Object.values(numbers).every((number) => number === null))
    check.add('dutyPhone', 'REQUIRED', '至少填写一个能打通的号码。');
  check.throwIfAny();
  if (fields.enterpriseId !== null) {
    assertInSight(deps.db, 'enterprise', fields.enterpriseId);
    found(enterpriseTable.find(deps.db, fields.enterpriseId), '单位', fields.enterpriseId);
  }
  return {
    kind: fields.kind,
    organisation,
    organisationKey: compactName(organisation),
    // Found by the initials of the organisation and of the person.
    initials: [nameInitials(organisation), name === null ? '' : nameInitials(name)].join(' ').trim(),
    field: fields.field,
    department: check.text(fields.department),
    name,
    post: check.text(fields.post),
    ...numbers,
    fax: check.text(fields.fax),
    town: check.text(fields.town),
    enterpriseId: fields.enterpriseId,
    callOrder: fields.callOrder,
    shareable: fields.shareable,
    remark: check.lines(fields.remark),
  };
}
