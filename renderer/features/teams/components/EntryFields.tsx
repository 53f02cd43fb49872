import { useTranslation } from 'react-i18next';
import { CheckField } from '../../../ui/form/ChoicesField';
import { DateField } from '../../../ui/form/DateField';
import { EnterpriseField } from '../../../ui/form/EnterpriseField';
import { NumberField } from '../../../ui/form/NumberField';
import { PhoneField } from '../../../ui/form/PhoneField';
import { SelectField } from '../../../ui/form/SelectField';
import { TextField } from '../../../ui/form/TextField';
import { useChoices } from '../../../ui/use-choices';
import type { EntryKind } from '../team-form';
import { TeamField } from './TeamField';

interface EntryFieldsProps {
  readonly kind: EntryKind;
  readonly of: { readonly teamId: string | null; readonly enterpriseId: string | null };
}

/** The fields of an entry, by its kind. */
export function EntryFields({ kind, of }: EntryFieldsProps) {
  switch (kind) {
    case 'member':
      return <MemberFields />;
    case 'training':
      return <TrainingFields />;
    case 'agreement':
      return <AgreementFields of={of} />;
  }
}

function MemberFields() {
  const { t } = useTranslation('teams');
  return (
    <>
      <TextField name="name" label={t('entry.field.name')} required wide />
      <TextField name="post" label={t('entry.field.post')} help={t('entry.help.post')} wide />
      <CheckField name="fullTime" label={t('entry.field.fullTime')} wide />
      <PhoneField name="phone" label={t('entry.field.phone')} wide />
      <TextField name="qualification" label={t('entry.field.qualification')} wide />
      <TextField name="certificateNo" label={t('entry.field.certificateNo')} wide />
      <DateField name="qualifiedUntil" label={t('entry.field.qualifiedUntil')} wide />
      <TextField name="insuranceNo" label={t('entry.field.insuranceNo')} wide />
      <DateField name="insuredUntil" label={t('entry.field.insuredUntil')} wide />
      <DateField name="joinedOn" label={t('entry.field.joinedOn')} wide />
      <DateField name="leftOn" label={t('entry.field.leftOn')} help={t('entry.help.leftOn')} wide />
      <TextField name="remark" label={t('field.remark')} multiline wide />
    </>
  );
}

function TrainingFields() {
  const { t } = useTranslation('teams');
  const kinds = useChoices('trainingKind');
  return (
    <>
      <TextField name="topic" label={t('entry.field.topic')} required wide />
      <SelectField name="kind" label={t('entry.field.trainingKind')} choices={kinds} required wide />
      <DateField name="heldOn" label={t('entry.field.heldOn')} required wide />
      <NumberField name="hours" label={t('entry.field.hours')} unit={t('hours')} wide />
      <NumberField name="participants" label={t('entry.field.participants')} unit={t('persons')} wide />
      <TextField name="place" label={t('entry.field.place')} wide />
      <TextField name="teacher" label={t('entry.field.teacher')} wide />
      <TextField name="result" label={t('entry.field.result')} wide />
      <TextField name="remark" label={t('field.remark')} multiline wide />
    </>
  );
}

function AgreementFields({ of }: { of: EntryFieldsProps['of'] }) {
  const { t } = useTranslation('teams');
  const kinds = useChoices('agreementKind');
  return (
    <>
      {of.teamId === null && (
        <TeamField
          name="teamId"
          label={t('entry.field.teamId')}
          help={t('entry.help.teamId')}
          required
          wide
        />
      )}
      {of.enterpriseId === null && (
        <EnterpriseField name="enterpriseId" label={t('entry.field.enterpriseId')} required wide />
      )}
      <SelectField
        name="kind"
        label={t('entry.field.agreementKind')}
        help={t('entry.help.agreementKind')}
        choices={kinds}
        required
        wide
      />
      <TextField name="number" label={t('entry.field.number')} wide />
      <DateField name="signedOn" label={t('entry.field.signedOn')} wide />
      <DateField name="validFrom" label={t('entry.field.validFrom')} required wide />
      <DateField
        name="validUntil"
        label={t('entry.field.validUntil')}
        help={t('entry.help.validUntil')}
        wide
      />
      <TextField name="scope" label={t('entry.field.scope')} multiline wide />
      <NumberField name="fee" label={t('entry.field.fee')} unit={t('yuanYear')} wide />
      <TextField name="remark" label={t('field.remark')} multiline wide />
    </>
  );
}
