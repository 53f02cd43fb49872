import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { SimpleTable } from '../../../ui/SimpleTable';
import { ToneChip } from '../../../ui/StateChip';
import { useNumberFormat } from '../../../ui/use-number-format';
import type { CountingRow } from '../stock-forms';

interface CountingTableProps {
  readonly rows: readonly CountingRow[];
  /** Absent: nothing is counted any more. */
  onCount?(row: CountingRow): void;
}

/** Lines of a stock-taking by their places, with the difference between books and shelves. */
export function CountingTable({ rows, onCount }: CountingTableProps) {
  const { t } = useTranslation('stock');
  const format = useNumberFormat();
  const number = (value: number | null) => (value === null ? null : format(value));
  return (
    <SimpleTable<CountingRow>
      label={t('stocktake.title')}
      rows={rows}
      rowId={({ id }) => id}
      columns={[
        { key: 'location', label: t('field.location'), cell: ({ location }) => location },
        { key: 'label', label: t('labels.label'), fixed: true, cell: ({ labelCode }) => labelCode },
        { key: 'name', label: t('field.name'), cell: ({ name }) => name },
        { key: 'spec', label: t('field.spec'), cell: ({ spec }) => spec },
        { key: 'unit', label: t('field.unit'), fixed: true, cell: ({ unit }) => unit },
        { key: 'book', label: t('field.book'), align: 'end', fixed: true, cell: ({ book }) => format(book) },
        {
          key: 'counted',
          label: t('field.counted'),
          align: 'end',
          fixed: true,
          cell: ({ counted }) => number(counted),
        },
        {
          key: 'unfit',
          label: t('field.unfitPart'),
          align: 'end',
          fixed: true,
          cell: ({ unfit }) => number(unfit),
        },
        { key: 'difference', label: t('field.difference'), align: 'end', fixed: true, cell: difference },
        { key: 'note', label: t('field.note'), cell: ({ note }) => note },
        ...(onCount
          ? [
              {
                key: 'act',
                label: t('ledger.act'),
                fixed: true,
                cell: (row: CountingRow) => (
                  <Button variant="text" size="small" onClick={() => onCount(row)}>
                    {t(row.counted === null ? 'count.run' : 'count.again')}
                  </Button>
                ),
              },
            ]
          : []),
      ]}
    />
  );

  function difference({ counted, book }: CountingRow) {
    if (counted === null) return null;
    const by = Math.round((counted - book) * 1000) / 1000;
    if (by === 0) return format(0);
    return (
      <ToneChip quiet tone={by < 0 ? 'late' : 'soon'}>
        {by > 0 ? `+${format(by)}` : format(by)}
      </ToneChip>
    );
  }
}
