import { useTranslation } from 'react-i18next';
import { useSystemState } from '../../../app/use-system-state';
import { PageTabs } from '../../../ui/PageTabs';

/** A county has nobody below it to compare, so it sees the log alone. */
export function ExchangeTabs() {
  const { t } = useTranslation('exchange');
  const { office } = useSystemState();
  if (office?.level === 'county') return null;
  return (
    <PageTabs
      label={t('title')}
      tabs={[
        { path: '/exchange', label: t('tab.log') },
        { path: '/exchange/counties', label: t('tab.counties') },
      ]}
    />
  );
}
