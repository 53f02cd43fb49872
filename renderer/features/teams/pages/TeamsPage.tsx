import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useGo, useRouteSearch } from '../../../app/use-go';
import { useRouteSpec } from '../../../app/use-route-spec';
import { usePermission } from '../../../app/use-system-state';
import { ListTable } from '../../../ui/DataTable/ListTable';
import { InlineNote } from '../../../ui/InlineNote';
import { Page } from '../../../ui/Page';
import { useShortcut } from '../../../ui/shortcuts';
import { ResourceTabs } from '../../registers/components/ResourceTabs';

/** 救援队伍: every team, own and reported. */
export function TeamsPage() {
  const { t } = useTranslation(['teams', 'registers']);
  const go = useGo();
  const mayEdit = usePermission('edit');
  const [spec, setSpec] = useRouteSpec();
  const asked = useRouteSearch('open');
  // Addresses of older saved places led to a drawer beside the list.
  useEffect(() => {
    if (asked !== null) go(`/teams/${encodeURIComponent(asked)}`);
  }, [asked, go]);
  const create = () => go('/teams/new');
  const importLedger = () => go('/import?kind=teams');
  useShortcut('new', mayEdit ? create : undefined);
  return (
    <Page
      title={t('registers:resources')}
      content="fill"
      filters={
        <>
          <ResourceTabs />
          <SharedPhones />
        </>
      }
      actions={mayEdit && <Button onClick={importLedger}>{t('registers:import')}</Button>}
      primary={
        mayEdit && (
          <Button variant="contained" aria-keyshortcuts="Control+N" onClick={create}>
            {t('create')}
          </Button>
        )
      }
    >
      <ListTable
        list="teams"
        screen="teams"
        title={t('registers:teams.title')}
        spec={spec}
        onSpec={setSpec}
        bulk={[]}
        empty={{
          title: t('registers:teams.empty'),
          text: t('registers:emptyText'),
          action: (
            <Button variant="contained" onClick={importLedger}>
              {t('registers:import')}
            </Button>
          ),
        }}
        onOpen={(row) => go(`/teams/${encodeURIComponent(String(row.id))}`)}
      />
    </Page>
  );
}

/** Names the teams that answer one number: in an emergency one of the calls would go to the wrong people. */
function SharedPhones() {
  const { t } = useTranslation('teams');
  const { data } = useQuery(ask(useApi(), 'teams', 'sharedPhones', {}));
  const first = data?.phones[0];
  if (!data || !first) return null;
  const names = first.teams.map(({ name }) => name).join(t('separator'));
  return (
    <InlineNote tone="soon">
      {t('samePhone.list', { count: data.phones.length, phone: first.phone, names })}
    </InlineNote>
  );
}
