import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** The weekday of a civil date in words: 星期六. */
export function useWeekday(): (date: string) => string {
  const { i18n } = useTranslation('common');
  return useCallback(
    (date: string) =>
      new Intl.DateTimeFormat(i18n.language === 'en' ? 'en-GB' : 'zh-CN', {
        weekday: 'long',
        timeZone: 'UTC',
      }).format(new Date(`${date}T00:00:00Z`)),
    [i18n.language],
  );
}
