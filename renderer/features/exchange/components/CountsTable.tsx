import { useTranslation } from 'react-i18next';
import { SimpleTable } from '../../../ui/SimpleTable';
import { useNumberFormat } from '../../../ui/use-number-format';
import { useTableWord } from '../hooks/use-table-words';
import type { Outcome, TableCounts } from '../types';
import styles from './exchange.module.css';

interface CountsTableProps {
  readonly tables: readonly TableCounts[];
  /** Shows the rows behind a number; absent where they are not kept. */
  onOpen?(table: string, outcome: Outcome): void;
}

const outcomes = ['added', 'changed', 'conflict', 'refused'] as const;
const toneByOutcome: Readonly<Partial<Record<Outcome, string>>> = { conflict: 'soon', refused: 'late' };

/** What a merge does, table by table. Tables of which the package holds nothing are left out. */
export function CountsTable({ tables, onOpen }: CountsTableProps) {
  const { t } = useTranslation('exchange');
  const tableWord = useTableWord();
  const format = useNumberFormat();
  const shown = tables.filter((one) => one.same > 0 || outcomes.some((outcome) => one[outcome] > 0));
  return (
    <SimpleTable
      label={t('counts.title')}
      rows={shown}
      rowId={(one) => one.table}
      columns={[
        { key: 'table', label: t('counts.table'), cell: (one) => tableWord(one.table) },
        ...outcomes.map((outcome) => ({
          key: outcome,
          label: t(`counts.${outcome}`),
          align: 'end' as const,
          cell: (one: TableCounts) =>
            one[outcome] === 0 ? (
              <span className={styles.zero}>{format(0)}</span>
            ) : onOpen && one.table !== 'document' ? (
              <button
                type="button"
                className={styles.count}
                data-tone={toneByOutcome[outcome]}
                aria-label={t('counts.open', {
                  table: tableWord(one.table),
                  outcome: t(`counts.${outcome}`),
                  count: one[outcome],
                })}
                onClick={() => onOpen(one.table, outcome)}
              >
                {format(one[outcome])}
              </button>
            ) : (
              <span className={styles.figure} data-tone={toneByOutcome[outcome]}>
                {format(one[outcome])}
              </span>
            ),
        })),
        {
          key: 'same',
          label: t('counts.same'),
          align: 'end',
          cell: (one) => <span className={styles.zero}>{format(one.same)}</span>,
        },
      ]}
    />
  );
}
