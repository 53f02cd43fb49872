import type { SqlRow } from '../../connection';
import { compactName } from '../../domain/text/normalise';
import type { DrillRecord } from '../../repositories/drill';
import type { DrillRows } from './drill-rows';

/** A drill is evaluated once it is over, and not on a day to come. */
export function inOrder({ startOn, endOn, evaluatedOn }: DrillRecord, today: string): boolean {
  const end = endOn ?? startOn;
  return evaluatedOn === null || (evaluatedOn <= today && (end === null || evaluatedOn >= end));
}

/**
 * A finding whose state no unit could have reached with this program: verified without a correction that another person
 * accepted, carried over without a reason, corrected without a correction, or with days to come (R-DRILL-EVAL, 办法 34).
 * @returns its title, or null when all stand as they could
 */
export function unprovenFinding({ rows }: Pick<DrillRows, 'rows'>, today: string): string | null {
  const corrections = new Map<unknown, SqlRow[]>();
  for (const row of rows.corrective_action ?? [])
    corrections.set(row.finding_id, [...(corrections.get(row.finding_id) ?? []), row]);
  const strange = (rows.drill_finding ?? []).find((finding) => {
    const own = corrections.get(finding.id) ?? [];
    if (own.some((one) => isToCome(one.done_on, today) || isToCome(one.verified_on, today))) return true;
    if (isToCome(finding.closed_on, today)) return true;
    if (finding.state === 'verified') return !own.some(isVerified);
    if (finding.state === 'corrected') return !own.some(({ verdict }) => verdict === null);
    return finding.state === 'carried' && String(finding.carried_reason ?? '').trim() === '';
  });
  return strange === undefined ? null : String(strange.title);
}

const isToCome = (day: unknown, today: string) => typeof day === 'string' && day > today;

/** Accepted by somebody else than whoever put it right, and not before that. */
function isVerified({ verdict, done_by, done_on, verified_by, verified_on }: SqlRow): boolean {
  if (verdict !== 'accepted' || typeof verified_by !== 'string' || typeof verified_on !== 'string')
    return false;
  const verifier = compactName(verified_by);
  return verifier !== '' && verifier !== compactName(String(done_by)) && verified_on >= String(done_on);
}
