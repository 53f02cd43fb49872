import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useApi } from '../../../api/context';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { NumberField } from '../../../ui/form/NumberField';
import { PhoneField } from '../../../ui/form/PhoneField';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import type { UnitFiling } from '../filing-package-types';

const text = z.string().nullable();
const fieldsForm = z.object({
  contact: text,
  phone: text,
  fax: text,
  email: text,
  legalPerson: text,
  assetsWan: z.number().nullable(),
  industry: text,
  employees: z.number().int().nullable(),
  address: text,
  postcode: text,
});

/** The 申报表, filled from the registers; corrections count for the form alone. */
export function ApplicationDrawer({ filing, onClose }: { filing: UnitFiling; onClose(): void }) {
  const { t } = useTranslation('filingPackages');
  const api = useApi();
  const zodForm = useZodForm(`application-${filing.id}`, fieldsForm, filing.fields);
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('unit.fields')}
      subtitle={t('unit.fieldsNote')}
      saveLabel={t('unit.saveFields')}
      onClose={onClose}
      onSave={async (fields) => {
        await api.filingPackages.save({ id: filing.id, expectedVersion: filing.version, fields });
        onClose();
      }}
    >
      <TextField name="contact" label={t('field.contact')} />
      <PhoneField name="phone" label={t('field.phone')} />
      <TextField name="fax" label={t('field.fax')} />
      <TextField name="email" label={t('field.email')} />
      <TextField name="legalPerson" label={t('field.legalPerson')} />
      <NumberField name="assetsWan" label={t('field.assetsWan')} />
      <TextField name="industry" label={t('field.industry')} />
      <NumberField name="employees" label={t('field.employees')} />
      <TextField name="address" label={t('field.address')} wide />
      <TextField name="postcode" label={t('field.postcode')} />
    </FormDrawer>
  );
}
