import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { useSystemState } from '../../../app/use-system-state';
import { showToast } from '../../../ui/feedback/toast-store';
import { DateField } from '../../../ui/form/DateField';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { NumberField } from '../../../ui/form/NumberField';
import { SelectField } from '../../../ui/form/SelectField';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { useChoices } from '../../../ui/use-choices';
import { agreeForm, type Claim, claimForm, costForm, type Deployment, payForm } from '../deployment-forms';

interface MoneyProps {
  readonly deployment: Deployment;
  onClose(): void;
}

/** What a line of costs begins with: an offer of the core, or one that is changed. */
export interface CostStart {
  readonly costId: string | null;
  readonly itemId: string | null;
  readonly kind: Deployment['costs'][number]['kind'];
  readonly description: string;
  readonly quantity: number;
  readonly unitPrice: number | null;
  readonly basis: string | null;
}

const versioned = ({ id, version }: Deployment) => ({ id, expectedVersion: version });

/** 费用: one line; the amount is worked out by the core, to the fen. */
export function CostDrawer({ deployment, start, onClose }: MoneyProps & { readonly start: CostStart }) {
  const { t } = useTranslation('deployments');
  const api = useApi();
  const kinds = useChoices('costKind');
  const { costId, itemId, kind, description, quantity, unitPrice, basis } = start;
  const formId = `deployment-cost-${costId ?? `${deployment.id}-${itemId}-${kind}-${deployment.version}`}`;
  const zodForm = useZodForm(formId, costForm, {
    kind,
    description,
    quantity,
    // Nobody has said what it costs: the field stays empty, and is asked for.
    unitPrice: unitPrice ?? (null as unknown as number),
    basis,
  });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t(costId === null ? 'cost.add' : 'cost.edit')}
      subtitle={deployment.purpose}
      saveLabel={t('save')}
      onClose={onClose}
      onSave={async (entry) => {
        await api.deployments.saveCost({ ...versioned(deployment), costId, fields: { ...entry, itemId } });
        showToast({ tone: 'met', text: t('done.cost') });
        onClose();
      }}
    >
      <SelectField name="kind" label={t('cost.kind')} choices={kinds} required />
      <TextField name="description" label={t('cost.description')} required wide />
      <NumberField name="quantity" label={t('cost.quantity')} required />
      <NumberField name="unitPrice" label={t('cost.unitPrice')} unit={t('yuan')} required />
      <TextField name="basis" label={t('cost.basis')} help={t('help.costBasis')} wide />
    </FormDrawer>
  );
}

/** 补偿申请: who asks for how much. */
export function ClaimDrawer({ deployment, claim, onClose }: MoneyProps & { readonly claim: Claim | null }) {
  const { t } = useTranslation('deployments');
  const api = useApi();
  const { today } = useSystemState();
  const zodForm = useZodForm(`deployment-claim-${claim?.id ?? deployment.id}`, claimForm, {
    payee: claim?.payee ?? deployment.owner,
    claimed: claim?.claimed ?? deployment.costTotal,
    claimedOn: claim?.claimedOn ?? today,
    basis: claim?.basis ?? null,
    remark: claim?.remark ?? null,
  });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t(claim === null ? 'claim.add' : 'claim.edit')}
      subtitle={deployment.purpose}
      saveLabel={t('save')}
      onClose={onClose}
      onSave={async (fields) => {
        await api.deployments.saveClaim({ ...versioned(deployment), claimId: claim?.id ?? null, fields });
        showToast({ tone: 'met', text: t('done.claim') });
        onClose();
      }}
    >
      <TextField name="payee" label={t('claim.payee')} required wide />
      <NumberField name="claimed" label={t('claim.claimed')} unit={t('yuan')} required />
      <DateField name="claimedOn" label={t('claim.claimedOn')} required />
      <TextField name="basis" label={t('claim.claimBasis')} multiline wide />
      <TextField name="remark" label={t('field.remark')} multiline wide />
    </FormDrawer>
  );
}

/** 核定: how much of it, by whom, on what it rests. No amount is worked out. */
export function AgreeDrawer({ deployment, claim, onClose }: MoneyProps & { readonly claim: Claim }) {
  const { t } = useTranslation('deployments');
  const api = useApi();
  const { today, user } = useSystemState();
  const zodForm = useZodForm(`deployment-agree-${claim.id}`, agreeForm, {
    onDate: today,
    amount: claim.claimed,
    by: user?.name ?? '',
    basis: claim.basis,
  });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('claim.agree')}
      subtitle={claim.payee}
      saveLabel={t('claim.agree')}
      onClose={onClose}
      onSave={async (entry) => {
        await api.deployments.decideClaim({
          ...versioned(deployment),
          claimId: claim.id,
          action: 'agree',
          ...entry,
        });
        showToast({ tone: 'met', text: t('done.agree') });
        onClose();
      }}
    >
      <NumberField name="amount" label={t('claim.agreed')} unit={t('yuan')} required />
      <DateField name="onDate" label={t('claim.agreedOn')} required />
      <TextField name="by" label={t('claim.agreedBy')} required />
      <TextField name="basis" label={t('claim.basis')} help={t('help.claimBasis')} required multiline wide />
    </FormDrawer>
  );
}

/** 支付: all of what was agreed, or a part of it; never more. */
export function PayDrawer({ deployment, claim, onClose }: MoneyProps & { readonly claim: Claim }) {
  const { t } = useTranslation('deployments');
  const api = useApi();
  const { today } = useSystemState();
  const zodForm = useZodForm(`deployment-pay-${claim.id}-${deployment.version}`, payForm, {
    onDate: today,
    amount: claim.unpaid,
    voucherNo: null,
  });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('claim.pay')}
      subtitle={claim.payee}
      saveLabel={t('claim.pay')}
      onClose={onClose}
      onSave={async (entry) => {
        await api.deployments.payClaim({ ...versioned(deployment), claimId: claim.id, ...entry });
        showToast({ tone: 'met', text: t('done.pay') });
        onClose();
      }}
    >
      <NumberField name="amount" label={t('claim.payment')} unit={t('yuan')} required />
      <DateField name="onDate" label={t('claim.paidOn')} required />
      <TextField name="voucherNo" label={t('claim.voucherNo')} wide />
    </FormDrawer>
  );
}
