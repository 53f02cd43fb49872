import type { ReadDb } from '../../connection';
import type { Deps } from '../../core';
import {
  commitmentOfSeed,
  drawExperts,
  EXPERT_DRAW_METHOD,
  EXPERT_DRAW_WORDS,
  type ExcludedExpert,
  type ExpertCandidate,
  type ExpertDrawInput,
  type ExpertDrawResult,
  type ExpertPlace,
  hashOfExclusions,
} from '../../domain/draw/expert-draw';
import type { ExpertDrawRecord as Proof } from '../../domain/draw/expert-draw-verify';
import { PlanDeskError } from '../../domain/errors';
import type { Law } from '../../law';
import {
  type ExpertDrawRecord,
  expertDrawListTable,
  expertDrawPlaceTable,
  expertDrawTable,
} from '../../repositories/expert-draw';
import { drawsOfMatter, formerEntries, placesOfDraw } from '../../repositories/expert-draw-views';
import { findOffice } from '../../repositories/office';
import { FieldCheck } from '../field-check';
import { found, newBookkeeping } from '../own-row';
import { assertInSight } from '../own-sight';
import { answersOf, blocked, editableDraw, stepDraw, turnsOfDraw } from './draw-steps';
import { type ListedExperts, listExperts } from './list-candidates';

/**
 * Fixes the seed and answers its hash, which is shown before anybody can ask who may be drawn. `seed`: 64 hexadecimal
 * digits from the caller's source of chance.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, DRAW_BLOCKED
 */
export function commitDrawSeed(
  deps: Deps,
  input: { id: string; expectedVersion: number; seed: string },
): { id: string; version: number; commitment: string } {
  const commitment = commitmentOfSeed(input.seed);
  const kept = stepDraw(deps, editableDraw(deps, input.id, input.expectedVersion), 'commit-seed', {
    seed: input.seed,
    seedCommitment: commitment,
    committedAt: deps.clock.now(),
  });
  return { id: kept.id, version: kept.version, commitment };
}

/** Which draw is held, as the person saw it, and what a witness said. */
export interface ExpertDrawOrder {
  readonly id: string;
  readonly expectedVersion: number;
  readonly spoken: string | null;
  readonly witness: string | null;
}

/** A draw that was worked out and is kept nowhere yet. Plain data: it crosses a thread. */
export interface WorkedOutExpertDraw extends ExpertDrawOrder, ListedExperts {
  readonly result: ExpertDrawResult;
}

/**
 * Lists the candidates and draws, without writing.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, DRAW_BLOCKED, FIELDS_INVALID
 */
export function workOutExpertDraw(
  place: { db: ReadDb; law: Law; self: string },
  order: ExpertDrawOrder,
): WorkedOutExpertDraw {
  const record = editableDraw(place, order.id, order.expectedVersion);
  // Who may be drawn is not even listed before the seed is fixed.
  if (record.state !== 'committed' || record.seed === null)
    throw blocked(record.state, [
      { code: 'SEED_NOT_COMMITTED', message: '请先生成种子并公布其校验值，再抽取。' },
    ]);
  const check = new FieldCheck();
  const spoken = check.text(order.spoken);
  const witness = check.text(order.witness);
  if (spoken !== null && witness === null) check.add('witness', 'REQUIRED', '报了数字的，请写明见证人是谁。');
  check.throwIfAny();
  const listed = listExperts(place, record);
  const result = drawExperts({ ...mattersOf(record), seed: record.seed, spoken, ...listed });
  return { ...order, spoken, witness, ...listed, result };
}

/**
 * Keeps a draw: both lists as they were frozen, and the places in the drawn order.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, DRAW_BLOCKED
 */
export function keepExpertDraw(
  deps: Deps,
  worked: WorkedOutExpertDraw,
): { id: string; version: number; drawn: number; substitutes: number; missing: number } {
  const { result, spoken, witness } = worked;
  const record = editableDraw(deps, worked.id, worked.expectedVersion);
  const kept = stepDraw(deps, record, 'draw', {
    needs: result.sequence,
    spoken,
    witness,
    operator: deps.actor.name,
    method: EXPERT_DRAW_METHOD,
    candidatesSha256: result.candidatesSha256,
    drawnAt: deps.clock.now(),
  });
  expertDrawListTable.insert(deps.db, {
    id: deps.newId(),
    drawId: record.id,
    candidates: JSON.stringify(worked.candidates),
    exclusions: JSON.stringify(worked.exclusions),
    ...newBookkeeping(deps),
  });
  for (const { specialty, place, id, standing } of result.order)
    expertDrawPlaceTable.insert(deps.db, {
      id: deps.newId(),
      drawId: record.id,
      expertId: id,
      need: specialty,
      place,
      standing,
      answer: null,
      reason: null,
      answeredOn: null,
      ...newBookkeeping(deps),
    });
  const { missing } = turnsOfDraw(kept, placesOfDraw(deps.db, record.id));
  const drawn = result.order.filter(({ standing }) => standing === 'drawn').length;
  return {
    id: kept.id,
    version: kept.version,
    drawn,
    substitutes: result.order.length - drawn,
    missing: missing.reduce((sum, { count }) => sum + count, 0),
  };
}

/** The two lists that a draw was made from, as they were frozen; undefined before the draw, or where they did not come along. */
export function listsOfDraw(
  db: ReadDb,
  drawId: string,
): { candidates: ExpertCandidate[]; exclusions: ExcludedExpert[] } | undefined {
  const [row] = expertDrawListTable.select(db, 'WHERE draw_id = @drawId AND voided_at IS NULL', { drawId });
  return row && { candidates: JSON.parse(row.candidates), exclusions: JSON.parse(row.exclusions) };
}

/** What the program prints of a draw: the proof, and what else is known of the matter. */
export interface ExpertDrawProof extends Proof {
  readonly operator: string | null;
  readonly draftingUnits: readonly string[];
  /** Why this round was needed. */
  readonly reason: string | null;
  readonly state: string;
  /** Other draws for the same review, or for the same unit about that time: nothing is drawn anew in silence. */
  readonly others: readonly {
    readonly id: string;
    readonly title: string;
    readonly round: number;
    readonly state: string;
    readonly drawnAt: string | null;
    readonly reason: string | null;
  }[];
}

/**
 * Everything needed to compute a draw again.
 * @throws PlanDeskError NOT_FOUND, NOT_DRAWN
 */
export function expertDrawRecordOf(db: ReadDb, id: string): ExpertDrawProof {
  assertInSight(db, 'expert_draw', id);
  const record = found(expertDrawTable.find(db, id), '抽取', id);
  const { seed, seedCommitment, candidatesSha256, drawnAt } = record;
  const lists = listsOfDraw(db, id);
  if (seed === null || seedCommitment === null || candidatesSha256 === null || drawnAt === null || !lists)
    throw new PlanDeskError('NOT_DRAWN', '这次抽取还没有结果，没有可核验的抽取记录。', {
      state: record.state,
    });
  const places = placesOfDraw(db, id);
  const { places: turned } = turnsOfDraw(record, places);
  return {
    method: EXPERT_DRAW_METHOD,
    methodText: EXPERT_DRAW_WORDS,
    title: record.title,
    office: findOffice(db, record.origin)?.name ?? '',
    ...mattersOf(record),
    seed,
    spoken: record.spoken,
    ...lists,
    commitment: seedCommitment,
    committedAt: record.committedAt ?? drawnAt,
    witness: record.witness,
    operator: record.operator,
    drawnAt,
    draftingUnits: record.draftingUnits,
    reason: record.reason,
    state: record.state,
    candidatesSha256,
    exclusionsSha256: hashOfExclusions(lists.exclusions),
    sequence: record.needs.map((need) => ({ ...need, available: need.available ?? 0, take: need.take ?? 0 })),
    order: orderAsDrawn(db, turned, { ...mattersOf(record), seed, spoken: record.spoken, ...lists }),
    answers: answersOf(places),
    others: drawsOfMatter(db, record)
      .filter((other) => other.id !== id)
      .map((other) => ({
        id: other.id,
        title: other.title,
        round: other.round,
        state: other.state,
        drawnAt: other.drawnAt,
        reason: other.voidReason ?? other.reason,
      })),
  };
}

/**
 * The drawn order as it stands in the places. Entries of one person that were made one since then stand under the other's
 * id; the lists have the ids of that day.
 */
function orderAsDrawn(db: ReadDb, places: readonly ExpertPlace[], drawing: ExpertDrawInput): ExpertPlace[] {
  const listed = new Map(drawing.candidates.map((one) => [one.id, one.specialties]));
  const former = formerEntries(
    db,
    places.map(({ id }) => id),
  );
  let again: Map<string, string> | undefined;
  const drawn = (specialty: string, place: number) => {
    again ??= new Map(drawExperts(drawing).order.map((one) => [`${one.specialty} ${one.place}`, one.id]));
    return again.get(`${specialty} ${place}`);
  };
  return places.map(({ specialty, place, id, standing }) => {
    const possible = [id, ...(former.get(id) ?? [])].filter((one) => listed.get(one)?.includes(specialty));
    const computed = possible.length > 1 ? drawn(specialty, place) : undefined;
    return {
      specialty,
      place,
      id: possible.find((one) => one === computed) ?? possible[0] ?? id,
      standing,
    };
  });
}

/** What goes into the numbers besides seed and lists. */
const mattersOf = (record: ExpertDrawRecord) => ({
  date: record.heldOn,
  unit: { name: record.unitName, uscc: record.unitUscc },
  round: record.round,
  needs: record.needs.map(({ specialty, label, count }) => ({ specialty, label, count })),
  substitutes: record.substitutes,
});
