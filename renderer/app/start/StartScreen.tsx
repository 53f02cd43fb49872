import FolderOpenIcon from '@mui/icons-material/FolderOpenOutlined';
import HistoryIcon from '@mui/icons-material/HistoryOutlined';
import NoteAddIcon from '@mui/icons-material/NoteAddOutlined';
import TravelExploreIcon from '@mui/icons-material/TravelExploreOutlined';
import UsbIcon from '@mui/icons-material/UsbOutlined';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { JobProgress } from '../../ui/jobs/JobProgress';
import { runningJobs } from '../../ui/jobs/job-store';
import { useStore } from '../../ui/store';
import { useDatabaseCommands } from '../use-database-commands';
import type { SystemState } from '../use-system-state';
import { ChoiceRow } from './ChoiceRow';
import { CreateDatabase } from './CreateDatabase';
import { StartFrame } from './StartFrame';
import styles from './start.module.css';
import { useDemo } from './use-demo';

/** No database is open: make one, open one, or look at the sample county. */
export function StartScreen({ state }: { state: SystemState }) {
  const { t } = useTranslation('shell');
  const database = useDatabaseCommands();
  const [creating, setCreating] = useState(false);
  const [job] = useStore(runningJobs);
  const busy = job !== undefined;
  useDemo(database.openSample);

  if (creating) return <CreateDatabase onBack={() => setCreating(false)} />;
  return (
    <StartFrame title={t('start.title')} text={t('start.text')}>
      <div className={styles.choices}>
        <ChoiceRow
          icon={NoteAddIcon}
          title={t('start.create')}
          note={t('start.createNote')}
          disabled={busy}
          onChoose={() => setCreating(true)}
        />
        <ChoiceRow
          icon={FolderOpenIcon}
          title={t('start.open')}
          note={t('start.openNote')}
          disabled={busy}
          onChoose={() => void database.open()}
        />
        <ChoiceRow
          icon={UsbIcon}
          title={t('start.pack')}
          note={t('start.packNote')}
          disabled={busy}
          onChoose={() => void database.openPack()}
        />
        <ChoiceRow
          icon={TravelExploreIcon}
          title={t('start.sample')}
          note={t('start.sampleNote')}
          disabled={busy}
          onChoose={() => void database.openSample()}
        />
      </div>
      {job && (
        <JobProgress progress={job.progress.label ? job.progress : { ...job.progress, label: job.title }} />
      )}
      {state.recent.length > 0 && (
        <>
          <h2 className={styles.subtitle}>{t('start.recent')}</h2>
          <div className={styles.choices}>
            {state.recent.map((file) => (
              <ChoiceRow
                key={file.file}
                icon={HistoryIcon}
                title={file.name}
                note={file.file}
                disabled={busy}
                onChoose={() => void database.openRecent(file.file)}
              />
            ))}
          </div>
        </>
      )}
    </StartFrame>
  );
}
