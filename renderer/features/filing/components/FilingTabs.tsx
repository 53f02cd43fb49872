import { useTranslation } from 'react-i18next';
import { PageTabs } from '../../../ui/PageTabs';

/** The screens of 备案 side by side. */
export function FilingTabs() {
  const { t } = useTranslation('filing');
  return (
    <PageTabs
      label={t('list.title')}
      tabs={[
        { path: '/filing', label: t('tabs.cases') },
        { path: '/filing/numbers', label: t('tabs.numbers') },
      ]}
    />
  );
}
