import type { ReadDb } from '../../connection';
import type { Deps } from '../../core';
import { maskPhone } from '../../domain/codes/mask';
import { asCivilDate, type CivilDate } from '../../domain/dates/civil-date';
import { PlanDeskError } from '../../domain/errors';
import type { ListingLevel } from '../../domain/hazard/codes';
import {
  type HiddenDangerAction,
  type HiddenDangerFacts,
  hiddenDangerActions,
  isDangerOverdue,
  termOf,
  transitionHiddenDanger,
} from '../../domain/hazard/hidden-danger-state';
import { enterpriseTable } from '../../repositories/enterprise';
import { hazardTable } from '../../repositories/hazard';
import { type HiddenDangerRecord, hiddenDangerTable } from '../../repositories/hidden-danger';
import { findOffice } from '../../repositories/office';
import { markDutiesDirty } from '../duties/refresh';
import { FieldCheck } from '../field-check';
import { assertEditable, found, newBookkeeping, nextBookkeeping } from '../own-row';
import { assertInSight } from '../own-sight';
import { reindex } from '../search/reindex';

/** What is entered about a major hidden danger; its state and days move by steps. */
export type HiddenDangerFields = Pick<
  HiddenDangerRecord,
  | 'hazardId'
  | 'title'
  | 'description'
  | 'category'
  | 'place'
  | 'foundOn'
  | 'foundBy'
  | 'filedOn'
  | 'filingOffice'
  | 'responsible'
  | 'responsiblePhone'
  | 'measures'
  | 'funds'
  | 'dueOn'
  | 'remark'
>;

interface Saved {
  id: string;
  version: number;
}

/**
 * Registers a hidden danger, or corrects what was entered.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, FIELDS_INVALID
 */
export function saveHiddenDanger(
  deps: Deps,
  input: {
    id?: string | undefined;
    expectedVersion?: number | undefined;
    enterpriseId: string;
    fields: HiddenDangerFields;
  },
): Saved {
  assertEditable(deps, found(enterpriseTable.find(deps.db, input.enterpriseId), '单位', input.enterpriseId));
  const before = input.id === undefined ? undefined : editable(deps, input.id, input.expectedVersion);
  const fields = checkedFields(deps, input.enterpriseId, input.fields, before);
  const record: HiddenDangerRecord = before
    ? { ...nextBookkeeping(deps, before), ...fields, enterpriseId: input.enterpriseId }
    : {
        ...newBookkeeping(deps),
        ...NOT_LISTED,
        ...fields,
        id: deps.newId(),
        enterpriseId: input.enterpriseId,
      };
  if (before) hiddenDangerTable.update(deps.db, record);
  else hiddenDangerTable.insert(deps.db, record);
  return settle(deps, record);
}

/** A hidden danger nobody has done anything about yet. */
const NOT_LISTED = {
  state: 'found',
  listingNo: null,
  listingLevel: null,
  listedOn: null,
  supervisor: null,
  extendedTo: null,
  extendReason: null,
  correctedOn: null,
  acceptedOn: null,
  acceptedBy: null,
  acceptance: null,
  delistedOn: null,
  delistingNo: null,
} as const;

/** One step as it is entered; an action reads the fields it asks for. */
export interface HiddenDangerStepInput {
  id: string;
  expectedVersion: number;
  action: HiddenDangerAction;
  onDate: string;
  by: string | null;
  number: string | null;
  level: ListingLevel | null;
  dueOn: string | null;
  text: string | null;
}

/**
 * Takes one step of a hidden danger's life through the domain's table.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, FIELDS_INVALID, HIDDEN_DANGER_BLOCKED {state, action, blockers}
 */
export function stepHiddenDanger(deps: Deps, input: HiddenDangerStepInput): Saved {
  const before = editable(deps, input.id, input.expectedVersion);
  const check = new FieldCheck();
  const today = deps.clock.today();
  const step = {
    onDate: asCivilDate(check.date('onDate', input.onDate, today) ?? today),
    by: check.text(input.by),
    number: check.text(input.number),
    level: input.level,
    dueOn: day(check.date('dueOn', input.dueOn)),
    text: check.lines(input.text),
  };
  check.throwIfAny();
  const moved = transitionHiddenDanger(before.state, input.action, { facts: factsOf(before), step });
  if (!moved.ok)
    throw new PlanDeskError('HIDDEN_DANGER_BLOCKED', moved.error.map(({ message }) => message).join(''), {
      state: before.state,
      action: input.action,
      blockers: moved.error.map(({ code, message }) => ({ code, message })),
    });
  const record: HiddenDangerRecord = {
    ...nextBookkeeping(deps, before),
    ...changesOf(before, input.action, step),
    state: moved.value,
  };
  hiddenDangerTable.update(deps.db, record);
  return settle(deps, record);
}

type Step = Parameters<typeof transitionHiddenDanger>[2]['step'];

function changesOf(
  before: HiddenDangerRecord,
  action: HiddenDangerAction,
  step: Step,
): Partial<HiddenDangerRecord> {
  const noted = (words: string) =>
    [before.remark, `${step.onDate} ${words}：${step.text ?? ''}`].filter(Boolean).join('\n');
  switch (action) {
    case 'list':
      return {
        listingNo: step.number,
        listingLevel: step.level,
        listedOn: step.onDate,
        supervisor: step.by,
        dueOn: step.dueOn,
        extendedTo: null,
        extendReason: null,
        delistedOn: null,
        delistingNo: null,
      };
    case 'extend':
      return { extendedTo: step.dueOn, extendReason: step.text };
    case 'correct':
      return { correctedOn: step.onDate, measures: step.text };
    case 'accept':
      return { acceptedOn: step.onDate, acceptedBy: step.by, acceptance: step.text };
    case 'reject':
      return { correctedOn: null, remark: noted('验收不通过') };
    case 'delist':
      return { delistedOn: step.onDate, delistingNo: step.number };
    case 'reopen':
      return {
        correctedOn: null,
        acceptedOn: null,
        acceptedBy: null,
        acceptance: null,
        // What was taken off the list begins anew; its old listing stays readable in the remark.
        ...(before.state === 'delisted' && {
          listingNo: null,
          listingLevel: null,
          listedOn: null,
          supervisor: null,
          extendedTo: null,
          extendReason: null,
        }),
        remark: noted(
          before.state === 'delisted' ? `重新打开（原挂牌 ${before.listingNo ?? ''}）` : '重新打开',
        ),
      };
  }
}

/**
 * Takes back a hidden danger that was entered by mistake; what was listed stays.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, HIDDEN_DANGER_LISTED
 */
export function voidHiddenDanger(
  deps: Deps,
  input: { id: string; expectedVersion: number; reason: string },
): Saved {
  const before = editable(deps, input.id, input.expectedVersion);
  if (before.listingNo !== null)
    throw new PlanDeskError(
      'HIDDEN_DANGER_LISTED',
      '这条隐患已经挂牌督办，不能作废；整改验收后请办理摘牌。',
      { listingNo: before.listingNo },
    );
  const record = { ...nextBookkeeping(deps, before), voidedAt: deps.clock.now(), voidReason: input.reason };
  hiddenDangerTable.update(deps.db, record);
  return settle(deps, record);
}

const day = (text: string | null): CivilDate | null => (text === null ? null : asCivilDate(text));

function factsOf(record: HiddenDangerRecord): HiddenDangerFacts {
  return {
    foundOn: asCivilDate(record.foundOn),
    listedOn: day(record.listedOn),
    listingNo: record.listingNo,
    dueOn: day(record.dueOn),
    extendedTo: day(record.extendedTo),
    correctedOn: day(record.correctedOn),
    acceptedOn: day(record.acceptedOn),
  };
}

/** A hidden danger with what can be done next; its phone masked. @throws PlanDeskError NOT_FOUND */
export function viewHiddenDanger(db: ReadDb, id: string, { self, today }: { self: string; today: string }) {
  assertInSight(db, 'hidden_danger', id);
  const record = found(hiddenDangerTable.find(db, id), '重大隐患', id);
  const unit = found(enterpriseTable.find(db, record.enterpriseId), '单位', record.enterpriseId);
  const hazard = record.hazardId === null ? undefined : hazardTable.find(db, record.hazardId);
  const facts = factsOf(record);
  const step = { onDate: asCivilDate(today), by: null, number: null, level: null, dueOn: null, text: null };
  const { voidedAt: _at, voidReason, updatedAt: _updated, createdAt: _created, origin, ...fields } = record;
  return {
    ...fields,
    responsiblePhone: record.responsiblePhone === null ? null : maskPhone(record.responsiblePhone),
    ours: origin === self,
    originName: findOffice(db, origin)?.name ?? '',
    voided: record.voidedAt === null ? null : (voidReason ?? ''),
    unit: { id: unit.id, name: unit.name },
    hazard: hazard === undefined ? null : { id: hazard.id, name: hazard.name },
    term: termOf(facts),
    overdue: isDangerOverdue(record.state, facts, asCivilDate(today)),
    // What a step still needs is asked in its form: only what no form can mend is named here.
    actions: hiddenDangerActions(record.state, { facts, step })
      .filter(({ blockers }) => !blockers.some(({ code }) => code === 'NOT_LISTED'))
      .map(({ action }) => action),
  };
}

function editable(deps: Deps, id: string, expectedVersion?: number): HiddenDangerRecord {
  const record = found(hiddenDangerTable.find(deps.db, id), '重大隐患', id);
  assertEditable(deps, record, expectedVersion);
  return record;
}

function settle(deps: Deps, record: HiddenDangerRecord): Saved {
  markDutiesDirty(deps.db, [record.enterpriseId]);
  reindex(deps.db, 'danger', [record.id]);
  deps.changed('hazards', record.hazardId === null ? [record.id] : [record.id, record.hazardId]);
  return { id: record.id, version: record.version };
}

function checkedFields(
  deps: Deps,
  enterpriseId: string,
  fields: HiddenDangerFields,
  before: HiddenDangerRecord | undefined,
): HiddenDangerFields {
  const check = new FieldCheck();
  const today = deps.clock.today();
  const foundOn = check.date('foundOn', fields.foundOn, today) ?? today;
  const dueOn = check.date('dueOn', fields.dueOn);
  if (dueOn !== null && dueOn < foundOn)
    check.add('dueOn', 'DATE_TOO_EARLY', '整改期限早于发现日期，请核对。');
  if (fields.hazardId !== null && hazardTable.find(deps.db, fields.hazardId)?.enterpriseId !== enterpriseId)
    check.add('hazardId', 'HAZARD_ELSEWHERE', '所选的重大危险源不属于这家单位，请重新选择。');
  const checked: HiddenDangerFields = {
    hazardId: fields.hazardId,
    title: check.required('title', fields.title, '请写明是什么隐患。'),
    description: check.lines(fields.description),
    category: check.text(fields.category),
    place: check.text(fields.place),
    foundOn,
    foundBy: check.text(fields.foundBy),
    filedOn: check.date('filedOn', fields.filedOn, today),
    filingOffice: check.text(fields.filingOffice),
    responsible: check.text(fields.responsible),
    responsiblePhone: check.phone(
      'responsiblePhone',
      fields.responsiblePhone,
      before?.responsiblePhone ?? null,
    ),
    measures: check.lines(fields.measures),
    funds: fields.funds,
    dueOn,
    remark: check.lines(fields.remark),
  };
  check.throwIfAny();
  return checked;
}
