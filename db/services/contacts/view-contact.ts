import type { ReadDb } from '../../connection';
import { maskPhone } from '../../domain/codes/mask';
import { PlanDeskError } from '../../domain/errors';
import { type ContactRecord, contactTable } from '../../repositories/contact';
import { enterpriseTable } from '../../repositories/enterprise';
import { type FacilityRecord, facilityTable } from '../../repositories/facility';
import { found } from '../own-row';
import { assertInSight } from '../own-sight';

/** Numbers of a person, which are shown in full only on request. */
const PERSONAL = ['phone', 'otherPhone'] as const;
type Personal = (typeof PERSONAL)[number];

/** A line of the directory as screens show it: a person's numbers masked. */
export interface ContactView extends ContactRecord {
  readonly ours: boolean;
  readonly enterpriseName: string | null;
}

/** @throws PlanDeskError NOT_FOUND */
export function viewContact(db: ReadDb, self: string, id: string): ContactView {
  assertInSight(db, 'contact', id);
  const record = found(contactTable.find(db, id), '通讯录记录', id);
  const unit = record.enterpriseId === null ? undefined : enterpriseTable.find(db, record.enterpriseId);
  return {
    ...record,
    phone: maskPhone(record.phone),
    otherPhone: maskPhone(record.otherPhone),
    ours: record.origin === self,
    enterpriseName: unit?.name ?? null,
  };
}

/** A masked number in full; the caller logs who asked. @throws PlanDeskError NOT_FOUND, FIELD_NOT_MASKED */
export function revealContact(db: ReadDb, id: string, field: string): string {
  assertInSight(db, 'contact', id);
  if (!PERSONAL.includes(field as Personal))
    throw new PlanDeskError('FIELD_NOT_MASKED', '这一项没有隐藏，不需要另外查看。', { field });
  return found(contactTable.find(db, id), '通讯录记录', id)[field as Personal] ?? '';
}

/** A hospital, shelter, water point or landing ground. @throws PlanDeskError NOT_FOUND */
export function viewFacility(db: ReadDb, self: string, id: string): FacilityRecord & { ours: boolean } {
  assertInSight(db, 'facility', id);
  const record = found(facilityTable.find(db, id), '场所', id);
  return { ...record, ours: record.origin === self };
}
