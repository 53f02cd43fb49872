import { useTranslation } from 'react-i18next';
import { DateField } from '../../../ui/form/DateField';
import { TextField } from '../../../ui/form/TextField';

/** The facts of a version of a government's plan. `prefix` is where they lie in the form's values. */
export function GovernmentVersionFields({ prefix = '' }: { prefix?: string }) {
  const { t } = useTranslation('governmentPlans');
  return (
    <>
      <TextField name={`${prefix}label`} label={t('field.label')} required />
      <DateField name={`${prefix}approvedOn`} label={t('field.approvedOn')} />
      <DateField name={`${prefix}publishedOn`} label={t('field.publishedOn')} help={t('help.publishedOn')} />
      <TextField name={`${prefix}remark`} label={t('field.remark')} />
    </>
  );
}
