import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../../ui/Page';
import { PageTabs } from '../../../ui/PageTabs';

const tabs = [
  { key: 'hazards', path: '/hazards' },
  { key: 'links', path: '/hazard-links' },
  { key: 'dangers', path: '/hidden-dangers' },
  { key: 'risk', path: '/risk-analyses' },
] as const;

/** The screens of the module 危险源与风险 side by side. */
export function HazardsFrame(props: Omit<ComponentProps<typeof Page>, 'title' | 'filters'>) {
  const { t } = useTranslation('hazards');
  return (
    <Page
      {...props}
      title={t('module')}
      filters={
        <PageTabs
          label={t('module')}
          tabs={tabs.map(({ key, path }) => ({ path, label: t(`screen.${key}`) }))}
        />
      }
    />
  );
}
