import FolderOpenIcon from '@mui/icons-material/FolderOpenOutlined';
import NoteAddIcon from '@mui/icons-material/NoteAddOutlined';
import RestoreIcon from '@mui/icons-material/RestoreOutlined';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { confirm } from '../../ui/feedback/confirm-store';
import { InlineNote } from '../../ui/InlineNote';
import { JobProgress } from '../../ui/jobs/JobProgress';
import { runningJobs } from '../../ui/jobs/job-store';
import { useStore } from '../../ui/store';
import { localMoment } from '../../ui/Timeline';
import { useProblemText } from '../../ui/use-error-text';
import { useFileSize } from '../../ui/use-file-size';
import { useDatabaseCommands } from '../use-database-commands';
import type { SystemState } from '../use-system-state';
import { ChoiceRow } from './ChoiceRow';
import { CreateDatabase } from './CreateDatabase';
import { StartFrame } from './StartFrame';
import styles from './start.module.css';

/** The database could not be opened: says why, promises that nothing was deleted, offers the backups. */
export function DamagedScreen({ state }: { state: SystemState }) {
  const { t } = useTranslation('shell');
  const fileSize = useFileSize();
  const problemText = useProblemText();
  const database = useDatabaseCommands();
  const [creating, setCreating] = useState(false);
  const [job] = useStore(runningJobs);
  const busy = job !== undefined;

  const restore = async (id: string, name: string) => {
    const answer = await confirm({
      title: t('damaged.restoreTitle'),
      body: t('damaged.restoreBody', { name }),
      confirmLabel: t('damaged.restore'),
    });
    if (answer) await database.restore(id);
  };
  if (creating) return <CreateDatabase onBack={() => setCreating(false)} />;
  return (
    <StartFrame title={t('damaged.title')} text={state.database?.file ?? ''}>
      <InlineNote tone="late">{state.problem && problemText(state.problem)}</InlineNote>
      <p>{t('damaged.kept')}</p>
      <h2 className={styles.subtitle}>{t('damaged.backups')}</h2>
      {state.backups.length === 0 ? (
        <InlineNote tone="soon">{t('damaged.noBackups')}</InlineNote>
      ) : (
        <div className={styles.choices}>
          {state.backups.map((backup, at) => (
            <ChoiceRow
              key={backup.id}
              icon={RestoreIcon}
              title={localMoment(backup.madeAt)}
              note={backup.name}
              tail={at === 0 ? t('damaged.newest', { size: fileSize(backup.size) }) : fileSize(backup.size)}
              disabled={busy}
              onChoose={() => void restore(backup.id, backup.name)}
            />
          ))}
        </div>
      )}
      {job && (
        <JobProgress progress={job.progress.label ? job.progress : { ...job.progress, label: job.title }} />
      )}
      <h2 className={styles.subtitle}>{t('damaged.otherwise')}</h2>
      <div className={styles.choices}>
        <ChoiceRow
          icon={FolderOpenIcon}
          title={t('start.open')}
          note={t('start.openNote')}
          disabled={busy}
          onChoose={() => void database.open()}
        />
        <ChoiceRow
          icon={NoteAddIcon}
          title={t('start.create')}
          note={t('start.createNote')}
          disabled={busy}
          onChoose={() => setCreating(true)}
        />
      </div>
    </StartFrame>
  );
}
