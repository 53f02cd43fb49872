import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { showToast } from '../../../ui/feedback/toast-store';
import { CheckField } from '../../../ui/form/ChoicesField';
import { CodeField } from '../../../ui/form/CodePicker';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { LocationFields } from '../../../ui/form/LocationFields';
import { NumberField } from '../../../ui/form/NumberField';
import { PhoneField } from '../../../ui/form/PhoneField';
import { SelectField } from '../../../ui/form/SelectField';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { type Depot, type DepotEntry, depotEntry, depotForm, depotKinds, emptyDepot } from '../stock-forms';

interface DepotDrawerProps {
  /** Absent: a new depot. */
  readonly depot?: Depot | undefined;
  onSaved?(id: string): void;
  onClose(): void;
}

/** Registers or changes a depot. A main depot that would close a circle is refused with the circle. */
export function DepotDrawer({ depot, onSaved, onClose }: DepotDrawerProps) {
  const { t } = useTranslation('stock');
  const { t: common } = useTranslation('common');
  const api = useApi();
  const { data } = useQuery(ask(api, 'stock', 'depotChoices', {}));
  const zodForm = useZodForm<DepotEntry, DepotEntry>(
    `depot-${depot?.id ?? 'new'}-${depot?.version ?? 0}`,
    depotForm as never,
    depot ? depotEntry(depot) : emptyDepot,
  );
  const parents = useMemo(
    () =>
      (data?.depots ?? [])
        .filter(({ id }) => id !== depot?.id)
        .map(({ id, name, initials }) => ({ code: id, name, initials, note: ' ' })),
    [data, depot?.id],
  );
  const kinds = depotKinds.map((value) => ({ value, label: t(`depotKind.${value}`) }));
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t(depot ? 'depots.change' : 'depots.create')}
      subtitle={depot?.name}
      saveLabel={common('save')}
      onClose={onClose}
      onSave={async (fields) => {
        const saved = await api.stock.saveDepot({
          fields: {
            ...fields,
            enterpriseId: depot?.enterprise?.id ?? null,
            teamId: depot?.team?.id ?? null,
          },
          ...(depot && { id: depot.id, expectedVersion: depot.version }),
        });
        showToast({ tone: 'met', text: t('depots.saved', { name: fields.name }) });
        onClose();
        onSaved?.(saved.id);
      }}
    >
      <TextField name="name" label={t('depot.name')} required wide />
      <SelectField name="kind" label={t('depot.kind')} choices={kinds} required />
      <CodeField name="parentId" label={t('depot.parent')} help={t('depot.parentHelp')} options={parents} />
      <TextField name="owner" label={t('depot.owner')} wide />
      <TextField name="keeper" label={t('depot.keeper')} />
      <PhoneField name="phone" label={t('depot.phone')} />
      <TextField name="town" label={t('depot.town')} />
      <NumberField name="area" label={t('depot.area')} unit={t('squareMetres')} />
      <TextField name="address" label={t('depot.address')} wide />
      <LocationFields />
      <CheckField name="shareable" label={t('depot.shareable')} wide />
      <TextField name="remark" label={t('depot.remark')} multiline wide />
    </FormDrawer>
  );
}
