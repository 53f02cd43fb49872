import type { ReadDb } from '../connection';

/** Hidden dangers of one year of finding and one level of listing ('' while none). */
export interface DangerCount {
  year: string;
  level: string;
  found: number;
  listed: number;
  corrected: number;
  delisted: number;
  open: number;
  overdue: number;
}

/** How many were found, listed and closed, by the year of finding and the level of listing, the newest year first. */
export function countHiddenDangers(db: ReadDb, today: string, origin: string | null): DangerCount[] {
  return db
    .all<DangerCount>(
      `SELECT substr(found_on, 1, 4) AS year, COALESCE(listing_level, '') AS level, COUNT(*) AS found,
        SUM(listing_no IS NOT NULL) AS listed, SUM(state IN ('accepted','delisted')) AS corrected,
        SUM(state = 'delisted') AS delisted, SUM(state IN ('found','listed','corrected')) AS open,
        SUM(state IN ('found','listed') AND COALESCE(extended_to, due_on) < @today) AS overdue
       FROM hidden_danger WHERE voided_at IS NULL AND (@origin IS NULL OR origin = @origin)
      GROUP BY 1, 2 ORDER BY 1 DESC, 2`,
      { today, origin },
    )
    .map((row) => ({ ...row, overdue: row.overdue ?? 0 }));
}
