import type { ReadDb } from '../connection';
import { normaliseText } from '../domain/text/normalise';

export interface RiskUnitsQuery {
  readonly year: number;
  /** The month up to which an analysis can be missing, 'YYYY-MM'. */
  readonly until: string;
  readonly text: string;
  readonly missingOnly: boolean;
  readonly offset: number;
  readonly limit: number;
  /** The only owner whose units are looked at; null: all. */
  readonly origin: string | null;
}

export interface RiskUnit {
  id: string;
  name: string;
  town: string | null;
  /** Units of others are looked at only. */
  origin: string;
  /** Numbers 1 … 12 of the months that were analysed. */
  months: number[];
  missing: number;
}

/** Units in operation, each with its analysed months of a year; those with the most missing months first. */
export function readRiskUnits(
  db: ReadDb,
  { year, until, text, missingOnly, offset, limit, origin }: RiskUnitsQuery,
): { total: number; withMissing: number; rows: RiskUnit[] } {
  const last = until.slice(0, 4) === String(year) ? Number(until.slice(5)) : until > `${year}` ? 12 : 0;
  const params = {
    first: `${year}-01`,
    last: `${year}-12`,
    until: `${year}-${String(last).padStart(2, '0')}`,
    due: last,
    text: normaliseText(text).replaceAll(' ', ''),
    origin,
  };
  const units = `SELECT e.id, e.name, e.name_initials, e.town, e.origin,
      @due - (SELECT COUNT(*) FROM risk_analysis r WHERE r.enterprise_id = e.id AND r.month BETWEEN @first AND @until
        AND r.voided_at IS NULL) AS missing
     FROM enterprise e WHERE e.voided_at IS NULL AND e.status = 'active' AND (@origin IS NULL OR e.origin = @origin)
       AND (@text = '' OR instr(e.name_key, @text) > 0 OR instr(e.name_initials, @text) > 0)`;
  const counted = db.get<{ total: number; withMissing: number }>(
    `SELECT COUNT(*) AS total, COALESCE(SUM(missing > 0), 0) AS withMissing FROM (${units})`,
    params,
  );
  const rows = db.all<Omit<RiskUnit, 'months'> & { months: string }>(
    `SELECT u.id, u.name, u.town, u.origin, u.missing,
        (SELECT json_group_array(CAST(substr(r.month, 6) AS INTEGER)) FROM risk_analysis r
          WHERE r.enterprise_id = u.id AND r.month BETWEEN @first AND @last AND r.voided_at IS NULL) AS months
       FROM (${units}) u ${missingOnly ? 'WHERE u.missing > 0' : ''}
      ORDER BY u.missing DESC, u.name_initials, u.name, u.id LIMIT @limit OFFSET @offset`,
    { ...params, limit, offset },
  );
  return {
    total: missingOnly ? (counted?.withMissing ?? 0) : (counted?.total ?? 0),
    withMissing: counted?.withMissing ?? 0,
    rows: rows.map((row) => ({ ...row, months: JSON.parse(row.months) as number[] })),
  };
}
