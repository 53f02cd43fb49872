import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/**
 * A label of the law's data (materials, elements of an outline, bodies to file with, points of an inspection) in the
 * chosen language. Rule packs bring Chinese labels only; the catalogue `law` has English ones by the Chinese text, and
 * a label that a later pack brings is shown as it came. The law's own sentences stay Chinese.
 */
export function useLawWord(): (label: string) => string {
  const { i18n } = useTranslation('law');
  const words = i18n.getResourceBundle(i18n.language, 'law') as Readonly<Record<string, string>> | undefined;
  return useCallback((label: string) => words?.[label] ?? label, [words]);
}
