import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useRouteParam } from '../../../app/use-go';
import { usePermission } from '../../../app/use-system-state';
import { useCodeWord } from '../../../ui/DataTable/use-code-word';
import { ErrorState } from '../../../ui/ErrorState';
import { InlineNote } from '../../../ui/InlineNote';
import { MaskedValue } from '../../../ui/MaskedValue';
import { Panel } from '../../../ui/Page';
import { FactList, type RecordAction, RecordPage } from '../../../ui/RecordPage';
import { StateChip } from '../../../ui/StateChip';
import { useProblemText } from '../../../ui/use-error-text';
import { type DeploymentPaper, DeploymentPreview } from '../components/DeploymentPreview';
import styles from '../components/deployments.module.css';
import { ItemsPanel } from '../components/ItemsPanel';
import { ClaimsPanel, CostsPanel } from '../components/MoneyPanel';
import { CorrectDrawer, HandOverDrawer, ReturnDrawer, StepDrawer } from '../components/StepDrawers';
import { type Deployment, type DeploymentItem, wallLine } from '../deployment-forms';
import { useDeploymentSteps } from '../use-deployment-steps';

type Open =
  | { readonly form: 'depart' | 'arrive' | 'finish' | 'hand-over' | 'take-back' }
  | { readonly form: 'correct'; readonly item: DeploymentItem }
  | { readonly form: 'paper'; readonly paper: DeploymentPaper };

/** What is pressed next, the first of these that can be done: things move before people say that they have arrived. */
const primaries = ['hand-over', 'depart', 'arrive', 'finish', 'take-back', 'settle'] as const;

/** 调用与征用: one call-up from the order to the compensation. */
export function DeploymentPage() {
  const { t } = useTranslation('deployments');
  const id = useRouteParam('id');
  const word = useCodeWord();
  const [open, setOpen] = useState<Open | null>(null);
  const { data, error, refetch } = useQuery(ask(useApi(), 'deployments', 'get', { id }));
  const { drop } = useDeploymentSteps(data);
  const actions = useDeploymentActions(data, setOpen);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const close = () => setOpen(null);
  return (
    <RecordPage
      name={data.purpose}
      code={
        <>
          <span>{word('codes.deploymentKind', data.kind)}</span>
          {data.number && <span>{data.number}</span>}
          <span>{data.owner}</span>
        </>
      }
      state={<StateChip of="deployment" state={data.state} />}
      actions={actions}
    >
      <div className={styles.sections}>
        {data.practice && <InlineNote tone="provisional">{t('page.practice')}</InlineNote>}
        {data.daysOverdue !== null && (
          <InlineNote tone="late">{t('page.overdue', { count: data.daysOverdue })}</InlineNote>
        )}
        <Facts deployment={data} />
        <ItemsPanel
          deployment={data}
          onDrop={drop}
          onCorrect={(item) => setOpen({ form: 'correct', item })}
        />
        {data.state !== 'cancelled' && (
          <>
            <CostsPanel deployment={data} />
            <ClaimsPanel deployment={data} />
          </>
        )}
      </div>
      {open && <OpenForm key={open.form} deployment={data} open={open} onClose={close} />}
    </RecordPage>
  );
}

function OpenForm({ deployment, open, onClose }: { deployment: Deployment; open: Open; onClose(): void }) {
  switch (open.form) {
    case 'hand-over':
      return <HandOverDrawer deployment={deployment} onClose={onClose} />;
    case 'take-back':
      return <ReturnDrawer deployment={deployment} onClose={onClose} />;
    case 'correct':
      return <CorrectDrawer deployment={deployment} item={open.item} onClose={onClose} />;
    case 'paper':
      return <DeploymentPreview id={deployment.id} form={open.paper} onClose={onClose} />;
    default:
      return <StepDrawer deployment={deployment} action={open.form} onClose={onClose} />;
  }
}

function Facts({ deployment }: { deployment: Deployment }) {
  const { t } = useTranslation('deployments');
  const api = useApi();
  const mayReveal = usePermission('reveal');
  const { id, receiver, receiverPhone, headcount, vehicles } = deployment;
  return (
    <Panel title={t('page.facts')}>
      <FactList
        facts={[
          { label: t('field.occasion'), value: deployment.incidentName ?? deployment.drillTitle },
          { label: t('field.destination'), value: deployment.destination },
          ...(deployment.teamName === null
            ? []
            : [
                { label: t('field.team'), value: deployment.teamName },
                { label: t('field.headcount'), value: headcount },
                { label: t('field.vehicles'), value: vehicles },
              ]),
          { label: t('field.orderedAt'), value: wallLine(deployment.orderedAt) },
          { label: t('field.orderedBy'), value: deployment.orderedBy },
          { label: t('field.departedAt'), value: wallLine(deployment.departedAt) },
          { label: t('field.arrivedAt'), value: wallLine(deployment.arrivedAt) },
          { label: t('field.receiver'), value: receiver },
          {
            label: t('field.receiverPhone'),
            value: receiverPhone && (
              <MaskedValue
                masked={receiverPhone}
                label={t('field.receiverPhone')}
                onReveal={mayReveal ? async () => (await api.deployments.reveal({ id })).value : undefined}
              />
            ),
          },
          { label: t('field.returnDueOn'), value: deployment.returnDueOn },
          { label: t('field.returnedAt'), value: wallLine(deployment.returnedAt) },
          ...(deployment.cancelReason === null
            ? []
            : [{ label: t('field.cancelReason'), value: deployment.cancelReason, wide: true }]),
          { label: t('field.remark'), value: deployment.remark, wide: true },
        ]}
      />
    </Panel>
  );
}

/** What the core says can be done next, as buttons; what blocks a step stands beside it. */
function useDeploymentActions(
  deployment: Deployment | undefined,
  onOpen: (open: Open) => void,
): readonly RecordAction[] {
  const { t } = useTranslation('deployments');
  const mayEdit = usePermission('edit');
  const mayDecide = usePermission('decide');
  const problemText = useProblemText();
  const steps = useDeploymentSteps(deployment);
  if (!deployment) return [];
  const known = deployment.actions;
  const first = primaries.find((step) =>
    known.some(({ action, blockers }) => action === step && blockers.length === 0),
  );
  const buttons = known.flatMap(({ action, blockers }): RecordAction[] => {
    const concluding = action === 'settle' || action === 'reopen' || action === 'cancel';
    if (concluding ? !mayDecide : !mayEdit) return [];
    // A step that has nothing to work on is not offered: a team without things hands nothing over.
    if (blockers.some(({ code }) => code === 'NOTHING_TO_HAND' || code === 'NOTHING_OUT')) return [];
    return [
      {
        key: action,
        label: t(`action.${action}`),
        primary: action === first,
        danger: action === 'cancel',
        seldom: action === 'reopen',
        blockers: blockers.map(problemText),
        run: concluding ? steps[action] : () => onOpen({ form: action }),
      },
    ];
  });
  return [...buttons, ...papersOf(deployment).map((paper) => paperAction(paper))];

  function paperAction(paper: DeploymentPaper): RecordAction {
    return {
      key: `paper-${paper}`,
      label: t('paper.preview', { paper: t(`paper.${paper}`) }),
      seldom: true,
      run: () => onOpen({ form: 'paper', paper }),
    };
  }
}

/** Papers that this call-up can have. */
function papersOf({ kind, items }: Deployment): DeploymentPaper[] {
  return [
    kind === 'call-up' ? 'order' : 'requisition',
    ...(items.length > 0 ? (['handover', 'return'] as const) : []),
    'compensation',
  ];
}
