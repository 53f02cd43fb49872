import Button from '@mui/material/Button';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { CheckField, ChoicesField } from '../../../ui/form/ChoicesField';
import { DateField } from '../../../ui/form/DateField';
import { FormSection } from '../../../ui/form/Form';
import { NumberField } from '../../../ui/form/NumberField';
import { PhoneField } from '../../../ui/form/PhoneField';
import { RegionField } from '../../../ui/form/RegionField';
import { SelectField } from '../../../ui/form/SelectField';
import { TextField } from '../../../ui/form/TextField';
import { useChoices } from '../../../ui/use-choices';
import { type ExpertEntry, type NewExpertEntry, specialtyWords } from '../expert-form';
import { useExpertChoices } from '../hooks/use-expert-choices';

/** The facts of a person, by subject. */
export function ExpertFields() {
  const { t } = useTranslation('experts');
  const { tasks } = useExpertChoices();
  const genders = useChoices('gender');
  return (
    <>
      <FormSection title={t('section.person')}>
        <TextField name="name" label={t('field.name')} required />
        <SelectField name="gender" label={t('field.gender')} choices={genders} />
        <TextField name="idNumber" label={t('field.idNumber')} help={t('help.idNumber')} />
        <DateField name="bornOn" label={t('field.bornOn')} />
        <PhoneField name="phone" label={t('field.phone')} />
        <TextField name="email" label={t('field.email')} />
        <TextField name="address" label={t('field.address')} help={t('help.address')} />
        <RegionField name="regionCode" label={t('field.regionCode')} />
      </FormSection>
      <FormSection title={t('section.work')}>
        <TextField name="employer" label={t('field.employer')} help={t('help.employer')} />
        <TextField name="position" label={t('field.position')} />
        <TextField name="title" label={t('field.title')} />
        <TextField name="qualification" label={t('field.qualification')} />
        <TextField name="education" label={t('field.education')} />
        <TextField name="workSince" label={t('field.workSince')} />
        <TextField
          name="pastEmployers"
          label={t('field.pastEmployers')}
          help={t('help.pastEmployers')}
          multiline
          wide
        />
      </FormSection>
      <FormSection title={t('section.specialties')}>
        <Specialties />
        <ChoicesField name="taskKinds" label={t('field.taskKinds')} choices={tasks} />
        <NumberField
          name="yearlyCap"
          label={t('field.yearlyCap')}
          help={t('help.yearlyCap')}
          unit={t('times')}
        />
        <TextField name="remark" label={t('field.remark')} multiline wide />
      </FormSection>
    </>
  );
}

/** Free wording, and the codes by which people are drawn: the program reads them out of the wording, a person decides. */
function Specialties() {
  const { t } = useTranslation('experts');
  const api = useApi();
  const { specialties } = useExpertChoices();
  const { getValues, setValue } = useFormContext<ExpertEntry>();
  const recognise = async () => {
    const { codes } = await api.experts.recognise({ written: specialtyWords(getValues('specialties')) });
    setValue('specialtyCodes', [...new Set([...getValues('specialtyCodes'), ...codes])].sort(), {
      shouldDirty: true,
    });
  };
  return (
    <>
      <TextField name="specialties" label={t('field.specialties')} help={t('help.specialties')} wide />
      <div>
        <Button onClick={() => void recognise()}>{t('recognise')}</Button>
      </div>
      <ChoicesField name="specialtyCodes" label={t('field.specialtyCodes')} choices={specialties} />
    </>
  );
}

/** For somebody who is appointed already: the term, so that the entry need not go through the steps one by one. */
export function AppointedFields() {
  const { t } = useTranslation('experts');
  const appointed = useWatch<NewExpertEntry>({ name: 'appointed' }) === true;
  return (
    <FormSection title={t('section.appointed')}>
      <CheckField name="appointed" label={t('field.appointed')} help={t('help.appointed')} wide />
      {appointed && (
        <>
          <DateField name="termFrom" label={t('field.termFrom')} required />
          <DateField name="termTo" label={t('field.termTo')} required />
          <DateField name="appointedOn" label={t('step.onDay')} />
          <TextField name="documentNo" label={t('step.documentNo')} />
        </>
      )}
    </FormSection>
  );
}
