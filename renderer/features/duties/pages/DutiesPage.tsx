import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRouteSpec } from '../../../app/use-route-spec';
import { ListTable } from '../../../ui/DataTable/ListTable';
import type { ListCells } from '../../../ui/DataTable/use-list-columns';
import { Page } from '../../../ui/Page';
import { ToneText } from '../../../ui/ToneText';
import { type DutyKey, DutyTraceDrawer } from '../components/DutyTraceDrawer';
import { keyOfRow } from '../duty-key';
import { unmetDuties } from '../unmet-duties';

/** Days left say something only while a duty runs. */
const cells: ListCells = {
  daysLeft: (row) => {
    const { state, daysLeft } = row.cells;
    return typeof daysLeft === 'number' && running.has(String(state)) ? (
      <ToneText days={daysLeft}>{daysLeft}</ToneText>
    ) : null;
  },
};
const running: ReadonlySet<string> = new Set(['overdue', 'due-soon', 'open', 'provisional']);

/** 法定义务 of everyone: the rows behind every figure. A row opens its explanation. */
export function DutiesPage() {
  const { t } = useTranslation('duties');
  const [spec, setSpec] = useRouteSpec(unmetDuties);
  const [traced, setTraced] = useState<DutyKey | null>(null);
  return (
    <Page title={t('list.title')} content="fill">
      <ListTable
        list="duties"
        screen="duties"
        title={t('list.title')}
        spec={spec}
        onSpec={setSpec}
        cells={cells}
        empty={{ title: t('list.empty'), text: t('list.emptyText') }}
        onOpen={(row) => setTraced(keyOfRow(row.id))}
      />
      <DutyTraceDrawer duty={traced} onClose={() => setTraced(null)} />
    </Page>
  );
}
