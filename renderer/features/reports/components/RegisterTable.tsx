import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useGo } from '../../../app/use-go';
import { LocalTable } from '../../../ui/DataTable/LocalTable';
import { EmptyState } from '../../../ui/EmptyState';
import { useLawWord } from '../../../ui/use-law-word';
import type { ReportView } from './TallyTable';

const pixelsOf = { text: 28, number: 28, date: 26, rate: 28, average: 28 } as const;

const GEAR = 'equipment:';

/** Where a line is opened; equipment among the supplies stands beside its own list. */
const pathOf = (opens: string, key: string): string =>
  key.startsWith(GEAR) ? `/equipment?open=${key.slice(GEAR.length)}` : `${opens}/${key}`;

/** T2, T4, T5, T6, T8: a register of the period; a row opens its case, drill, team, supply or hazard under `opens`. */
export function RegisterTable({
  view,
  opens,
}: {
  view: ReportView;
  opens: '/filing' | '/drills' | '/teams' | '/supplies' | '/hazards';
}) {
  const { t } = useTranslation('reports');
  const go = useGo();
  const law = useLawWord();
  const rows = useMemo(() => view.lines.map((line, at) => ({ ...line, id: `${line.key} ${at}` })), [view]);
  const columns = useMemo(
    () =>
      view.columns.map((column, at) => ({
        key: column.key,
        label: law(column.heading),
        width: Math.max(72, column.width * pixelsOf[column.kind]),
        align: column.kind === 'number' ? ('end' as const) : ('start' as const),
        ...((column.key === 'unitName' || column.key === 'name') && { opens: true }),
        text: (row: (typeof rows)[number]) => String(row.cells[at] ?? ''),
        order: (row: (typeof rows)[number]) => row.cells[at] ?? '',
      })),
    [view, law],
  );
  return (
    <LocalTable
      label={law(view.title)}
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      onOpen={(row) => go(pathOf(opens, row.key))}
      empty={
        opens === '/filing' ? (
          <EmptyState title={t('register.empty')} text={t('register.emptyText')} />
        ) : opens === '/teams' ? (
          <EmptyState title={t('register.noTeams')} text={t('register.noTeamsText')} />
        ) : opens === '/supplies' ? (
          <EmptyState title={t('register.noSupplies')} text={t('register.noSuppliesText')} />
        ) : opens === '/hazards' ? (
          <EmptyState title={t('register.noHazards')} text={t('register.noHazardsText')} />
        ) : (
          <EmptyState title={t('register.noDrills')} text={t('register.noDrillsText')} />
        )
      }
    />
  );
}
