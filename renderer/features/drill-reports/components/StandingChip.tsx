import { useTranslation } from 'react-i18next';
import { ToneChip } from '../../../ui/StateChip';
import { type Standing, standingTones } from '../report-forms';

/** How a report stands; one whose day has passed says so as well. */
export function StandingChip({ standing, late = false }: { standing: Standing; late?: boolean }) {
  const { t } = useTranslation('drillReports');
  return (
    <ToneChip quiet tone={late && standing !== 'handed-in' ? 'late' : standingTones[standing]}>
      {late ? t('standingLate', { standing: t(`standing.${standing}`) }) : t(`standing.${standing}`)}
    </ToneChip>
  );
}
