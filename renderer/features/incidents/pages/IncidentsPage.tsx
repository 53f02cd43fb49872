import Button from '@mui/material/Button';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useGo } from '../../../app/use-go';
import { useRouteSpec } from '../../../app/use-route-spec';
import { usePermission } from '../../../app/use-system-state';
import { ListTable } from '../../../ui/DataTable/ListTable';
import type { ListRow } from '../../../ui/DataTable/types';
import { Page } from '../../../ui/Page';
import { useShortcut } from '../../../ui/shortcuts';

/** 事故登记: what is being dealt with is marked at the edge. */
export function IncidentsPage() {
  const { t } = useTranslation('incidents');
  const go = useGo();
  const mayEdit = usePermission('edit');
  const [spec, setSpec] = useRouteSpec();
  const create = () => go('/incidents/new');
  useShortcut('new', mayEdit ? create : undefined);
  const rowTone = useCallback(({ cells }: ListRow) => (cells.state === 'open' ? 'soon' : undefined), []);
  const begin = mayEdit && (
    <Button variant="contained" aria-keyshortcuts="Control+N" onClick={create}>
      {t('list.create')}
    </Button>
  );
  return (
    <Page
      title={t('title')}
      content="fill"
      actions={
        <>
          <Button onClick={() => go('/incidents/nearby')}>{t('list.nearby')}</Button>
          {mayEdit && <Button onClick={() => go('/incidents/new?practice=1')}>{t('list.practice')}</Button>}
        </>
      }
      primary={begin}
    >
      <ListTable
        list="incidents"
        screen="incidents"
        title={t('title')}
        spec={spec}
        onSpec={setSpec}
        rowTone={rowTone}
        empty={{ title: t('list.empty'), text: t('list.emptyText'), action: begin }}
        onOpen={(row) => go(`/incidents/${row.id}`)}
      />
    </Page>
  );
}
