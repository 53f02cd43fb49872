import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { showToast } from '../../../ui/feedback/toast-store';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { NumberField } from '../../../ui/form/NumberField';
import { SelectField } from '../../../ui/form/SelectField';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { localMoment } from '../../../ui/Timeline';
import { useChoices } from '../../../ui/use-choices';
import { endForm, gradeForm, type Incident, tollForm } from '../incident-form';

interface StepProps {
  readonly incident: Incident;
  onClose(): void;
}

/** What the accident has cost so far; every change is written into the log. */
export function TollDrawer({ incident, onClose }: StepProps) {
  const { t } = useTranslation('incidents');
  const api = useApi();
  const { id, version, toll, fields } = incident;
  const zodForm = useZodForm(`incident-toll-${id}-${version}`, tollForm, { ...toll, source: null });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('toll.change')}
      subtitle={fields.name}
      saveLabel={t('toll.save')}
      onClose={onClose}
      onSave={async (entry) => {
        await api.incidents.changeToll({ id, expectedVersion: version, ...entry });
        showToast({ tone: 'met', text: t('toll.saved') });
        onClose();
      }}
    >
      <NumberField name="deaths" label={t('toll.deaths')} unit={t('unit.person')} required />
      <NumberField
        name="seriousInjuries"
        label={t('toll.seriousInjuries')}
        unit={t('unit.person')}
        required
      />
      <NumberField name="missing" label={t('toll.missing')} unit={t('unit.person')} required />
      <NumberField name="trapped" label={t('toll.trapped')} unit={t('unit.person')} required />
      <NumberField name="directLoss" label={t('toll.directLoss')} unit={t('unit.yuan')} />
      <TextField name="source" label={t('toll.source')} help={t('toll.sourceHelp')} />
    </FormDrawer>
  );
}

/** The grade as people decide it; the suggestion only fills the form. */
export function GradeDrawer({ incident, onClose }: StepProps) {
  const { t } = useTranslation('incidents');
  const api = useApi();
  const { id, version, grade, suggestion, gradeBy, fields } = incident;
  const zodForm = useZodForm(`incident-grade-${id}-${version}`, gradeForm, {
    grade: grade ?? suggestion.grade,
    by: gradeBy ?? '',
  });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('grade.set')}
      subtitle={fields.name}
      saveLabel={t('grade.save')}
      onClose={onClose}
      onSave={async (entry) => {
        await api.incidents.setGrade({ id, expectedVersion: version, ...entry });
        showToast({ tone: 'met', text: t('grade.saved') });
        onClose();
      }}
    >
      <SelectField
        name="grade"
        label={t('grade.label')}
        choices={useChoices('accidentGrade')}
        empty={t('grade.none')}
        help={t('grade.note')}
      />
      <TextField name="by" label={t('grade.by')} required />
    </FormDrawer>
  );
}

/** 响应终止. */
export function EndDrawer({ incident, onClose }: StepProps) {
  const { t } = useTranslation('incidents');
  const api = useApi();
  const { id, version, fields } = incident;
  const zodForm = useZodForm(`incident-end-${id}`, endForm, {
    endedAt: localMoment(new Date().toISOString()),
    reason: '',
  });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('end.title')}
      subtitle={fields.name}
      saveLabel={t('end.save')}
      onClose={onClose}
      onSave={async (entry) => {
        await api.incidents.end({ id, expectedVersion: version, ...entry });
        showToast({ tone: 'met', text: t('end.done') });
        onClose();
      }}
    >
      <TextField name="endedAt" label={t('field.endedAt')} help={t('help.moment')} required />
      <TextField name="reason" label={t('field.endReason')} help={t('end.reasonHelp')} required multiline />
    </FormDrawer>
  );
}
