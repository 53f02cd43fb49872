import type { ReadDb } from '../../connection';
import type { Deps } from '../../core';
import type { EvaluationKind, EvaluationScale, ScoreVerdict } from '../../domain/drill/codes';
import { type EvaluationScore, finishBlockers, fitsScale } from '../../domain/drill/evaluation';
import { evaluationScale, tablesToFill } from '../../domain/drill/evaluation-tables';
import { PlanDeskError } from '../../domain/errors';
import { compactName } from '../../domain/text/normalise';
import { type DrillRecord, drillTable } from '../../repositories/drill';
import { logOfDrill } from '../../repositories/drill-conduct-views';
import {
  type DrillEvaluationRecord,
  drillEvaluationTable,
  drillScoreTable,
} from '../../repositories/drill-evaluation';
import { evaluationsOf, isReportIssued, scoresOf } from '../../repositories/drill-evaluation-views';
import { FieldCheck } from '../field-check';
import { assertEditable, found, newBookkeeping, nextBookkeeping } from '../own-row';
import { assertInSight } from '../own-sight';
import { itemChanges, requiredPack } from './item-changes';

interface Versioned {
  id: string;
  expectedVersion: number;
}
type Saved = { id: string; version: number };

/** A drill as it is kept. @throws PlanDeskError NOT_FOUND */
export function findDrill(db: ReadDb, id: string): DrillRecord {
  assertInSight(db, 'drill', id);
  return found(drillTable.find(db, id), '演练', id);
}

/**
 * A drill whose evaluation this desk may change: its own, not cancelled, and its report not issued.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, DRILL_CANCELLED, REPORT_ISSUED
 */
export function evaluableDrill(deps: Deps, id: string): DrillRecord {
  const drill = findDrill(deps.db, id);
  assertEditable(deps, drill);
  if (drill.state === 'cancelled')
    throw new PlanDeskError('DRILL_CANCELLED', '这次演练已经取消，不再评估。', { id });
  if (isReportIssued(deps.db, id, 'evaluation'))
    throw new PlanDeskError('REPORT_ISSUED', '评估报告已经签发，评估表不能再改；需要改动请先收回报告。', {
      id,
    });
  return drill;
}

/** A form that may still be written in. @throws PlanDeskError as `evaluableDrill`, STALE_VERSION, EVALUATION_DONE */
function openForm(deps: Deps, id: string, expectedVersion?: number): DrillEvaluationRecord {
  const form = found(drillEvaluationTable.find(deps.db, id), '评估表', id);
  evaluableDrill(deps, form.drillId);
  assertEditable(deps, form, expectedVersion);
  if (form.state === 'done')
    throw new PlanDeskError('EVALUATION_DONE', '这份评估表已经提交，需要修改请先重新打开。', { id });
  return form;
}

export interface BeginFormInput {
  drillId: string;
  kind: EvaluationKind;
  evaluator: string;
  post: string | null;
  pack: string;
  scale: EvaluationScale;
  /** Groups of the pack's tables that this evaluator looks at. */
  groups: readonly string[];
}

/**
 * Begins an evaluator's form with the chosen groups as they stand now; it keeps them whatever becomes of the pack. An
 * evaluator has one form of a drill.
 * @throws PlanDeskError as `evaluableDrill`, EVALUATION_PACK_UNKNOWN, EVALUATION_EMPTY, EVALUATOR_TWICE, FIELDS_INVALID
 */
export function beginForm(deps: Deps, input: BeginFormInput): Saved {
  const drill = evaluableDrill(deps, input.drillId);
  const check = new FieldCheck();
  const evaluator = check.required('evaluator', input.evaluator, '请填写评估人的姓名。');
  check.throwIfAny();
  const key = compactName(evaluator);
  const others = evaluationsOf(deps.db, drill.id);
  if (others.some((form) => form.kind === input.kind && compactName(form.evaluator) === key))
    throw new PlanDeskError('EVALUATOR_TWICE', `${evaluator}已经有一份评估表，请在那一份上继续。`, {
      evaluator,
    });
  const items = tablesToFill(
    requiredPack(deps.law, input.pack),
    itemChanges(deps.db, input.pack),
    input.groups,
  );
  if (items.length === 0)
    throw new PlanDeskError('EVALUATION_EMPTY', '所选的分组中没有要评价的项目，请另选分组。', {
      groups: input.groups,
    });
  const form: DrillEvaluationRecord = {
    ...newBookkeeping(deps),
    id: deps.newId(),
    drillId: drill.id,
    kind: input.kind,
    evaluator,
    post: check.text(input.post),
    pack: input.pack,
    tables: items.map(({ id }) => id),
    items,
    scale: input.scale,
    state: 'open',
    opinion: '',
    signedOn: null,
    remark: null,
  };
  drillEvaluationTable.insert(deps.db, form);
  deps.changed('drills', [drill.id]);
  return { id: form.id, version: form.version };
}

/** An answer as a form sends it. */
export interface ScoreInput {
  item: string;
  verdict: ScoreVerdict | null;
  points: number | null;
  remark: string;
  logIds: readonly string[];
}

/**
 * Writes answers of a form as they come. The last word of an item counts; reasons may follow until the form is finished.
 * @throws PlanDeskError as `openForm`, SCORE_INVALID {item}, NOT_FOUND (an entry of another drill's log)
 */
export function saveScores(
  deps: Deps,
  input: { id: string; scores: readonly ScoreInput[] },
): { drillId: string; saved: number } {
  const form = openForm(deps, input.id);
  const asked = new Set(
    form.items.flatMap(({ groups }) => groups.flatMap(({ items }) => items.map(({ id }) => id))),
  );
  const scale = evaluationScale(deps.law.drillEvaluation, form.scale);
  const standing = new Map(scoresOf(deps.db, [form.id]).map((score) => [score.item, score]));
  const check = new FieldCheck();
  const pointed = input.scores.some(({ logIds }) => logIds.length > 0);
  const entries = new Set(pointed ? logOfDrill(deps.db, form.drillId).map(({ id }) => id) : []);
  for (const score of input.scores) {
    if (!asked.has(score.item) || !fitsScale(scale, score))
      throw new PlanDeskError(
        'SCORE_INVALID',
        `项目${score.item}的评价不在本表的评分方式之内，请重新选择。`,
        {
          item: score.item,
        },
      );
    for (const id of score.logIds) found(entries.has(id) ? id : undefined, '日志记录', id);
    const before = standing.get(score.item);
    const said = {
      verdict: score.verdict,
      points: score.points,
      remark: check.lines(score.remark) ?? '',
      logIds: [...new Set(score.logIds)],
    };
    if (before) drillScoreTable.update(deps.db, { ...nextBookkeeping(deps, before), ...said });
    else
      drillScoreTable.insert(deps.db, {
        ...newBookkeeping(deps),
        id: deps.newId(),
        evaluationId: form.id,
        item: score.item,
        ...said,
      });
  }
  deps.changed('drills', [form.drillId]);
  return { drillId: form.drillId, saved: input.scores.length };
}

const change = (
  deps: Deps,
  form: DrillEvaluationRecord,
  fields: Partial<DrillEvaluationRecord>,
): Saved & { drillId: string } => {
  const next = { ...nextBookkeeping(deps, form), ...fields };
  drillEvaluationTable.update(deps.db, next);
  deps.changed('drills', [form.drillId]);
  return { id: next.id, version: next.version, drillId: form.drillId };
};

/** What the evaluator says of the whole. @throws PlanDeskError as `openForm` */
export function saveOpinion(deps: Deps, input: Versioned & { opinion: string; post: string | null }) {
  const form = openForm(deps, input.id, input.expectedVersion);
  const check = new FieldCheck();
  return change(deps, form, { opinion: check.lines(input.opinion) ?? '', post: check.text(input.post) });
}

/**
 * Hands a form in: every item answered, every 否 with its reason.
 * @throws PlanDeskError as `openForm`, EVALUATION_INCOMPLETE {blockers}
 */
export function finishForm(deps: Deps, input: Versioned) {
  const form = openForm(deps, input.id, input.expectedVersion);
  const blockers = finishBlockers({
    tables: form.items,
    scale: evaluationScale(deps.law.drillEvaluation, form.scale),
    scores: scoresOf(deps.db, [form.id]) as readonly EvaluationScore[],
  });
  if (blockers.length > 0)
    throw new PlanDeskError('EVALUATION_INCOMPLETE', blockers.map(({ message }) => message).join(''), {
      blockers: blockers.map(({ code, message }) => ({ code, text: message })),
    });
  return change(deps, form, { state: 'done', signedOn: deps.clock.today() });
}

/** Opens a form again that was handed in. @throws PlanDeskError as `evaluableDrill`, STALE_VERSION */
export function reopenForm(deps: Deps, input: Versioned) {
  const form = found(drillEvaluationTable.find(deps.db, input.id), '评估表', input.id);
  evaluableDrill(deps, form.drillId);
  assertEditable(deps, form, input.expectedVersion);
  return change(deps, form, { state: 'open', signedOn: null });
}

/** Takes a form out with a reason; the row and its answers stay. @throws PlanDeskError as `evaluableDrill`, STALE_VERSION */
export function removeForm(deps: Deps, input: Versioned & { reason: string }) {
  const form = found(drillEvaluationTable.find(deps.db, input.id), '评估表', input.id);
  evaluableDrill(deps, form.drillId);
  assertEditable(deps, form, input.expectedVersion);
  return change(deps, form, { voidedAt: deps.clock.now(), voidReason: input.reason });
}
