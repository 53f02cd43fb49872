import type { Deps } from '../../core';
import { compactName } from '../../domain/text/normalise';
import { officeKey } from '../keys';
import { type PreparedPackage, standingOf } from './outgoing';

/**
 * Decides everything about a roster that is not its content. Who is named as recipient and known here by this very name
 * is the only one who can read it; any other name leaves it open to every office below.
 * @throws PlanDeskError DATABASE_INCOMPLETE
 */
export function prepareRoster(deps: Deps, wish: { recipientName: string }): PreparedPackage {
  const { db, self } = deps;
  const recipientId =
    db.value<string>('SELECT id FROM office WHERE name = @name AND is_self = 0', {
      name: wish.recipientName,
    }) ?? null;
  const partner = recipientId ?? `name:${compactName(wish.recipientName)}`;
  const last = db.get<{ seq: number; sha256: string }>(
    `SELECT seq, sha256 FROM package_log WHERE direction = 'out' AND kind = 'roster' AND partner_id = @partner
     ORDER BY seq DESC LIMIT 1`,
    { partner },
  );
  return {
    partner,
    key: officeKey(db, self),
    head: {
      ...standingOf(deps),
      kind: 'roster',
      recipient: { id: recipientId, name: wish.recipientName },
      period: null,
      sequence: (last?.seq ?? 0) + 1,
      previousSha256: last?.sha256 ?? null,
      base: { kind: 'selection' },
    },
  };
}
