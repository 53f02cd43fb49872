import { useTranslation } from 'react-i18next';
import { useSystemState } from '../../../app/use-system-state';
import { PageTabs } from '../../../ui/PageTabs';

const COMPARED = ['regions', 'counties', 'gaps'] as const;

/** A county has nobody below it to compare; a unit and an expert get answers of another kind. */
export function ExchangeTabs() {
  const { t } = useTranslation('exchange');
  const level = useSystemState().office?.level;
  const compares = level === 'city' || level === 'province';
  const answered = compares || level === 'county';
  return (
    <PageTabs
      label={t('title')}
      tabs={[
        { path: '/exchange', label: t('tab.log') },
        ...(compares ? COMPARED.map((page) => ({ path: `/exchange/${page}`, label: t(`tab.${page}`) })) : []),
        ...(answered ? [{ path: '/exchange/receipts', label: t('tab.receipts') }] : []),
        { path: '/exchange/keys', label: t('tab.keys') },
      ]}
    />
  );
}
