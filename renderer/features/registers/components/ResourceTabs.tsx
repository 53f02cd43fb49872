import { useTranslation } from 'react-i18next';
import { PageTabs } from '../../../ui/PageTabs';
import { resourceTabs } from '../resource-tabs';

/** The lists of 队伍与物资 beside each other. */
export function ResourceTabs() {
  const { t } = useTranslation('registers');
  return (
    <PageTabs
      label={t('resources')}
      tabs={resourceTabs.map((name) => ({ path: `/${name}`, label: t(`${name}.title`) }))}
    />
  );
}
