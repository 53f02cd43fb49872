import Button from '@mui/material/Button';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Answer } from '../../../api/contract';
import { queryKey } from '../../../api/queries';
import { databaseExtension, useDatabaseCommands } from '../../../app/use-database-commands';
import { usePermission, useSystemState } from '../../../app/use-system-state';
import { EmptyState } from '../../../ui/EmptyState';
import { confirm } from '../../../ui/feedback/confirm-store';
import { showToast } from '../../../ui/feedback/toast-store';
import { InlineNote } from '../../../ui/InlineNote';
import { useJob } from '../../../ui/jobs/use-job';
import { LoadingButton } from '../../../ui/LoadingButton';
import { Panel } from '../../../ui/Page';
import { SimpleTable } from '../../../ui/SimpleTable';
import { localMoment } from '../../../ui/Timeline';
import { useErrorText } from '../../../ui/use-error-text';
import { useFileSize } from '../../../ui/use-file-size';
import { useSaveFile } from '../../../ui/use-save-file';

type Backup = Answer<'system', 'state'>['backups'][number];

/** Why a copy was made, as its name tells: `20261121T023000000Z-before-import.db`. */
function occasionOf({ name }: Backup): string {
  return /^\d{8}T\d+Z-(.+)\.db$/.exec(name)?.[1] ?? '';
}

/** The proven copies beside the database; one is made before every import, merge and change of the data's shape. */
export function Backups() {
  const { t } = useTranslation('system');
  const api = useApi();
  const queries = useQueryClient();
  const fileSize = useFileSize();
  const errorText = useErrorText();
  const saveFile = useSaveFile();
  const commands = useDatabaseCommands();
  const { backups } = useSystemState();
  const mayRestore = usePermission('administer');
  const mayBackUp = usePermission('edit');
  const making = useJob(t('backup.making'), api.system.backup);

  const refresh = () => queries.invalidateQueries({ queryKey: queryKey('system', 'state') });
  const backUp = async () => {
    const made = await making.run({});
    if (!made) return;
    void refresh();
    showToast({ tone: 'met', text: t('backup.made', { name: made.name, size: fileSize(made.size) }) });
  };
  const backUpElsewhere = () =>
    saveFile({
      title: t('backup.elsewhere'),
      defaultName: `${t('backup.defaultName')}.${databaseExtension}`,
      extension: databaseExtension,
      failed: t('backup.failed'),
      write: (file, options) => api.system.backup({ file }, options),
      saved: ({ size }, name) => t('backup.made', { name, size: fileSize(size) }),
    });
  const restore = async (backup: Backup) => {
    const answer = await confirm({
      title: t('backup.restoreTitle', { at: localMoment(backup.madeAt) }),
      body: t('backup.restoreBody'),
      confirmLabel: t('backup.restore'),
      danger: true,
    });
    if (answer && (await commands.restore(backup.id)))
      showToast({ tone: 'met', text: t('backup.restored', { at: localMoment(backup.madeAt) }) });
  };
  const restoreFrom = async () => {
    const name = await commands.restoreFrom();
    if (name !== null) showToast({ tone: 'met', text: t('backup.restoredFrom', { name }) });
  };
  const occasion = (backup: Backup) =>
    t(`backup.occasion.${occasionOf(backup)}` as 'backup.occasion.by-hand', {
      defaultValue: t(
        occasionOf(backup).startsWith('before-schema') ? 'backup.occasion.upgrade' : 'backup.occasion.other',
      ),
    });

  return (
    <Panel
      title={t('backup.title')}
      flush
      actions={
        mayBackUp && (
          <>
            {mayRestore && <Button onClick={() => void restoreFrom()}>{t('backup.restoreFrom')}</Button>}
            <Button onClick={() => void backUpElsewhere()}>{t('backup.elsewhere')}</Button>
            <LoadingButton variant="contained" busy={making.state !== 'idle'} onClick={() => void backUp()}>
              {t('backup.now')}
            </LoadingButton>
          </>
        )
      }
    >
      {making.error && <InlineNote tone="late">{errorText(making.error)}</InlineNote>}
      {backups.length === 0 ? (
        <EmptyState title={t('backup.none')} text={t('backup.noneText')} />
      ) : (
        <SimpleTable<Backup>
          label={t('backup.title')}
          rows={backups}
          rowId={(backup) => backup.id}
          columns={[
            { key: 'at', label: t('backup.at'), fixed: true, cell: (backup) => localMoment(backup.madeAt) },
            { key: 'occasion', label: t('backup.why'), cell: occasion },
            { key: 'name', label: t('backup.name'), cell: (backup) => backup.name },
            { key: 'size', label: t('database.size'), align: 'end', cell: (backup) => fileSize(backup.size) },
            {
              key: 'restore',
              label: '',
              align: 'end',
              cell: (backup) =>
                mayRestore && (
                  <Button
                    size="small"
                    variant="text"
                    aria-label={t('backup.restoreOf', { at: localMoment(backup.madeAt) })}
                    onClick={() => void restore(backup)}
                  >
                    {t('backup.restore')}
                  </Button>
                ),
            },
          ]}
        />
      )}
    </Panel>
  );
}
