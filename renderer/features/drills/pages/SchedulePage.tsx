import CheckCircleIcon from '@mui/icons-material/CheckCircleOutlined';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { useGo, useRouteSearch } from '../../../app/use-go';
import { useSystemState } from '../../../app/use-system-state';
import { EmptyState } from '../../../ui/EmptyState';
import { useJob } from '../../../ui/jobs/use-job';
import { Stepper } from '../../../ui/Stepper';
import { useStore } from '../../../ui/store';
import { useNumberFormat } from '../../../ui/use-number-format';
import { AcceptStep } from '../components/AcceptStep';
import { DrillsFrame } from '../components/DrillsFrame';
import styles from '../components/drills.module.css';
import { LookStep } from '../components/LookStep';
import { ProposeStep } from '../components/ProposeStep';
import { currentProposal } from '../proposal-store';

const steps = ['propose', 'look', 'write'] as const;
type Step = (typeof steps)[number];

/** 编排年度演练计划: choose, look, write. Nothing is written before the last step. */
export function SchedulePage() {
  const { t } = useTranslation('drills');
  const api = useApi();
  const asked = useRouteSearch('enterprise');
  const { today } = useSystemState();
  const kept = useStore(currentProposal);
  // A unit's own page asks for that unit: what was proposed for others is not shown then.
  const proposal = kept && (asked === null || kept.enterpriseId === asked) ? kept : null;
  const [year, setYear] = useState(proposal?.year ?? Number(today.slice(0, 4)));
  const [enterpriseId, setEnterpriseId] = useState(asked ?? proposal?.enterpriseId ?? null);
  const [step, setStep] = useState<Step>(proposal ? 'look' : 'propose');
  const [written, setWritten] = useState<{ year: number; created: number } | null>(null);
  const proposing = useJob(t('schedule.proposing'), api.drills.propose);
  const accepting = useJob(t('schedule.accepting'), api.drills.accept);

  const scope = (of: { year: number; enterpriseId: string | null }) => ({
    year: of.year,
    ...(of.enterpriseId !== null && { enterpriseId: of.enterpriseId }),
  });
  const propose = async () => {
    const answer = await proposing.run(scope({ year, enterpriseId }));
    if (!answer) return;
    currentProposal.set({ ...answer, year, enterpriseId });
    setStep('look');
  };
  const accept = async () => {
    if (!proposal) return;
    const answer = await accepting.run(scope(proposal));
    if (!answer) return;
    setWritten({ year: proposal.year, created: answer.created });
    currentProposal.set(null);
  };
  const shown: Step = proposal ? step : 'propose';
  if (written)
    return (
      <DrillsFrame>
        <Written
          {...written}
          onMore={() => {
            setWritten(null);
            setStep('propose');
          }}
        />
      </DrillsFrame>
    );
  return (
    <DrillsFrame
      content={shown === 'look' ? 'fill' : 'scroll'}
      fact={proposal && t('year.name', { year: proposal.year })}
      primary={
        proposal &&
        shown !== 'write' && (
          <Button variant="contained" onClick={() => setStep(shown === 'propose' ? 'look' : 'write')}>
            {t(shown === 'propose' ? 'schedule.goLook' : 'schedule.goWrite')}
          </Button>
        )
      }
    >
      <div className={shown === 'look' ? styles.toolbar : styles.stepper}>
        <Stepper
          label={t('tab.schedule')}
          current={shown}
          reached={proposal ? 'write' : 'propose'}
          steps={steps.map((key) => ({ key, label: t(`schedule.step.${key}`) }))}
          onGo={(key) => setStep(key as Step)}
        />
      </div>
      {shown === 'propose' && (
        <ProposeStep
          year={year}
          enterpriseId={enterpriseId}
          job={proposing}
          onYear={setYear}
          onEnterprise={setEnterpriseId}
          onPropose={() => void propose()}
        />
      )}
      {shown === 'look' && proposal && <LookStep proposal={proposal} />}
      {shown === 'write' && proposal && (
        <AcceptStep proposal={proposal} job={accepting} onAccept={() => void accept()} />
      )}
    </DrillsFrame>
  );
}

function Written({ year, created, onMore }: { year: number; created: number; onMore(): void }) {
  const { t } = useTranslation('drills');
  const go = useGo();
  const format = useNumberFormat();
  return (
    <EmptyState
      icon={CheckCircleIcon}
      title={t('schedule.doneTitle')}
      text={t('schedule.doneText', { year, count: created, number: format(created) })}
      action={
        <>
          <Button variant="contained" onClick={() => go(`/drills/year?year=${year}`)}>
            {t('schedule.openYear')}
          </Button>
          <Button onClick={onMore}>{t('schedule.more')}</Button>
        </>
      }
    />
  );
}
