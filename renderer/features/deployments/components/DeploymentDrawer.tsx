import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useGo } from '../../../app/use-go';
import { useSystemState } from '../../../app/use-system-state';
import { showToast } from '../../../ui/feedback/toast-store';
import { DateField } from '../../../ui/form/DateField';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { NumberField } from '../../../ui/form/NumberField';
import { SelectField } from '../../../ui/form/SelectField';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { InlineNote } from '../../../ui/InlineNote';
import { useChoices } from '../../../ui/use-choices';
import { useProblemText } from '../../../ui/use-error-text';
import { momentOf, type OrderEntry, orderForm, wallNow } from '../deployment-forms';
import { type Chosen, chosenOf, thingsOf, useOffered, wantsHandOwner } from '../use-wishes';
import { WishList } from './WishList';

interface DeploymentDrawerProps {
  readonly incidentId?: string;
  readonly drillId?: string;
  /** Chosen from the start: from a team's page, a list of supplies, the offers of an incident desk. */
  readonly teamIds?: readonly string[];
  readonly supplyIds?: readonly string[];
  readonly equipmentIds?: readonly string[];
  /** The quantities of supplies begin empty, to be filled where something is wanted: from a depot's stock. */
  readonly unfilled?: boolean;
  readonly purpose?: string;
  readonly destination?: string;
  /** Metres from the place of the incident, by the id of a team, supply or piece of equipment, where that is known. */
  readonly distances?: Readonly<Record<string, number>>;
  onClose(): void;
  /** Ids of the orders; without it the first of them is opened. */
  onOrdered?(ids: readonly string[]): void;
}

/** 下达调用令: teams and things in one go; each team, depot and owner gets an order of its own. */
export function DeploymentDrawer(props: DeploymentDrawerProps) {
  const offered = useOffered(props);
  // The rows begin with what was chosen before: they wait until it is known.
  if (offered === null) return null;
  return (
    <OrderDrawer {...props} start={offered.map((offer) => chosenOf(offer, props.unfilled ? '' : '1'))} />
  );
}

function OrderDrawer({
  incidentId,
  drillId,
  purpose = '',
  destination,
  distances = {},
  start,
  onClose,
  onOrdered,
}: DeploymentDrawerProps & { readonly start: readonly Chosen[] }) {
  const { t } = useTranslation('deployments');
  const api = useApi();
  const go = useGo();
  const { user } = useSystemState();
  const kinds = useChoices('deploymentKind');
  const [wishes, setWishes] = useState<readonly Chosen[]>(start);
  const now = wallNow();
  const zodForm = useZodForm(`deployment-${incidentId ?? drillId ?? 'new'}`, orderForm, {
    kind: 'call-up',
    purpose,
    destination: destination ?? null,
    number: null,
    orderedBy: user?.name ?? null,
    receiver: null,
    receiverPhone: null,
    ...now,
    returnDueOn: null,
    headcount: null,
    vehicles: null,
    handOwner: null,
    remark: null,
  });
  const teamIds = wishes.filter(({ kind }) => kind === 'team').map(({ id }) => id ?? '');
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('order.new')}
      saveLabel={t('order.save')}
      onClose={onClose}
      onSave={async ({ on, time, handOwner, ...entry }) => {
        const { orders } = await api.deployments.order({
          ...entry,
          orderedAt: momentOf({ on, time }),
          incidentId: incidentId ?? null,
          drillId: drillId ?? null,
          teamIds,
          things: thingsOf(wishes),
          handOwner: { name: handOwner, enterpriseId: null },
          // The drawer has said so above the button.
          acceptTeamsOut: true,
        });
        showToast({ tone: 'met', text: t('order.done', { count: orders.length }) });
        onClose();
        if (onOrdered) onOrdered(orders.map(({ id }) => id));
        else if (orders[0]) go(`/deployments/${orders[0].id}`);
      }}
    >
      <SelectField name="kind" label={t('field.kind')} choices={kinds} required />
      <TextField name="number" label={t('field.number')} help={t('help.number')} />
      <TextField name="purpose" label={t('field.purpose')} required wide />
      <TextField name="destination" label={t('field.destination')} wide />
      <WishList wishes={wishes} distances={distances} onWishes={setWishes} />
      {wantsHandOwner(wishes) && (
        <TextField name="handOwner" label={t('field.handOwner')} help={t('help.handOwner')} required wide />
      )}
      <OrderWarnings wishes={wishes} teamIds={teamIds} />
      {teamIds.length > 0 && (
        <>
          <NumberField name="headcount" label={t('field.headcount')} />
          <NumberField name="vehicles" label={t('field.vehicles')} />
        </>
      )}
      <TextField name="receiver" label={t('field.receiver')} />
      <TextField name="receiverPhone" label={t('field.receiverPhone')} />
      <TextField name="orderedBy" label={t('field.orderedBy')} />
      <DateField name="returnDueOn" label={t('field.returnDueOn')} />
      <DateField name="on" label={t('field.orderedOn')} required />
      <TextField name="time" label={t('field.orderedTime')} required />
      <TextField name="remark" label={t('field.remark')} multiline wide />
    </FormDrawer>
  );
}

/** What the core says of the wishes while they are made, and how many orders they become. */
function OrderWarnings({ wishes, teamIds }: { wishes: readonly Chosen[]; teamIds: readonly string[] }) {
  const { t } = useTranslation('deployments');
  const problemText = useProblemText();
  const handOwner = useWatch<OrderEntry, 'handOwner'>({ name: 'handOwner' });
  const things = thingsOf(wishes).filter(({ quantity }) => quantity > 0);
  const { data } = useQuery({
    ...ask(useApi(), 'deployments', 'check', {
      teamIds: [...teamIds],
      things,
      handOwner: { name: handOwner, enterpriseId: null },
    }),
    enabled: things.length > 0 || teamIds.length > 0,
    gcTime: 0,
    placeholderData: (before) => before,
  });
  if (!data || wishes.length === 0) return null;
  return (
    <>
      {data.refusals.map((refusal) => (
        <InlineNote key={refusal.message} tone="late">
          {problemText(refusal)}
        </InlineNote>
      ))}
      {data.cautions.map((caution) => (
        <InlineNote key={caution.message} tone="soon">
          {problemText(caution)}
        </InlineNote>
      ))}
      {data.orders.length > 1 && (
        <InlineNote tone="open">
          {t('order.split', {
            count: data.orders.length,
            owners: data.orders.map(({ owner }) => owner).join(t('separator')),
          })}
        </InlineNote>
      )}
    </>
  );
}
