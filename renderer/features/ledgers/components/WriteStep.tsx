import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Answer } from '../../../api/contract';
import blocks from '../../../ui/blocks.module.css';
import { InlineNote } from '../../../ui/InlineNote';
import { JobProgress } from '../../../ui/jobs/JobProgress';
import type { Job } from '../../../ui/jobs/use-job';
import { LoadingButton } from '../../../ui/LoadingButton';
import { Panel } from '../../../ui/Page';
import { useErrorText } from '../../../ui/use-error-text';
import { useNumberFormat } from '../../../ui/use-number-format';
import { useSaveFile } from '../../../ui/use-save-file';
import { currentStaging, type Staging } from '../staging-store';
import styles from './ledgers.module.css';

export type Applied = Answer<'ledgers', 'apply'>;

const lines = ['read', 'created', 'updated', 'warned', 'unchanged', 'duplicate', 'rejected'] as const;
const notWritten: ReadonlySet<string> = new Set(['unchanged', 'duplicate', 'rejected']);

interface WriteStepProps {
  readonly current: Staging;
  readonly job: Job<{ stagingId: string }, Applied>;
  onApply(): void;
}

/** The counts once more, the refused rows to take home, and the one button that writes. */
export function WriteStep({ current, job, onApply }: WriteStepProps) {
  const { t } = useTranslation('ledgers');
  const api = useApi();
  const errorText = useErrorText();
  const format = useNumberFormat();
  const saveFile = useSaveFile();
  const { summary, rejectsSaved } = current;
  const { counts, stagingId } = summary;
  const toWrite = counts.created + counts.updated;

  const saveRejects = async () => {
    const saved = await saveFile({
      title: t('rejects'),
      defaultName: t('rejectsName', { file: summary.fileName.replace(/\.\w+$/, '') }),
      extension: 'xlsx',
      failed: t('rejectsFailed'),
      write: (file, options) => api.ledgers.rejects({ stagingId, file }, options),
      saved: ({ rows }, name) => t('rejectsSaved', { count: rows, name }),
    });
    if (saved) currentStaging.set({ ...current, rejectsSaved: true });
  };
  return (
    <div className={styles.write}>
      <Panel title={t('summaryTitle')}>
        <dl className={styles.summary}>
          {lines.map((line) => (
            <Line
              key={line}
              label={t(`summary.${line}`)}
              value={format(counts[line])}
              muted={notWritten.has(line) || line === 'read'}
            />
          ))}
        </dl>
      </Panel>
      {counts.rejected > 0 && !rejectsSaved && (
        <InlineNote tone="soon">{t('rejectsNote', { count: counts.rejected })}</InlineNote>
      )}
      <p className={blocks.muted}>{toWrite === 0 ? t('nothingToWrite') : t('backupNote')}</p>
      {job.error && <InlineNote tone="late">{errorText(job.error)}</InlineNote>}
      {job.state !== 'idle' && <JobProgress progress={job.progress} />}
      <div className={styles.buttons}>
        {counts.rejected > 0 && <Button onClick={() => void saveRejects()}>{t('rejects')}</Button>}
        {job.state !== 'idle' && (
          <Button onClick={job.cancel} disabled={job.state === 'cancelling'}>
            {t('cancelReading')}
          </Button>
        )}
        <LoadingButton
          variant="contained"
          busy={job.state !== 'idle'}
          disabled={toWrite === 0}
          onClick={onApply}
        >
          {t('apply', { count: toWrite })}
        </LoadingButton>
      </div>
    </div>
  );
}

function Line({ label, value, muted }: { label: string; value: string; muted: boolean }) {
  return (
    <>
      <dt data-muted={muted || undefined}>{label}</dt>
      <dd data-muted={muted || undefined}>{value}</dd>
    </>
  );
}
