import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useSystemState } from '../../../app/use-system-state';
import { showToast } from '../../../ui/feedback/toast-store';
import { CodeField } from '../../../ui/form/CodePicker';
import { DateField } from '../../../ui/form/DateField';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { NumberField } from '../../../ui/form/NumberField';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { InlineNote } from '../../../ui/InlineNote';
import { useNumberFormat } from '../../../ui/use-number-format';
import { type Movement, type MovementEntry, movementForm, type Supply } from '../stock-forms';

interface MovementDrawerProps {
  readonly supply: Supply;
  readonly movement: Movement;
  onClose(): void;
}

/** One line of a ledger: what comes, goes, moves, breaks or is mended. What the stock will be stands beside it. */
export function MovementDrawer({ supply, movement, onClose }: MovementDrawerProps) {
  const { t } = useTranslation('stock');
  const { t: common } = useTranslation('common');
  const api = useApi();
  const { today } = useSystemState();
  const zodForm = useZodForm<MovementEntry, MovementEntry>(
    `stock-${movement}-${supply.id}`,
    movementForm as never,
    {
      quantity: null,
      unfit: null,
      toDepotId: null,
      movedOn: today,
      documentNo: null,
      counterpart: null,
      handledBy: null,
      reason: null,
    },
  );
  const save = async ({ toDepotId, quantity, counterpart, ...words }: MovementEntry) => {
    const amount = quantity ?? 0;
    if (movement === 'transfer')
      await api.stock.transfer({
        supplyId: supply.id,
        toDepotId: toDepotId ?? '',
        quantity: amount,
        ...words,
      });
    else
      await api.stock.post({ supplyId: supply.id, kind: movement, quantity: amount, counterpart, ...words });
    showToast({
      tone: 'met',
      text: t('movement.done', { what: t(`movement.${movement}`), name: supply.name }),
    });
    onClose();
  };
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t(`movement.${movement}`)}
      subtitle={[supply.name, supply.spec, supply.depot?.name].filter(Boolean).join(' · ')}
      saveLabel={common('save')}
      onClose={onClose}
      onSave={save}
    >
      <Fields supply={supply} movement={movement} />
    </FormDrawer>
  );
}

function Fields({ supply, movement }: { supply: Supply; movement: Movement }) {
  const { t } = useTranslation('stock');
  const unit = supply.unit === null ? {} : { unit: supply.unit };
  const both = movement === 'in' || movement === 'out' || movement === 'scrap' || movement === 'transfer';
  return (
    <>
      <After supply={supply} movement={movement} />
      {movement === 'transfer' && <TargetDepot supply={supply} />}
      <NumberField name="quantity" label={t('field.quantity')} required {...unit} />
      {both && (
        <NumberField name="unfit" label={t('field.unfitPart')} help={t('field.unfitHelp')} {...unit} />
      )}
      <DateField name="movedOn" label={t('field.movedOn')} required />
      <TextField name="documentNo" label={t('field.documentNo')} help={t('field.documentHelp')} />
      {(movement === 'in' || movement === 'out') && (
        <TextField name="counterpart" label={t(movement === 'in' ? 'field.from' : 'field.to')} wide />
      )}
      <TextField name="handledBy" label={t('field.handledBy')} />
      <TextField name="reason" label={t('field.reason')} wide />
    </>
  );
}

/** What there is now and what will be left; less than nothing is said before it is refused. */
function After({ supply, movement }: { supply: Supply; movement: Movement }) {
  const { t } = useTranslation('stock');
  const format = useNumberFormat();
  const quantity: unknown = useWatch({ name: 'quantity' });
  const typed = Number(quantity);
  const now = supply.stock ?? 0;
  const left = Math.round((movement === 'in' ? now + typed : now - typed) * 1000) / 1000;
  const unit = supply.unit ?? '';
  const still = movement === 'unfit' || movement === 'mended' || !(typed > 0);
  return (
    <InlineNote tone={!still && left < 0 ? 'late' : supply.expired ? 'soon' : 'open'}>
      {still
        ? t('movement.now', { stock: format(now), unfit: format(supply.unfit), unit })
        : left < 0
          ? t('movement.short', { stock: format(now), unit })
          : t('movement.after', { stock: format(now), left: format(left), unit })}
      {supply.expired && t('movement.expired', { on: supply.expiresOn ?? '' })}
    </InlineNote>
  );
}

function TargetDepot({ supply }: { supply: Supply }) {
  const { t } = useTranslation('stock');
  const { data } = useQuery(ask(useApi(), 'stock', 'depotChoices', {}));
  const options = useMemo(
    () =>
      (data?.depots ?? [])
        .filter(({ id, closedOn }) => id !== supply.depot?.id && closedOn === null)
        .map(({ id, name, initials }) => ({ code: id, name, initials, note: ' ' })),
    [data, supply.depot?.id],
  );
  return <CodeField name="toDepotId" label={t('field.toDepot')} options={options} required wide />;
}
