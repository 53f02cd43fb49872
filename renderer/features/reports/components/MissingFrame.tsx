import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../../ui/Page';
import { PageTabs } from '../../../ui/PageTabs';

const tabs = [
  { key: 'list', path: '/filing/missing' },
  { key: 'reminders', path: '/filing/reminders' },
] as const;

/** Who has not filed, and what was done about it, side by side. */
export function MissingFrame({ actions, children }: { actions?: ReactNode; children: ReactNode }) {
  const { t } = useTranslation('reports');
  return (
    <Page
      title={t('missing.title')}
      content="fill"
      actions={actions}
      filters={
        <PageTabs
          label={t('missing.title')}
          tabs={tabs.map(({ key, path }) => ({ path, label: t(`missing.tab.${key}`) }))}
        />
      }
    >
      {children}
    </Page>
  );
}
