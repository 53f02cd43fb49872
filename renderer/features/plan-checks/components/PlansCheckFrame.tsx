import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../../ui/Page';
import { PageTabs } from '../../../ui/PageTabs';

const tabs = [
  { key: 'texts', path: '/plans/checks' },
  { key: 'links', path: '/plans/checks/links' },
] as const;

interface FrameProps {
  readonly fact?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of the county's checks: what stands in the texts, how plans link. */
export function PlansCheckFrame({ children, ...page }: FrameProps) {
  const { t } = useTranslation('planChecks');
  return (
    <Page
      {...page}
      title={t('county.title')}
      content="fill"
      filters={
        <PageTabs
          label={t('county.title')}
          tabs={tabs.map(({ key, path }) => ({ path, label: t(`county.tab.${key}`) }))}
        />
      }
    >
      {children}
    </Page>
  );
}
