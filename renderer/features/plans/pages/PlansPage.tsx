import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { useGo } from '../../../app/use-go';
import { useRouteSpec } from '../../../app/use-route-spec';
import { ListTable } from '../../../ui/DataTable/ListTable';
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
        <>
          <Button onClick={() => go('/plans/checks')}>{t('list.checks')}</Button>
          <Button onClick={() => go('/plans/folder')}>{t('list.folder')}</Button>
          <Button onClick={importLedger}>{t('list.import')}</Button>
          <Button onClick={() => go('/plans/government')}>{t('list.government')}</Button>
        </>
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
