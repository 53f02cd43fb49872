import Button from '@mui/material/Button';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useGo, useRouteSearch } from '../../../app/use-go';
import { useRouteSpec } from '../../../app/use-route-spec';
import { usePermission } from '../../../app/use-system-state';
import { ListTable } from '../../../ui/DataTable/ListTable';
import { Page } from '../../../ui/Page';
import { useShortcut } from '../../../ui/shortcuts';
import { Labels } from '../../stock/components/Labels';
import { useLabels } from '../../stock/hooks/use-labels';
import { EditDrawer } from '../components/EditDrawer';
import { RecordDrawer } from '../components/RecordDrawer';
import { ResourceTabs } from '../components/ResourceTabs';
import type { Register } from '../register-fields';

/** A register with its records beside it: what is open, or `new`. */
function RegisterPage({ register }: { register: Register }) {
  const { t } = useTranslation('registers');
  const { t: stock } = useTranslation('stock');
  const go = useGo();
  const mayEdit = usePermission('edit');
  const [spec, setSpec] = useRouteSpec();
  const asked = useRouteSearch('open');
  const [open, setOpen] = useState(asked);
  // The search may ask for another record while the list is shown.
  useEffect(() => {
    if (asked !== null) setOpen(asked);
  }, [asked]);
  const labels = useLabels('equipment');
  const create = () => setOpen('new');
  const importLedger = () => go(`/import?kind=${register}`);
  useShortcut('new', mayEdit ? create : undefined);
  return (
    <Page
      title={t('resources')}
      content="fill"
      filters={<ResourceTabs />}
      actions={mayEdit && <Button onClick={importLedger}>{t('import')}</Button>}
      primary={
        mayEdit && (
          <Button variant="contained" aria-keyshortcuts="Control+N" onClick={create}>
            {t(`${register}.create`)}
          </Button>
        )
      }
    >
      <ListTable
        list={register}
        screen={register}
        title={t(`${register}.title`)}
        spec={spec}
        onSpec={setSpec}
        bulk={mayEdit ? [{ key: 'labels', label: stock('labels.print'), run: labels.print }] : []}
        empty={{
          title: t(`${register}.empty`),
          text: t('emptyText'),
          action: (
            <Button variant="contained" onClick={importLedger}>
              {t('import')}
            </Button>
          ),
        }}
        onOpen={(row) => setOpen(String(row.id))}
      />
      {labels.shown && <Labels kind="equipment" ids={labels.shown} onClose={labels.close} />}
      {open === 'new' && <EditDrawer register={register} onClose={() => setOpen(null)} />}
      {open !== null && open !== 'new' && (
        <RecordDrawer key={open} register={register} id={open} onClose={() => setOpen(null)} />
      )}
    </Page>
  );
}

/** 装备. */
export function EquipmentPage() {
  return <RegisterPage register="equipment" />;
}
