import { useApi } from '../../../api/context';
import type { Answer } from '../../../api/contract';
import { queryKey } from '../../../api/queries';
import { type PagedRows, usePagedRows } from '../../../ui/DataTable/use-paged-rows';

export type AuditEntry = Answer<'system', 'auditLog'>['entries'][number];

/** The log, newest first. It grows with every command, so it is asked anew on every visit. */
export function useAuditPages(): PagedRows<AuditEntry> {
  const api = useApi();
  return usePagedRows<AuditEntry>('audit', (offset, limit) => {
    const input = { offset, limit };
    return {
      queryKey: queryKey('system', 'auditLog', input),
      staleTime: 0,
      queryFn: async ({ signal }) => {
        const { total, entries } = await api.system.auditLog(input, { signal });
        return { total, rows: entries };
      },
    };
  });
}
