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
import {
  copiesOf,
  governmentPlanForm,
  governmentVersionForm,
  type StepEntry,
  stepForm,
} from '../government-forms';
import { FilingTarget } from './FilingTarget';
import { GovernmentVersionFields } from './GovernmentVersionFields';

type Plan = Answer<'governmentPlans', 'get'>;
export type GovernmentVersion = Plan['versions'][number];

interface DrawerProps {
  readonly plan: Plan;
  onClose(): void;
}

/** Title, kind and issuing body. */
export function GovernmentPlanDrawer({ plan, onClose }: DrawerProps) {
  const { t } = useTranslation('governmentPlans');
  const api = useApi();
  const zodForm = useZodForm(`government-${plan.planId}`, governmentPlanForm, {
    title: plan.title,
    governmentKind: plan.governmentKind ?? 'special',
    issuingBody: plan.issuingBody ?? '',
    remark: plan.remark,
  });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('edit.title')}
      subtitle={plan.title}
      saveLabel={t('edit.save')}
      onClose={onClose}
      onSave={async (fields) => {
        await api.governmentPlans.update({ id: plan.planId, expectedVersion: plan.version, fields });
        onClose();
      }}
    >
      <TextField name="title" label={t('field.title')} required wide />
      <SelectField
        name="governmentKind"
        label={t('field.governmentKind')}
        required
        wide
        choices={useChoices('governmentKind')}
      />
      <TextField name="issuingBody" label={t('field.issuingBody')} required wide />
      <TextField name="remark" label={t('field.remark')} multiline wide />
    </FormDrawer>
  );
}

/** Approval and printing of a version, or a new one. */
export function GovernmentVersionDrawer({
  plan,
  version,
  onClose,
}: DrawerProps & { readonly version: GovernmentVersion | null }) {
  const { t } = useTranslation('governmentPlans');
  const api = useApi();
  const stored = version
    ? {
        label: version.label,
        approvedOn: version.approvedOn,
        publishedOn: version.publishedOn,
        remark: version.remark,
      }
    : { label: '', approvedOn: null, publishedOn: null, remark: null };
  const zodForm = useZodForm(
    `government-version-${version?.id ?? plan.planId}`,
    governmentVersionForm,
    stored,
  );
  return (
    <FormDrawer
      zodForm={zodForm}
      title={version ? t('version.edit') : t('version.add')}
      subtitle={plan.title}
      saveLabel={t('edit.save')}
      onClose={onClose}
      onSave={async (fields) => {
        if (version)
          await api.governmentPlans.updateVersion({
            versionId: version.id,
            expectedVersion: version.version,
            fields,
          });
        else await api.governmentPlans.addVersion({ planId: plan.planId, fields });
        onClose();
      }}
    >
      <GovernmentVersionFields />
    </FormDrawer>
  );
}

/** A version was filed, or made public; what the article asks for stands above the fields. */
export function StepDrawer({
  plan,
  version,
  kind,
  onClose,
}: DrawerProps & { readonly version: GovernmentVersion; readonly kind: 'filing' | 'publication' }) {
  const { t } = useTranslation('governmentPlans');
  const api = useApi();
  const { today } = useSystemState();
  const target = kind === 'filing' ? plan.kindRule?.filing : null;
  const stored: StepEntry = {
    recipient: target?.recipient ?? '',
    copies: target ? [target.deliverTo, ...target.copies].filter(Boolean).join('、') : null,
    doneOn: today,
    documentNo: null,
    remark: null,
  };
  const zodForm = useZodForm(`government-${kind}-${version.id}`, stepForm, stored);
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t(`step.${kind}`)}
      subtitle={`${plan.title} ${version.label}`}
      saveLabel={t('edit.save')}
      onClose={onClose}
      onSave={async ({ copies, ...fields }) => {
        await api.governmentPlans.record({
          versionId: version.id,
          fields: { ...fields, kind, copies: copiesOf(copies) },
        });
        showToast({ tone: 'met', text: t('step.done') });
        onClose();
      }}
    >
      {kind === 'filing' && <FilingTarget kind={plan.governmentKind} />}
      <TextField name="recipient" label={t(`field.${kind}Recipient`)} required wide />
      {kind === 'filing' && (
        <TextField name="copies" label={t('field.copies')} help={t('help.copies')} wide />
      )}
      <DateField name="doneOn" label={t(`field.${kind}On`)} required wide />
      <TextField name="documentNo" label={t('field.documentNo')} wide />
      <TextField name="remark" label={t('field.remark')} multiline wide />
    </FormDrawer>
  );
}
