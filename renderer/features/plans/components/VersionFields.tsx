import { useTranslation } from 'react-i18next';
import { DateField } from '../../../ui/form/DateField';
import { SelectField } from '../../../ui/form/SelectField';
import { TextField } from '../../../ui/form/TextField';
import { useChoices } from '../../../ui/use-choices';

/** The facts of a version. `prefix` is where they lie in the form's values. */
export function VersionFields({ prefix = '' }: { prefix?: string }) {
  const { t } = useTranslation('plans');
  return (
    <>
      <TextField name={`${prefix}label`} label={t('field.label')} required help={t('help.label')} />
      <SelectField
        name={`${prefix}reviewWay`}
        label={t('field.reviewWay')}
        choices={useChoices('reviewWay')}
      />
      <DateField name={`${prefix}reviewDate`} label={t('field.reviewDate')} />
      <SelectField
        name={`${prefix}reviewResult`}
        label={t('field.reviewResult')}
        choices={useChoices('reviewResult')}
      />
      <DateField name={`${prefix}signedOn`} label={t('field.signedOn')} />
      <DateField name={`${prefix}publishedOn`} label={t('field.publishedOn')} help={t('help.publishedOn')} />
      <DateField name={`${prefix}expiresOn`} label={t('field.expiresOn')} />
      <TextField name={`${prefix}remark`} label={t('field.remark')} multiline wide />
    </>
  );
}
