import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useRouteSearch } from '../../../app/use-go';
import { usePermission } from '../../../app/use-system-state';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorState } from '../../../ui/ErrorState';
import { Panel } from '../../../ui/Page';
import type { Drill } from '../../drills/drill-form';
import type { Finding } from '../finding-forms';
import { CloseNote } from './CloseNote';
import styles from './drill-findings.module.css';
import { FindingDrawer } from './FindingDrawer';
import { FindingPanel } from './FindingPanel';
import { FindingRows } from './FindingRows';

/** 问题整改: what this drill has shown, what it takes up from earlier ones, and what still stands against closing it. */
export function FindingsTab({ drill }: { drill: Drill }) {
  const { t } = useTranslation('drillFindings');
  const mayEdit = usePermission('edit');
  const asked = useRouteSearch('finding');
  const [open, setOpen] = useState<string | null>(asked);
  const [adding, setAdding] = useState(false);
  const { data, error, refetch } = useQuery(ask(useApi(), 'drillFindings', 'list', { drillId: drill.id }));
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const { findings, carriedIn } = data;
  const mayAdd = mayEdit && data.ours && data.takesFindings;
  const show = ({ id }: Finding) => setOpen(id);
  const add = mayAdd && (
    <Button variant="contained" onClick={() => setAdding(true)}>
      {t('tab.add')}
    </Button>
  );
  return (
    <div className={styles.tab}>
      <CloseNote drill={drill} />
      {carriedIn.length > 0 && (
        <Panel title={t('tab.carriedIn', { count: carriedIn.length })} flush>
          <FindingRows findings={carriedIn} showDrill onOpen={show} />
        </Panel>
      )}
      <Panel title={t('tab.findings', { count: findings.length })} actions={findings.length > 0 && add} flush>
        {findings.length === 0 ? (
          <EmptyState
            title={t('tab.empty')}
            text={t(data.takesFindings ? 'tab.emptyText' : 'tab.emptyEarly')}
            action={add}
          />
        ) : (
          <FindingRows findings={findings} onOpen={show} />
        )}
      </Panel>
      {adding && <FindingDrawer drillId={drill.id} onClose={() => setAdding(false)} onSaved={setOpen} />}
      {!adding && open !== null && <FindingPanel key={open} id={open} onClose={() => setOpen(null)} />}
    </div>
  );
}
