import Button from '@mui/material/Button';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
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
import { useChoices } from '../../../ui/use-choices';
import { useTeamChoices } from '../hooks/use-team-choices';
import type { TeamEntry } from '../team-form';

/** The facts of a team, by subject. */
export function TeamFields() {
  const { t } = useTranslation('teams');
  const { fields, natures, grades } = useTeamChoices();
  const levels = useChoices('teamLevel');
  const ranks = useChoices('teamRank');
  return (
    <>
      <FormSection title={t('section.team')}>
        <TextField name="name" label={t('field.name')} required />
        <TextField name="hostUnit" label={t('field.hostUnit')} help={t('help.hostUnit')} />
        <TextField name="field" label={t('field.field')} help={t('help.words')} />
        <SelectField name="fieldCode" label={t('field.fieldCode')} choices={fields} />
        <TextField name="nature" label={t('field.nature')} help={t('help.words')} />
        <SelectField name="natureCode" label={t('field.natureCode')} choices={natures} />
        <Recognise />
        <SelectField name="level" label={t('field.level')} choices={levels} />
        <SelectField name="unitRank" label={t('field.unitRank')} choices={ranks} help={t('help.unitRank')} />
        <CodeField
          name="grade"
          label={t('field.grade')}
          options={grades.map((grade) => ({ code: grade, name: grade, note: ' ' }))}
          freeText
        />
        <TextField name="park" label={t('field.park')} help={t('help.park')} />
      </FormSection>
      <FormSection title={t('section.people')}>
        <PhoneField name="dutyPhone" label={t('field.dutyPhone')} help={t('help.dutyPhone')} />
        <TextField name="leader" label={t('field.leader')} />
        <PhoneField name="leaderPhone" label={t('field.leaderPhone')} />
        <TextField name="deputy" label={t('field.deputy')} />
        <NumberField name="members" label={t('field.members')} unit={t('persons')} />
        <NumberField name="fullTimeMembers" label={t('field.fullTimeMembers')} unit={t('persons')} />
        <NumberField name="qualifiedMembers" label={t('field.qualifiedMembers')} unit={t('persons')} />
        <DateField name="insuredUntil" label={t('field.insuredUntil')} help={t('help.insuredUntil')} />
      </FormSection>
      <FormSection title={t('section.place')}>
        <RegionField name="regionCode" label={t('field.regionCode')} />
        <TextField name="base" label={t('field.base')} />
        <LocationFields />
        <TextField name="coverage" label={t('field.coverage')} />
        <NumberField name="coverageKm" label={t('field.coverageKm')} unit={t('kilometres')} />
        <NumberField
          name="responseMinutes"
          label={t('field.responseMinutes')}
          help={t('help.responseMinutes')}
          unit={t('minutes')}
        />
        <SelectField
          name="shareable"
          label={t('field.shareable')}
          choices={[
            { value: 'true', label: t('shareable.yes') },
            { value: 'false', label: t('shareable.no') },
          ]}
        />
      </FormSection>
      <FormSection title={t('section.means')}>
        <TextField name="mainEquipment" label={t('field.mainEquipment')} multiline wide />
        <Capabilities />
      </FormSection>
      <FormSection title={t('section.papers')}>
        <DateField name="foundedOn" label={t('field.foundedOn')} />
        <TextField name="approvalNo" label={t('field.approvalNo')} />
        <DateField name="reportedOn" label={t('field.reportedOn')} help={t('help.reportedOn')} />
        <DateField name="publishedOn" label={t('field.publishedOn')} />
        <DateField name="disbandedOn" label={t('field.disbandedOn')} help={t('help.disbandedOn')} />
        <TextField name="remark" label={t('field.remark')} multiline wide />
      </FormSection>
    </>
  );
}

/** Asks what name and words point to; what was chosen by hand stays. */
function useRecognised() {
  const api = useApi();
  const { getValues } = useFormContext<TeamEntry>();
  return () => {
    const { name, field, nature, mainEquipment } = getValues();
    return api.teams.recognise({ name, field, nature, mainEquipment });
  };
}

function Recognise() {
  const { t } = useTranslation('teams');
  const recognised = useRecognised();
  const { getValues, setValue } = useFormContext<TeamEntry>();
  const fill = async () => {
    const found = await recognised();
    for (const name of ['fieldCode', 'natureCode', 'unitRank'] as const)
      if (getValues(name) === null && found[name] !== null)
        setValue(name, found[name], { shouldDirty: true });
  };
  return (
    <div>
      <Button onClick={() => void fill()}>{t('recognise')}</Button>
    </div>
  );
}

function Capabilities() {
  const { t } = useTranslation('teams');
  const recognised = useRecognised();
  const { capabilities } = useTeamChoices();
  const { getValues, setValue } = useFormContext<TeamEntry>();
  const fill = async () => {
    const found = await recognised();
    setValue('capabilities', [...new Set([...getValues('capabilities'), ...found.capabilities])], {
      shouldDirty: true,
    });
  };
  return (
    <>
      <ChoicesField name="capabilities" label={t('field.capabilities')} choices={capabilities} />
      <div>
        <Button onClick={() => void fill()}>{t('suggestCapabilities')}</Button>
      </div>
    </>
  );
}
