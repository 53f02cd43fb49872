import type { ReadDb } from '../connection';
import { type ContactRecord, contactTable } from './contact';
import { type FacilityRecord, facilityTable } from './facility';
import { type WatchEntryRecord, type WatchShiftRecord, watchEntryTable, watchShiftTable } from './watch';

/** Leader, chief, member; day before night. */
const SHIFT_ORDER = `on_day,
  CASE shift WHEN 'whole' THEN 0 WHEN 'day' THEN 1 ELSE 2 END,
  CASE role WHEN 'leader' THEN 0 WHEN 'chief' THEN 1 ELSE 2 END, name, id`;

/**
 * Who is on watch on the shifts that begin on `day`, day before night, leader first.
 * @param enterpriseId whose roster; null: the office's own
 */
export function watchOn(db: ReadDb, day: string, enterpriseId: string | null = null): WatchShiftRecord[] {
  return shiftsBetween(db, day, day, enterpriseId);
}

/** Shifts that begin on these days, both included, in the order in which they are shown. */
export function shiftsBetween(
  db: ReadDb,
  from: string,
  to: string,
  enterpriseId: string | null,
): WatchShiftRecord[] {
  return watchShiftTable.select(
    db,
    `WHERE on_day >= @from AND on_day <= @to AND enterprise_id IS @enterpriseId AND voided_at IS NULL ORDER BY ${SHIFT_ORDER}`,
    { from, to, enterpriseId },
  );
}

/** How many shifts everybody had on these days: directory id, else name → shifts. */
export function shiftLoads(
  db: ReadDb,
  from: string,
  to: string,
  enterpriseId: string | null,
): ReadonlyMap<string, number> {
  const rows = db.all<{ person: string; shifts: number }>(
    `SELECT COALESCE(contact_id, name) AS person, COUNT(*) AS shifts FROM watch_shift
      WHERE on_day >= @from AND on_day <= @to AND enterprise_id IS @enterpriseId AND voided_at IS NULL GROUP BY 1`,
    { from, to, enterpriseId },
  );
  return new Map(rows.map(({ person, shifts }) => [person, shifts]));
}

/** Which lines of the directory are wanted: whatever one of these names. */
export interface ContactWish {
  /** Codes of resources/codes/contact-fields.json. */
  readonly fields?: readonly string[];
  readonly town?: string | null;
  readonly enterpriseId?: string | null;
  /** Only this owner's lines; null: all. */
  readonly sight?: string | null;
}

/** Lines of the directory of these fields, of the town's office and of the unit, in calling order. */
export function contactsFor(
  db: ReadDb,
  { fields = [], town = null, enterpriseId = null, sight = null }: ContactWish,
): ContactRecord[] {
  return contactTable.select(
    db,
    `WHERE voided_at IS NULL AND (@sight IS NULL OR origin = @sight)
       AND (field IN (SELECT value FROM json_each(@fields)) AND kind IN ('office', 'department', 'other')
            OR (kind = 'town' AND town = @town) OR enterprise_id = @enterpriseId)
     ORDER BY call_order, organisation_key, name, id`,
    { fields: JSON.stringify(fields), town, enterpriseId, sight },
  );
}

/** The desk's own lines with a person's name, who can be put on watch; in calling order. */
export function watchCandidates(db: ReadDb, self: string): ContactRecord[] {
  return contactTable.select(
    db,
    `WHERE origin = @self AND kind IN ('office', 'unit') AND name IS NOT NULL AND voided_at IS NULL
     ORDER BY call_order, organisation_key, name, id`,
    { self },
  );
}

/** The desk's own directory as it is printed: by kind, then calling order. */
export function directoryLines(db: ReadDb, self: string): ContactRecord[] {
  return contactTable.select(
    db,
    `WHERE origin = @self AND voided_at IS NULL
     ORDER BY CASE kind WHEN 'office' THEN 0 WHEN 'department' THEN 1 WHEN 'town' THEN 2 WHEN 'unit' THEN 3 ELSE 4 END,
       call_order, organisation_key, name, id`,
    { self },
  );
}

/** Places of one kind (null: all) that this owner sees (null: all owners), by name. */
export function facilitiesOf(
  db: ReadDb,
  kind: FacilityRecord['kind'] | null,
  sight: string | null = null,
): FacilityRecord[] {
  return facilityTable.select(
    db,
    `WHERE voided_at IS NULL AND (@kind IS NULL OR kind = @kind) AND (@sight IS NULL OR origin = @sight)
     ORDER BY name_key, id`,
    { kind, sight },
  );
}

/** Warnings that were received and hold at `moment`, highest level and newest first. */
export function warningsInForce(db: ReadDb, moment: string): WatchEntryRecord[] {
  return watchEntryTable.select(
    db,
    `WHERE kind = 'warning' AND at <= @moment AND valid_until > @moment AND voided_at IS NULL
     ORDER BY CASE level WHEN 'red' THEN 0 WHEN 'orange' THEN 1 WHEN 'yellow' THEN 2 WHEN 'blue' THEN 3 ELSE 4 END, at DESC, id`,
    { moment },
  );
}

/** Entries of the watch book between two moments, newest first, at most `limit`. */
export function watchEntriesBetween(
  db: ReadDb,
  from: string,
  to: string,
  { text = '', limit = 500 }: { text?: string; limit?: number } = {},
): WatchEntryRecord[] {
  return watchEntryTable.select(
    db,
    `WHERE at >= @from AND at <= @to AND voided_at IS NULL
       AND (@text = '' OR instr(title || char(10) || COALESCE(source, '') || char(10) || COALESCE(text, ''), @text) > 0)
     ORDER BY at DESC, id LIMIT @limit`,
    { from, to, text, limit },
  );
}

/** The unit whose desk this is: the only one, or the first that was registered; null while there is none. */
export function ownUnit(db: ReadDb): string | null {
  return (
    db.value<string>(
      `SELECT id FROM enterprise WHERE voided_at IS NULL
         AND origin = (SELECT id FROM office WHERE is_self = 1) ORDER BY created_at, id LIMIT 1`,
    ) ?? null
  );
}
