import CloseIcon from '@mui/icons-material/Close';
import StorageIcon from '@mui/icons-material/StorageOutlined';
import IconButton from '@mui/material/IconButton';
import LinearProgress from '@mui/material/LinearProgress';
import { useTranslation } from 'react-i18next';
import { useConnection } from '../api/context';
import { type RunningJob, runningJobs } from '../ui/jobs/job-store';
import { useStore } from '../ui/store';
import { ToneIcon } from '../ui/ToneIcon';
import styles from './StatusLine.module.css';
import { useSystemState } from './use-system-state';

/** Which file is open, what is being worked on, what day the clocks count from. */
export function StatusLine() {
  const { t } = useTranslation('shell');
  const { database, today } = useSystemState();
  const connection = useConnection();
  const jobs = useStore(runningJobs);
  return (
    <footer className={styles.status}>
      <span className={styles.item} title={database?.file}>
        <StorageIcon fontSize="small" aria-hidden />
        <span className={styles.file}>{database?.name}</span>
      </span>
      {connection !== 'open' && (
        <span className={styles.item} role="status">
          <ToneIcon tone="soon" />
          {t('status.reconnecting')}
        </span>
      )}
      <span className={styles.jobs}>
        {jobs.map((job) => (
          <JobItem key={job.id} job={job} />
        ))}
      </span>
      <span className={styles.item}>{t('status.today', { date: today })}</span>
    </footer>
  );
}

function JobItem({ job }: { job: RunningJob }) {
  const { t } = useTranslation('shell');
  const { done, total } = job.progress;
  const percent = total > 0 ? Math.min(100, Math.floor((100 * done) / total)) : null;
  const text = job.cancelling ? t('status.cancelling', { title: job.title }) : job.title;
  return (
    <span className={styles.item}>
      <span>{text}</span>
      <LinearProgress
        className={styles.bar ?? ''}
        aria-label={job.title}
        {...(percent === null ? {} : { variant: 'determinate' as const, value: percent })}
      />
      {percent !== null && <span className={styles.percent}>{t('status.percent', { percent })}</span>}
      <IconButton
        className={styles.cancel ?? ''}
        aria-label={t('status.cancel', { title: job.title })}
        disabled={job.cancelling}
        onClick={job.cancel}
      >
        <CloseIcon fontSize="small" />
      </IconButton>
    </span>
  );
}
