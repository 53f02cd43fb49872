import { useTranslation } from 'react-i18next';
import type { Answer } from '../../../api/contract';
import { useGo } from '../../../app/use-go';
import blocks from '../../../ui/blocks.module.css';
import { useCodeWord } from '../../../ui/DataTable/use-code-word';
import { SimpleTable } from '../../../ui/SimpleTable';
import { StateChip } from '../../../ui/StateChip';

type Row = Answer<'inspections', 'inbox'>['groups'][number]['rows'][number];

/** Findings with their unit, the day they are due and the one way on: to the visit. */
export function CorrectionRows({
  rows,
  withUnit,
  label,
}: {
  rows: readonly Row[];
  withUnit: boolean;
  label: string;
}) {
  const { t } = useTranslation('inspections');
  const go = useGo();
  const word = useCodeWord();
  return (
    <SimpleTable
      label={label}
      rows={rows}
      rowId={(row) => row.id}
      columns={[
        {
          key: 'what',
          label: t('field.findings'),
          cell: (row) => (
            <button
              type="button"
              className={blocks.link}
              onClick={() => go(`/inspections/units/${row.unitId}`)}
            >
              {word('codes.findingKind', row.kind)}　{row.description}
            </button>
          ),
        },
        ...(withUnit
          ? [{ key: 'unit', label: t('field.unit'), cell: (row: Row) => row.enterpriseName }]
          : [{ key: 'campaign', label: t('field.title'), cell: (row: Row) => row.campaign }]),
        { key: 'due', label: t('field.dueOn'), fixed: true, cell: (row) => row.dueOn },
        {
          key: 'left',
          label: t('field.left'),
          fixed: true,
          cell: (row) =>
            row.daysLeft === null
              ? ''
              : row.overdue
                ? t('finding.late', { days: -row.daysLeft })
                : t('finding.left', { days: row.daysLeft }),
        },
        {
          key: 'state',
          label: t('field.state'),
          fixed: true,
          cell: (row) => <StateChip quiet of="finding" state={row.state} />,
        },
      ]}
    />
  );
}
