import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { useSystemState } from '../../../app/use-system-state';
import { showToast } from '../../../ui/feedback/toast-store';
import { DateField } from '../../../ui/form/DateField';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { NumberField } from '../../../ui/form/NumberField';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import {
  completeDrillForm,
  type Drill,
  evaluateDrillForm,
  postponeDrillForm,
  reportDrillForm,
} from '../drill-form';

interface StepProps {
  readonly drill: Drill;
  onClose(): void;
}

/** Says that a planned drill has taken place, with its evaluation where there is one already. */
export function CompleteDrawer({ drill, onClose }: StepProps) {
  const { t } = useTranslation('drills');
  const api = useApi();
  const { today } = useSystemState();
  const { fields } = drill;
  const planned = fields.startOn ?? fields.plannedOn;
  const zodForm = useZodForm(`drill-complete-${drill.id}`, completeDrillForm, {
    startOn: planned !== null && planned <= today ? planned : today,
    endOn: fields.endOn,
    participants: fields.participants,
    place: fields.place,
    evaluatedOn: fields.evaluatedOn,
    evaluationNote: fields.evaluationNote,
  });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('complete.title')}
      subtitle={fields.title}
      saveLabel={t('complete.save')}
      onClose={onClose}
      onSave={async (entry) => {
        await api.drills.complete({
          id: drill.id,
          expectedVersion: drill.version,
          ...entry,
          endOn: entry.endOn ?? entry.startOn,
          evaluated: entry.evaluatedOn !== null,
        });
        showToast({ tone: 'met', text: t('complete.done', { title: fields.title }) });
        onClose();
      }}
    >
      <DateField name="startOn" label={t('field.startOn')} required />
      <DateField name="endOn" label={t('field.endOn')} help={t('help.endOn')} />
      <NumberField name="participants" label={t('field.participants')} unit={t('unit.person')} />
      <TextField name="place" label={t('field.place')} />
      <DateField name="evaluatedOn" label={t('field.evaluatedOn')} help={t('help.evaluatedLater')} />
      <TextField name="evaluationNote" label={t('field.evaluationNote')} multiline />
    </FormDrawer>
  );
}

/** Adds the evaluation, without which a drill does not count for most duties. */
export function EvaluateDrawer({ drill, onClose }: StepProps) {
  const { t } = useTranslation('drills');
  const api = useApi();
  const { today } = useSystemState();
  const { fields } = drill;
  const zodForm = useZodForm(`drill-evaluate-${drill.id}`, evaluateDrillForm, {
    evaluatedOn: fields.evaluatedOn ?? today,
    evaluationNote: fields.evaluationNote,
  });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('evaluate.title')}
      subtitle={fields.title}
      saveLabel={t('evaluate.save')}
      onClose={onClose}
      onSave={async (entry) => {
        await api.drills.evaluate({ id: drill.id, expectedVersion: drill.version, ...entry });
        showToast({ tone: 'met', text: t('evaluate.done', { title: fields.title }) });
        onClose();
      }}
    >
      <DateField name="evaluatedOn" label={t('field.evaluatedOn')} required />
      <TextField name="evaluationNote" label={t('field.evaluationNote')} multiline />
    </FormDrawer>
  );
}

/** Notes the day on which the drill was handed to the office. */
export function ReportDrawer({ drill, onClose }: StepProps) {
  const { t } = useTranslation('drills');
  const api = useApi();
  const { today } = useSystemState();
  const zodForm = useZodForm(`drill-report-${drill.id}`, reportDrillForm, {
    reportedOn: drill.fields.reportedOn ?? today,
  });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('report.title')}
      subtitle={drill.fields.title}
      saveLabel={t('report.save')}
      onClose={onClose}
      onSave={async ({ reportedOn }) => {
        await api.drills.report({ id: drill.id, expectedVersion: drill.version, reportedOn });
        showToast({ tone: 'met', text: t('report.done', { title: drill.fields.title }) });
        onClose();
      }}
    >
      <DateField name="reportedOn" label={t('field.reportedOn')} help={t('help.reportedOn')} required />
    </FormDrawer>
  );
}

/** Moves a planned drill to another day. */
export function PostponeDrawer({ drill, onClose }: StepProps) {
  const { t } = useTranslation('drills');
  const api = useApi();
  const zodForm = useZodForm(`drill-postpone-${drill.id}`, postponeDrillForm, { plannedOn: '', reason: '' });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('postpone.title')}
      subtitle={drill.fields.title}
      saveLabel={t('postpone.save')}
      onClose={onClose}
      onSave={async (entry) => {
        await api.drills.postpone({ id: drill.id, expectedVersion: drill.version, ...entry });
        showToast({ tone: 'met', text: t('postpone.done', { date: entry.plannedOn }) });
        onClose();
      }}
    >
      <DateField name="plannedOn" label={t('postpone.newDay')} required />
      <TextField name="reason" label={t('step.reason')} required multiline />
    </FormDrawer>
  );
}
