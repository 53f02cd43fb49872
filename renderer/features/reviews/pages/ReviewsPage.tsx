import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { useGo } from '../../../app/use-go';
import { useRouteSpec } from '../../../app/use-route-spec';
import { usePermission } from '../../../app/use-system-state';
import { ListTable } from '../../../ui/DataTable/ListTable';
import { Page } from '../../../ui/Page';
import { useShortcut } from '../../../ui/shortcuts';

/** 评审: every review of a plan version, with how far it has come. */
export function ReviewsPage() {
  const { t } = useTranslation(['reviews', 'expertDraws']);
  const go = useGo();
  const [spec, setSpec] = useRouteSpec();
  const mayEdit = usePermission('edit');
  const mayExchange = usePermission('exchange');
  const begin = () => go('/reviews/new');
  useShortcut('new', mayEdit ? begin : undefined);
  const primary = mayEdit && (
    <Button variant="contained" aria-keyshortcuts="Control+N" onClick={begin}>
      {t('list.new')}
    </Button>
  );
  return (
    <Page
      title={t('title')}
      content="fill"
      actions={
        <>
          <Button onClick={() => go('/draws')}>{t('expertDraws:title')}</Button>
          {mayExchange && <Button onClick={() => go('/reviews/receive')}>{t('receive.results')}</Button>}
        </>
      }
      primary={primary}
    >
      <ListTable
        list="reviews"
        screen="reviews"
        title={t('title')}
        spec={spec}
        onSpec={setSpec}
        empty={{ title: t('list.empty'), text: t('list.emptyText'), action: primary }}
        onOpen={(row) => go(`/reviews/${row.id}`)}
      />
    </Page>
  );
}
