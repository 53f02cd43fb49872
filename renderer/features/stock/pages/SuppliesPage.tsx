import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useGo, useRouteSearch } from '../../../app/use-go';
import { useRouteSpec } from '../../../app/use-route-spec';
import { usePermission } from '../../../app/use-system-state';
import { ListTable } from '../../../ui/DataTable/ListTable';
import { MoreMenu } from '../../../ui/MoreMenu';
import { Page } from '../../../ui/Page';
import { useShortcut } from '../../../ui/shortcuts';
import { EditDrawer } from '../../registers/components/EditDrawer';
import { ResourceTabs } from '../../registers/components/ResourceTabs';
import { Labels } from '../components/Labels';
import { useImportClasses } from '../hooks/use-import-classes';
import { useLabels } from '../hooks/use-labels';

/** 应急物资: everything in all depots, by what is wrong with it as well. */
export function SuppliesPage() {
  const { t } = useTranslation('stock');
  const { t: words } = useTranslation('registers');
  const go = useGo();
  const mayEdit = usePermission('edit');
  const [spec, setSpec] = useRouteSpec();
  const [creating, setCreating] = useState(useRouteSearch('open') === 'new');
  const labels = useLabels('supply');
  const importClasses = useImportClasses();
  const create = () => setCreating(true);
  const importLedger = () => go('/import?kind=supplies');
  useShortcut('new', mayEdit ? create : undefined);
  return (
    <Page
      title={words('resources')}
      content="fill"
      filters={<ResourceTabs />}
      actions={
        mayEdit && (
          <>
            <Button onClick={importLedger}>{words('import')}</Button>
            <MoreMenu
              actions={[{ key: 'classes', label: t('classes.import'), run: () => void importClasses() }]}
            />
          </>
        )
      }
      primary={
        mayEdit && (
          <Button variant="contained" aria-keyshortcuts="Control+N" onClick={create}>
            {words('supplies.create')}
          </Button>
        )
      }
    >
      <ListTable
        list="supplies"
        screen="supplies"
        title={words('supplies.title')}
        spec={spec}
        onSpec={setSpec}
        bulk={mayEdit ? [{ key: 'labels', label: t('labels.print'), run: labels.print }] : []}
        empty={{
          title: words('supplies.empty'),
          text: words('emptyText'),
          action: (
            <Button variant="contained" onClick={importLedger}>
              {words('import')}
            </Button>
          ),
        }}
        onOpen={(row) => go(`/supplies/${row.id}`)}
      />
      {creating && <EditDrawer register="supplies" onClose={() => setCreating(false)} />}
      {labels.shown && <Labels kind="supply" ids={labels.shown} onClose={labels.close} />}
    </Page>
  );
}
