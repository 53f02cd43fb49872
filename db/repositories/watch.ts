import type { ShiftKind, ShiftRole, WatchEntryKind } from '../domain/contact/codes';
import type { AlarmLevel } from '../domain/hazard/codes';
import type { Bookkeeping } from './bookkeeping';
import { defineTable, json, plain } from './table';

/** One office that was told: moment and way. */
export interface PassedOn {
  readonly to: string;
  readonly at: string;
  readonly how: string;
}

/** One person of one shift (条例 14). */
export interface WatchShiftRecord extends Bookkeeping {
  id: string;
  /** NULL: the office's own. */
  enterpriseId: string | null;
  /** The day it begins. */
  onDay: string;
  shift: ShiftKind;
  role: ShiftRole;
  contactId: string | null;
  name: string;
  phone: string | null;
  /** 替班: whom this person stands in for. */
  insteadOf: string | null;
  remark: string | null;
}

export const watchShiftTable = defineTable<WatchShiftRecord>('watch_shift', {
  id: plain('id'),
  enterpriseId: plain('enterprise_id'),
  onDay: plain('on_day'),
  shift: plain('shift'),
  role: plain('role'),
  contactId: plain('contact_id'),
  name: plain('name'),
  phone: plain('phone'),
  insteadOf: plain('instead_of'),
  remark: plain('remark'),
});

/** A line of the watch book; `at` and `validUntil` are moments (UTC). */
export interface WatchEntryRecord extends Bookkeeping {
  id: string;
  /** Moment. */
  at: string;
  kind: WatchEntryKind;
  /** Who: the weather office … */
  source: string | null;
  level: AlarmLevel | null;
  title: string;
  text: string | null;
  /** Moment. */
  validUntil: string | null;
  towns: readonly string[];
  /** [{to, at, how}]. */
  passedOn: readonly PassedOn[];
  /** 处理情况. */
  handled: string | null;
  recordedBy: string | null;
  incidentId: string | null;
}

export const watchEntryTable = defineTable<WatchEntryRecord>('watch_entry', {
  id: plain('id'),
  at: plain('at'),
  kind: plain('kind'),
  source: plain('source'),
  level: plain('level'),
  title: plain('title'),
  text: plain('text'),
  validUntil: plain('valid_until'),
  towns: json('towns'),
  passedOn: json('passed_on'),
  handled: plain('handled'),
  recordedBy: plain('recorded_by'),
  incidentId: plain('incident_id'),
});
