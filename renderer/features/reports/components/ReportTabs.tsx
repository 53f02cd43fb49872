import { useTranslation } from 'react-i18next';
import { PageTabs } from '../../../ui/PageTabs';

/** Tables, charts and the page for the head of the office, side by side. */
export function ReportTabs() {
  const { t } = useTranslation('reports');
  return (
    <PageTabs
      label={t('title')}
      tabs={[
        { path: '/reports', label: t('tab.tables') },
        { path: '/reports/charts', label: t('tab.charts') },
        { path: '/reports/leader', label: t('tab.leader') },
      ]}
    />
  );
}
