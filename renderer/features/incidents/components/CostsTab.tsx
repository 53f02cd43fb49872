import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePermission } from '../../../app/use-system-state';
import { Panel } from '../../../ui/Page';
import { DeploymentDrawer } from '../../deployments/components/DeploymentDrawer';
import { DeploymentRows } from '../../deployments/components/DeploymentRows';
import type { Incident } from '../incident-form';
import styles from './incidents.module.css';

/** 调用与费用: every call-up of the incident with its costs, and one more. */
export function CostsTab({ incident }: { incident: Incident }) {
  const { t } = useTranslation('incidents');
  const { t: deployments } = useTranslation('deployments');
  const mayOrder = usePermission('edit') && incident.ours && incident.state !== 'closed';
  const [ordering, setOrdering] = useState(false);
  return (
    <Panel
      title={t('page.costs')}
      actions={
        mayOrder && (
          <Button size="small" variant="contained" onClick={() => setOrdering(true)}>
            {deployments('order.new')}
          </Button>
        )
      }
    >
      <DeploymentRows of={{ incidentId: incident.id }} costs />
      {incident.practice && <p className={styles.muted}>{t('costs.practice')}</p>}
      {ordering && (
        <DeploymentDrawer
          incidentId={incident.id}
          purpose={t('costs.purpose', { name: incident.fields.name })}
          destination={incident.fields.place}
          onClose={() => setOrdering(false)}
        />
      )}
    </Panel>
  );
}
