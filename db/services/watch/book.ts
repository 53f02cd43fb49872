import type { ReadDb } from '../../connection';
import type { Deps } from '../../core';
import type { WatchEntryKind } from '../../domain/contact/codes';
import type { AlarmLevel } from '../../domain/hazard/codes';
import { warningsInForce, watchEntriesBetween } from '../../repositories/contact-views';
import { type WatchEntryRecord, watchEntryTable } from '../../repositories/watch';
import { FieldCheck } from '../field-check';
import { assertEditable, found, newBookkeeping, nextBookkeeping } from '../own-row';

type Saved = { id: string; version: number };

/** What a person writes into the watch book; `at` and `validUntil` are moments. */
export interface WatchEntryFields {
  at: string;
  kind: WatchEntryKind;
  source: string | null;
  level: AlarmLevel | null;
  title: string;
  text: string | null;
  validUntil: string | null;
  towns: readonly string[];
  handled: string | null;
}

/**
 * Writes or changes a line of the watch book. A warning wants its level and until when it holds.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, FIELDS_INVALID
 */
export function saveEntry(
  deps: Deps,
  input: { id: string | null; expectedVersion: number | null; fields: WatchEntryFields },
): Saved {
  const before = input.id === null ? null : existing(deps, input.id, input.expectedVersion ?? undefined);
  const fields = checkedFields(deps, input.fields);
  const record: WatchEntryRecord = {
    ...(before === null
      ? {
          ...newBookkeeping(deps),
          ...{ id: deps.newId(), passedOn: [], recordedBy: deps.actor.name, incidentId: null },
        }
      : nextBookkeeping(deps, before)),
    ...fields,
  };
  if (before === null) watchEntryTable.insert(deps.db, record);
  else watchEntryTable.update(deps.db, record);
  deps.changed('contacts', [record.id]);
  return { id: record.id, version: record.version };
}

/**
 * Notes to whom a line was passed on, when and how; notes are only ever added.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, FIELDS_INVALID
 */
export function passOn(
  deps: Deps,
  input: { id: string; expectedVersion: number; to: string; how: string; at: string },
): Saved {
  const before = existing(deps, input.id, input.expectedVersion);
  const check = new FieldCheck();
  const to = check.required('to', input.to, '请填写转达给谁，至少两个字。');
  const how = check.required('how', input.how, '请填写转达方式，如 电话。');
  if (input.at < before.at) check.add('at', 'BEFORE', '转达时间早于收到的时间，请核对。');
  if (input.at > deps.clock.now()) check.add('at', 'DATE_IN_FUTURE', '转达时间还没有到，请核对。');
  check.throwIfAny();
  const record = {
    ...nextBookkeeping(deps, before),
    passedOn: [...before.passedOn, { to, how, at: input.at }],
  };
  watchEntryTable.update(deps.db, record);
  deps.changed('contacts', [record.id]);
  return { id: record.id, version: record.version };
}

/** Takes a line out of the book with a reason; it is kept. @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION */
export function voidEntry(deps: Deps, input: { id: string; expectedVersion: number; reason: string }): Saved {
  const before = existing(deps, input.id, input.expectedVersion);
  const record = {
    ...nextBookkeeping(deps, before),
    voidedAt: deps.clock.now(),
    voidReason: input.reason,
  };
  watchEntryTable.update(deps.db, record);
  deps.changed('contacts', [record.id]);
  return { id: record.id, version: record.version };
}

/** Entries of the book between two moments, the warnings in force, and what a hand-over has to say. */
export interface WatchBook {
  readonly entries: readonly WatchEntryRecord[];
  readonly inForce: readonly WatchEntryRecord[];
  /** Lines to start a hand-over from: warnings in force and what was not dealt with since the last one. */
  readonly handover: readonly string[];
}

/** How far back a hand-over looks where there was none before, in milliseconds. */
const A_WEEK = 7 * 24 * 3600 * 1000;

/** @param now moment at which warnings are looked at */
export function viewBook(
  db: ReadDb,
  { from, to, text, now }: { from: string; to: string; text: string; now: string },
): WatchBook {
  const inForce = warningsInForce(db, now);
  const weekAgo = new Date(Date.parse(now) - A_WEEK).toISOString();
  const recent = watchEntriesBetween(db, weekAgo, now);
  const last = recent.findIndex(({ kind }) => kind === 'handover');
  const since = last === -1 ? recent : recent.slice(0, last);
  const open = since.filter(
    ({ kind, handled, id }) =>
      kind !== 'handover' && handled === null && !inForce.some((warning) => warning.id === id),
  );
  return {
    entries: watchEntriesBetween(db, from, to, { text }),
    inForce,
    handover: [
      ...inForce.map(
        ({ title, passedOn }) =>
          `${title}仍在有效期内，${passedOn.length === 0 ? '尚未转达' : `已转达${passedOn.map((one) => one.to).join('、')}`}`,
      ),
      ...open.map(({ title }) => `${title}：尚未办结`),
    ],
  };
}

function existing(deps: Deps, id: string, expectedVersion: number | undefined): WatchEntryRecord {
  const record = found(watchEntryTable.find(deps.db, id), '值班记录', id);
  assertEditable(deps, record, expectedVersion);
  return record;
}

function checkedFields(deps: Deps, fields: WatchEntryFields) {
  const check = new FieldCheck();
  const title = check.required('title', fields.title, '请填写事由，至少两个字。');
  if (fields.at > deps.clock.now()) check.add('at', 'DATE_IN_FUTURE', '时间还没有到，请核对。');
  const warning = fields.kind === 'warning';
  if (warning && fields.level === null) check.add('level', 'REQUIRED', '请选择预警级别。');
  if (warning && fields.validUntil === null)
    check.add('validUntil', 'REQUIRED', '请填写预警有效到什么时候。');
  if (fields.validUntil !== null && fields.validUntil <= fields.at)
    check.add('validUntil', 'SPAN_BACKWARDS', '有效期早于发布时间，请核对。');
  check.throwIfAny();
  return {
    at: fields.at,
    kind: fields.kind,
    source: check.text(fields.source),
    level: warning ? fields.level : null,
    title,
    text: check.lines(fields.text),
    validUntil: warning ? fields.validUntil : null,
    towns: [...new Set(fields.towns)],
    handled: check.lines(fields.handled),
  };
}
