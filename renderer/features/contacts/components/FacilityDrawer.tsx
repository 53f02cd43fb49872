import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { showToast } from '../../../ui/feedback/toast-store';
import { CheckField, ChoicesField } from '../../../ui/form/ChoicesField';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { LocationFields } from '../../../ui/form/LocationFields';
import { NumberField } from '../../../ui/form/NumberField';
import { PhoneField } from '../../../ui/form/PhoneField';
import { SelectField } from '../../../ui/form/SelectField';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { emptyFacility, type Facility, facilityForm, facilityKinds } from '../contact-forms';

interface FacilityDrawerProps {
  /** Absent: a new place. */
  readonly facility?: Facility | undefined;
  onClose(): void;
}

/** Registers or changes a hospital, shelter, water point or landing ground. */
export function FacilityDrawer({ facility, onClose }: FacilityDrawerProps) {
  const { t } = useTranslation('contacts');
  const { t: common } = useTranslation('common');
  const { t: codes } = useTranslation('codes');
  const api = useApi();
  const { data } = useQuery(ask(api, 'contacts', 'choices', {}));
  const zodForm = useZodForm(
    `facility-${facility?.id ?? 'new'}-${facility?.version ?? 0}`,
    facilityForm,
    facility ? { ...facility.fields, shareable: facility.fields.shareable === true } : emptyFacility,
  );
  const kinds = useMemo(
    () => facilityKinds.map((value) => ({ value, label: codes(`facilityKind.${value}`) })),
    [codes],
  );
  const abilities = useMemo(
    () =>
      (data?.capabilities ?? []).map((value) => ({
        value,
        label: codes(`facilityCapability.${value}` as 'facilityCapability.burn'),
      })),
    [data, codes],
  );
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t(facility ? 'facilities.change' : 'facilities.create')}
      subtitle={facility?.fields.name}
      saveLabel={common('save')}
      onClose={onClose}
      onSave={async (fields) => {
        await api.contacts.saveFacility({
          id: facility?.id ?? null,
          expectedVersion: facility?.version ?? null,
          fields,
        });
        showToast({ tone: 'met', text: t('saved', { name: fields.name }) });
        onClose();
      }}
    >
      <SelectField name="kind" label={t('field.kind')} choices={kinds} required />
      <TextField name="grade" label={t('field.grade')} help={t('field.gradeHelp')} />
      <TextField name="name" label={t('field.facilityName')} required wide />
      <NumberField name="beds" label={t('field.beds')} />
      <PhoneField name="phone" label={t('field.dutyPhone')} />
      <ChoicesField name="capabilities" label={t('field.capabilities')} choices={abilities} />
      <TextField name="contact" label={t('field.contact')} />
      <TextField name="town" label={t('field.town')} />
      <TextField name="address" label={t('field.address')} wide />
      <LocationFields />
      <CheckField name="shareable" label={t('field.shareable')} wide />
      <TextField name="remark" label={t('field.remark')} multiline wide />
    </FormDrawer>
  );
}
