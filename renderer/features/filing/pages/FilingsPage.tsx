import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { useGo } from '../../../app/use-go';
import { useRouteSpec } from '../../../app/use-route-spec';
import { useSystemState } from '../../../app/use-system-state';
import { ListTable } from '../../../ui/DataTable/ListTable';
import { Page } from '../../../ui/Page';
import { useShortcut } from '../../../ui/shortcuts';

/** 备案: every case in the columns of the register. */
export function FilingsPage() {
  const { t } = useTranslation('filing');
  const go = useGo();
  const { desk } = useSystemState();
  const [spec, setSpec] = useRouteSpec();
  const receive = () => go('/filing/receive');
  useShortcut('new', receive);
  return (
    <Page
      title={t('list.title')}
      content="fill"
      actions={
        <>
          {desk === 'office' && <Button onClick={() => go('/filing/missing')}>{t('list.missing')}</Button>}
          <Button onClick={() => go('/import?kind=plans')}>{t('list.import')}</Button>
          <Button onClick={() => go(desk === 'enterprise' ? '/filing/unit' : '/filing/packages')}>
            {t(desk === 'enterprise' ? 'list.apply' : 'list.packages')}
          </Button>
        </>
      }
      primary={
        <Button variant="contained" aria-keyshortcuts="Control+N" onClick={receive}>
          {t('list.receive')}
        </Button>
      }
    >
      <ListTable
        list="filing-cases"
        screen="filing-cases"
        title={t('list.title')}
        spec={spec}
        onSpec={setSpec}
        empty={{
          title: t('list.empty'),
          text: t('list.emptyText'),
          action: (
            <Button variant="contained" onClick={receive}>
              {t('list.receive')}
            </Button>
          ),
        }}
        onOpen={(row) => go(desk === 'enterprise' ? `/filing/unit/${row.id}` : `/filing/${row.id}`)}
      />
    </Page>
  );
}
