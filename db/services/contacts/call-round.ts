import type { ReadDb } from '../../connection';
import type { Deps } from '../../core';
import type { FormDefinition } from '../../documents/forms/definition';
import { maskPhone } from '../../domain/codes/mask';
import type { CallResult, CheckedSubject } from '../../domain/contact/codes';
import { inCallOrder, type NumberState, numberState } from '../../domain/contact/number-state';
import type { CivilDate } from '../../domain/dates/civil-date';
import { PlanDeskError } from '../../domain/errors';
import type { Law } from '../../law';
import { contactCheckTable } from '../../repositories/contact';
import { NUMBERED, type NumberRow, numbersOf, putNumber } from '../../repositories/contact-numbers';
import { findOffice, selfOffice } from '../../repositories/office';
import { readSetting } from '../../repositories/setting';
import { FieldCheck } from '../field-check';
import { areaCodeOf } from '../ledgers/area-code';
import { assertEditable, found, newBookkeeping, nextBookkeeping } from '../own-row';
import { listForm } from './list-form';

/** Setting key: days for which a confirmed number holds. */
const CONFIRM_DAYS_SETTING = 'contacts.confirmDays';

/** Days for which a confirmed number holds at this desk. */
function confirmDays(db: ReadDb, law: Law): number {
  return readSetting<number>(db, CONFIRM_DAYS_SETTING, law.contactFields.confirmDays.value);
}

/** One number of a call-round. */
export interface RoundNumber {
  readonly id: string;
  readonly field: string;
  readonly name: string;
  readonly whose: string;
  readonly phone: string;
  readonly state: NumberState;
  readonly result: CallResult | null;
  readonly checkedOn: string | null;
}

interface RoundQuery {
  readonly subject: CheckedSubject;
  readonly today: CivilDate;
  readonly self: string;
}

/** The numbers of one register in calling order: bad ones, those never called, the oldest confirmation first. */
export function callRound(db: ReadDb, law: Law, { subject, today, self }: RoundQuery): RoundNumber[] {
  const days = confirmDays(db, law);
  return inCallOrder(
    numbersOf(db, subject, self).map((row) => {
      const state = numberState(row.phone, lastCall(row), today, days);
      // A call to the number that stood there before says nothing about this one.
      const { result, checkedOn } = state === 'never' ? { result: null, checkedOn: null } : row;
      const { id, field, name, whose, phone } = row;
      return { id, field, name, whose, phone, state, result, checkedOn };
    }),
  );
}

const lastCall = ({ calledPhone, result, newPhone, checkedOn }: NumberRow) =>
  calledPhone === null || result === null || checkedOn === null
    ? null
    : { phone: calledPhone, result, newPhone, checkedOn };

/** A round as its screen shows it: personal numbers masked, progress by state. */
export function viewRound(
  db: ReadDb,
  law: Law,
  query: RoundQuery & { state: NumberState | null; limit: number },
): {
  confirmDays: number;
  totals: Record<NumberState, number>;
  rows: (RoundNumber & { masked: boolean })[];
} {
  const all = callRound(db, law, query);
  const totals: Record<NumberState, number> = { bad: 0, never: 0, old: 0, confirmed: 0 };
  for (const { state } of all) totals[state] += 1;
  const rows = all
    .filter(({ state }) => (query.state === null ? state !== 'confirmed' : state === query.state))
    .slice(0, query.limit)
    .map((row) => {
      const masked = !NUMBERED[query.subject].open.includes(row.field);
      return { ...row, masked, phone: masked ? maskPhone(row.phone) : row.phone };
    });
  return { confirmDays: confirmDays(db, law), totals, rows };
}

/**
 * Notes what a call came to; a changed number is written into its register in the same transaction.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, FIELDS_INVALID
 */
export function recordCall(
  deps: Deps,
  input: {
    subject: CheckedSubject;
    id: string;
    field: string;
    result: CallResult;
    newPhone: string | null;
    note: string | null;
  },
): { id: string; version: number } {
  const register = NUMBERED[input.subject];
  const record = found(register.table.find(deps.db, input.id), '号码', input.id);
  assertEditable(deps, record);
  const phone = numberIn(record, input.subject, input.field);
  const check = new FieldCheck(areaCodeOf(findOffice(deps.db, deps.self)?.regionCode ?? ''));
  const changed = input.result === 'changed';
  const newPhone = changed ? check.phone('newPhone', input.newPhone, null) : null;
  if (changed && newPhone === null) check.add('newPhone', 'REQUIRED', '请填写新的号码。');
  check.throwIfAny();
  if (newPhone !== null) {
    putNumber(deps.db, input.subject, nextBookkeeping(deps, record), { field: input.field, phone: newPhone });
    deps.changed(register.topic, [record.id]);
  }
  const made = {
    ...newBookkeeping(deps),
    ...{ id: deps.newId(), subject: input.subject, subjectId: input.id, field: input.field, phone },
    ...{ result: input.result, newPhone, checkedOn: deps.clock.today() },
    ...{ checkedBy: deps.actor.name, note: check.text(input.note) },
  };
  contactCheckTable.insert(deps.db, made);
  deps.changed('contacts');
  return { id: made.id, version: made.version };
}

/** A number in full; the caller logs who asked. @throws PlanDeskError NOT_FOUND, NOT_OURS */
export function revealNumber(
  deps: Deps,
  { subject, id, field }: { subject: CheckedSubject; id: string; field: string },
): string {
  const record = found(NUMBERED[subject].table.find(deps.db, id), '号码', id);
  assertEditable(deps, record);
  return numberIn(record, subject, field);
}

function numberIn(record: object, subject: CheckedSubject, field: string): string {
  const value = Object.hasOwn(NUMBERED[subject].fields, field)
    ? (record as Record<string, unknown>)[field]
    : undefined;
  if (typeof value !== 'string')
    throw new PlanDeskError('NOT_FOUND', '找不到这个号码，它可能已被改动，请刷新后重试。', { field });
  return value;
}

const STATE_WORDS: Readonly<Record<NumberState, string>> = {
  bad: '有误或无人接听',
  never: '从未核对',
  old: '超期未核对',
  confirmed: '已核对',
};
const SUBJECT_WORDS: Readonly<Record<CheckedSubject, string>> = {
  contact: '通讯录',
  team: '救援队伍',
  depot: '储备库',
  facility: '医院与场所',
  expert: '专家',
  enterprise: '单位负责人',
};

/** The list to call from, with room for results; numbers in full. */
export function callRoundForm(db: ReadDb, law: Law, query: RoundQuery): FormDefinition {
  const rows = callRound(db, law, query).filter(({ state }) => state !== 'confirmed');
  return listForm({
    id: 'call-round',
    title: `号码核对清单（${SUBJECT_WORDS[query.subject]}）`,
    above: `${selfOffice(db)?.name ?? ''}　${query.today}　共 ${rows.length} 个号码，${confirmDays(db, law)}日内核对过的不列`,
    columns: [
      { heading: '序号', width: 2 },
      { heading: '单位', width: 8 },
      { heading: '姓名', width: 3 },
      { heading: '号码', width: 5 },
      { heading: '情况', width: 4 },
      { heading: '上次核对', width: 4 },
      { heading: '结果、新号码', width: 6 },
    ],
    rows: rows.map(({ name, whose, phone, state, checkedOn }, at) => [
      ...[String(at + 1), name, whose, phone, STATE_WORDS[state], checkedOn, null],
    ]),
    below: ['核对人：　　　　　　　核对日期：'],
  });
}
