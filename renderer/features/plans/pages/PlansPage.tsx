import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { useGo } from '../../../app/use-go';
import { useRouteSpec } from '../../../app/use-route-spec';
import { ListTable } from '../../../ui/DataTable/ListTable';
import { MoreMenu } from '../../../ui/MoreMenu';
import { Page } from '../../../ui/Page';
import { useShortcut } from '../../../ui/shortcuts';

/** 预案: every plan with its newest version and the filing of that version. */
export function PlansPage() {
  const { t } = useTranslation('plans');
  const go = useGo();
  const [spec, setSpec] = useRouteSpec();
  const register = () => go('/plans/new');
  const importLedger = () => go('/import?kind=plans');
  useShortcut('new', register);
  return (
    <Page
      title={t('list.title')}
      content="fill"
      actions={
        <MoreMenu
          actions={[
            { key: 'government', label: t('list.government'), run: () => go('/plans/government') },
            { key: 'checks', label: t('list.checks'), run: () => go('/plans/checks') },
            { key: 'import', label: t('list.import'), run: importLedger },
            { key: 'folder', label: t('list.folder'), run: () => go('/plans/folder') },
          ]}
        />
      }
      primary={
        <Button variant="contained" aria-keyshortcuts="Control+N" onClick={register}>
          {t('list.register')}
        </Button>
      }
    >
      <ListTable
        list="plans"
        screen="plans"
        title={t('list.title')}
        spec={spec}
        onSpec={setSpec}
        empty={{
          title: t('list.empty'),
          text: t('list.emptyText'),
          action: (
            <Button variant="contained" onClick={importLedger}>
              {t('list.import')}
            </Button>
          ),
        }}
        onOpen={(row) => go(`/plans/${row.id}`)}
      />
    </Page>
  );
}
