import { useApi } from '../../api/context';
import type { Answer } from '../../api/contract';
import { queryKey } from '../../api/queries';
import type { ListRow, ListSpec } from './types';
import { type PagedRows, type RowsPage, usePagedRows } from './use-paged-rows';

/** A page's arrays as rows by column key. */
function rowsOf(page: Answer<'lists', 'page'>): RowsPage<ListRow> {
  return {
    total: page.total,
    rows: page.rows.map((cells) => ({
      id: String(cells[0]),
      cells: Object.fromEntries(page.columns.map((column, at) => [column, cells[at] ?? null])),
    })),
  };
}

/** The rows of a register, loaded in pages around what is in sight. */
export function useListPages(list: string, spec: ListSpec): PagedRows<ListRow> {
  const api = useApi();
  const request = {
    list,
    text: spec.text,
    filters: [...spec.filters],
    ...(spec.sort && { sort: spec.sort }),
  };
  return usePagedRows(JSON.stringify(request), (offset, limit) => {
    const input = { ...request, offset, limit };
    return {
      queryKey: queryKey('lists', 'page', input),
      queryFn: async ({ signal }) => rowsOf(await api.lists.page(input, { signal })),
    };
  });
}
