import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { CheckField } from '../../../ui/form/ChoicesField';
import { CodeField } from '../../../ui/form/CodePicker';
import { EnterpriseField } from '../../../ui/form/EnterpriseField';
import { FormSection } from '../../../ui/form/Form';
import { LocationFields } from '../../../ui/form/LocationFields';
import { PhoneField } from '../../../ui/form/PhoneField';
import { TextField } from '../../../ui/form/TextField';
import type { IncidentEntry } from '../incident-form';

/** Three fields are enough to begin; the others may be filled in whenever there is time. */
export function IncidentFormFields({ isNew }: { isNew: boolean }) {
  const { t } = useTranslation('incidents');
  const { data } = useQuery(ask(useApi(), 'incidents', 'kinds', {}));
  const kinds = useMemo(() => (data?.kinds ?? []).map((name) => ({ code: name, name })), [data]);
  const enterpriseId = useWatch<IncidentEntry, 'enterpriseId'>({ name: 'enterpriseId' });
  return (
    <>
      <FormSection title={t('section.first')} note={t('section.firstNote')}>
        <CodeField name="accidentKind" label={t('field.accidentKind')} options={kinds} required />
        <TextField name="learnedAt" label={t('field.learnedAt')} help={t('help.learnedAt')} required />
        <EnterpriseField
          name="enterpriseId"
          label={t('field.enterpriseId')}
          placeholder={t('noUnit')}
          help={t('help.enterpriseId')}
          wide
        />
        <TextField
          name="place"
          label={t('field.place')}
          help={t('help.place')}
          required={enterpriseId === null}
          wide
        />
        {isNew && <CheckField name="practice" label={t('field.practice')} help={t('help.practice')} wide />}
      </FormSection>
      <FormSection title={t('section.known')}>
        <TextField name="happenedAt" label={t('field.happenedAt')} help={t('help.moment')} />
        <TextField name="unitLearnedAt" label={t('field.unitLearnedAt')} help={t('help.unitLearnedAt')} />
        <TextField name="reportedBy" label={t('field.reportedBy')} />
        <PhoneField name="reporterPhone" label={t('field.reporterPhone')} />
        <TextField name="substances" label={t('field.substances')} />
        <TextField name="town" label={t('field.town')} />
        <TextField name="description" label={t('field.description')} multiline wide />
        <LocationFields />
      </FormSection>
      <FormSection title={t('section.command')}>
        <TextField name="commander" label={t('field.commander')} />
        <TextField name="responseLevel" label={t('field.responseLevel')} help={t('help.responseLevel')} />
        <TextField name="name" label={t('field.name')} help={t('help.name')} wide />
        <TextField name="remark" label={t('field.remark')} multiline wide />
      </FormSection>
    </>
  );
}
