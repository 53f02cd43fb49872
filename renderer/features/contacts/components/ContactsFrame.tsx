import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../../ui/Page';
import { PageTabs } from '../../../ui/PageTabs';

const tabs = ['directory', 'round', 'facilities', 'roster', 'book'] as const;
const paths = {
  directory: '/contacts',
  round: '/contacts/round',
  facilities: '/facilities',
  roster: '/watch',
  book: '/watch/book',
} as const;

/** The screens of the module 通讯与值班 side by side. */
export function ContactsFrame(props: Omit<ComponentProps<typeof Page>, 'title' | 'filters'>) {
  const { t } = useTranslation('contacts');
  return (
    <Page
      {...props}
      title={t('module')}
      filters={
        <PageTabs
          label={t('module')}
          tabs={tabs.map((name) => ({ path: paths[name], label: t(`tab.${name}`) }))}
        />
      }
    />
  );
}
