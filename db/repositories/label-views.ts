import type { ReadDb } from '../connection';

/** Things that bear labels. */
export const LABELLED = ['supply', 'equipment'] as const;
export type Labelled = (typeof LABELLED)[number];

/** How many labels a desk has given out: the number of the next one. Labels stay given when their thing is voided. */
export function labelsGiven(db: ReadDb, origin: string): number {
  return (
    db.value<number>(
      `SELECT (SELECT COUNT(*) FROM supply WHERE origin = @origin AND label_code IS NOT NULL)
            + (SELECT COUNT(*) FROM equipment WHERE origin = @origin AND label_code IS NOT NULL)`,
      { origin },
    ) ?? 0
  );
}

/** True where a code is on a label already, whatever it is on. */
export function isLabelUsed(db: ReadDb, origin: string, code: string): boolean {
  return (
    db.value<number>(
      `SELECT EXISTS (SELECT 1 FROM supply WHERE origin = @origin AND label_code = @code)
           OR EXISTS (SELECT 1 FROM equipment WHERE origin = @origin AND label_code = @code)`,
      { origin, code },
    ) === 1
  );
}

/** What a label is printed of. */
export interface LabelRow {
  id: string;
  name: string;
  spec: string | null;
  place: string | null;
  labelCode: string | null;
}

/** Live things of a desk by id, in the order of their places; foreign ones left out. */
export function labelRows(db: ReadDb, kind: Labelled, origin: string, ids: readonly string[]): LabelRow[] {
  const columns =
    kind === 'supply'
      ? `name, spec, COALESCE(depot || ' ', '') || COALESCE(location, '') AS place`
      : `name, model AS spec, COALESCE(team || ' ', '') || COALESCE(location, '') AS place`;
  return db.all<LabelRow>(
    `SELECT id, ${columns}, label_code AS labelCode FROM ${kind}
      WHERE id IN (SELECT value FROM json_each(@ids)) AND origin = @origin AND voided_at IS NULL
      ORDER BY place, name, id`,
    { ids: JSON.stringify(ids), origin },
  );
}

/** The thing that bears a label of this desk. */
export function byLabel(
  db: ReadDb,
  origin: string,
  code: string,
): { kind: Labelled; id: string; name: string; depotId: string | null; place: string | null } | undefined {
  return db.get(
    `SELECT 'supply' AS kind, id, name, depot_id AS depotId, depot AS place FROM supply
      WHERE origin = @origin AND label_code = @code AND voided_at IS NULL
     UNION ALL SELECT 'equipment', id, name, NULL, team FROM equipment
      WHERE origin = @origin AND label_code = @code AND voided_at IS NULL LIMIT 1`,
    { origin, code },
  );
}
