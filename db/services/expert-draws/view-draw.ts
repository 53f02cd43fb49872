import type { ReadDb } from '../../connection';
import { DRAW_ANSWERS, type DrawAnswer } from '../../domain/draw/codes';
import { drawActions } from '../../domain/draw/expert-draw-state';
import type { PlaceState } from '../../domain/draw/expert-turns';
import { needHints } from '../../domain/draw/need-hints';
import { compactName } from '../../domain/text/normalise';
import type { Law } from '../../law';
import { expertTable } from '../../repositories/expert';
import { type ExpertDrawRecord, expertDrawTable } from '../../repositories/expert-draw';
import {
  drawListCounts,
  drawsOf,
  drawsOfMatter,
  nextRoundOf,
  placesOfDraw,
  servingBySpecialty,
} from '../../repositories/expert-draw-views';
import { reviewTable } from '../../repositories/review';
import { found } from '../own-row';
import { assertInSight, sightOf } from '../own-sight';
import { contextOf, turnsOfDraw } from './draw-steps';
import { listsOfDraw } from './hold-draw';

/** Names shown at once of each list; the record has all. */
const MOST_SHOWN = 300;

/** Specialties to choose from, with how many serving people have each, and the usual figures; names nobody. */
export function drawChoices(
  db: ReadDb,
  law: Law,
): {
  specialties: { code: string; name: string; experts: number }[];
  usual: { employerYears: number; substitutes: number };
} {
  const serving = servingBySpecialty(db, sightOf(db));
  const { recusal, substitutes } = law.reviewRules;
  return {
    usual: { employerYears: recusal.years, substitutes: substitutes.count },
    specialties: law.specialties.specialties.map(({ code, name }) => ({
      code,
      name,
      experts: serving.get(code) ?? 0,
    })),
  };
}

/** Draws of a year or of one review, the latest first; a unit's desk sees its own. */
export function listDraws(db: ReadDb, of: { year: number } | { reviewId: string }) {
  const own = sightOf(db);
  return {
    rows: drawsOf(db, of)
      .filter(({ origin }) => own === null || origin === own)
      .map((record) => {
        const { id, version, title, unitName, heldOn, state, round, reviewId, needs } = record;
        const { places, missing } = turnsOfDraw(record, placesOfDraw(db, id));
        return {
          id,
          version,
          title,
          unitName,
          heldOn,
          state,
          round,
          reviewId,
          wanted: needs.reduce((sum, { count }) => sum + count, 0),
          accepted: places.filter((place) => place.state === 'accepted').length,
          asked: places.filter((place) => place.state === 'asked').length,
          missing: missing.reduce((sum, { count }) => sum + count, 0),
          needs: needs.map(({ label, count }) => ({ label, count })),
        };
      }),
  };
}

/** Answers that can be noted for a place as it stands. */
function answersFor(state: PlaceState): readonly DrawAnswer[] {
  if (state === 'asked') return DRAW_ANSWERS;
  return state === 'accepted' ? DRAW_ANSWERS.filter((answer) => answer !== 'accepted') : [];
}

/**
 * One draw with whatever may be seen of it now: before the draw the hash of the seed, after it the seed, the places and
 * whose turn it is.
 * @throws PlanDeskError NOT_FOUND
 */
export function viewDraw(db: ReadDb, law: Law, self: string, id: string) {
  assertInSight(db, 'expert_draw', id);
  const record = found(expertDrawTable.find(db, id), '抽取', id);
  const places = placesOfDraw(db, id);
  const turns = turnsOfDraw(record, places);
  const next = nextRoundOf(db, id);
  const drawn = record.drawnAt !== null;
  const ours = record.origin === self;
  const alive = ours && record.voidedAt === null;
  const rowOf = new Map(places.map((row) => [`${row.need} ${row.place}`, row]));
  const labels = new Map(record.needs.map(({ specialty, label }) => [specialty, label]));
  return {
    ...fieldsOf(record),
    id,
    version: record.version,
    ours,
    state: record.state,
    voidReason: record.voidReason,
    round: record.round,
    reason: record.reason,
    unitName: record.unitName,
    unitUscc: record.unitUscc,
    reviewTitle: record.reviewId === null ? null : (reviewTable.find(db, record.reviewId)?.title ?? null),
    previousDrawId: record.previousDrawId,
    nextDrawId: next?.id ?? null,
    commitment: record.seedCommitment,
    committedAt: record.committedAt,
    // Whoever knew the seed before the draw could choose a need that suits it.
    seed: drawn ? record.seed : null,
    spoken: record.spoken,
    witness: record.witness,
    operator: record.operator,
    drawnAt: record.drawnAt,
    candidatesSha256: record.candidatesSha256,
    ...drawListCounts(db, id),
    places: turns.places.map((place) => {
      const row = rowOf.get(`${place.specialty} ${place.place}`);
      const expert = expertTable.find(db, place.id);
      return {
        id: row?.id ?? '',
        version: row?.version ?? 1,
        expertId: place.id,
        name: expert?.name ?? '',
        employer: expert?.employer ?? null,
        title: expert?.title ?? null,
        specialty: place.specialty,
        label: labels.get(place.specialty) ?? place.specialty,
        place: place.place,
        standing: place.standing,
        state: place.state,
        reason: place.reason,
        answeredOn: row?.answeredOn ?? null,
        answers: alive && ['drawn', 'closed'].includes(record.state) ? [...answersFor(place.state)] : [],
      };
    }),
    missing: [...turns.missing],
    complete: turns.complete,
    hints: drawn ? [] : needHints(record.needs, law.reviewRules.minimumExperts.review),
    others: drawsOfMatter(db, record)
      .filter((other) => other.id !== id)
      .map(({ id: other, title, round, state, heldOn, voidReason, reason }) => ({
        id: other,
        title,
        round,
        state,
        heldOn,
        reason: voidReason ?? reason,
      })),
    actions: alive
      ? drawActions(record.state, contextOf(db, record, turns)).map(({ action, blockers }) => ({
          action,
          blockers: [...blockers],
        }))
      : [],
  };
}

/** The need as a person filled it in. */
function fieldsOf(record: ExpertDrawRecord) {
  const { reviewId, enterpriseId, planVersionId, title, heldOn, needs, substitutes, settings, remark } =
    record;
  return {
    reviewId,
    enterpriseId,
    planVersionId,
    title,
    heldOn,
    needs: needs.map((need) => ({ ...need, available: need.available ?? null, take: need.take ?? null })),
    substitutes,
    draftingUnits: [...record.draftingUnits],
    settings: { ...settings, declared: [...settings.declared] },
    remark,
  };
}

/**
 * Who could be drawn and who could not, as frozen: the first of those whose name, employer or reason has the words.
 * @throws PlanDeskError NOT_FOUND
 */
export function viewLists(db: ReadDb, id: string, find: string) {
  assertInSight(db, 'expert_draw', id);
  found(expertDrawTable.find(db, id), '抽取', id);
  const lists = listsOfDraw(db, id) ?? { candidates: [], exclusions: [] };
  const words = compactName(find);
  const has = (...texts: (string | null)[]) =>
    words === '' || texts.some((text) => text !== null && compactName(text).includes(words));
  const candidates = lists.candidates.filter(({ name, employer }) => has(name, employer));
  const exclusions = lists.exclusions.filter(({ name, employer, reasons }) =>
    has(name, employer, ...reasons.map(({ reason }) => reason)),
  );
  return {
    candidates: candidates.slice(0, MOST_SHOWN),
    candidatesFound: candidates.length,
    exclusions: exclusions.slice(0, MOST_SHOWN),
    exclusionsFound: exclusions.length,
  };
}
