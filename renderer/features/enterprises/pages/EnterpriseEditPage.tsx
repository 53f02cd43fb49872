import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useGo, useGoBack, useRouteParam, useRouteSearch } from '../../../app/use-go';
import { useSystemState } from '../../../app/use-system-state';
import { ErrorState } from '../../../ui/ErrorState';
import { showToast } from '../../../ui/feedback/toast-store';
import { Form } from '../../../ui/form/Form';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { Page } from '../../../ui/Page';
import { EnterpriseFields } from '../components/EnterpriseFields';
import { type EnterpriseEntry, emptyEnterprise, enterpriseForm } from '../enterprise-form';

/** Registers a unit. */
export function EnterpriseNewPage() {
  const { t } = useTranslation('enterprises');
  const api = useApi();
  const go = useGo();
  const { office } = useSystemState();
  return (
    <Page title={t('edit.newTitle')} content="fill">
      <EnterpriseForm
        formId="enterprise-new"
        stored={emptyEnterprise(office?.regionCode ?? '')}
        onSave={async (fields) => {
          const { id } = await api.enterprises.create(fields);
          showToast({ tone: 'met', text: t('edit.created', { name: fields.name }) });
          go(`/enterprises/${id}`);
        }}
      />
    </Page>
  );
}

/** Changes the facts of a unit. */
export function EnterpriseEditPage() {
  const { t } = useTranslation('enterprises');
  const api = useApi();
  const go = useGo();
  const id = useRouteParam('id');
  const { data, error, refetch } = useQuery(ask(api, 'enterprises', 'get', { id }));
  return (
    <Page title={t('edit.title')} fact={data?.fields.name} content="fill">
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && (
        <EnterpriseForm
          key={data.version}
          formId={`enterprise-${id}`}
          stored={data.fields}
          onSave={async (fields) => {
            await api.enterprises.update({ id, expectedVersion: data.version, fields });
            showToast({ tone: 'met', text: t('edit.saved', { name: fields.name }) });
            go(`/enterprises/${id}`);
          }}
        />
      )}
    </Page>
  );
}

interface EnterpriseFormProps {
  readonly formId: string;
  readonly stored: EnterpriseEntry;
  onSave(fields: EnterpriseEntry): Promise<void>;
}

function EnterpriseForm({ formId, stored, onSave }: EnterpriseFormProps) {
  const { t } = useTranslation('common');
  const zodForm = useZodForm(formId, enterpriseForm, stored);
  const goBack = useGoBack('/enterprises');
  const asked = useRouteSearch('field');
  const { setFocus } = zodForm.form;
  // Whoever comes from what is missing stands in that field at once.
  useEffect(() => {
    if (asked !== null && asked in stored) setFocus(asked as keyof EnterpriseEntry);
  }, [asked, stored, setFocus]);
  return (
    <Form zodForm={zodForm} saveLabel={t('save')} onSave={onSave} onCancel={goBack}>
      <EnterpriseFields />
    </Form>
  );
}
