import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type codes from '../locales/zh/codes.json';
import type { Choice } from './form/SelectField';

/** The words of a code list as choices, in the order of the catalogue. */
export function useChoices(list: keyof typeof codes): readonly Choice[] {
  const { t } = useTranslation('codes');
  return useMemo(() => {
    const words = t(list, { returnObjects: true }) as unknown;
    // While the catalogue is loading there is only the key.
    if (typeof words !== 'object' || words === null) return [];
    return Object.entries(words as Record<string, string>).map(([value, label]) => ({ value, label }));
  }, [t, list]);
}
