import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { listPath, useGo } from '../../../app/use-go';
import { useRouteSpec } from '../../../app/use-route-spec';
import { useSystemState } from '../../../app/use-system-state';
import { ListTable } from '../../../ui/DataTable/ListTable';
import type { BulkAction, ListFilter } from '../../../ui/DataTable/types';
import { showToast } from '../../../ui/feedback/toast-store';
import { Page } from '../../../ui/Page';
import { useShortcut } from '../../../ui/shortcuts';
import { unmetDuties } from '../../duties/unmet-duties';

/** As many values as a filter takes. */
const mostAtOnce = 200;

/** 单位名册. */
export function EnterprisesPage() {
  const { t } = useTranslation('enterprises');
  const go = useGo();
  const [spec, setSpec] = useRouteSpec();
  // An enterprise keeps itself; its own record is where everything begins.
  const own = useSystemState().desk === 'enterprise';
  const create = () => go('/enterprises/new');
  const importLedger = () => go('/import?kind=enterprises');
  const open =
    (path: string, column: string, also: readonly ListFilter[] = []) =>
    async (ids: readonly string[]) => {
      if (ids.length > mostAtOnce) showToast({ tone: 'soon', text: t('bulk.tooMany', { most: mostAtOnce }) });
      else go(listPath(path, [{ column, values: [...ids] }, ...also]));
    };
  const bulk: readonly BulkAction[] = [
    { key: 'duties', label: t('bulk.duties'), run: open('/duties', 'subjectId', unmetDuties.filters) },
    { key: 'plans', label: t('bulk.plans'), run: open('/plans', 'ownerId') },
  ];
  useShortcut('new', create);
  return (
    <Page
      title={t('list.title')}
      content="fill"
      actions={
        <>
          <Button onClick={() => go('/enterprises/merge')}>{t('list.merge')}</Button>
          <Button onClick={importLedger}>{t('list.import')}</Button>
        </>
      }
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
        bulk={bulk}
        empty={{
          title: t(own ? 'list.ownEmpty' : 'list.empty'),
          text: t(own ? 'list.ownEmptyText' : 'list.emptyText'),
          action: (
            <Button variant="contained" onClick={own ? create : importLedger}>
              {t(own ? 'list.ownCreate' : 'list.import')}
            </Button>
          ),
        }}
        onOpen={(row) => go(`/enterprises/${row.id}`)}
      />
    </Page>
  );
}
