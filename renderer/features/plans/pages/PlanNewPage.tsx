import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GrantedFile } from '../../../../electron/contract/shell';
import { useApi } from '../../../api/context';
import { useGo, useGoBack, useRouteSearch } from '../../../app/use-go';
import { DropZone } from '../../../ui/DropZone';
import { showToast } from '../../../ui/feedback/toast-store';
import { EnterpriseField } from '../../../ui/form/EnterpriseField';
import { Form, FormSection } from '../../../ui/form/Form';
import { SelectField } from '../../../ui/form/SelectField';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { InlineNote } from '../../../ui/InlineNote';
import { Page } from '../../../ui/Page';
import { useChoices } from '../../../ui/use-choices';
import { VersionFields } from '../components/VersionFields';
import { documentExtensions } from '../document-filters';
import { useAttach } from '../hooks/use-attach';
import { emptyVersion, type NewPlanEntry, newPlanForm } from '../plan-forms';

/** Registers a plan with its first version and, if it is at hand, the original file. */
export function PlanNewPage() {
  const { t } = useTranslation('plans');
  const api = useApi();
  const go = useGo();
  const goBack = useGoBack('/plans');
  const attach = useAttach();
  const enterpriseId = useRouteSearch('enterprise');
  const [file, setFile] = useState<GrantedFile | null>(null);
  const stored: NewPlanEntry = {
    plan: { enterpriseId, kind: 'comprehensive', title: '', remark: null },
    version: emptyVersion(t('firstLabel')),
  };
  const zodForm = useZodForm(`plan-new-${enterpriseId ?? ''}`, newPlanForm, stored);

  const save = async (values: NewPlanEntry) => {
    const { id, versionId } = await api.plans.register(values);
    showToast({ tone: 'met', text: t('registered', { title: values.plan.title }) });
    if (file) await attach(versionId, file, 'text');
    go(`/plans/${id}`);
  };
  return (
    <Page title={t('new.title')} content="fill">
      <Form zodForm={zodForm} saveLabel={t('new.save')} onSave={save} onCancel={goBack}>
        <FormSection title={t('section.plan')}>
          <EnterpriseField
            name="plan.enterpriseId"
            label={t('field.enterprise')}
            wide
            help={t('help.enterprise')}
          />
          <TextField name="plan.title" label={t('field.title')} required wide />
          <SelectField name="plan.kind" label={t('field.kind')} required choices={useChoices('planKind')} />
          <TextField name="plan.remark" label={t('field.remark')} />
        </FormSection>
        <FormSection title={t('section.version')} note={t('section.versionNote')}>
          <VersionFields prefix="version." />
        </FormSection>
        <FormSection title={t('section.file')} note={t('section.fileNote')}>
          <DropZone
            title={t('attach.choose')}
            filters={[{ name: t('attach.kinds'), extensions: documentExtensions }]}
            onFile={setFile}
          />
          {file && <InlineNote tone="open">{t('attach.chosen', { name: file.name })}</InlineNote>}
        </FormSection>
      </Form>
    </Page>
  );
}
