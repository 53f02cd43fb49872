import { useTranslation } from 'react-i18next';
import { useSystemState } from '../../../app/use-system-state';
import { PageTabs } from '../../../ui/PageTabs';

/** A county has nobody below it to compare: it sees the log and the keys. */
export function ExchangeTabs() {
  const { t } = useTranslation('exchange');
  const { office } = useSystemState();
  const upper = office?.level === 'city' || office?.level === 'province';
  return (
    <PageTabs
      label={t('title')}
      tabs={[
        { path: '/exchange', label: t('tab.log') },
        ...(upper ? [{ path: '/exchange/counties', label: t('tab.counties') }] : []),
        { path: '/exchange/keys', label: t('tab.keys') },
      ]}
    />
  );
}
