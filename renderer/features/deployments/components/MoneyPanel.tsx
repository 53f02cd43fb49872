import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePermission } from '../../../app/use-system-state';
import blocks from '../../../ui/blocks.module.css';
import { useCodeWord } from '../../../ui/DataTable/use-code-word';
import { Panel } from '../../../ui/Page';
import { SimpleTable } from '../../../ui/SimpleTable';
import { StateChip } from '../../../ui/StateChip';
import type { Claim, Deployment } from '../deployment-forms';
import { useDeploymentSteps } from '../use-deployment-steps';
import styles from './deployments.module.css';
import { AgreeDrawer, ClaimDrawer, CostDrawer, type CostStart, PayDrawer } from './MoneyDrawers';

const money = (yuan: number | null): string => (yuan === null ? '' : yuan.toFixed(2));
const blankCost: CostStart = {
  costId: null,
  itemId: null,
  kind: 'labour',
  description: '',
  quantity: 1,
  unitPrice: null,
  basis: null,
};

/** 费用: what it cost, line by line, and what the things give cause for that nobody has entered yet. */
export function CostsPanel({ deployment }: { deployment: Deployment }) {
  const { t } = useTranslation('deployments');
  const word = useCodeWord();
  const mayEdit = usePermission('edit') && deployment.ours && isOpen(deployment);
  const { voidCost } = useDeploymentSteps(deployment);
  const [start, setStart] = useState<CostStart | null>(null);
  const { costs, offered, costTotal } = deployment;
  return (
    <Panel
      title={t('cost.title', { total: money(costTotal) })}
      actions={mayEdit && <Button onClick={() => setStart(blankCost)}>{t('cost.add')}</Button>}
    >
      {costs.length === 0 && offered.length === 0 && <p className={blocks.muted}>{t('cost.none')}</p>}
      {costs.length > 0 && (
        <SimpleTable
          label={t('cost.label')}
          rows={costs}
          rowId={({ id }) => id}
          columns={[
            {
              key: 'kind',
              label: t('cost.kind'),
              fixed: true,
              cell: ({ kind }) => word('codes.costKind', kind),
            },
            {
              key: 'description',
              label: t('cost.description'),
              cell: ({ description, basis }) => (
                <div className={styles.wishName}>
                  <span>{description}</span>
                  {basis !== null && <span className={blocks.small}>{basis}</span>}
                </div>
              ),
            },
            { key: 'quantity', label: t('cost.quantity'), align: 'end', cell: ({ quantity }) => quantity },
            {
              key: 'unitPrice',
              label: t('cost.unitPrice'),
              align: 'end',
              cell: ({ unitPrice }) => unitPrice,
            },
            { key: 'amount', label: t('cost.amount'), align: 'end', cell: ({ amount }) => money(amount) },
            {
              key: 'actions',
              label: '',
              fixed: true,
              cell: (cost) =>
                mayEdit && (
                  <>
                    <Button
                      size="small"
                      variant="text"
                      onClick={() => setStart({ ...cost, costId: cost.id })}
                    >
                      {t('edit')}
                    </Button>
                    <Button size="small" variant="text" onClick={() => voidCost(cost)}>
                      {t('cost.void')}
                    </Button>
                  </>
                ),
            },
          ]}
        />
      )}
      {mayEdit && offered.length > 0 && (
        <div className={styles.sums}>
          <span className={blocks.muted}>{t('cost.offered')}</span>
          {offered.map((offer) => (
            <Button
              key={`${offer.itemId}-${offer.kind}`}
              size="small"
              onClick={() => setStart({ ...offer, costId: null, basis: null })}
            >
              {t('cost.offer', { description: offer.description, count: offer.quantity })}
            </Button>
          ))}
        </div>
      )}
      {start && (
        <CostDrawer
          key={start.costId ?? `${start.itemId}-${start.kind}`}
          deployment={deployment}
          start={start}
          onClose={() => setStart(null)}
        />
      )}
    </Panel>
  );
}

type Step = { readonly form: 'claim' | 'agree' | 'pay'; readonly claim: Claim | null };

/** 补偿: who asked for how much, what was agreed on which ground, what is paid. */
export function ClaimsPanel({ deployment }: { deployment: Deployment }) {
  const { t } = useTranslation('deployments');
  const mayEdit = usePermission('edit') && deployment.ours && isOpen(deployment);
  const [step, setStep] = useState<Step | null>(null);
  const { claims, claimed, agreed, paid } = deployment;
  const close = () => setStep(null);
  return (
    <Panel
      title={t('claim.title')}
      actions={
        mayEdit && <Button onClick={() => setStep({ form: 'claim', claim: null })}>{t('claim.add')}</Button>
      }
    >
      {claims.length === 0 ? (
        <p className={blocks.muted}>{t('claim.none')}</p>
      ) : (
        <>
          <div className={styles.sums}>
            <span>{t('claim.claimedSum', { amount: money(claimed) })}</span>
            <span>{t('claim.agreedSum', { amount: money(agreed) })}</span>
            <span>{t('claim.paidSum', { amount: money(paid) })}</span>
          </div>
          <SimpleTable
            label={t('claim.title')}
            rows={claims}
            rowId={({ id }) => id}
            columns={[
              {
                key: 'payee',
                label: t('claim.payee'),
                cell: ({ payee, basis, refuseReason, voucherNo }) => (
                  <div className={styles.wishName}>
                    <span>{payee}</span>
                    {[basis, refuseReason, voucherNo]
                      .filter((text) => text !== null)
                      .map((text) => (
                        <span key={text} className={blocks.small}>
                          {text}
                        </span>
                      ))}
                  </div>
                ),
              },
              {
                key: 'state',
                label: t('claim.state'),
                fixed: true,
                cell: ({ state }) => <StateChip of="compensation" state={state} />,
              },
              { key: 'claimed', label: t('claim.claimed'), align: 'end', cell: (one) => money(one.claimed) },
              { key: 'agreed', label: t('claim.agreed'), align: 'end', cell: (one) => money(one.agreed) },
              { key: 'paid', label: t('claim.paid'), align: 'end', cell: (one) => money(one.paid) },
              {
                key: 'actions',
                label: '',
                fixed: true,
                cell: (claim) => (
                  <ClaimActions deployment={deployment} claim={claim} mayEdit={mayEdit} onStep={setStep} />
                ),
              },
            ]}
          />
        </>
      )}
      {step?.form === 'claim' && <ClaimDrawer deployment={deployment} claim={step.claim} onClose={close} />}
      {step?.form === 'agree' && step.claim && (
        <AgreeDrawer deployment={deployment} claim={step.claim} onClose={close} />
      )}
      {step?.form === 'pay' && step.claim && (
        <PayDrawer deployment={deployment} claim={step.claim} onClose={close} />
      )}
    </Panel>
  );
}

interface ClaimActionsProps {
  readonly deployment: Deployment;
  readonly claim: Claim;
  readonly mayEdit: boolean;
  onStep(step: Step): void;
}

function ClaimActions({ deployment, claim, mayEdit, onStep }: ClaimActionsProps) {
  const { t } = useTranslation('deployments');
  const mayDecide = usePermission('decide') && deployment.ours && isOpen(deployment);
  const { refuse, reviewAgain } = useDeploymentSteps(deployment);
  const { state } = claim;
  const unpaid = (claim.paid ?? 0) === 0;
  return (
    <div className={styles.buttons}>
      {mayEdit && state === 'claimed' && (
        <Button size="small" variant="text" onClick={() => onStep({ form: 'claim', claim })}>
          {t('edit')}
        </Button>
      )}
      {mayDecide && state === 'claimed' && (
        <>
          <Button size="small" variant="outlined" onClick={() => onStep({ form: 'agree', claim })}>
            {t('claim.agree')}
          </Button>
          <Button size="small" variant="text" onClick={() => refuse(claim)}>
            {t('claim.refuse')}
          </Button>
        </>
      )}
      {mayEdit && state === 'agreed' && (
        <Button size="small" variant="outlined" onClick={() => onStep({ form: 'pay', claim })}>
          {t('claim.pay')}
        </Button>
      )}
      {mayDecide && unpaid && (state === 'agreed' || state === 'refused') && (
        <Button size="small" variant="text" onClick={() => reviewAgain(claim)}>
          {t('claim.reviewAgain')}
        </Button>
      )}
    </div>
  );
}

const isOpen = ({ state }: Deployment): boolean => state !== 'settled' && state !== 'cancelled';
