import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Answer } from '../../../api/contract';
import { useSystemState } from '../../../app/use-system-state';
import { showToast } from '../../../ui/feedback/toast-store';
import { DateField } from '../../../ui/form/DateField';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { SelectField } from '../../../ui/form/SelectField';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { useLawWord } from '../../../ui/use-law-word';
import {
  type Course,
  decisionForm,
  settleForm,
  type Trigger,
  triggerForm,
  triggerSources,
} from '../course-forms';

/** A record that a trigger comes from, such as a drill. */
export interface TriggerOrigin {
  readonly source: Trigger['source'];
  readonly sourceId: string;
  readonly reason: Trigger['reason'];
  readonly raisedOn: string;
}

/** Notes something that may call for a revision. */
export function RaiseDrawer({
  planId,
  course,
  origin,
  onClose,
}: {
  planId: string;
  course: Course;
  origin?: TriggerOrigin;
  onClose(): void;
}) {
  const { t } = useTranslation('course');
  const law = useLawWord();
  const api = useApi();
  const { today } = useSystemState();
  const zodForm = useZodForm(`raise-${planId}-${origin?.sourceId ?? ''}`, triggerForm, {
    reason: origin?.reason ?? 'law',
    source: origin?.source ?? 'law-change',
    raisedOn: origin?.raisedOn ?? today,
    description: '',
  });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('revision.raise')}
      saveLabel={t('revision.save')}
      onClose={onClose}
      onSave={async (entry) => {
        await api.plans.raiseTrigger({ planId, sourceId: origin?.sourceId ?? null, ...entry });
        showToast({ tone: 'met', text: t('revision.raised') });
        onClose();
      }}
    >
      <SelectField
        name="reason"
        label={t('revision.reason')}
        required
        wide
        choices={course.reasons.map(({ id, number, title }) => ({
          value: id,
          label: `（${number}）${law(title)}`,
        }))}
      />
      <SelectField
        name="source"
        label={t('revision.source')}
        required
        wide
        choices={triggerSources.map((value) => ({ value, label: t(`revision.sources.${value}`) }))}
      />
      <DateField name="raisedOn" label={t('revision.raisedOn')} required wide />
      <TextField name="description" label={t('revision.description')} required multiline wide />
    </FormDrawer>
  );
}

/** Revise or keep: the person decides, with the reason. */
export function DecideDrawer({ trigger, onClose }: { trigger: Trigger; onClose(): void }) {
  const { t } = useTranslation('course');
  const api = useApi();
  const { today } = useSystemState();
  const zodForm = useZodForm(`decide-${trigger.id}`, decisionForm, {
    decision: trigger.decision ?? 'revise',
    onDate: trigger.decidedOn ?? today,
    reason: trigger.decisionReason,
  });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('revision.decideTitle')}
      subtitle={trigger.description}
      saveLabel={t('revision.save')}
      onClose={onClose}
      onSave={async (entry) => {
        await api.plans.decideTrigger({ id: trigger.id, ...entry });
        showToast({ tone: 'met', text: t('revision.decided') });
        onClose();
      }}
    >
      <SelectField
        name="decision"
        label={t('revision.decision')}
        required
        wide
        choices={(['revise', 'keep'] as const).map((value) => ({ value, label: t(`revision.${value}`) }))}
      />
      <DateField name="onDate" label={t('revision.decidedOn')} required wide />
      <TextField
        name="reason"
        label={t('revision.decisionReason')}
        help={t('revision.decisionHelp')}
        multiline
        wide
      />
    </FormDrawer>
  );
}

/** Says which published version takes the trigger into account. */
export function SettleDrawer({
  plan,
  trigger,
  onClose,
}: {
  plan: Answer<'plans', 'get'>;
  trigger: Trigger;
  onClose(): void;
}) {
  const { t } = useTranslation('course');
  const api = useApi();
  const later = plan.versions.filter(
    ({ fields }) => fields.publishedOn !== null && fields.publishedOn >= trigger.raisedOn,
  );
  const zodForm = useZodForm(`settle-${trigger.id}`, settleForm, { versionId: later[0]?.id ?? '' });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('revision.settleTitle')}
      subtitle={trigger.description}
      saveLabel={t('revision.save')}
      onClose={onClose}
      onSave={async ({ versionId }) => {
        await api.plans.settleTrigger({ id: trigger.id, versionId });
        showToast({ tone: 'met', text: t('revision.settled') });
        onClose();
      }}
    >
      <SelectField
        name="versionId"
        label={t('revision.version')}
        required
        wide
        choices={plan.versions.map(({ id, fields }) => ({
          value: id,
          label: fields.publishedOn ? `${fields.label}  ${fields.publishedOn}` : fields.label,
        }))}
      />
    </FormDrawer>
  );
}
