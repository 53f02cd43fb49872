import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useRouteSearch } from '../../../app/use-go';
import { useRouteSpec } from '../../../app/use-route-spec';
import { usePermission, useSystemState } from '../../../app/use-system-state';
import { ListTable } from '../../../ui/DataTable/ListTable';
import type { ListRow } from '../../../ui/DataTable/types';
import { useShortcut } from '../../../ui/shortcuts';
import { DangerCounts } from '../components/DangerCounts';
import { DangerDrawer } from '../components/DangerDrawers';
import { DangerPanel } from '../components/DangerPanel';
import { HazardsFrame } from '../components/HazardsFrame';

const unsettled = {
  text: '',
  filters: [{ column: 'state', values: ['found', 'listed', 'corrected', 'accepted'] }],
};

/** 重大隐患: those nobody has closed, the nearest term first; the year's counts stand in the head. */
export function DangersPage() {
  const { t } = useTranslation('hazards');
  const { today } = useSystemState();
  const mayEdit = usePermission('edit');
  const [spec, setSpec] = useRouteSpec(unsettled);
  const asked = useRouteSearch('open');
  const [open, setOpen] = useState(asked);
  useEffect(() => {
    if (asked !== null) setOpen(asked);
  }, [asked]);
  const [counting, setCounting] = useState(false);
  const create = () => setOpen('new');
  const close = () => setOpen(null);
  useShortcut('new', mayEdit ? create : undefined);
  const { data } = useQuery(ask(useApi(), 'hiddenDangers', 'counts', {}));
  const year = today.slice(0, 4);
  const rows = data?.rows.filter((row) => row.year === year) ?? [];
  const sum = (key: 'found' | 'listed' | 'delisted' | 'overdue') =>
    rows.reduce((total, row) => total + row[key], 0);
  const rowTone = ({ cells }: ListRow) =>
    (cells.state === 'found' || cells.state === 'listed') &&
    typeof cells.dueOn === 'string' &&
    cells.dueOn < today
      ? 'late'
      : undefined;
  const button = mayEdit && (
    <Button variant="contained" aria-keyshortcuts="Control+N" onClick={create}>
      {t('danger.create')}
    </Button>
  );
  return (
    <HazardsFrame
      content="fill"
      fact={
        data &&
        t('danger.counts', {
          year,
          found: sum('found'),
          listed: sum('listed'),
          delisted: sum('delisted'),
          overdue: sum('overdue'),
        })
      }
      actions={<Button onClick={() => setCounting(true)}>{t('danger.byYear.open')}</Button>}
      primary={button}
    >
      <ListTable
        list="hiddenDangers"
        screen="hiddenDangers"
        title={t('screen.dangers')}
        spec={spec}
        onSpec={setSpec}
        rowTone={rowTone}
        empty={{ title: t('danger.empty'), text: t('danger.emptyText'), action: button }}
        onOpen={(row) => setOpen(String(row.id))}
      />
      {counting && data && <DangerCounts rows={data.rows} onClose={() => setCounting(false)} />}
      {open === 'new' && <DangerDrawer onClose={close} />}
      {open !== null && open !== 'new' && <DangerPanel key={open} id={open} onClose={close} />}
    </HazardsFrame>
  );
}
