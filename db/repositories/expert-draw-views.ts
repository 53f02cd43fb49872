import type { ReadDb } from '../connection';
import type { InterestKind } from '../domain/expert/codes';
import type { ExpertState } from '../domain/expert/life';
import {
  type ExpertDrawPlaceRecord,
  type ExpertDrawRecord,
  expertDrawPlaceTable,
  expertDrawTable,
} from './expert-draw';
import { type ReviewAssignmentRecord, reviewAssignmentTable } from './review';

/** Places of a draw in the drawn order of each need. */
export function placesOfDraw(db: ReadDb, drawId: string): ExpertDrawPlaceRecord[] {
  return expertDrawPlaceTable.select(
    db,
    'WHERE draw_id = @drawId AND voided_at IS NULL ORDER BY need, place',
    { drawId },
  );
}

/** Draws of a year by the day the experts are needed, or of one review; the latest first, void ones too. */
export function drawsOf(db: ReadDb, of: { year: number } | { reviewId: string }): ExpertDrawRecord[] {
  return 'year' in of
    ? expertDrawTable.select(
        db,
        "WHERE held_on >= @year || '-01-01' AND held_on <= @year || '-12-31' ORDER BY held_on DESC, created_at DESC, id",
        { year: String(of.year) },
      )
    : expertDrawTable.select(db, 'WHERE review_id = @reviewId ORDER BY created_at DESC, id', of);
}

/** Days within which draws for one unit may be about one matter: a draw that was taken back is not hidden by another day. */
const SAME_MATTER_DAYS = 60;

/** Draws for the same matter: the same review, or the same unit about that time; the first first, void ones too. */
export function drawsOfMatter(
  db: ReadDb,
  matter: Pick<ExpertDrawRecord, 'reviewId' | 'enterpriseId' | 'unitName' | 'heldOn'>,
): ExpertDrawRecord[] {
  const { reviewId, enterpriseId, unitName, heldOn } = matter;
  return expertDrawTable.select(
    db,
    `WHERE (@reviewId IS NOT NULL AND review_id = @reviewId)
        OR (ABS(julianday(held_on) - julianday(@heldOn)) <= @days AND (enterprise_id = @enterpriseId OR unit_name = @unitName))
      ORDER BY created_at, id`,
    { reviewId, enterpriseId, unitName, heldOn, days: SAME_MATTER_DAYS },
  );
}

/** The round that follows another; undefined when there is none that counts. */
export function nextRoundOf(db: ReadDb, drawId: string): { id: string; round: number } | undefined {
  return db.get(
    "SELECT id, round FROM expert_draw WHERE previous_draw_id = @drawId AND state <> 'void' ORDER BY round LIMIT 1",
    { drawId },
  );
}

/** How many serving people of the pool have each specialty code; `own`: only those of this owner. */
export function servingBySpecialty(db: ReadDb, own: string | null): Map<string, number> {
  const rows = db.all<{ code: string; people: number }>(
    `SELECT one.value AS code, COUNT(*) AS people FROM expert, json_each(expert.specialty_codes) one
      WHERE expert.voided_at IS NULL AND expert.status = 'serving'
        AND (@own IS NULL OR expert.origin = @own) GROUP BY one.value`,
    { own },
  );
  return new Map(rows.map(({ code, people }) => [code, people]));
}

/** An expert as a draw looks at one. Texts of lists are JSON. */
export interface PoolRow {
  readonly id: string;
  readonly name: string;
  readonly employer: string | null;
  readonly pastEmployers: string;
  readonly specialties: string;
  readonly specialtyCodes: string;
  readonly phone: string | null;
  readonly address: string | null;
  readonly termFrom: string | null;
  readonly termTo: string | null;
  readonly yearlyCap: number | null;
  readonly status: ExpertState;
}

/**
 * Everybody who is or was in the pool; applicants are not yet, and a person entered twice is there once. `own`: only
 * those of this owner.
 */
export function poolOf(db: ReadDb, own: string | null): PoolRow[] {
  return db.all(
    `SELECT id, name, employer, past_employers AS pastEmployers, specialties, specialty_codes AS specialtyCodes,
        phone, address, term_from AS termFrom, term_to AS termTo, yearly_cap AS yearlyCap, status
      FROM expert
      WHERE voided_at IS NULL AND merged_into_id IS NULL AND status NOT IN ('applied', 'declined')
        AND (@own IS NULL OR origin = @own)
      ORDER BY id`,
    { own },
  );
}

/** Ties of experts to units that somebody declared. */
export function declaredInterests(db: ReadDb): {
  expertId: string;
  name: string;
  uscc: string | null;
  kind: InterestKind;
  until: string | null;
  remark: string | null;
}[] {
  return db.all(
    `SELECT i.expert_id AS expertId, i.unit_name AS name, COALESCE(i.uscc, e.uscc) AS uscc, i.kind, i.until, i.remark
      FROM expert_interest i LEFT JOIN enterprise e ON e.id = i.enterprise_id
      WHERE i.voided_at IS NULL ORDER BY i.declared_on, i.id`,
    {},
  );
}

/** Work that units paid for, or that was drafting and advising of the expert's own. */
export function paidWorkOfExperts(
  db: ReadDb,
): { expertId: string; name: string | null; uscc: string | null; what: string; on: string }[] {
  return db.all(
    `SELECT w.expert_id AS expertId, COALESCE(w.unit_name, e.name) AS name, e.uscc, w.title AS what,
        COALESCE(w.to_day, w.from_day) AS "on"
      FROM expert_work w LEFT JOIN enterprise e ON e.id = w.enterprise_id
      WHERE w.voided_at IS NULL AND (w.paid = 1 OR w.kind IN ('consulting', 'drafting'))
      ORDER BY w.from_day, w.id`,
    {},
  );
}

/** Absences that cover a day. */
export function absencesOn(
  db: ReadDb,
  day: string,
): { expertId: string; from: string; to: string; reason: string | null }[] {
  return db.all(
    `SELECT expert_id AS expertId, from_day AS "from", to_day AS "to", reason FROM expert_absence
      WHERE voided_at IS NULL AND from_day <= @day AND to_day >= @day ORDER BY from_day, id`,
    { day },
  );
}

/**
 * How often each expert was asked in a calendar year: places of draws that were or may still be taken, and tasks besides
 * reviews. Waiting substitutes were not asked; who refused has not worked.
 */
export function loadsOf(db: ReadDb, year: number): Map<string, number> {
  const rows = db.all<{ expertId: string; tasks: number }>(
    `SELECT expert_id AS expertId, COUNT(*) AS tasks FROM (
        SELECT p.expert_id FROM expert_draw_place p JOIN expert_draw d ON d.id = p.draw_id
          WHERE p.voided_at IS NULL AND d.state IN ('drawn', 'closed') AND substr(d.held_on, 1, 4) = @year
            AND (p.answer = 'accepted' OR (p.answer IS NULL AND p.standing = 'drawn'))
        UNION ALL
        SELECT w.expert_id FROM expert_work w
          WHERE w.voided_at IS NULL AND substr(w.from_day, 1, 4) = @year AND w.attended IS NOT 0
            AND w.kind IN ('drill-guidance', 'drill-observing', 'inspection', 'rescue'))
      GROUP BY expert_id`,
    { year: String(year) },
  );
  return new Map(rows.map(({ expertId, tasks }) => [expertId, tasks]));
}

/** Who stands in earlier rounds of the same matter, with the round. */
export function placedBefore(db: ReadDb, previousDrawId: string | null): Map<string, number> {
  if (previousDrawId === null) return new Map();
  const rows = db.all<{ expertId: string; round: number }>(
    `WITH RECURSIVE earlier (id, previous, round) AS (
        SELECT id, previous_draw_id, round FROM expert_draw WHERE id = @previousDrawId
        UNION SELECT d.id, d.previous_draw_id, d.round FROM expert_draw d JOIN earlier ON d.id = earlier.previous)
      SELECT p.expert_id AS expertId, e.round FROM expert_draw_place p JOIN earlier e ON e.id = p.draw_id
        WHERE p.voided_at IS NULL`,
    { previousDrawId },
  );
  return new Map(rows.map(({ expertId, round }) => [expertId, round]));
}

/** How many people stand in the two lists of a draw; 0 before the draw. */
export function drawListCounts(db: ReadDb, drawId: string): { candidates: number; excluded: number } {
  return (
    db.get<{ candidates: number; excluded: number }>(
      `SELECT json_array_length(candidates) AS candidates, json_array_length(exclusions) AS excluded
        FROM expert_draw_list WHERE draw_id = @drawId AND voided_at IS NULL LIMIT 1`,
      { drawId },
    ) ?? { candidates: 0, excluded: 0 }
  );
}

/** Assignments of reviews that came about by these places. */
export function assignmentsOfPlaces(db: ReadDb, placeIds: readonly string[]): ReviewAssignmentRecord[] {
  return reviewAssignmentTable.select(
    db,
    'WHERE draw_place_id IN (SELECT value FROM json_each(@ids)) AND voided_at IS NULL ORDER BY id',
    { ids: JSON.stringify(placeIds) },
  );
}

/** Experts who are in the group of a review. */
export function namedInReview(db: ReadDb, reviewId: string | null): Set<string> {
  const rows = db.all<{ expertId: string }>(
    `SELECT expert_id AS expertId FROM review_assignment
      WHERE review_id = @reviewId AND expert_id IS NOT NULL AND state <> 'withdrawn' AND voided_at IS NULL`,
    { reviewId },
  );
  return new Set(rows.map(({ expertId }) => expertId));
}

/** Entries of the pool that were merged into these, at once or over others. */
export function formerEntries(db: ReadDb, ids: readonly string[]): Map<string, string[]> {
  const rows = db.all<{ kept: string; id: string }>(
    `WITH RECURSIVE former (kept, id) AS (
        SELECT merged_into_id, id FROM expert WHERE merged_into_id IN (SELECT value FROM json_each(@ids))
        UNION SELECT former.kept, expert.id FROM expert JOIN former ON expert.merged_into_id = former.id)
      SELECT kept, id FROM former ORDER BY kept, id`,
    { ids: JSON.stringify(ids) },
  );
  const former = new Map<string, string[]>();
  for (const { kept, id } of rows) former.set(kept, [...(former.get(kept) ?? []), id]);
  return former;
}
