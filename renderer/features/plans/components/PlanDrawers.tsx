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
import { useChoices } from '../../../ui/use-choices';
import type { PlanVersion } from '../course-forms';
import { type AssessmentEntry, assessmentForm, emptyVersion, planForm, versionForm } from '../plan-forms';
import { VersionFields } from './VersionFields';

type Plan = Answer<'plans', 'get'>;

interface DrawerProps {
  readonly plan: Plan;
  onClose(): void;
}

/** Changes kind, title and remark of a plan. */
export function EditPlanDrawer({ plan, onClose }: DrawerProps) {
  const { t } = useTranslation('plans');
  const api = useApi();
  const zodForm = useZodForm(`plan-${plan.id}`, planForm, plan.fields);
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('edit.title')}
      subtitle={plan.enterprise?.name}
      saveLabel={t('edit.save')}
      onClose={onClose}
      onSave={async (fields) => {
        await api.plans.update({ id: plan.id, expectedVersion: plan.version, fields });
        onClose();
      }}
    >
      <TextField name="title" label={t('field.title')} required wide />
      <SelectField name="kind" label={t('field.kind')} required wide choices={useChoices('planKind')} />
      <TextField name="remark" label={t('field.remark')} multiline wide />
    </FormDrawer>
  );
}

/** A new version of the plan, or the facts of one that is there. */
export function VersionDrawer({
  plan,
  version,
  onClose,
}: DrawerProps & { readonly version: PlanVersion | null }) {
  const { t } = useTranslation('plans');
  const api = useApi();
  const stored = version?.fields ?? emptyVersion(t('nextLabel', { number: plan.versions.length + 1 }));
  const zodForm = useZodForm(`version-${version?.id ?? `new-${plan.id}`}`, versionForm, stored);
  return (
    <FormDrawer
      zodForm={zodForm}
      title={version ? t('version.editTitle') : t('version.newTitle')}
      subtitle={plan.fields.title}
      saveLabel={t('edit.save')}
      onClose={onClose}
      onSave={async (fields) => {
        if (version)
          await api.plans.updateVersion({ versionId: version.id, expectedVersion: version.version, fields });
        else await api.plans.addVersion({ planId: plan.id, version: fields });
        onClose();
      }}
    >
      <VersionFields />
    </FormDrawer>
  );
}

/** The result of an assessment of the plan: does its content still fit, or must it be revised. */
export function AssessDrawer({ plan, onClose }: DrawerProps) {
  const { t } = useTranslation('plans');
  const api = useApi();
  const { today } = useSystemState();
  const stored: AssessmentEntry = { assessedOn: today, conclusion: 'keep', assessor: null, remark: null };
  const zodForm = useZodForm(`assess-${plan.id}`, assessmentForm, stored);
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('assess.title')}
      subtitle={plan.fields.title}
      saveLabel={t('edit.save')}
      onClose={onClose}
      onSave={async (values) => {
        await api.plans.assess({ planId: plan.id, ...values });
        showToast({ tone: 'met', text: t('assess.done') });
        onClose();
      }}
    >
      <DateField name="assessedOn" label={t('assess.on')} required wide />
      <SelectField
        name="conclusion"
        label={t('assess.conclusion')}
        required
        wide
        choices={[
          { value: 'keep', label: t('assess.keep') },
          { value: 'revise', label: t('assess.revise') },
        ]}
      />
      <TextField name="assessor" label={t('assess.assessor')} wide />
      <TextField name="remark" label={t('field.remark')} multiline wide />
    </FormDrawer>
  );
}
