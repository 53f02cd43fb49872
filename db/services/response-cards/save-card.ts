import type { Deps } from '../../core';
import type { CardContent } from '../../domain/plan/card-rules';
import { planTable } from '../../repositories/plan';
import { type ResponseCardRecord, responseCardTable } from '../../repositories/response-card';
import { FieldCheck } from '../field-check';
import { assertEditable, found, newBookkeeping, nextBookkeeping } from '../own-row';
import { reindex } from '../search/reindex';

/** What a person edits of a card. */
export interface CardFields extends CardContent {
  issuedOn: string | null;
  remark: string | null;
}

/** Lists of a card; blank lines are dropped on saving. */
const LISTS = ['signs', 'steps', 'gear', 'never', 'contacts'] as const;

/**
 * Makes a card for a post of a plan.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, FIELDS_INVALID
 */
export function makeCard(
  deps: Deps,
  input: { planId: string; fields: CardFields },
): { id: string; version: number } {
  const plan = found(planTable.find(deps.db, input.planId), '预案', input.planId);
  assertEditable(deps, plan);
  const record: ResponseCardRecord = {
    id: deps.newId(),
    planId: plan.id,
    ...checkCard(deps, input.fields),
    ...newBookkeeping(deps),
  };
  responseCardTable.insert(deps.db, record);
  reindex(deps.db, 'plan', [plan.id]);
  deps.changed('plans', [plan.id]);
  return { id: record.id, version: record.version };
}

/**
 * Changes a card.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, FIELDS_INVALID
 */
export function updateCard(
  deps: Deps,
  input: { id: string; expectedVersion: number; fields: CardFields },
): { id: string; version: number; planId: string; changes: string[] } {
  const before = found(responseCardTable.find(deps.db, input.id), '处置卡', input.id);
  assertEditable(deps, before, input.expectedVersion);
  const fields = checkCard(deps, input.fields);
  const changes = (Object.keys(fields) as (keyof typeof fields)[]).filter(
    (key) => JSON.stringify(before[key]) !== JSON.stringify(fields[key]),
  );
  if (changes.length === 0) return { id: before.id, version: before.version, planId: before.planId, changes };
  const next = { ...nextBookkeeping(deps, before), ...fields };
  responseCardTable.update(deps.db, next);
  reindex(deps.db, 'plan', [before.planId]);
  deps.changed('plans', [before.planId]);
  return { id: before.id, version: next.version, planId: before.planId, changes };
}

/** Takes a card out of use; it stays on record. @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION */
export function voidCard(
  deps: Deps,
  input: { id: string; expectedVersion: number; reason: string },
): { id: string; version: number; planId: string; post: string } {
  const before = found(responseCardTable.find(deps.db, input.id), '处置卡', input.id);
  assertEditable(deps, before, input.expectedVersion);
  const next = { ...nextBookkeeping(deps, before), voidedAt: deps.clock.now(), voidReason: input.reason };
  responseCardTable.update(deps.db, next);
  reindex(deps.db, 'plan', [before.planId]);
  deps.changed('plans', [before.planId]);
  return { id: before.id, version: next.version, planId: before.planId, post: before.post };
}

function checkCard(deps: Pick<Deps, 'clock'>, fields: CardFields) {
  const check = new FieldCheck();
  const lists = Object.fromEntries(
    LISTS.map((key) => [key, fields[key].map((line) => check.text(line)).filter((line) => line !== null)]),
  ) as Record<(typeof LISTS)[number], string[]>;
  const checked = {
    post: check.required('post', fields.post, '请填写岗位，至少两个字。'),
    risk: check.required('risk', fields.risk, '请填写主要风险，至少两个字。'),
    ...lists,
    issuedOn: check.date('issuedOn', fields.issuedOn, deps.clock.today()),
    remark: check.lines(fields.remark),
  };
  if (checked.steps.length === 0) check.add('steps', 'REQUIRED', '请至少填写一条处置步骤。');
  check.throwIfAny();
  return checked;
}
