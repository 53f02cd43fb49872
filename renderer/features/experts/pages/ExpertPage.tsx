import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useGo, useRouteParam } from '../../../app/use-go';
import { usePermission } from '../../../app/use-system-state';
import { ErrorState } from '../../../ui/ErrorState';
import { InlineNote } from '../../../ui/InlineNote';
import { type RecordAction, RecordPage } from '../../../ui/RecordPage';
import { StateChip } from '../../../ui/StateChip';
import { useShortcut } from '../../../ui/shortcuts';
import { useProblemText } from '../../../ui/use-error-text';
import { EvaluationPanel } from '../components/EvaluationPanel';
import { ExpertFacts } from '../components/ExpertFacts';
import { ExpertTimeline } from '../components/ExpertTimeline';
import styles from '../components/experts.module.css';
import { InterestPanels } from '../components/InterestPanels';
import { LifePanel } from '../components/LifePanel';
import { StepDrawer } from '../components/StepDrawer';
import { TrainingPanel } from '../components/TrainingPanel';
import { WorkPanel } from '../components/WorkPanel';
import type { ExpertView, Step } from '../expert-form';
import { useVoidExpert } from '../hooks/use-void-expert';

const tabs = ['facts', 'life', 'evaluation', 'training', 'work', 'interest', 'timeline'] as const;
type Tab = (typeof tabs)[number];
/** The step that is usually next, by state; the others stand beside it. */
const primarySteps: readonly Step[] = ['appoint', 'renew', 'resume', 'apply'];
const endings: readonly Step[] = ['decline', 'remove', 'leave', 'expire'];

/** One person of the pool: facts, life, evaluations, training, work, interests, and everything in order of time. */
export function ExpertPage() {
  const { t } = useTranslation('experts');
  const go = useGo();
  const id = useRouteParam('id');
  const [tab, setTab] = useState<Tab>('facts');
  const [step, setStep] = useState<Step | null>(null);
  const { data, error, refetch } = useQuery(ask(useApi(), 'experts', 'get', { id }));
  const actions = useActions(data, setStep);
  const mayEdit = usePermission('edit') && data?.expert.ours === true && data.voided === null;
  useShortcut('edit', mayEdit ? () => go(`/experts/${id}/edit`) : undefined);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const { expert } = data;
  const counts: Partial<Record<Tab, number>> = {
    evaluation: data.evaluations.length,
    training: data.trainings.length,
    work: data.works.length + data.draws.length,
    interest: data.interests.length,
  };
  return (
    <RecordPage
      name={expert.name}
      code={
        <>
          {expert.employer && <span>{expert.employer}</span>}
          {expert.title && <span>{expert.title}</span>}
          {expert.termTo && <span>{t('until', { to: expert.termTo })}</span>}
        </>
      }
      state={<StateChip of="expert" state={expert.status} />}
      actions={actions}
      tabs={tabs.map((key) => ({
        key,
        label: t(`tab.${key}`),
        ...(counts[key] ? { count: counts[key] } : {}),
      }))}
      tab={tab}
      onTab={(key) => setTab(key as Tab)}
    >
      <Notes view={data} />
      {tab === 'facts' && <ExpertFacts view={data} />}
      {tab === 'life' && <LifePanel view={data} />}
      {tab === 'evaluation' && <EvaluationPanel view={data} />}
      {tab === 'training' && <TrainingPanel view={data} />}
      {tab === 'work' && <WorkPanel view={data} />}
      {tab === 'interest' && <InterestPanels view={data} />}
      {tab === 'timeline' && <ExpertTimeline view={data} />}
      {step && <StepDrawer view={data} step={step} onClose={() => setStep(null)} />}
    </RecordPage>
  );
}

/** What one should know before anything else: whose the person is, that the entry is void, that the term is over. */
function Notes({ view }: { view: ExpertView }) {
  const { t } = useTranslation('experts');
  const { expert, voided, serves } = view;
  return (
    <div className={styles.notes}>
      {voided && (
        <InlineNote tone="muted">
          {voided.mergedInto
            ? t('mergedInto', { name: voided.mergedInto.name })
            : t('voided', { reason: voided.reason ?? '' })}
        </InlineNote>
      )}
      {!expert.ours && <InlineNote tone="open">{t('foreign', { name: view.originName })}</InlineNote>}
      {expert.status === 'serving' && !serves && !voided && (
        <InlineNote tone="soon">{t('termOver')}</InlineNote>
      )}
    </div>
  );
}

/** What the core says can be done next; what blocks a step stands beside it. */
function useActions(view: ExpertView | undefined, open: (step: Step) => void): RecordAction[] {
  const { t } = useTranslation('experts');
  const go = useGo();
  const mayEdit = usePermission('edit');
  const mayDecide = usePermission('decide');
  const problemText = useProblemText();
  const takeOut = useVoidExpert(view?.expert);
  if (!view?.expert.ours || view.voided) return [];
  const primary = primarySteps.find((step) => view.actions.some(({ action }) => action === step));
  const steps = mayDecide
    ? view.actions.map(
        ({ action, blockers }): RecordAction => ({
          key: action,
          label: t(`step.name.${action}`),
          primary: action === primary,
          danger: endings.includes(action),
          blockers: blockers.map(problemText),
          run: () => open(action),
        }),
      )
    : [];
  const out: RecordAction = { key: 'void', label: t('void.confirm'), danger: true, run: takeOut };
  const edit: RecordAction = {
    key: 'edit',
    label: t('edit'),
    run: () => go(`/experts/${view.expert.id}/edit`),
  };
  return [
    ...steps.filter((step) => !step.primary),
    ...(mayDecide ? [out] : []),
    ...(mayEdit ? [edit] : []),
    ...steps.filter((step) => step.primary),
  ];
}
