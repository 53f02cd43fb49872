import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

/** Numbers as the language writes them: 12,345. */
export function useNumberFormat(): (value: number) => string {
  const { i18n } = useTranslation('common');
  return useMemo(() => {
    const format = new Intl.NumberFormat(i18n.language === 'en' ? 'en-GB' : 'zh-CN');
    return (value: number) => format.format(value);
  }, [i18n.language]);
}
