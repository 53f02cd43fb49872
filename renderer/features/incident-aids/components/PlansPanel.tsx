import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useGo } from '../../../app/use-go';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorState } from '../../../ui/ErrorState';
import { Panel } from '../../../ui/Page';
import { ToneChip } from '../../../ui/StateChip';
import type { AppliedPlan, SpotQuestion } from '../spot';
import styles from './aids.module.css';
import { StartPlanDrawer } from './StartPlanDrawer';
import { StepList } from './StepList';

interface PlansPanelProps {
  readonly spot: SpotQuestion;
  readonly accidentKind: string;
  /** The incident whose plans may be started; absent: nothing is started here. */
  readonly incidentId?: string;
}

/** The plans that apply, from the narrowest of the unit to the government's; what was started stands with its checklist. */
export function PlansPanel({ spot, accidentKind, incidentId }: PlansPanelProps) {
  const { t } = useTranslation('incidentAids');
  const [starting, setStarting] = useState<AppliedPlan | null>(null);
  const { data, error, refetch } = useQuery({
    ...ask(useApi(), 'incidentAids', 'plans', { spot }),
    placeholderData: (before) => before,
  });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  if (data.rows.length === 0) return <EmptyState title={t('plans.empty')} text={t('plans.emptyText')} />;
  const started = data.rows.filter(({ taken }) => taken !== null);
  const offered = data.rows.filter(({ taken }) => taken === null);
  return (
    <div className={styles.panel}>
      {started.map((plan) => (
        <Panel key={plan.id} title={plan.title}>
          <PlanFacts plan={plan} />
          <StepList plan={plan} editable={incidentId !== undefined} />
        </Panel>
      ))}
      {offered.length > 0 && (
        <Panel title={t(started.length > 0 ? 'plans.others' : 'plans.offered')}>
          {offered.map((plan) => (
            <div key={plan.id} className={styles.offer}>
              <div>
                <PlanName plan={plan} />
                <PlanFacts plan={plan} />
              </div>
              {incidentId !== undefined && (
                <Button
                  variant="outlined"
                  aria-label={t('plans.startOf', { title: plan.title })}
                  onClick={() => setStarting(plan)}
                >
                  {t('plans.start')}
                </Button>
              )}
            </div>
          ))}
        </Panel>
      )}
      {starting && incidentId !== undefined && (
        <StartPlanDrawer
          plan={starting}
          incidentId={incidentId}
          accidentKind={accidentKind}
          onClose={() => setStarting(null)}
        />
      )}
    </div>
  );
}

function PlanName({ plan }: { readonly plan: AppliedPlan }) {
  const go = useGo();
  return (
    <button type="button" className={styles.link} onClick={() => go(`/plans/${plan.id}`)}>
      {plan.title}
    </button>
  );
}

function PlanFacts({ plan }: { readonly plan: AppliedPlan }) {
  const { t } = useTranslation('incidentAids');
  return (
    <div className={styles.facts}>
      <ToneChip quiet tone={plan.reason === 'open' ? 'provisional' : 'open'}>
        {t(`reason.${plan.reason}`)}
      </ToneChip>
      <span>{t(`planKind.${plan.kind}`)}</span>
      <span>{plan.ownerName}</span>
      <span>
        {plan.publishedOn === null
          ? t('plans.unpublished')
          : t('plans.version', { label: plan.versionLabel, on: plan.publishedOn })}
      </span>
      {plan.kindsGuessed && plan.reason === 'kind' && <span>{t('plans.guessed')}</span>}
      {plan.taken?.startedBy && (
        <span>
          {t('plans.startedBy', { who: plan.taken.startedBy, level: plan.taken.responseLevel ?? '' })}
        </span>
      )}
    </div>
  );
}
