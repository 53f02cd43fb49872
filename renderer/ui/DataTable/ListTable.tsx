import FilterListIcon from '@mui/icons-material/FilterListOutlined';
import InboxIcon from '@mui/icons-material/InboxOutlined';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../api/context';
import { ask } from '../../api/queries';
import { EmptyState } from '../EmptyState';
import { ErrorState } from '../ErrorState';
import styles from './DataTable.module.css';
import { Grid } from './Grid';
import { BulkBar, ListToolbar } from './ListToolbar';
import type { BulkAction, ListFilter, ListRow, ListSpec, RowTone } from './types';
import { type ListCells, useListColumns } from './use-list-columns';
import { useListExport } from './use-list-export';
import { useListPages } from './use-list-pages';
import { useSelection } from './use-selection';

interface ListTableProps {
  /** Name of the register in the contract. */
  readonly list: string;
  /** Under which layout and views are remembered; two screens may show one register differently. */
  readonly screen: string;
  readonly title: string;
  readonly spec: ListSpec;
  /** Filters that belong to the screen itself: not shown as chips, not part of a view. */
  readonly fixed?: readonly ListFilter[];
  readonly cells?: ListCells;
  readonly bulk?: readonly BulkAction[];
  readonly rowTone?: RowTone<ListRow>;
  /** What stands here while the register has no row at all. */
  readonly empty: { readonly title: string; readonly text?: string; readonly action?: ReactNode };
  onSpec(spec: ListSpec): void;
  onOpen?(row: ListRow): void;
}

const noCells: ListCells = {};
const noFilters: readonly ListFilter[] = [];
const skeletonRows = 12;

/** A register of the core in the grid: search, filters as chips, sorting, columns, views, selection, Excel. */
export function ListTable(props: ListTableProps) {
  const {
    list,
    screen,
    title,
    spec,
    fixed = noFilters,
    cells = noCells,
    bulk,
    rowTone,
    empty,
    onSpec,
    onOpen,
  } = props;
  const { t } = useTranslation('ui');
  const api = useApi();
  const {
    data: description,
    error: describeError,
    refetch,
  } = useQuery(ask(api, 'lists', 'describe', { list }));
  const described = description?.columns ?? none;
  const columns = useListColumns(list, screen, described, cells, onOpen !== undefined);
  // The core knows its own usual order, so the rows are asked for without waiting for the description.
  const whole = useMemo<ListSpec>(() => ({ ...spec, filters: [...fixed, ...spec.filters] }), [spec, fixed]);
  const shownSort = spec.sort ?? description?.defaultSort;
  const pages = useListPages(list, whole);
  const selection = useSelection(JSON.stringify([whole.text, whole.filters]));
  const exporting = useListExport({ list, title, spec: whole, columns: columns.shown, described });

  const sort = useCallback(
    (column: string) => {
      const now = spec.sort ?? description?.defaultSort;
      onSpec({ ...spec, sort: { column, descending: now?.column === column ? !now.descending : false } });
    },
    [spec, description, onSpec],
  );
  const resize = useCallback(
    (column: string, width: number) =>
      columns.setLayout({ ...columns.layout, widths: { ...columns.layout.widths, [column]: width } }),
    [columns],
  );
  const move = useCallback(
    (column: string, before: string) => {
      const rest = columns.shown.map((item) => item.key).filter((key) => key !== column);
      rest.splice(rest.indexOf(before), 0, column);
      columns.setLayout({ ...columns.layout, columns: rest });
    },
    [columns],
  );

  const narrowed = spec.text !== '' || spec.filters.length > 0;
  const bare = useBareRegister(list, fixed, narrowed && !pages.pending && pages.total === 0);
  const error = describeError ?? pages.error;
  const instead = error ? (
    <ErrorState
      error={error}
      onRetry={() => {
        void refetch();
        pages.retry();
      }}
    />
  ) : (pages.pending && pages.total === 0) || bare === 'asked' ? (
    <GridSkeleton />
  ) : pages.total > 0 ? undefined : narrowed && bare === 'filled' ? (
    <EmptyState
      icon={FilterListIcon}
      title={t('table.noMatch')}
      text={t('table.noMatchText')}
      action={
        <Button onClick={() => onSpec({ ...spec, text: '', filters: [] })}>{t('table.clearFilters')}</Button>
      }
    />
  ) : (
    <EmptyState icon={InboxIcon} {...empty} />
  );

  return (
    <div className={styles.frame}>
      {bulk && selection.ids.size > 0 ? (
        <BulkBar list={list} spec={whole} total={pages.total} selection={selection} actions={bulk} />
      ) : (
        <ListToolbar
          list={list}
          screen={screen}
          spec={spec}
          whole={whole}
          columns={columns}
          described={described}
          total={pages.pending ? null : pages.total}
          exporting={exporting}
          onSpec={onSpec}
        />
      )}
      <Grid
        label={title}
        columns={columns.shown}
        total={pages.total}
        sort={shownSort}
        selection={bulk ? selection : undefined}
        rowTone={rowTone}
        instead={instead}
        busy={pages.refreshing}
        rowAt={pages.rowAt}
        rowId={rowId}
        onSort={sort}
        onResize={resize}
        onMove={move}
        onRange={pages.onRange}
        {...(onOpen && { onOpen })}
      />
    </div>
  );
}

/**
 * Whether nothing stands in the register at all, whatever it is filtered by: a screen that opens with a filter must not speak of
 * conditions where nobody has entered anything yet. Asked only where no row was found.
 */
function useBareRegister(
  list: string,
  fixed: readonly ListFilter[],
  wanted: boolean,
): 'bare' | 'filled' | 'asked' {
  const api = useApi();
  const { data, error } = useQuery({
    ...ask(api, 'lists', 'page', { list, text: '', filters: [...fixed], offset: 0, limit: 1 }),
    enabled: wanted,
  });
  if (!wanted || error) return 'filled';
  return data === undefined ? 'asked' : data.total === 0 ? 'bare' : 'filled';
}

const none: never[] = [];
const rowId = (row: ListRow) => row.id;

function GridSkeleton() {
  return (
    <div className={styles.skeleton} aria-hidden>
      {Array.from({ length: skeletonRows }, (_none, at) => at).map((at) => (
        <div key={at}>
          <span className={styles.waiting} />
        </div>
      ))}
    </div>
  );
}
