import { useTranslation } from 'react-i18next';
import { CheckField } from '../../../ui/form/ChoicesField';
import { DateField } from '../../../ui/form/DateField';
import { EnterpriseField } from '../../../ui/form/EnterpriseField';
import { NumberField } from '../../../ui/form/NumberField';
import { SelectField } from '../../../ui/form/SelectField';
import { TextField } from '../../../ui/form/TextField';
import { useChoices } from '../../../ui/use-choices';
import type { EntryKind } from '../expert-form';

/** The fields of an entry, by its kind. */
export function EntryFields({ kind }: { kind: EntryKind }) {
  switch (kind) {
    case 'evaluation':
      return <EvaluationFields />;
    case 'training':
      return <TrainingFields />;
    case 'interest':
      return <InterestFields />;
    case 'absence':
      return <AbsenceFields />;
    case 'work':
      return <WorkFields />;
  }
}

const marks = ['5', '4', '3', '2', '1'].map((value) => ({ value, label: value }));

function EvaluationFields() {
  const { t } = useTranslation('experts');
  const grades = useChoices('evaluationGrade');
  return (
    <>
      <NumberField name="year" label={t('entry.field.year')} required wide />
      <TextField name="task" label={t('entry.field.task')} help={t('entry.help.task')} wide />
      <SelectField name="grade" label={t('entry.field.grade')} choices={grades} wide />
      {(['attendance', 'quality', 'fairness', 'punctuality'] as const).map((name) => (
        <SelectField key={name} name={name} label={t(`entry.field.${name}`)} choices={marks} numeric wide />
      ))}
      <TextField name="comment" label={t('entry.field.comment')} multiline wide />
      <DateField name="evaluatedOn" label={t('entry.field.evaluatedOn')} required wide />
      <TextField name="evaluator" label={t('entry.field.evaluator')} wide />
    </>
  );
}

function TrainingFields() {
  const { t } = useTranslation('experts');
  return (
    <>
      <TextField name="title" label={t('entry.field.trainingTitle')} required wide />
      <DateField name="heldOn" label={t('entry.field.heldOn')} required wide />
      <NumberField name="hours" label={t('entry.field.hours')} wide />
      <TextField name="result" label={t('entry.field.result')} wide />
      <TextField name="certificateNo" label={t('entry.field.certificateNo')} wide />
      <TextField name="remark" label={t('field.remark')} multiline wide />
    </>
  );
}

function InterestFields() {
  const { t } = useTranslation('experts');
  const kinds = useChoices('interestKind');
  return (
    <>
      <SelectField name="kind" label={t('entry.field.interestKind')} choices={kinds} required wide />
      <EnterpriseField name="enterpriseId" label={t('entry.field.enterpriseId')} wide />
      <TextField name="unitName" label={t('entry.field.unitName')} help={t('entry.help.unitName')} wide />
      <DateField name="since" label={t('entry.field.since')} wide />
      <DateField name="until" label={t('entry.field.until')} wide />
      <DateField name="declaredOn" label={t('entry.field.declaredOn')} required wide />
      <TextField name="remark" label={t('field.remark')} multiline wide />
    </>
  );
}

function AbsenceFields() {
  const { t } = useTranslation('experts');
  return (
    <>
      <DateField name="fromDay" label={t('entry.field.fromDay')} required wide />
      <DateField name="toDay" label={t('entry.field.toDay')} required wide />
      <TextField name="reason" label={t('step.reason')} wide />
    </>
  );
}

function WorkFields() {
  const { t } = useTranslation('experts');
  const kinds = useChoices('workKind');
  const attended = [
    { value: 'true', label: t('entry.came') },
    { value: 'false', label: t('entry.missed') },
  ];
  return (
    <>
      <SelectField name="kind" label={t('entry.field.workKind')} choices={kinds} required wide />
      <TextField name="title" label={t('entry.field.workTitle')} required wide />
      <EnterpriseField name="enterpriseId" label={t('entry.field.enterpriseId')} wide />
      <DateField name="fromDay" label={t('entry.field.fromDay')} required wide />
      <DateField name="toDay" label={t('entry.field.toDay')} wide />
      <NumberField name="hours" label={t('entry.field.hours')} wide />
      <SelectField name="attended" label={t('entry.field.attended')} choices={attended} wide />
      <TextField name="record" label={t('entry.field.record')} help={t('entry.help.record')} multiline wide />
      <CheckField name="paid" label={t('entry.field.paid')} help={t('entry.help.paid')} wide />
      <NumberField name="fee" label={t('entry.field.fee')} unit={t('yuan')} wide />
      <TextField name="remark" label={t('field.remark')} multiline wide />
    </>
  );
}
