import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRouteSpec } from '../../../app/use-route-spec';
import { useSystemState } from '../../../app/use-system-state';
import { ListTable } from '../../../ui/DataTable/ListTable';
import type { ListRow } from '../../../ui/DataTable/types';
import { DrillsFrame } from '../../drills/components/DrillsFrame';
import { FindingPanel } from '../components/FindingPanel';

/** What is asked for when the address asks for nothing: everything that nobody has verified. */
const unsettled = {
  text: '',
  filters: [{ column: 'state', values: ['open', 'assigned', 'corrected', 'carried'] }],
};

/** 问题整改: the findings of all drills with owner, term and standing; overdue ones are marked at the edge. */
export function FindingsPage() {
  const { t } = useTranslation('drillFindings');
  const { today } = useSystemState();
  const [spec, setSpec] = useRouteSpec(unsettled);
  const [open, setOpen] = useState<string | null>(null);
  const rowTone = ({ cells }: ListRow) =>
    cells.state === 'assigned' && typeof cells.dueOn === 'string' && cells.dueOn < today ? 'late' : undefined;
  return (
    <DrillsFrame content="fill">
      <ListTable
        list="drillFindings"
        screen="drillFindings"
        title={t('page.title')}
        spec={spec}
        onSpec={setSpec}
        rowTone={rowTone}
        empty={{ title: t('page.empty'), text: t('page.emptyText') }}
        onOpen={(row) => setOpen(row.id)}
      />
      {open !== null && <FindingPanel key={open} id={open} onClose={() => setOpen(null)} />}
    </DrillsFrame>
  );
}
