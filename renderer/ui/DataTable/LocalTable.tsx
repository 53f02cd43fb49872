import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../EmptyState';
import { Grid } from './Grid';
import type { GridColumn, GridSort, RowTone } from './types';

interface LocalColumn<R> extends Omit<GridColumn<R>, 'sortable' | 'align'> {
  readonly align?: 'start' | 'end';
  /** What to order by where the text will not do. */
  order?(row: R): number | string;
}

interface LocalTableProps<R> {
  readonly label: string;
  readonly columns: readonly LocalColumn<R>[];
  readonly rows: readonly R[];
  readonly rowTone?: RowTone<R>;
  readonly empty?: ReactNode;
  rowId(row: R): string;
  onOpen?(row: R): void;
}

/** The grid over rows that are here already: results of a check, a preview, a short register. Sorting is done here. */
export function LocalTable<R>({ label, columns, rows, rowTone, empty, rowId, onOpen }: LocalTableProps<R>) {
  const { t } = useTranslation('ui');
  const [sort, setSort] = useState<GridSort>();
  const [widths, setWidths] = useState<Readonly<Record<string, number>>>({});

  const ordered = useMemo(() => {
    const column = columns.find((one) => one.key === sort?.column);
    if (!column || !sort) return rows;
    const by = column.order ?? column.text;
    const compare = (a: R, b: R) => {
      const [one, two] = [by(a), by(b)];
      return typeof one === 'number' && typeof two === 'number'
        ? one - two
        : String(one).localeCompare(String(two), 'zh-CN');
    };
    return [...rows].sort((a, b) => (sort.descending ? compare(b, a) : compare(a, b)));
  }, [rows, columns, sort]);

  const shown = useMemo(
    () =>
      columns.map(
        (column): GridColumn<R> => ({
          ...column,
          width: widths[column.key] ?? column.width,
          align: column.align ?? 'start',
          sortable: true,
        }),
      ),
    [columns, widths],
  );
  const rowAt = useCallback((index: number) => ordered[index], [ordered]);
  return (
    <Grid
      label={label}
      columns={shown}
      total={ordered.length}
      sort={sort}
      rowTone={rowTone}
      instead={ordered.length === 0 ? (empty ?? <EmptyState title={t('table.nothing')} />) : undefined}
      rowAt={rowAt}
      rowId={rowId}
      onSort={(column) =>
        setSort((now) => ({ column, descending: now?.column === column ? !now.descending : false }))
      }
      onResize={(column, width) => setWidths((now) => ({ ...now, [column]: width }))}
      {...(onOpen && { onOpen })}
    />
  );
}
