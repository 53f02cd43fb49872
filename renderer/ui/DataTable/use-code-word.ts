import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/**
 * Words of coded values. `codes` is the prefix that a list column names: `codes.planKind` (namespace codes), `rules`
 * (rule titles, namespace codes too), `state.filing` (namespace ui). An unknown value is shown as it is.
 */
export function useCodeWord(): (codes: string, value: string | number) => string {
  const { t } = useTranslation(['codes', 'ui']);
  return useCallback(
    (codes: string, value: string | number) => {
      const key = codes.startsWith('state.')
        ? `ui:${codes}.${value}`
        : `codes:${codes.replace(/^codes\./, '')}.${value}`;
      return t(key as 'ui:state.duty.met', { defaultValue: String(value) });
    },
    [t],
  );
}
