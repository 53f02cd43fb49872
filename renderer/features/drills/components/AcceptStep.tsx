import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import type { Answer, Question } from '../../../api/contract';
import { InlineNote } from '../../../ui/InlineNote';
import { JobProgress } from '../../../ui/jobs/JobProgress';
import type { Job } from '../../../ui/jobs/use-job';
import { LoadingButton } from '../../../ui/LoadingButton';
import { Panel } from '../../../ui/Page';
import { useErrorText } from '../../../ui/use-error-text';
import { useNumberFormat } from '../../../ui/use-number-format';
import type { Proposal } from '../proposal-store';
import styles from './drills.module.css';

interface AcceptStepProps {
  readonly proposal: Proposal;
  readonly job: Job<Question<'drills', 'accept'>, Answer<'drills', 'accept'>>;
  onAccept(): void;
}

/** The counts once more and the one button that writes. */
export function AcceptStep({ proposal, job, onAccept }: AcceptStepProps) {
  const { t } = useTranslation('drills');
  const errorText = useErrorText();
  const format = useNumberFormat();
  const { drills } = proposal;
  const lines = [
    { key: 'drills', value: drills.length },
    { key: 'units', value: new Set(drills.map((drill) => drill.enterpriseId)).size },
    { key: 'action', value: drills.filter((drill) => drill.form === 'action').length },
    { key: 'tabletop', value: drills.filter((drill) => drill.form === 'tabletop').length },
    { key: 'withoutPlan', value: drills.filter((drill) => drill.planId === null).length },
    { key: 'unmet', value: proposal.unmet.length },
  ] as const;
  const busy = job.state !== 'idle';
  return (
    <div className={styles.choose}>
      <Panel title={t('schedule.summaryTitle', { year: proposal.year })}>
        <dl className={styles.summary}>
          {lines.map(({ key, value }) => (
            <SummaryLine key={key} label={t(`schedule.summary.${key}`)} value={format(value)} />
          ))}
        </dl>
      </Panel>
      <p className={styles.muted}>{t(drills.length === 0 ? 'schedule.nothingText' : 'schedule.writeNote')}</p>
      {job.error && <InlineNote tone="late">{errorText(job.error)}</InlineNote>}
      {busy && <JobProgress progress={job.progress} />}
      <div className={styles.buttons}>
        {busy && (
          <Button onClick={job.cancel} disabled={job.state === 'cancelling'}>
            {t('schedule.stop')}
          </Button>
        )}
        <LoadingButton variant="contained" busy={busy} disabled={drills.length === 0} onClick={onAccept}>
          {t('schedule.accept', { count: drills.length, number: format(drills.length) })}
        </LoadingButton>
      </div>
    </div>
  );
}

function SummaryLine({ label, value }: { label: string; value: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
}
