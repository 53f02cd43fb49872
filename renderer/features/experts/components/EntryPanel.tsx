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
import type { EntryKind } from '../expert-form';
import { EntryDrawer, type EntryRow } from './EntryDrawer';

interface EntryPanelProps<K extends EntryKind> {
  readonly kind: K;
  readonly expertId: string;
  readonly rows: readonly EntryRow<K>[];
  readonly columns: readonly {
    readonly key: string;
    readonly label: string;
    cell(row: EntryRow<K>): ReactNode;
  }[];
  /** Nothing can be added: the entry was voided. */
  readonly closed: boolean;
  nameOf(row: EntryRow<K>): string;
}

/** Entries of one kind about a person: a short table with adding, changing and voiding. */
export function EntryPanel<K extends EntryKind>({
  kind,
  expertId,
  rows,
  columns,
  closed,
  nameOf,
}: EntryPanelProps<K>) {
  const { t } = useTranslation('experts');
  const { t: common } = useTranslation('common');
  const api = useApi();
  const errorText = useErrorText();
  const mayEdit = usePermission('edit') && !closed;
  const [edited, setEdited] = useState<EntryRow<K> | 'new' | null>(null);
  const title = t(`entry.${kind}.title`);
  const remove = async (row: EntryRow<K>) => {
    const answer = await confirm({
      title: t('entry.voidTitle', { name: nameOf(row) }),
      body: t('entry.voidBody'),
      confirmLabel: t('entry.void'),
      reasonLabel: t('step.reason'),
      danger: true,
    });
    if (!answer) return;
    try {
      await api.experts.voidEntry({ kind, id: row.id, expectedVersion: row.version, reason: answer.reason });
    } catch (failure) {
      showToast({ tone: 'late', text: t('entry.voidFailed'), detail: errorText(failure) });
    }
  };
  return (
    <Panel
      title={title}
      flush={rows.length > 0}
      actions={
        mayEdit && (
          <Button size="small" onClick={() => setEdited('new')}>
            {t(`entry.${kind}.add`)}
          </Button>
        )
      }
    >
      {rows.length === 0 ? (
        <EmptyState title={t(`entry.${kind}.none`)} />
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
                      onClick={() => void remove(row)}
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
          expertId={expertId}
          row={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
        />
      )}
    </Panel>
  );
}
