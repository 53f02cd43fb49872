import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** Words of coded states: `word('filing', 'checking')`. An unknown code is shown as it is. */
export function useStateWord(): (of: string, state: string) => string {
  const { t } = useTranslation('ui');
  return useCallback(
    (of: string, state: string) => t(`state.${of}.${state}` as 'state.duty.met', { defaultValue: state }),
    [t],
  );
}
