import Button from '@mui/material/Button';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useRouteSpec } from '../../../app/use-route-spec';
import { ListTable } from '../../../ui/DataTable/ListTable';
import { Page } from '../../../ui/Page';
import { useShortcut } from '../../../ui/shortcuts';

/** 单位名册. */
export function EnterprisesPage() {
  const { t } = useTranslation('enterprises');
  const navigate = useNavigate();
  const [spec, setSpec] = useRouteSpec();
  const create = () => void navigate({ to: '/enterprises/new' });
  const importLedger = () => void navigate({ to: '/import', search: { kind: 'enterprises' } as never });
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
        onOpen={(row) => void navigate({ to: '/enterprises/$id', params: { id: row.id } as never })}
      />
    </Page>
  );
}
