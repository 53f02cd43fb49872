import type { ReadDb } from '../../connection';
import type { Deps } from '../../core';
import { addMonths, type CivilDate } from '../../domain/dates/civil-date';
import { PlanDeskError } from '../../domain/errors';
import {
  commitmentOf,
  DRAW_METHOD,
  type DrawInput,
  type DrawRecord,
  type DrawResult,
  draw,
  orderedCandidates,
} from '../../domain/inspection/draw';
import { type Population, stratify } from '../../domain/inspection/population';
import { allot, type StratumSize } from '../../domain/inspection/quota';
import type { Law } from '../../law';
import {
  candidatesOf,
  type InspectionRecord,
  inspectionTable,
  inspectionUnitTable,
  keepCandidates,
} from '../../repositories/inspection';
import { drawnPlaces, populationUnits } from '../../repositories/inspection-views';
import { findOffice } from '../../repositories/office';
import { FieldCheck } from '../field-check';
import { assertEditable, found, newBookkeeping } from '../own-row';
import { assertInSight } from '../own-sight';
import { editableInspection, stepInspection } from './campaign';

/** Units kept between two turns of others. */
const SLICE = 100;

/** A day so many months back; the draw asks who was visited since. */
const since = (today: string, months: number | null) =>
  months === null ? null : addMonths(today as CivilDate, -months);

/** What divisions and rule sets are called in the labels of strata. */
function namesOf({ enterpriseData, setDefinitions }: Law): Map<string, string> {
  return new Map([
    ...enterpriseData.industries.map(({ code, name }) => [code, `${code} ${name}`] as const),
    ...setDefinitions.map(({ id, title }) => [id, title] as const),
  ]);
}

/** Whose units, by which law, on which day. */
export interface DrawPlace {
  readonly db: ReadDb;
  readonly law: Law;
  readonly self: string;
  readonly today: string;
}

function listCandidates({ db, law, self, today }: DrawPlace, population: Population) {
  return stratify(
    populationUnits(db, self, population, since(today, population.notInspectedMonths)),
    population,
    namesOf(law),
  );
}

/** How many units each stratum has and would give today; no unit is named. */
export function previewStrata(
  place: DrawPlace,
  population: Population,
): { strata: (StratumSize & { take: number })[] } {
  const { strata, candidates } = listCandidates(place, population);
  const sizes = new Map<string, number>();
  for (const { stratum } of candidates) sizes.set(stratum, (sizes.get(stratum) ?? 0) + 1);
  const sized = strata.map((stratum) => ({ ...stratum, size: sizes.get(stratum.key) ?? 0 }));
  const takes = allot(sized, population.quota);
  return { strata: sized.map((stratum, n) => ({ ...stratum, take: takes[n] ?? 0 })) };
}

/**
 * Fixes the seed and answers its hash, which is shown before anybody sees who may be drawn. `seed`: 64 hexadecimal digits
 * from the caller's source of chance.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, INSPECTION_BLOCKED
 */
export function commitSeed(
  deps: Deps,
  input: { id: string; expectedVersion: number; seed: string },
): { id: string; version: number; commitment: string } {
  const commitment = commitmentOf(input.seed);
  const kept = stepInspection(
    deps,
    editableInspection(deps, input.id, input.expectedVersion),
    'commit-seed',
    {
      seed: input.seed,
      seedCommitment: commitment,
    },
  );
  return { id: kept.id, version: kept.version, commitment };
}

/** Which campaign is drawn, as the person saw it, and what a witness said. */
export interface DrawOrder {
  readonly id: string;
  readonly expectedVersion: number;
  readonly spoken: string | null;
  readonly witness: string | null;
}

/** A draw that was worked out and is kept nowhere yet. Plain data: it crosses a thread. */
export interface WorkedOutDraw extends DrawOrder {
  readonly candidates: number;
  /** The candidates in the order that counts, as the JSON text that is kept. */
  readonly candidatesText: string;
  readonly result: DrawResult;
}

/**
 * Lists the candidates and draws, without writing.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, FIELDS_INVALID
 */
export function workOutDraw(place: DrawPlace, order: DrawOrder): WorkedOutDraw {
  const record = found(inspectionTable.find(place.db, order.id), '检查', order.id);
  assertEditable(place, record, order.expectedVersion);
  const check = new FieldCheck();
  const spoken = check.text(order.spoken);
  const witness = check.text(order.witness);
  if (spoken !== null && witness === null) check.add('witness', 'REQUIRED', '报了数字的，请写明见证人是谁。');
  check.throwIfAny();
  const { population } = record;
  const listed = listCandidates(place, population);
  const candidates = orderedCandidates(listed.candidates);
  const result = draw({
    seed: record.seed ?? '',
    spoken,
    candidates,
    strata: listed.strata,
    quota: population.quota,
    substitutes: population.substitutes,
  });
  const { id, expectedVersion } = order;
  const candidatesText = JSON.stringify(candidates);
  return { id, expectedVersion, spoken, witness, candidates: candidates.length, candidatesText, result };
}

/**
 * Keeps a draw: its units with their substitutes in the drawn order. Yields how many are kept, so that others can get
 * their turn between; all of it belongs into one transaction.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, INSPECTION_BLOCKED
 */
export function* keepDraw(
  deps: Deps,
  worked: WorkedOutDraw,
): Generator<number, { id: string; version: number; drawn: number; substitutes: number }> {
  const { result, spoken, witness } = worked;
  const record = editableInspection(deps, worked.id, worked.expectedVersion);
  const { strata, candidatesSha256 } = result;
  const drawing = { strata, spoken, witness, candidatesSha256, drawnAt: deps.clock.now() };
  const kept = stepInspection(deps, record, 'draw', drawing, worked.candidates);
  keepCandidates(deps.db, record.id, worked.candidatesText);
  for (const [n, { stratum, place, id, standing }] of result.order.entries()) {
    if (n % SLICE === 0) yield n;
    inspectionUnitTable.insert(deps.db, {
      id: deps.newId(),
      inspectionId: record.id,
      enterpriseId: id,
      stratum,
      place,
      standing,
      reason: null,
      visitedOn: null,
      inspectors: [],
      answers: {},
      receivedBy: null,
      drillId: null,
      remark: null,
      ...newBookkeeping(deps),
    });
  }
  const drawn = result.order.filter(({ standing }) => standing === 'drawn').length;
  return { id: kept.id, version: kept.version, drawn, substitutes: result.order.length - drawn };
}

/**
 * Everything needed to compute the draw of a campaign again.
 * @throws PlanDeskError NOT_FOUND, NOT_DRAWN
 */
export function drawRecordOf(db: ReadDb, id: string): DrawRecord {
  assertInSight(db, 'inspection', id);
  const record = found(inspectionTable.find(db, id), '检查', id);
  const { seed, seedCommitment, candidatesSha256, drawnAt } = record;
  const { quota, substitutes } = record.population;
  const candidates = candidatesOf(db, id);
  if (
    seed === null ||
    seedCommitment === null ||
    candidatesSha256 === null ||
    drawnAt === null ||
    !candidates
  )
    throw new PlanDeskError('NOT_DRAWN', '这次检查还没有抽取，没有可核验的抽取记录。', {
      state: record.state,
    });
  return {
    method: DRAW_METHOD,
    title: record.title,
    office: findOffice(db, record.origin)?.name ?? '',
    seed,
    commitment: seedCommitment,
    spoken: record.spoken,
    witness: record.witness,
    drawnAt,
    quota,
    substitutes,
    strata: record.strata,
    candidates,
    candidatesSha256,
    order: placesOf(db, record, {
      seed,
      spoken: record.spoken,
      candidates,
      strata: record.strata,
      quota,
      substitutes,
    }),
  };
}

/**
 * The drawn order as it stands in the units: replacing a unit changes its standing, never its place. Records of one unit
 * that were made one since then stand under the name of the other; the list of candidates has the name of that day.
 */
function placesOf(db: ReadDb, record: InspectionRecord, drawing: DrawInput): DrawRecord['order'] {
  const takes = new Map(record.strata.map(({ key, take }) => [key, take]));
  const rank = new Map(record.strata.map(({ key }, n) => [key, n]));
  const stratumOf = new Map(drawing.candidates.map(({ id, stratum }) => [id, stratum]));
  let again: Map<string, string> | undefined;
  const drawnAt = (stratum: string, place: number) => {
    again ??= new Map(draw(drawing).order.map((one) => [`${one.stratum} ${one.place}`, one.id]));
    return again.get(`${stratum} ${place}`);
  };
  return drawnPlaces(db, record.id)
    .sort((a, b) => (rank.get(a.stratum) ?? 0) - (rank.get(b.stratum) ?? 0) || a.place - b.place)
    .map(({ stratum, place, names }) => {
      const possible = names.filter((id) => stratumOf.get(id) === stratum);
      const computed = possible.length > 1 ? drawnAt(stratum, place) : undefined;
      return {
        stratum,
        place,
        id: possible.find((id) => id === computed) ?? possible[0] ?? names[0] ?? '',
        standing: place <= (takes.get(stratum) ?? 0) ? 'drawn' : 'substitute',
      };
    });
}
