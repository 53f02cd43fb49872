import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { ErrorState } from '../../../ui/ErrorState';
import { Page } from '../../../ui/Page';
import { ExchangeTabs } from '../components/ExchangeTabs';
import { OfficeKeys } from '../components/OfficeKeys';
import { OwnKeyPanel } from '../components/OwnKeyPanel';

/** 密钥: what this office signs with, and whose signatures it takes. */
export function KeysPage() {
  const { t } = useTranslation('keys');
  const { t: exchange } = useTranslation('exchange');
  const api = useApi();
  // Who has signed in decides what is open: never an answer of before.
  const own = useQuery({ ...ask(api, 'keys', 'own', {}), staleTime: 0 });
  const list = useQuery({ ...ask(api, 'keys', 'list', {}), staleTime: 0 });
  const error = own.error ?? list.error;
  const open = list.data?.keys.filter(({ state }) => state === 'first-contact').length ?? 0;
  return (
    <Page
      title={exchange('title')}
      filters={<ExchangeTabs />}
      {...(open > 0 && { fact: t('fact', { count: open }) })}
    >
      {error && (
        <ErrorState
          error={error}
          onRetry={() => {
            void own.refetch();
            void list.refetch();
          }}
        />
      )}
      {own.data && <OwnKeyPanel own={own.data} onChanged={() => void own.refetch()} />}
      {list.data && <OfficeKeys keys={list.data.keys} />}
    </Page>
  );
}
