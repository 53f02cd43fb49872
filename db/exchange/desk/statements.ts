import type { ReadDb } from '../../connection';
import type { StatedBelow, Statement } from '../../domain/exchange/totals';
import { newestOfCount } from '../sender-order';

/** What an office stated last of the rows that lie here. */
export interface LatestStatement {
  /** The package that brought the rows: the office's own, or that of the office that sends them on. */
  broughtBy: string;
  /** Null where the rows came through another office, without what the office itself signed. */
  stated: Statement | null;
}

/**
 * The latest statement of every office whose rows came here. Those that report here themselves state in their own package; what
 * others signed lies in the packages of whoever sends it on, not necessarily in the last: it brings only what is new.
 */
export function latestStatements(db: ReadDb): Map<string, LatestStatement> {
  const brought = new Map<string, LatestStatement>();
  const below = new Map<string, { via: string; stated: Statement | null }>();
  for (const { id, sender, sequence, period, totals, told } of db.all<{
    id: string;
    sender: string;
    sequence: number;
    period: string | null;
    totals: string | null;
    told: string | null;
  }>(
    `SELECT id, partner_id AS sender, seq AS sequence, period, manifest -> '$.totals' AS totals, manifest -> '$.below' AS told
       FROM package_log WHERE direction = 'in' AND kind = 'upload' ORDER BY partner_id, ${newestOfCount('partner_id', 'manifest')}, seq, at`,
  )) {
    brought.set(sender, { broughtBy: id, stated: { sequence, period, totals: parsed(totals) } });
    for (const { officeId, stated } of parsed<StatedBelow[]>(told) ?? [])
      below.set(`${sender} ${officeId}`, { via: sender, stated });
  }
  const found = new Map<string, LatestStatement>();
  for (const { id, viaId } of db.all<{ id: string; viaId: string }>(
    'SELECT id, via_id AS viaId FROM office WHERE is_self = 0 AND via_id IS NOT NULL AND voided_at IS NULL',
  )) {
    const package_ = brought.get(viaId);
    if (package_ === undefined) continue;
    found.set(
      id,
      viaId === id
        ? package_
        : { broughtBy: package_.broughtBy, stated: below.get(`${viaId} ${id}`)?.stated ?? null },
    );
  }
  return found;
}

function parsed<T>(json: string | null): T | null {
  return json === null ? null : (JSON.parse(json) as T | null);
}
