import type { Deps } from '../../core';
import { isCivilDate } from '../../domain/dates/civil-date';
import { MOST_PLACES } from '../../domain/draw/expert-draw';
import { PlanDeskError } from '../../domain/errors';
import { enterpriseTable } from '../../repositories/enterprise';
import { expertTable } from '../../repositories/expert';
import {
  type DrawNeed,
  type DrawSettings,
  type ExpertDrawRecord,
  expertDrawTable,
} from '../../repositories/expert-draw';
import { drawsOf, nextRoundOf, placesOfDraw } from '../../repositories/expert-draw-views';
import { findOffice } from '../../repositories/office';
import { planTable } from '../../repositories/plan';
import { planVersionTable } from '../../repositories/plan-version';
import { reviewTable } from '../../repositories/review';
import { FieldCheck } from '../field-check';
import { found, newBookkeeping } from '../own-row';
import { withdrawFromReview } from './answer-draw';
import { blocked, editableDraw, stepDraw, turnsOfDraw } from './draw-steps';

/** What a person fills in: whom for, which day, how many of which specialty, and who must stay away. */
export interface DrawFields {
  /** Of a review the unit and the plan come from it. */
  reviewId: string | null;
  enterpriseId: string | null;
  title: string;
  /** The day the experts are needed. */
  heldOn: string;
  needs: readonly { specialty: string; count: number }[];
  substitutes: number;
  draftingUnits: readonly string[];
  settings: DrawSettings;
  remark: string | null;
}

const UNDRAWN = {
  state: 'planned',
  seed: null,
  seedCommitment: null,
  committedAt: null,
  spoken: null,
  witness: null,
  operator: null,
  method: null,
  candidatesSha256: null,
  drawnAt: null,
} as const satisfies Partial<ExpertDrawRecord>;

/**
 * Plans a draw.
 * @throws PlanDeskError FIELDS_INVALID, NOT_FOUND, DRAW_EXISTS (the review has a draw: people move up in it, or it has a
 * further round)
 */
export function planDraw(deps: Deps, fields: DrawFields): { id: string; version: number } {
  const checked = checkFields(deps, fields);
  if (fields.reviewId !== null) {
    const living = drawsOf(deps.db, { reviewId: fields.reviewId }).find(({ state }) => state !== 'void');
    if (living)
      throw new PlanDeskError(
        'DRAW_EXISTS',
        '这次评审已经有专家抽取，不能另行抽取；有人不能参加的，请在原抽取中递补或再抽一轮。',
        { id: living.id },
      );
  }
  const record: ExpertDrawRecord = {
    id: deps.newId(),
    ...checked,
    previousDrawId: null,
    round: 1,
    reason: null,
    ...UNDRAWN,
    ...newBookkeeping(deps),
  };
  expertDrawTable.insert(deps.db, record);
  deps.changed('draws', [record.id]);
  return { id: record.id, version: 1 };
}

/**
 * Changes a draw whose seed is not fixed yet. A further round stays with the matter of the first.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, FIELDS_INVALID, DRAW_BLOCKED
 */
export function updateDraw(deps: Deps, input: { id: string; expectedVersion: number; fields: DrawFields }) {
  const record = editableDraw(deps, input.id, input.expectedVersion);
  const { reviewId, enterpriseId } = record;
  return pick(stepDraw(deps, record, 'edit', checkFields(deps, { ...input.fields, reviewId, enterpriseId })));
}

/**
 * Takes a draw back; it stays in the register with the reason, and what was drawn stays with it.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, DRAW_BLOCKED
 */
export function voidDraw(deps: Deps, input: { id: string; expectedVersion: number; reason: string }) {
  const record = editableDraw(deps, input.id, input.expectedVersion);
  const following = nextRoundOf(deps.db, record.id);
  if (following)
    throw blocked(record.state, [
      { code: 'ROUND_MADE', message: `请先作废第${following.round}轮抽取。`, ref: following.id },
    ]);
  withdrawFromReview(
    deps,
    placesOfDraw(deps.db, record.id).map(({ id }) => id),
    input.reason.trim(),
  );
  return pick(
    stepDraw(deps, record, 'void', { voidedAt: deps.clock.now(), voidReason: input.reason.trim() }),
  );
}

/**
 * Plans a further round for the places that an exhausted order leaves open. The first round stays as it is.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, DRAW_BLOCKED
 */
export function planNextRound(
  deps: Deps,
  input: { id: string; expectedVersion: number; reason: string },
): { id: string; version: number } {
  const record = editableDraw(deps, input.id, input.expectedVersion);
  const { missing } = turnsOfDraw(record, placesOfDraw(deps.db, record.id));
  const kept = stepDraw(deps, record, 'next-round');
  const next: ExpertDrawRecord = {
    ...kept,
    id: deps.newId(),
    previousDrawId: record.id,
    round: record.round + 1,
    needs: missing,
    reason: input.reason.trim(),
    ...UNDRAWN,
    ...newBookkeeping(deps),
  };
  expertDrawTable.insert(deps.db, next);
  deps.changed('draws', [next.id]);
  return { id: next.id, version: 1 };
}

/**
 * Confirms the experts once everybody has answered and no place is open.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, DRAW_BLOCKED
 */
export function closeDraw(deps: Deps, input: { id: string; expectedVersion: number }) {
  const record = editableDraw(deps, input.id, input.expectedVersion);
  return pick(stepDraw(deps, record, 'close'));
}

const pick = ({ id, version }: ExpertDrawRecord) => ({ id, version });

/** Signs that part what is hashed. */
const PARTING = /[,;=\t\n]/;

function checkFields(deps: Deps, fields: DrawFields) {
  const check = new FieldCheck();
  const title = check.required('title', fields.title, '请填写抽取事项。');
  check.date('heldOn', fields.heldOn);
  const labels = new Map(deps.law.specialties.specialties.map(({ code, name }) => [code, name]));
  const needs = fields.needs.map(
    ({ specialty, count }): DrawNeed => ({ specialty, label: labels.get(specialty) ?? specialty, count }),
  );
  if (needs.length === 0) check.add('needs', 'REQUIRED', '请至少选择一个专业并填写人数。');
  if (new Set(needs.map(({ specialty }) => specialty)).size !== needs.length)
    check.add('needs', 'NEED_TWICE', '同一专业出现了不止一次，请合并人数。');
  if (needs.some(({ specialty, count }) => count < 1 || specialty.trim() === '' || PARTING.test(specialty)))
    check.add('needs', 'NEED_UNFIT', '每个专业的人数至少为1。');
  if (needs.reduce((sum, { count }) => sum + count, 0) > MOST_PLACES)
    check.add('needs', 'NEED_TOO_MANY', `一次抽取最多${MOST_PLACES}人，请分次抽取。`);
  const declared = fields.settings.declared.map(({ expertId, reason }) => ({
    expertId,
    reason: check.required('declared', reason, '请写明回避的理由。'),
  }));
  for (const { expertId } of declared) found(expertTable.find(deps.db, expertId), '专家', expertId);
  const about = aboutOf(deps, fields);
  if (about.unitName === null) check.add('enterpriseId', 'REQUIRED', '请选择被评审的单位。');
  check.throwIfAny();
  return {
    ...about,
    unitName: about.unitName ?? '',
    title,
    heldOn: isCivilDate(fields.heldOn) ? fields.heldOn : '',
    needs,
    substitutes: fields.substitutes,
    draftingUnits: fields.draftingUnits.map((name) => check.text(name)).filter((name) => name !== null),
    settings: { ...fields.settings, declared },
    remark: check.lines(fields.remark),
  };
}

/** Unit and plan, as the review says where there is one. */
function aboutOf({ db }: Deps, { reviewId, enterpriseId }: DrawFields) {
  const review = reviewId === null ? null : found(reviewTable.find(db, reviewId), '评审', reviewId);
  const version = review && planVersionTable.find(db, review.planVersionId);
  const plan = version && planTable.find(db, version.planId);
  const unitId = plan ? plan.enterpriseId : enterpriseId;
  const unit = unitId === null ? null : found(enterpriseTable.find(db, unitId), '单位', unitId);
  return {
    reviewId,
    enterpriseId: unit?.id ?? null,
    planVersionId: version?.id ?? null,
    // A plan without an enterprise is the office's own.
    unitName: unit?.name ?? (plan ? (findOffice(db, plan.origin)?.name ?? null) : null),
    unitUscc: unit?.uscc ?? null,
  };
}
