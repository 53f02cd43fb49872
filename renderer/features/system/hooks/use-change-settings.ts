import type { SettingKey, SettingValue } from '../../../../electron/contract/settings';
import { useApi } from '../../../api/context';

type Changes = { readonly [K in SettingKey]?: SettingValue<K> };

/** Stores changed settings one by one. Where duties rest on one of them the core works them out anew by itself. */
export function useChangeSettings(): (changes: Changes) => Promise<void> {
  const api = useApi();
  return async (changes) => {
    for (const key of Object.keys(changes) as SettingKey[])
      await api.system.changeSetting({ key, value: changes[key] });
  };
}
