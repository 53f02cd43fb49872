import LinearProgress from '@mui/material/LinearProgress';
import { useTranslation } from 'react-i18next';
import type { Progress } from '../../../electron/contract/define';
import { useNumberFormat } from '../use-number-format';
import styles from './jobs.module.css';

/** A bar with what is being done and how much of it. */
export function JobProgress({ progress }: { progress: Progress | null }) {
  const { t } = useTranslation('ui');
  const format = useNumberFormat();
  const known = progress !== null && progress.total > 0;
  const percent = known ? Math.min(100, Math.floor((100 * progress.done) / progress.total)) : 0;
  const step = progress?.label;
  const label = step ? t(`job.step.${step}` as 'job.preparing', { defaultValue: step }) : t('job.preparing');
  return (
    <div className={styles.progress}>
      <div className={styles.line}>
        <span className={styles.label}>{label}</span>
        {known && (
          <span className={styles.count}>
            {t('job.count', { done: format(progress.done), total: format(progress.total), percent })}
          </span>
        )}
      </div>
      <LinearProgress variant={known ? 'determinate' : 'indeterminate'} value={percent} aria-label={label} />
    </div>
  );
}
