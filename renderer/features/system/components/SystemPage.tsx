import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePermission, useSystemState } from '../../../app/use-system-state';
import { Page } from '../../../ui/Page';
import { PageTabs } from '../../../ui/PageTabs';

interface SystemPageProps {
  readonly fact?: ReactNode;
  readonly actions?: ReactNode;
  readonly primary?: ReactNode;
  readonly content?: 'scroll' | 'fill';
  readonly children: ReactNode;
}

/** The frame of the module's screens: its title and the line that leads from one to the next. */
export function SystemPage({ children, ...page }: SystemPageProps) {
  const { t } = useTranslation('system');
  const { desk } = useSystemState();
  const mayAudit = usePermission('audit');
  const tabs = [
    'settings',
    'rules',
    ...(desk === 'enterprise' ? [] : ['recipients' as const]),
    'calendar',
    'forms',
    'users',
    'database',
    ...(mayAudit ? ['audit' as const] : []),
    'about',
  ] as const;
  return (
    <Page
      {...page}
      title={t('title')}
      filters={
        <PageTabs
          label={t('title')}
          tabs={tabs.map((tab) => ({
            path: tab === 'settings' ? '/system' : `/system/${tab}`,
            label: t(`tab.${tab}`),
          }))}
        />
      }
    >
      {children}
    </Page>
  );
}
