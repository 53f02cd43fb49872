import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** A period as the rules code it (`2026`, `2026H2`, `2026-11`, `2026-01-05/2027-01-04`) in words; anything else is shown as it is. */
export function usePeriodWord(): (period: string) => string {
  const { t } = useTranslation('ui');
  return useCallback(
    (period: string) => {
      const span = /^(\d{4}-\d{2}-\d{2})\/(\d{4}-\d{2}-\d{2})$/.exec(period);
      if (span) return t('period.span', { from: span[1], to: span[2] });
      const parts = /^(\d{4})(?:(H[12])|-(\d{2}))?$/.exec(period);
      if (!parts) return period;
      const [, year, half, month] = parts;
      if (half) return t(half === 'H1' ? 'period.firstHalf' : 'period.secondHalf', { year });
      return month ? t('period.month', { year, month: Number(month) }) : t('period.year', { year });
    },
    [t],
  );
}
