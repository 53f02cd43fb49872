import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useGo } from '../../../app/use-go';
import { useRouteSpec } from '../../../app/use-route-spec';
import { usePermission, useSystemState } from '../../../app/use-system-state';
import { ListTable } from '../../../ui/DataTable/ListTable';
import type { ListRow } from '../../../ui/DataTable/types';
import { Page } from '../../../ui/Page';
import { useShortcut } from '../../../ui/shortcuts';
import { ResourceTabs } from '../../registers/components/ResourceTabs';
import { DeploymentDrawer } from '../components/DeploymentDrawer';

const openStates: readonly unknown[] = ['ordered', 'departed', 'arrived'];

/** 调用与征用: what is out first; what should be back already is marked at the edge. */
export function DeploymentsPage() {
  const { t } = useTranslation('deployments');
  const go = useGo();
  const { today } = useSystemState();
  const mayEdit = usePermission('edit');
  const [spec, setSpec] = useRouteSpec();
  const [ordering, setOrdering] = useState(false);
  const order = () => setOrdering(true);
  useShortcut('new', mayEdit ? order : undefined);
  const rowTone = ({ cells }: ListRow) =>
    openStates.includes(cells.state) && typeof cells.returnDueOn === 'string' && cells.returnDueOn < today
      ? 'late'
      : undefined;
  const button = mayEdit && (
    <Button variant="contained" aria-keyshortcuts="Control+N" onClick={order}>
      {t('order.new')}
    </Button>
  );
  return (
    <Page title={t('resources')} content="fill" filters={<ResourceTabs />} primary={button}>
      <ListTable
        list="deployments"
        screen="deployments"
        title={t('title')}
        spec={spec}
        onSpec={setSpec}
        rowTone={rowTone}
        empty={{ title: t('list.empty'), text: t('list.emptyText'), action: button }}
        onOpen={(row) => go(`/deployments/${row.id}`)}
      />
      {ordering && <DeploymentDrawer onClose={() => setOrdering(false)} />}
    </Page>
  );
}
