import type { Deps } from '../../core';
import { compactName } from '../../domain/text/normalise';
import { type PreparedPackage, prepareSelection } from './outgoing';

/**
 * Decides everything about a roster that is not its content. Who is named as recipient and known here by this very name
 * is the only one who can read it; any other name leaves it open to every office below.
 * @throws PlanDeskError DATABASE_INCOMPLETE
 */
export function prepareRoster(deps: Deps, wish: { recipientName: string }): PreparedPackage {
  const { recipientName: name } = wish;
  const id =
    deps.db.value<string>('SELECT id FROM office WHERE name = @name AND is_self = 0', { name }) ?? null;
  const byName = `name:${compactName(name)}`;
  return prepareSelection(deps, {
    kind: 'roster',
    recipient: { id, name },
    partner: id ?? byName,
    before: byName,
  });
}
