import { useTranslation } from 'react-i18next';
import styles from './Chart.module.css';
import { NumberButton } from './NumberButton';

export interface ChartTableData {
  /** Heading of the lines, then of the columns. */
  readonly head: string;
  readonly columns: readonly { readonly key: string; readonly label: string }[];
  readonly rows: readonly {
    readonly key: string;
    readonly label: string;
    /** As they are read; `opens` false where there is nothing behind a number. */
    readonly cells: readonly { readonly text: string; readonly opens: boolean }[];
  }[];
}

/** The numbers of a chart. */
export function ChartTable({
  label,
  table,
  onOpen,
}: {
  readonly label: string;
  readonly table: ChartTableData;
  readonly onOpen: ((row: string, column: string) => void) | undefined;
}) {
  const { t } = useTranslation('ui');
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{table.head}</th>
            {table.columns.map(({ key, label: heading }) => (
              <th key={key} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.label}</th>
              {table.columns.map((column, at) => {
                const cell = row.cells[at];
                return (
                  <td key={column.key}>
                    {cell?.opens && onOpen ? (
                      <NumberButton
                        aria-label={t('chart.open', {
                          row: row.label,
                          column: column.label,
                          value: cell.text,
                        })}
                        onClick={() => onOpen(row.key, column.key)}
                      >
                        {cell.text}
                      </NumberButton>
                    ) : (
                      cell?.text
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
