import type { Deps } from '../../core';
import { writeSetting } from '../../repositories/setting';
import { markAllDutiesDirty } from '../duties/refresh';

/** Sets one of the settings that people change; what rests on it is worked out anew. */
export function changeSetting(deps: Deps, { key, value }: { key: string; value: unknown }): void {
  writeSetting(deps.db, key, value);
  if (key.startsWith('rules.')) markAllDutiesDirty(deps.db);
  deps.changed('settings');
}
