import Button from '@mui/material/Button';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useGo } from '../../../app/use-go';
import { useRouteSpec } from '../../../app/use-route-spec';
import { usePermission, useSystemState } from '../../../app/use-system-state';
import { ListTable } from '../../../ui/DataTable/ListTable';
import type { ListRow } from '../../../ui/DataTable/types';
import { useShortcut } from '../../../ui/shortcuts';
import { DrillsFrame } from '../components/DrillsFrame';

/** 演练台账, planned and held. A planned drill whose day has passed is marked at the edge. */
export function DrillsPage() {
  const { t } = useTranslation('drills');
  const go = useGo();
  const { today } = useSystemState();
  const mayEdit = usePermission('edit');
  const [spec, setSpec] = useRouteSpec();
  const create = () => go('/drills/new');
  const importLedger = () => go('/import?kind=drills');
  useShortcut('new', mayEdit ? create : undefined);
  const rowTone = useCallback(
    ({ cells }: ListRow) =>
      cells.state === 'planned' && typeof cells.date === 'string' && cells.date < today ? 'late' : undefined,
    [today],
  );
  return (
    <DrillsFrame
      content="fill"
      actions={mayEdit && <Button onClick={importLedger}>{t('list.import')}</Button>}
      primary={
        mayEdit && (
          <Button variant="contained" aria-keyshortcuts="Control+N" onClick={create}>
            {t('list.create')}
          </Button>
        )
      }
    >
      <ListTable
        list="drills"
        screen="drills"
        title={t('tab.register')}
        spec={spec}
        onSpec={setSpec}
        rowTone={rowTone}
        empty={{
          title: t('list.empty'),
          text: t('list.emptyText'),
          action: mayEdit && (
            <Button variant="contained" onClick={() => go('/drills/schedule')}>
              {t('list.schedule')}
            </Button>
          ),
        }}
        onOpen={(row) => go(`/drills/${row.id}`)}
      />
    </DrillsFrame>
  );
}
