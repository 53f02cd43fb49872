import type { ReadDb, SqlRow, WriteDb } from '../connection';
import type { ExpertIdentity } from '../domain/expert/duplicates';

/** Living entries as the search for double entries sees them: of one owner, or (null) of every owner. */
export function expertIdentities(db: ReadDb, origin: string | null): ExpertIdentity[] {
  return db.all<ExpertIdentity>(
    `SELECT id, name_key AS nameKey, id_number AS idNumber, born_on AS bornOn, phone
     FROM expert WHERE voided_at IS NULL AND (@origin IS NULL OR origin = @origin) ORDER BY id`,
    { origin },
  );
}

/** Pairs that a person has found to be two people. */
export function distinctExperts(db: ReadDb): { expertId: string; otherId: string }[] {
  return db.all<{ expertId: string; otherId: string }>(
    'SELECT expert_id AS expertId, other_id AS otherId FROM expert_distinct WHERE voided_at IS NULL',
  );
}

/** A draw that a person's name came out of. */
export interface DrawnPlace {
  drawId: string;
  title: string;
  unitName: string;
  heldOn: string;
  need: string;
  standing: 'drawn' | 'substitute';
  answer: 'accepted' | 'refused' | 'recused' | 'unreachable' | null;
  reason: string | null;
}

/** Draws of one person, the latest first. */
export function drawsOfExpert(db: ReadDb, expertId: string): DrawnPlace[] {
  return db.all<DrawnPlace>(
    `SELECT d.id AS drawId, d.title, d.unit_name AS unitName, d.held_on AS heldOn, p.need, p.standing, p.answer, p.reason
     FROM expert_draw_place p JOIN expert_draw d ON d.id = p.draw_id
     WHERE p.expert_id = @expertId AND p.voided_at IS NULL AND d.voided_at IS NULL
       AND (p.standing = 'drawn' OR p.answer IS NOT NULL)
     ORDER BY d.held_on DESC, d.id LIMIT 200`,
    { expertId },
  );
}

/** A review that a person is named for. */
export interface NamedForReview {
  reviewId: string;
  kind: 'review' | 'verification';
  title: string;
  role: 'chair' | 'member';
  state: string;
  /** The day of the meeting, else by when the opinion is due. */
  meetingOn: string;
  attended: 0 | 1 | null;
  outcome: string | null;
}

/** Reviews that one person was asked for, the latest first; nobody who withdrew. */
export function reviewsOfExpert(db: ReadDb, expertId: string): NamedForReview[] {
  return db.all<NamedForReview>(
    `SELECT r.id AS reviewId, r.kind, r.title, a.role, a.state, COALESCE(r.meeting_on, r.deadline, r.prepared_on) AS meetingOn,
       a.attended, r.outcome
     FROM review_assignment a JOIN review r ON r.id = a.review_id
     WHERE a.expert_id = @expertId AND a.state <> 'withdrawn' AND a.voided_at IS NULL AND r.voided_at IS NULL
     ORDER BY meetingOn DESC, r.id LIMIT 200`,
    { expertId },
  );
}

/** Experts asked to a drill. */
export interface DrillExpert {
  id: string;
  version: number;
  origin: string;
  expertId: string;
  name: string;
  employer: string | null;
  title: string | null;
  kind: 'drill-guidance' | 'drill-observing';
  fromDay: string;
  hours: number | null;
  attended: 0 | 1 | null;
  record: string | null;
  remark: string | null;
}

/** Experts asked to guide or to observe a drill, by name. */
export function expertsOfDrill(db: ReadDb, drillId: string): DrillExpert[] {
  return db.all<DrillExpert>(
    `SELECT w.id, w.version, w.origin, w.expert_id AS expertId, x.name, x.employer, x.title, w.kind, w.from_day AS fromDay,
       w.hours, w.attended, w.record, w.remark
     FROM expert_work w JOIN expert x ON x.id = w.expert_id
     WHERE w.drill_id = @drillId AND w.voided_at IS NULL ORDER BY w.kind, x.name, w.id`,
    { drillId },
  );
}

/** Tables whose rows hang on a person, with the column that names it: every one that the schema lets refer to an expert. */
export const HANGING_ON_EXPERT = [
  ['expert_term', 'expert_id'],
  ['expert_evaluation', 'expert_id'],
  ['expert_training', 'expert_id'],
  ['expert_interest', 'expert_id'],
  ['expert_absence', 'expert_id'],
  ['expert_work', 'expert_id'],
  ['expert_draw_place', 'expert_id'],
  ['review_assignment', 'expert_id'],
] as const;

/** Whole rows of such a table that hang on a person and belong to an owner. */
export function rowsOnExpert(
  db: ReadDb,
  table: (typeof HANGING_ON_EXPERT)[number][0],
  expertId: string,
  origin: string,
): SqlRow[] {
  return db.all(`SELECT * FROM ${table} WHERE expert_id = @expertId AND origin = @origin ORDER BY id`, {
    expertId,
    origin,
  });
}

/** Hangs a row on another person. */
export function hangOnExpert(
  db: WriteDb,
  table: (typeof HANGING_ON_EXPERT)[number][0],
  row: { id: string; expertId: string; now: string },
): void {
  db.run(
    `UPDATE ${table} SET expert_id = @expertId, version = version + 1, updated_at = @now WHERE id = @id`,
    row,
  );
}

/** Draws in which both people have a living place: such entries cannot be one person's without losing a place. */
export function sharedDraws(db: ReadDb, a: string, b: string): string[] {
  return db
    .allRaw(
      `SELECT p.draw_id FROM expert_draw_place p JOIN expert_draw_place q ON q.draw_id = p.draw_id
       WHERE p.expert_id = @a AND q.expert_id = @b AND p.voided_at IS NULL AND q.voided_at IS NULL`,
      { a, b },
    )
    .map(([id]) => String(id));
}

/** Id and name of the living entry with an identity number, other than the given one. */
export function expertWithIdentity(
  db: ReadDb,
  key: { number: string; self: string; id: string },
): { id: string; name: string } | undefined {
  return db.get<{ id: string; name: string }>(
    'SELECT id, name FROM expert WHERE id_number = @number AND origin = @self AND voided_at IS NULL AND id <> @id',
    { ...key },
  );
}
