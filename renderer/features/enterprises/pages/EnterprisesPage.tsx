import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { useGo } from '../../../app/use-go';
import { useRouteSpec } from '../../../app/use-route-spec';
import { ListTable } from '../../../ui/DataTable/ListTable';
import { Page } from '../../../ui/Page';
import { useShortcut } from '../../../ui/shortcuts';

/** 单位名册. */
export function EnterprisesPage() {
  const { t } = useTranslation('enterprises');
  const go = useGo();
  const [spec, setSpec] = useRouteSpec();
  const create = () => go('/enterprises/new');
  const importLedger = () => go('/import?kind=enterprises');
  useShortcut('new', create);
  return (
    <Page
      title={t('list.title')}
      content="fill"
      actions={<Button onClick={importLedger}>{t('list.import')}</Button>}
      primary={
        <Button variant="contained" aria-keyshortcuts="Control+N" onClick={create}>
          {t('list.create')}
        </Button>
      }
    >
      <ListTable
        list="enterprises"
        screen="enterprises"
        title={t('list.title')}
        spec={spec}
        onSpec={setSpec}
        bulk={[]}
        empty={{
          title: t('list.empty'),
          text: t('list.emptyText'),
          action: (
            <Button variant="contained" onClick={importLedger}>
              {t('list.import')}
            </Button>
          ),
        }}
        onOpen={(row) => go(`/enterprises/${row.id}`)}
      />
    </Page>
  );
}
