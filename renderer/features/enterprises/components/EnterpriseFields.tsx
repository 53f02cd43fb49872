import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { ChoicesField } from '../../../ui/form/ChoicesField';
import { CodeField } from '../../../ui/form/CodePicker';
import { DateField } from '../../../ui/form/DateField';
import { FormSection } from '../../../ui/form/Form';
import { LocationFields } from '../../../ui/form/LocationFields';
import { NumberField } from '../../../ui/form/NumberField';
import { PhoneField } from '../../../ui/form/PhoneField';
import { RegionField } from '../../../ui/form/RegionField';
import { SelectField } from '../../../ui/form/SelectField';
import { TextField } from '../../../ui/form/TextField';
import { tidyUscc } from '../../../ui/form/tidy';
import { useChoices } from '../../../ui/use-choices';
import { SizeAdvice } from './SizeAdvice';

/** All facts of a unit that a person may enter, by subject. */
export function EnterpriseFields() {
  const { t } = useTranslation('enterprises');
  const { t: codes } = useTranslation('codes');
  const { data: vocabulary } = useQuery(ask(useApi(), 'enterprises', 'vocabulary', {}));
  const categories = useMemo(
    () => (vocabulary?.categories ?? []).map(({ name }) => ({ code: name, name, note: ' ' })),
    [vocabulary],
  );
  const towns = useMemo(
    () => (vocabulary?.towns ?? []).map((name) => ({ code: name, name, note: ' ' })),
    [vocabulary],
  );
  const activities = useMemo(
    () =>
      (vocabulary?.activities ?? []).map(({ key, label }) => ({
        value: key,
        label: codes(`activity.${key}` as 'activity.hotel', { defaultValue: label }),
      })),
    [vocabulary, codes],
  );
  useUsualActivities(vocabulary?.categories);
  const uscc = useWatch({ name: 'uscc' }) as string | null;
  return (
    <>
      <FormSection title={t('section.basic')}>
        <TextField name="name" label={t('field.name')} required wide />
        <TextField name="uscc" label={t('field.uscc')} help={t('help.uscc')} tidy={tidyUscc} />
        <TextField
          name="noUsccReason"
          label={t('field.noUsccReason')}
          disabled={uscc !== null && uscc !== ''}
        />
        <RegionField name="regionCode" label={t('field.regionCode')} required />
        <CodeField name="town" label={t('field.town')} options={towns} freeText />
        <TextField name="address" label={t('field.address')} wide />
        <SelectField name="status" label={t('field.status')} required choices={useStatusChoices()} />
        <SelectField name="affiliation" label={t('field.affiliation')} choices={useChoices('affiliation')} />
        <DateField name="establishedOn" label={t('field.establishedOn')} />
        <CodeField
          name="industryCode"
          label={t('field.industryCode')}
          options={useIndustries()}
          help={t('help.industryCode')}
          freeText
        />
      </FormSection>
      <FormSection title={t('section.risk')} note={t('section.riskNote')}>
        <CodeField
          name="supervisionCategory"
          label={t('field.supervisionCategory')}
          options={categories}
          help={t('help.supervisionCategory')}
        />
        <SelectField
          name="majorHazardLevel"
          label={t('field.majorHazardLevel')}
          choices={useChoices('majorHazardLevel')}
          numeric
        />
        <ChoicesField name="activities" label={t('field.activities')} choices={activities} />
      </FormSection>
      <FormSection title={t('section.size')} note={t('section.sizeNote')}>
        <NumberField name="employees" label={t('field.employees')} unit={t('unit.person')} />
        <NumberField name="revenueWan" label={t('field.revenueWan')} unit={t('unit.wan')} />
        <NumberField name="assetsWan" label={t('field.assetsWan')} unit={t('unit.wan')} />
        <SelectField name="sizeTier" label={t('field.sizeTier')} choices={useChoices('sizeTier')} />
        <SizeAdvice />
        <TextField name="sizeBasis" label={t('field.sizeBasis')} help={t('help.sizeBasis')} />
      </FormSection>
      <FormSection title={t('section.people')}>
        <TextField name="legalPerson" label={t('field.legalPerson')} />
        <PhoneField name="legalPhone" label={t('field.legalPhone')} />
        <TextField name="principal" label={t('field.principal')} />
        <PhoneField name="principalPhone" label={t('field.principalPhone')} />
        <TextField name="safetyOfficer" label={t('field.safetyOfficer')} />
        <PhoneField name="safetyOfficerPhone" label={t('field.safetyOfficerPhone')} />
      </FormSection>
      <FormSection title={t('section.licence')}>
        <TextField name="licenceNo" label={t('field.licenceNo')} />
        <DateField name="licenceUntil" label={t('field.licenceUntil')} />
        <TextField name="standardLevel" label={t('field.standardLevel')} />
        <DateField name="standardUntil" label={t('field.standardUntil')} />
        <LocationFields />
        <TextField name="businessScope" label={t('field.businessScope')} multiline wide />
        <TextField name="remark" label={t('field.remark')} multiline wide />
      </FormSection>
    </>
  );
}

/** Industries by code, name and pinyin initials; a finer code than the list has may be typed. */
function useIndustries() {
  const { data } = useQuery(ask(useApi(), 'enterprises', 'industries', {}));
  return useMemo(
    () =>
      (data?.rows ?? []).map(({ code, name, initials }) => ({
        code,
        name: `${code} ${name}`,
        initials,
        note: ' ',
      })),
    [data],
  );
}

function useStatusChoices() {
  const { t } = useTranslation('ui');
  return useMemo(
    () =>
      (['active', 'suspended', 'closed'] as const).map((value) => ({
        value,
        label: t(`state.enterprise.${value}`),
      })),
    [t],
  );
}

/** Ticks the usual activities of a category when the person chooses one; what is ticked already stays. */
function useUsualActivities(
  categories: readonly { name: string; activities: readonly string[] }[] | undefined,
): void {
  const { getValues, setValue } = useFormContext();
  const category = useWatch({ name: 'supervisionCategory' }) as string | null;
  const before = useRef(category);
  useEffect(() => {
    if (category === before.current || !categories) return;
    before.current = category;
    const usual = categories.find((one) => one.name === category)?.activities ?? [];
    const ticked = getValues('activities') as string[];
    const missing = usual.filter((activity) => !ticked.includes(activity));
    if (missing.length > 0) setValue('activities', [...ticked, ...missing], { shouldDirty: true });
  }, [category, categories, getValues, setValue]);
}
