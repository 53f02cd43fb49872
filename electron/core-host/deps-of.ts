import type { Core, Deps } from '../../db/core';
import type { Host } from './host-state';
import type { Session } from './session';

/**
 * What services get for work on an open database in the name of whoever is signed in.
 * @param changed how screens are told; at once unless given
 */
export function depsOf(
  host: Host,
  core: Core,
  session: Session,
  changed: Deps['changed'] = (topic, ids = []) => host.announce(topic, ids),
): (db: Deps['db']) => Deps {
  return (db) => ({
    db,
    clock: core.clock,
    newId: core.newId,
    law: core.law,
    actor: session.actor,
    self: host.requireSelf(),
    dataKey: session.dataKey,
    changed,
  });
}
