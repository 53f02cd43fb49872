import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { useGo } from '../../../app/use-go';
import { useRouteSpec } from '../../../app/use-route-spec';
import { usePermission } from '../../../app/use-system-state';
import { ListTable } from '../../../ui/DataTable/ListTable';
import { Page } from '../../../ui/Page';
import { useShortcut } from '../../../ui/shortcuts';
import { useWriteRoster } from '../hooks/use-write-roster';

/** 专家库: everybody of the pool, own and shared. */
export function ExpertsPage() {
  const { t } = useTranslation(['experts', 'expertDraws']);
  const go = useGo();
  const mayEdit = usePermission('edit');
  const [spec, setSpec] = useRouteSpec();
  const writeRoster = useWriteRoster();
  const mayExchange = usePermission('exchange');
  const create = () => go('/experts/new');
  const importLedger = () => go('/import?kind=experts');
  useShortcut('new', mayEdit ? create : undefined);
  return (
    <Page
      title={t('title')}
      content="fill"
      actions={
        <>
          {mayExchange && <Button onClick={writeRoster}>{t('roster.write')}</Button>}
          {mayEdit && <Button onClick={() => go('/draws')}>{t('expertDraws:title')}</Button>}
          {mayEdit && <Button onClick={() => go('/experts/duplicates')}>{t('duplicates.title')}</Button>}
          {mayEdit && <Button onClick={importLedger}>{t('import')}</Button>}
        </>
      }
      primary={
        mayEdit && (
          <Button variant="contained" aria-keyshortcuts="Control+N" onClick={create}>
            {t('create')}
          </Button>
        )
      }
    >
      <ListTable
        list="experts"
        screen="experts"
        title={t('title')}
        spec={spec}
        onSpec={setSpec}
        bulk={[]}
        empty={{
          title: t('empty'),
          text: t('emptyText'),
          action: (
            <Button variant="contained" onClick={importLedger}>
              {t('import')}
            </Button>
          ),
        }}
        onOpen={(row) => go(`/experts/${encodeURIComponent(String(row.id))}`)}
      />
    </Page>
  );
}
