import Button from '@mui/material/Button';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { ApiError } from '../../../api/errors';
import { ask } from '../../../api/queries';
import { useSystemState } from '../../../app/use-system-state';
import { EnterpriseBox } from '../../../ui/form/EnterpriseField';
import { InlineNote } from '../../../ui/InlineNote';
import { JobProgress } from '../../../ui/jobs/JobProgress';
import type { Job } from '../../../ui/jobs/use-job';
import { LoadingButton } from '../../../ui/LoadingButton';
import { Panel } from '../../../ui/Page';
import { useErrorText } from '../../../ui/use-error-text';
import { useNumberFormat } from '../../../ui/use-number-format';
import styles from './drills.module.css';

interface ProposeStepProps {
  readonly year: number;
  readonly enterpriseId: string | null;
  readonly job: Pick<Job<never, unknown>, 'state' | 'progress' | 'cancel'> & {
    readonly error: ApiError | null;
  };
  onYear(year: number): void;
  onEnterprise(id: string | null): void;
  onPropose(): void;
}

/** For which year and whom; nothing is written by proposing. */
export function ProposeStep({ year, enterpriseId, job, onYear, onEnterprise, onPropose }: ProposeStepProps) {
  const { t } = useTranslation('drills');
  const { today } = useSystemState();
  const errorText = useErrorText();
  const unitId = useId();
  const thisYear = Number(today.slice(0, 4));
  const busy = job.state !== 'idle';
  return (
    <div className={styles.choose}>
      <Panel>
        <div className={styles.question}>
          <p>{t('schedule.intro')}</p>
          <div className={styles.choice}>
            <span className={styles.choiceLabel}>{t('schedule.year')}</span>
            <ToggleButtonGroup
              exclusive
              value={year}
              disabled={busy}
              aria-label={t('schedule.year')}
              onChange={(_event, next: number | null) => next !== null && onYear(next)}
            >
              {[thisYear, thisYear + 1].map((one) => (
                <ToggleButton key={one} value={one}>
                  {t('year.name', { year: one })}
                </ToggleButton>
              ))}
            </ToggleButtonGroup>
          </div>
          <div className={styles.choice}>
            <label className={styles.choiceLabel} htmlFor={unitId}>
              {t('schedule.unit')}
            </label>
            <div className={styles.unit}>
              <EnterpriseBox
                id={unitId}
                value={enterpriseId}
                placeholder={t('allUnits')}
                disabled={busy}
                onChange={onEnterprise}
              />
            </div>
          </div>
          <div className={styles.buttons}>
            <LoadingButton variant="contained" busy={busy} onClick={onPropose}>
              {t('schedule.propose')}
            </LoadingButton>
            {busy && (
              <Button onClick={job.cancel} disabled={job.state === 'cancelling'}>
                {t('schedule.stop')}
              </Button>
            )}
          </div>
          {busy && <JobProgress progress={job.progress} />}
          {job.error && <InlineNote tone="late">{errorText(job.error)}</InlineNote>}
        </div>
      </Panel>
      <Standing year={year} enterpriseId={enterpriseId} />
    </div>
  );
}

/** What the chosen year holds already; the proposal goes around it. */
function Standing({ year, enterpriseId }: { year: number; enterpriseId: string | null }) {
  const { t } = useTranslation('drills');
  const format = useNumberFormat();
  const { data } = useQuery(
    ask(useApi(), 'drills', 'year', { year, ...(enterpriseId !== null && { enterpriseId }) }),
  );
  if (!data) return null;
  const sum = (of: 'planned' | 'done' | 'late') => format(data.days.reduce((all, day) => all + day[of], 0));
  return (
    <Panel title={t('schedule.standing', { year })}>
      <dl className={styles.summary}>
        <dt>{t('schedule.standingDone')}</dt>
        <dd>{sum('done')}</dd>
        <dt>{t('schedule.standingPlanned')}</dt>
        <dd>{sum('planned')}</dd>
        <dt>{t('schedule.standingLate')}</dt>
        <dd>{sum('late')}</dd>
      </dl>
    </Panel>
  );
}
