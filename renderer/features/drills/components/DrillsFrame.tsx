import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../../ui/Page';
import { PageTabs } from '../../../ui/PageTabs';

const tabs = [
  { key: 'register', path: '/drills' },
  { key: 'plan', path: '/drills/plan' },
  { key: 'year', path: '/drills/year' },
  { key: 'schedule', path: '/drills/schedule' },
  { key: 'coverage', path: '/drills/coverage' },
  { key: 'findings', path: '/drills/findings' },
  { key: 'reports', path: '/drills/reports' },
] as const;

interface DrillsFrameProps {
  readonly fact?: ReactNode;
  readonly actions?: ReactNode;
  readonly primary?: ReactNode;
  readonly content?: 'scroll' | 'fill';
  readonly children: ReactNode;
}

/** The frame of the module's screens: register, year, proposal of a year plan. */
export function DrillsFrame({ children, ...page }: DrillsFrameProps) {
  const { t } = useTranslation('drills');
  return (
    <Page
      {...page}
      title={t('title')}
      filters={
        <PageTabs label={t('title')} tabs={tabs.map(({ key, path }) => ({ path, label: t(`tab.${key}`) }))} />
      }
    >
      {children}
    </Page>
  );
}
