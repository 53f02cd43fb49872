import Button from '@mui/material/Button';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { usePermission } from '../../../app/use-system-state';
import { EmptyState } from '../../../ui/EmptyState';
import { confirm } from '../../../ui/feedback/confirm-store';
import { showToast } from '../../../ui/feedback/toast-store';
import { Panel } from '../../../ui/Page';
import { SimpleTable } from '../../../ui/SimpleTable';
import { useErrorText } from '../../../ui/use-error-text';
import type { EntryKind } from '../team-form';
import { EntryDrawer, type EntryRow } from './EntryDrawer';

interface EntryPanelProps<K extends EntryKind> {
  readonly kind: K;
  /** Where a new entry belongs. */
  readonly of: { readonly teamId: string | null; readonly enterpriseId: string | null };
  readonly title: string;
  readonly empty: string;
  readonly add: string;
  readonly rows: readonly EntryRow<K>[];
  readonly columns: readonly {
    readonly key: string;
    readonly label: string;
    readonly fixed?: boolean;
    cell(row: EntryRow<K>): ReactNode;
  }[];
  /** Nothing can be added: the record was voided. */
  readonly closed: boolean;
  /** Further buttons in the head. */
  readonly actions?: ReactNode;
  nameOf(row: EntryRow<K>): string;
  /** Further buttons of a row that may be changed. */
  rowActions?(row: EntryRow<K>): ReactNode;
}

/** Entries of one kind of a team or a unit: a short table with adding, changing and voiding. */
export function EntryPanel<K extends EntryKind>(props: EntryPanelProps<K>) {
  const { kind, of, title, empty, add, rows, columns, closed, actions, nameOf, rowActions } = props;
  const { t } = useTranslation('teams');
  const { t: common } = useTranslation('common');
  const mayEdit = usePermission('edit') && !closed;
  const [edited, setEdited] = useState<EntryRow<K> | 'new' | null>(null);
  const remove = useVoidEntry(kind);
  return (
    <Panel
      title={title}
      flush={rows.length > 0}
      actions={
        mayEdit && (
          <>
            {actions}
            <Button size="small" onClick={() => setEdited('new')}>
              {add}
            </Button>
          </>
        )
      }
    >
      {rows.length === 0 ? (
        <EmptyState title={empty} />
      ) : (
        <SimpleTable<EntryRow<K>>
          label={title}
          rows={rows}
          rowId={(row) => row.id}
          columns={[
            ...columns,
            {
              key: 'action',
              label: '',
              align: 'end',
              fixed: true,
              cell: (row) =>
                mayEdit &&
                row.ours && (
                  <>
                    {rowActions?.(row)}
                    <Button
                      size="small"
                      variant="text"
                      aria-label={t('entry.editOf', { name: nameOf(row) })}
                      onClick={() => setEdited(row)}
                    >
                      {common('edit')}
                    </Button>
                    <Button
                      size="small"
                      variant="text"
                      aria-label={t('entry.voidOf', { name: nameOf(row) })}
                      onClick={() => void remove(row, nameOf(row))}
                    >
                      {t('entry.void')}
                    </Button>
                  </>
                ),
            },
          ]}
        />
      )}
      {edited && (
        <EntryDrawer
          key={edited === 'new' ? 'new' : edited.id}
          kind={kind}
          of={of}
          row={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
        />
      )}
    </Panel>
  );
}

function useVoidEntry<K extends EntryKind>(kind: K): (row: EntryRow<K>, name: string) => Promise<void> {
  const { t } = useTranslation('teams');
  const api = useApi();
  const errorText = useErrorText();
  return async (row, name) => {
    const answer = await confirm({
      title: t('entry.voidTitle', { name }),
      body: t('entry.voidBody'),
      confirmLabel: t('entry.void'),
      reasonLabel: t('entry.reason'),
      danger: true,
    });
    if (!answer) return;
    try {
      await api.teams.voidEntry({ kind, id: row.id, expectedVersion: row.version, reason: answer.reason });
    } catch (failure) {
      showToast({ tone: 'late', text: t('entry.voidFailed'), detail: errorText(failure) });
    }
  };
}
