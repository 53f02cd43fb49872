import type { ReactNode } from 'react';
import styles from './SimpleTable.module.css';

export interface SimpleColumn<R> {
  readonly key: string;
  readonly label: string;
  readonly align?: 'start' | 'end';
  /** Never wraps: dates, sizes, buttons. */
  readonly fixed?: boolean;
  cell(row: R): ReactNode;
}

interface SimpleTableProps<R> {
  readonly label: string;
  readonly columns: readonly SimpleColumn<R>[];
  readonly rows: readonly R[];
  rowId(row: R): string;
}

/** A short table inside a panel, seen whole; registers and anything longer use the grid. */
export function SimpleTable<R>({ label, columns, rows, rowId }: SimpleTableProps<R>) {
  return (
    <table className={styles.table} aria-label={label}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.key} scope="col" data-align={column.align}>
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowId(row)}>
            {columns.map((column) => (
              <td key={column.key} data-align={column.align} data-fixed={column.fixed || undefined}>
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
