import { useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { GrantedFile } from '../../../../electron/contract/shell';
import { useApi } from '../../../api/context';
import { useGo, useGoBack } from '../../../app/use-go';
import { useSystemState } from '../../../app/use-system-state';
import { DropZone } from '../../../ui/DropZone';
import { showToast } from '../../../ui/feedback/toast-store';
import { Form, FormSection } from '../../../ui/form/Form';
import { SelectField } from '../../../ui/form/SelectField';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { InlineNote } from '../../../ui/InlineNote';
import { Page } from '../../../ui/Page';
import { useChoices } from '../../../ui/use-choices';
import { documentExtensions } from '../../plans/document-filters';
import { useAttach } from '../../plans/hooks/use-attach';
import { FilingTarget } from '../components/FilingTarget';
import { GovernmentVersionFields } from '../components/GovernmentVersionFields';
import { type NewGovernmentPlanEntry, newGovernmentPlanForm } from '../government-forms';

/** Registers a plan of a government or department with its text and drafting note. */
export function GovernmentPlanNewPage() {
  const { t } = useTranslation('governmentPlans');
  const api = useApi();
  const go = useGo();
  const goBack = useGoBack('/plans/government');
  const attach = useAttach();
  const { office } = useSystemState();
  const [text, setText] = useState<GrantedFile | null>(null);
  const [note, setNote] = useState<GrantedFile | null>(null);
  const stored: NewGovernmentPlanEntry = {
    plan: { title: '', governmentKind: 'department', issuingBody: office?.name ?? '', remark: null },
    version: { label: t('firstLabel'), approvedOn: null, publishedOn: null, remark: null },
  };
  const zodForm = useZodForm('government-plan-new', newGovernmentPlanForm, stored);
  const kinds = useChoices('governmentKind');

  const save = async (values: NewGovernmentPlanEntry) => {
    const { id, versionId } = await api.governmentPlans.register(values);
    showToast({ tone: 'met', text: t('registered', { title: values.plan.title }) });
    if (text) await attach(versionId, text, 'text');
    if (note) await attach(versionId, note, 'drafting-note');
    go(`/plans/${id}?tab=government`);
  };
  const file = (title: string, chosen: GrantedFile | null, choose: (file: GrantedFile) => void) => (
    <div>
      <DropZone
        title={title}
        filters={[{ name: t('file.kinds'), extensions: documentExtensions }]}
        onFile={choose}
      />
      {chosen && <InlineNote tone="open">{t('file.chosen', { name: chosen.name })}</InlineNote>}
    </div>
  );
  return (
    <Page title={t('new.title')} content="fill">
      <Form zodForm={zodForm} saveLabel={t('new.save')} onSave={save} onCancel={goBack}>
        <FormSection title={t('section.plan')} note={t('section.planNote')}>
          <TextField name="plan.title" label={t('field.title')} required wide />
          <SelectField
            name="plan.governmentKind"
            label={t('field.governmentKind')}
            required
            choices={kinds}
          />
          <TextField name="plan.issuingBody" label={t('field.issuingBody')} required />
          <TextField name="plan.remark" label={t('field.remark')} wide />
        </FormSection>
        <FormSection title={t('section.target')} note={t('section.targetNote')}>
          <TargetOfKind />
        </FormSection>
        <FormSection title={t('section.version')} note={t('section.versionNote')}>
          <GovernmentVersionFields prefix="version." />
        </FormSection>
        <FormSection title={t('section.files')} note={t('section.filesNote')}>
          {file(t('file.text'), text, setText)}
          {file(t('file.note'), note, setNote)}
        </FormSection>
      </Form>
    </Page>
  );
}

/** Follows the kind that is being chosen. */
function TargetOfKind() {
  const { control } = useFormContext<NewGovernmentPlanEntry>();
  return <FilingTarget kind={useWatch({ control, name: 'plan.governmentKind' })} />;
}
