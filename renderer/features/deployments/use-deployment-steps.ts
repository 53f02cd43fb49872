import { useTranslation } from 'react-i18next';
import { useApi } from '../../api/context';
import { useSystemState } from '../../app/use-system-state';
import { type ConfirmRequest, confirm } from '../../ui/feedback/confirm-store';
import { showToast } from '../../ui/feedback/toast-store';
import { useErrorText } from '../../ui/use-error-text';
import type { Claim, Deployment, DeploymentItem } from './deployment-forms';

/** Steps that need a reason at most. */
export function useDeploymentSteps(deployment: Deployment | undefined): {
  cancel(): void;
  reopen(): void;
  settle(): void;
  drop(item: DeploymentItem): void;
  voidCost(cost: Deployment['costs'][number]): void;
  refuse(claim: Claim): void;
  reviewAgain(claim: Claim): void;
} {
  const { t } = useTranslation('deployments');
  const api = useApi();
  const { today } = useSystemState();
  const errorText = useErrorText();
  const versioned = { id: deployment?.id ?? '', expectedVersion: deployment?.version ?? 1 };

  const after = async (
    question: ConfirmRequest,
    work: (reason: string) => Promise<unknown>,
    done: string,
  ) => {
    const answer = await confirm(question);
    if (!answer) return;
    try {
      await work(answer.reason);
      showToast({ tone: 'met', text: done });
    } catch (error) {
      showToast({ tone: 'late', text: t('failed'), detail: errorText(error) });
    }
  };
  const conclude = (action: 'settle' | 'reopen' | 'cancel', asksReason: boolean) =>
    void after(
      {
        title: t(`${action}.title`),
        body: t(`${action}.body`),
        confirmLabel: t(`action.${action}`),
        ...(asksReason && { reasonLabel: t('field.reason') }),
        danger: action === 'cancel',
      },
      (reason) =>
        api.deployments.conclude({
          ...versioned,
          action,
          at: new Date().toISOString(),
          reason: asksReason ? reason : null,
        }),
      t(`done.${action}`),
    );
  const decide = (claim: Claim, action: 'refuse' | 'review-again') =>
    void after(
      {
        title: t(`claim.ask.${action}`, { payee: claim.payee }),
        confirmLabel: t(action === 'refuse' ? 'claim.refuse' : 'claim.reviewAgain'),
        reasonLabel: t('field.reason'),
        danger: action === 'refuse',
      },
      (reason) =>
        api.deployments.decideClaim({ ...versioned, claimId: claim.id, action, onDate: today, reason }),
      t(`done.${action}`),
    );
  return {
    cancel: () => conclude('cancel', true),
    reopen: () => conclude('reopen', true),
    settle: () => conclude('settle', false),
    drop: ({ id, name }) =>
      void after(
        { title: t('items.dropTitle', { name }), confirmLabel: t('items.drop') },
        () => api.deployments.dropThing({ ...versioned, itemId: id }),
        t('done.drop', { name }),
      ),
    voidCost: ({ id, description }) =>
      void after(
        {
          title: t('cost.voidTitle', { description }),
          confirmLabel: t('cost.void'),
          reasonLabel: t('field.reason'),
          danger: true,
        },
        (reason) => api.deployments.voidCost({ ...versioned, costId: id, reason }),
        t('done.voidCost'),
      ),
    refuse: (claim) => decide(claim, 'refuse'),
    reviewAgain: (claim) => decide(claim, 'review-again'),
  };
}
